"""The room between characters: which gaps may widen to fill a row, and where Chinese meets letters and figures. No Qt here."""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

AIR = 0.23
"""Between a Chinese character and a letter or figure, a share of the size; Word puts as much there."""
_MARKS = frozenset({"Mn", "Me", "Cf"})
_JOINER = "\u200d"
_SKIN = range(0x1F3FB, 0x1F400)
_LETTERS = range(0x21, 0x300)
"""Letters, figures and half-width marks: what stands side by side within a word or an amount."""
_DRAWN_THROUGH = frozenset("—…─")
"""Two of these make one stroke."""


def spaces(text: str, tracking: float, air: float, extra: float = 0) -> Iterator[tuple[int, int, float]]:
    """The text cut where the room behind its characters changes: code points [start, end) and the points behind each.

    `tracking` is put behind every character, `air` where Chinese meets letters, `extra` in every gap that may widen.
    """
    at = 0
    for points, run in groupby(behind(text, tracking, air, extra)):
        end = at + len(list(run))
        yield at, end, points
        at = end


def clusters(text: str) -> Iterator[str]:
    """The characters of the text, each with what is joined to it."""
    at = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not is_joined(text, end):
            yield text[at:end]
            at = end


def gaps(text: str) -> int:
    """How many of the text's gaps may widen."""
    return sum(widens(text, at) for at in range(1, len(text)))


def widens(text: str, at: int) -> bool:
    """Whether there may be more room before the character at `at`: not within words, amounts, strokes and characters."""
    before, here = text[at - 1], text[at]
    return not (is_joined(text, at) or is_stroke(before, here) or is_word(before, here))


def is_stroke(before: str, here: str) -> bool:
    """Whether two characters are drawn as one stroke: a dash, an ellipsis."""
    return before == here and here in _DRAWN_THROUGH


def is_word(before: str, here: str) -> bool:
    """Whether two characters stand within a word or an amount."""
    return ord(before) in _LETTERS and ord(here) in _LETTERS


def behind(text: str, tracking: float, air: float, extra: float = 0) -> Iterator[float]:
    """The points behind each character; those of one that is joined to others are all told what follows the last of them."""
    waiting = 0
    for at in range(len(text)):
        waiting += 1
        if at + 1 < len(text) and is_joined(text, at + 1):
            continue
        points = tracking
        if at + 1 < len(text):
            points += air * _meet(text, at + 1) + extra * widens(text, at + 1)
        yield from [round(points, 3)] * waiting
        waiting = 0


def _meet(text: str, at: int) -> bool:
    """Whether Chinese meets a letter or figure before the character at `at`."""
    before, here = text[at - 1], text[at]
    if not (before.isalnum() and here.isalnum()):
        return False
    return (ord(before) in _LETTERS) is not (ord(here) in _LETTERS)


def is_joined(text: str, at: int) -> bool:
    """Whether the character at `at` is part of the one before: a mark on it, the rest of an emoji."""
    here = text[at]
    if "0" <= here <= "\u9fff" and not "\u0300" <= here <= "\u20ff":
        return text[at - 1] == _JOINER
    return unicodedata.category(here) in _MARKS or ord(here) in _SKIN or text[at - 1] == _JOINER
