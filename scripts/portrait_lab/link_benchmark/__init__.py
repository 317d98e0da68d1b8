"""Run the matching models outside a build: on a file, or on pairs for learning weights."""
