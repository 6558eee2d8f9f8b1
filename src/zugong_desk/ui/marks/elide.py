"""Cutting text with … so that what was matched in it can still be underlined. No Qt here."""

import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

ELLIPSIS = "…"
JOINERS = frozenset("\u200d\ufe0e\ufe0f")
Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text to draw, matched or not."""

    text: str
    matched: bool


def elided(text: str, width: float, measure: Measure, *, middle: bool = False) -> tuple[int, int]:
    """How much of a text fits: code points kept at its head and at its tail, all of it as `(len, 0)`.

    `measure` gives the width of a string. A combining mark is never cut from its letter.
    """
    if measure(text) <= width:
        return len(text), 0
    low, high = 0, len(text)
    while low < high:
        kept = (low + high + 1) // 2
        head, tail = _shares(kept, middle=middle)
        if measure(text[:head] + ELLIPSIS + _tail(text, tail)) <= width:
            low = kept
        else:
            high = kept - 1
    return _whole(text, *_shares(low, middle=middle))


def runs(text: str, matched: Collection[int], head: int, tail: int) -> Iterator[Run]:
    """What to draw of a text cut to `head` and `tail` code points, split where matched characters begin and end."""
    kept = [(char, place in matched) for place, char in enumerate(text)]
    if head < len(text):
        kept = [*kept[:head], (ELLIPSIS, False), *kept[len(text) - tail :]]
    start = 0
    for place in range(1, len(kept) + 1):
        if place == len(kept) or kept[place][1] != kept[start][1]:
            yield Run("".join(char for char, _ in kept[start:place]), kept[start][1])
            start = place


def _shares(kept: int, *, middle: bool) -> tuple[int, int]:
    return (kept - kept // 2, kept // 2) if middle else (kept, 0)


def _tail(text: str, tail: int) -> str:
    return text[len(text) - tail :]


def _whole(text: str, head: int, tail: int) -> tuple[int, int]:
    while 0 < head < len(text) and _clings(text, head):
        head -= 1
    while tail and _clings(text, len(text) - tail):
        tail -= 1
    return head, tail


def _clings(text: str, place: int) -> bool:
    char = text[place]
    return bool(unicodedata.combining(char)) or char in JOINERS or text[place - 1] == "\u200d"
