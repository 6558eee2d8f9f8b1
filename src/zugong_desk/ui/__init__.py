"""The window: all that is Qt."""
