"""Portrait's product: the code that its users run. Imports no portrait_world or portrait_lab."""
