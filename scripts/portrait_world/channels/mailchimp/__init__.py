"""Mailchimp: audiences, newsletters and the reactions of members."""
