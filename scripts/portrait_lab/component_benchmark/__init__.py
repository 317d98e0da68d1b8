"""Measure connected_components() and Splink's clustering on generated graphs of identifiers."""
