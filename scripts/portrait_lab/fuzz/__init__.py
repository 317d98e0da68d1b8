"""The fuzz suite: damages exports in the way real ones are damaged, and accounts for every row."""
