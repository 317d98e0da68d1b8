"""Fits parameters on a built warehouse and writes them to seeds/fitted, for review as a diff."""
