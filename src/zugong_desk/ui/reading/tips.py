"""Tool tips that say what they are given, angle brackets and all."""

from html import escape


def tip(text: str) -> str:
    """A tool tip's text as Qt wants it: plain text that happens to look like markup would be read as such."""
    return f"<div style='white-space: pre-wrap'>{escape(text)}</div>" if text else ""
