"""Loads exported files into all-text raw tables; keeps each record or rejects it with a reason."""
