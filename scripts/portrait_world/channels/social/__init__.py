"""Social networks: users, posts, comments and messages."""
