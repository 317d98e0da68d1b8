"""Mailchimp: audiences, newsletters and what members did with them."""
