"""Set up the environment and run the two commands of `run.py`; standard library only."""
