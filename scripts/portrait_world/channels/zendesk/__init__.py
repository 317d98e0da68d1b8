"""Zendesk: users, tickets, comments and ratings."""
