"""Shopify: customers, orders, their lines and checkouts."""
