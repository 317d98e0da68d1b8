"""The people of the world: where they live, their tastes, purchases and times; no channel yet."""
