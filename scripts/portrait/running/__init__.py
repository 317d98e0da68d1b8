"""Set up the environment and run the two README commands; standard library only."""
