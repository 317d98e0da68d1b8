"""A simulated world of people, and what each channel's tool would export of them."""
