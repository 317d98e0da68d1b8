"""Klaviyo: subscribers, e-mails, text messages and what happened to them."""
