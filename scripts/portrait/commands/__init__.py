"""The verbs of `portrait`: options and exit codes; what they do is imported when one runs."""
