"""Lengths of style sheets, in points."""

import re

_LENGTH = re.compile(r"\s*(-?\d{0,6}(?:\.\d{0,6})?)\s*(pt|px|pc|cm|mm|in|rem|em|ex|ch|%)?\s*(?:!.*)?$")
_POINTS = {"pt": 1.0, "px": 0.75, "pc": 12.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "rem": 12.0}
_WORDS = dict(zip(("xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large"), range(1, 8), strict=True))
_FONT_SIZES = (7.5, 7.5, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0)

USUAL = 12.0
"""The size of text in a browser where nothing is said."""


def measured(value: str) -> tuple[float, str]:
    """A number and its unit, "" if the text is no length; points are already worked out, other units are em and %."""
    found = _LENGTH.match(value.lower())
    if not found or not any(char.isdigit() for char in found[1]):
        return 0.0, ""
    number, unit = float(found[1]), found[2] or ""
    if unit in _POINTS:
        return number * _POINTS[unit], "pt"
    if unit in {"em", "ch", "ex"}:
        return number * (1.0 if unit == "em" else 0.5), "em"
    return number, unit if unit or number else "pt"


def font_size(value: str, around: float) -> float:
    """The size that `font-size` gives inside text of size `around`; `around` itself if it gives none."""
    word = value.partition("!")[0].strip().lower()
    if word in _WORDS:
        return _FONT_SIZES[_WORDS[word]]
    number, unit = measured(word)
    if number <= 0 or unit not in {"pt", "em", "%"}:
        return around
    return number if unit == "pt" else around * number / (100 if unit == "%" else 1)


def face_size(value: str, around: float) -> float:
    """The size that `<font size>` gives: 1 to 7, or steps from the usual 3."""
    try:
        step = int(value.strip())
    except ValueError:
        return around
    step += 3 if value.strip()[0] in "+-" else 0
    return _FONT_SIZES[max(1, min(step, 7))]
