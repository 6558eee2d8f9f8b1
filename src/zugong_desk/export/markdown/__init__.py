"""Markdown that every reader renders as the text it was made of."""
