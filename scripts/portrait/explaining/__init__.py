"""Explains why a customer is one person."""
