"""Qualtrics: contacts, surveys and responses."""
