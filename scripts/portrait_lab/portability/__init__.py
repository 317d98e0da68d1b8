"""Hold compiled SQL to what both engines understand."""
