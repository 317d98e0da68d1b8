"""Measure connected_components() against Splink's clustering on generated graphs of identifiers."""
