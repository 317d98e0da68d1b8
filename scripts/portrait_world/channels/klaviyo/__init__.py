"""Klaviyo: subscribers, mails, text messages and what became of them."""
