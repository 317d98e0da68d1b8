"""Who lives in the world, where, what they like and buy, and when: no channel's words yet."""
