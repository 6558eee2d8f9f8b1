"""A hit in one line: its words begin in one column, and as much context as fits is kept on both sides. No Qt here."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from zugong_desk.ui.marks.elide import ELLIPSIS, JOINERS, elided

Measure = Callable[[str], float]
WIDEST = 0.3
"""How much of a line the words may claim when their column is chosen."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is drawn: `left` ends where `text` begins, at `column` from the left edge; `right` follows at `rest`."""

    left: str
    text: str
    right: str
    column: float
    rest: float


def column_of(words: tuple[str, ...], width: float, measure: Measure) -> float:
    """Where hits begin so that the longest of the words stands in the middle of a line."""
    longest = max((measure(word) for word in words), default=0.0)
    return (width - min(longest, width * WIDEST)) / 2


def line_of(parts: tuple[str, str, str], width: float, column: float, plain: Measure, bold: Measure) -> Line:
    """Cut (left, text, right) to a width; `bold` measures the text, `plain` the rest."""
    left, text, right = (flat(part) for part in parts)
    text = head(text, width - column, bold)
    rest = column + bold(text)
    return Line(tail(left, column, plain), text, head(right, width - rest, plain), column, rest)


def flat(text: str) -> str:
    """The text in one line, its length kept."""
    return text.replace("\n", " ").replace("\t", " ")


def head(text: str, width: float, measure: Measure) -> str:
    """As much of the beginning as fits."""
    kept, _ = elided(text, width, measure)
    return text if kept == len(text) else f"{text[:kept]}{ELLIPSIS}" if measure(ELLIPSIS) <= width else ""


def tail(text: str, width: float, measure: Measure) -> str:
    """As much of the end as fits, never beginning within a character."""
    if measure(text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        if measure(ELLIPSIS + text[middle:]) <= width:
            high = middle
        else:
            low = middle + 1
    while low < len(text) and (unicodedata.combining(text[low]) or text[low] in JOINERS):
        low += 1
    return ELLIPSIS + text[low:] if measure(ELLIPSIS) <= width else ""
