"""Edges: whether a line end looks like the middle of a sentence, by the characters on both sides of it."""

import csv
from collections.abc import Mapping
from functools import cache

from zugong_desk.places import resource

_FAR = 3.0
"""Odds, in natural logarithms, beyond which one character says no more."""


def kind_of_character(char: str) -> str:
    """The character itself; one for all digits, one for all Latin letters."""
    if char.isdigit():
        return "0"
    return "a" if char.isascii() and char.isalpha() else char


def between_sentences(before: str, after: str) -> float:
    """The odds that a sentence ends with `before` and another begins with `after`, full stop or not; 0 if nothing is known."""
    return _odds(before, 1) + _odds(after, 0)


def _odds(char: str, side: int) -> float:
    found = _table().get(kind_of_character(char))
    return max(-_FAR, min(_FAR, found[side])) if found else 0.0


@cache
def _table() -> Mapping[str, tuple[float, float]]:
    """How much more often each character opens, and closes, a sentence than it stands inside one."""
    with resource("parser/edges.csv").open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    return {char: (float(opens), float(closes)) for char, opens, closes in rows}
