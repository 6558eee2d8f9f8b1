"""The source pane: the lines as they came, beside the reading text."""
