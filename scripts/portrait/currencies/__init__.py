"""Currency rates that the user fills in."""
