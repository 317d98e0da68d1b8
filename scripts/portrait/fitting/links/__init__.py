"""Learn how alike one person's records are, for probable links."""
