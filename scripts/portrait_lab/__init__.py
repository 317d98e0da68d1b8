"""The laboratory: measures, compares and checks Portrait; it imports the product and the worlds."""
