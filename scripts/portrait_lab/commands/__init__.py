"""The commands of `portrait-lab`: options and exit codes; each imports its work when it runs."""
