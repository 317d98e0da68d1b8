"""Show in a terminal what the warehouse holds."""
