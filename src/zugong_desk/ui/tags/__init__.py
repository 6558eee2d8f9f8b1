"""Tagging: the palette that puts tags on passages, and the pane of annotations with their practice fields."""
