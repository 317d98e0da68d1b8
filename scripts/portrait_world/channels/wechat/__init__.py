"""WeChat official accounts: followers, tags and messages."""
