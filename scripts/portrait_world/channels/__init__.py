"""What the tool of each channel would export about the people."""
