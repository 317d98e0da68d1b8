"""Fits the weights of probable links: how similar the records of one person are."""
