"""What is learned from the warehouse and written, as rows to review, into seeds/fitted."""
