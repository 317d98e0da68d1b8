"""Check that both engines understand the compiled SQL."""
