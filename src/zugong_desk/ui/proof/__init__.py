"""Proofreading in the window: the check in the background, the list of findings, the card, the preview of many."""
