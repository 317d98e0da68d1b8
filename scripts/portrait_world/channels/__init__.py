"""What each channel's tool would export of the people."""
