"""Lands exported files as all-text raw tables, keeping every record or saying why not."""
