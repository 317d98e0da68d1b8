"""Measure load and build at several sizes, against a floor measured in the same run."""
