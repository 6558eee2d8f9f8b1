"""The import queue: what was read from each file, and what can be done about it."""
