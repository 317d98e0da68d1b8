"""How well a build recovers a generated world whose truth is known."""
