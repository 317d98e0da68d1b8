"""The raw gate: Great Expectations over the newest delivery of every raw table."""
