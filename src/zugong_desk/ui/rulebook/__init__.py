"""The rulebook in a window of its own: every rule with its switch, its examples and the rows of its table."""
