"""The verbs of `portrait-lab`: options and exit codes; what they do is imported when one runs."""
