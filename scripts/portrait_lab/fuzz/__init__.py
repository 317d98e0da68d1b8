"""The fuzz suite: damages exports the way real ones arrive damaged and accounts for every row."""
