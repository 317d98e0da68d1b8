"""Run the matching models outside a build: on a file of records, or on pairs to learn weights from."""
