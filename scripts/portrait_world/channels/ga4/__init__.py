"""GA4: the events of web shop and app."""
