"""Portrait's product: what its users run. Imports neither world nor lab."""
