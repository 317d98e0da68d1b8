"""Typeform: forms and responses."""
