"""Square: what the tills sell, to whom, and what comes back."""
