"""Advertising tools: campaigns, their daily figures, leads and the company's page."""
