"""Measures the house: how many places one change touches, and how models lean on each other."""
