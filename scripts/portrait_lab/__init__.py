"""The laboratory: measures, compares and checks Portrait. Reads the product and the worlds."""
