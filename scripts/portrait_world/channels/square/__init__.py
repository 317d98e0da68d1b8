"""Square: the sales at the tills, their buyers, and the returns."""
