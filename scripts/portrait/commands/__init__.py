"""The commands of `portrait`: options and exit codes. Logic is imported when a command runs."""
