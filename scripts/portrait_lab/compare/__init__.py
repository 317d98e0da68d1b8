"""Compare two warehouse files, table by table and row by row."""
