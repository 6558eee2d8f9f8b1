"""The library pane: issues by year, filtered by typing."""
