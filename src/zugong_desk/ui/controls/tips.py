"""Tool tips that say what they are given, angle brackets and all."""

from html import escape

from PySide6.QtGui import Qt


def tip(text: str) -> str:
    """A tool tip's text as Qt wants it: plain text that happens to look like markup would be read as such."""
    return f"<div style='white-space: pre-wrap'>{escape(text)}</div>" if text else ""


def as_it_is(text: str) -> str:
    """The text itself where Qt takes it for plain text, else made such that Qt shows just that."""
    return tip(text) if Qt.mightBeRichText(text) else text
