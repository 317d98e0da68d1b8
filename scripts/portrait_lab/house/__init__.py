"""Measures the project: how many files one change touches, and how models depend on each other."""
