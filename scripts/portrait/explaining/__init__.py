"""Tells why a customer is one person."""
