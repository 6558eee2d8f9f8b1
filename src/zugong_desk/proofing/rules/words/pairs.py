"""Common words of two characters with one that sounds like the right one and makes no word with the other (`pairs.csv`).

Each row has been asked of print: what it calls wrong is no word and hardly ever stands where one word ends and another
begins. Where one of the two makes a word with its neighbour (学校|圆满) nothing is said.
"""

import csv
from collections.abc import Iterator
from functools import cache

from zugong_desk.places import resource
from zugong_desk.proofing.rules.words.phrases import known_words
from zugong_desk.proofing.tables import grams


def pairs(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Code points [start, end) of what is no word, and the words that may be meant."""
    wrongs = _wrongs()
    for wrong in _keys() & grams(text):
        at = text.find(wrong)
        while at >= 0:
            if text[max(0, at - 1) : at + 1] not in known_words() and text[at + 1 : at + 3] not in known_words():
                yield at, at + len(wrong), wrongs[wrong]
            at = text.find(wrong, at + 1)


@cache
def _wrongs() -> dict[str, tuple[str, ...]]:
    with resource("proofing/pairs.csv").open(encoding="utf-8", newline="") as file:
        return {line["wrong"]: tuple(line["right"].split("|")) for line in csv.DictReader(file)}


@cache
def _keys() -> frozenset[str]:
    """The wrong forms once more: a set meets another faster than a dictionary."""
    return frozenset(_wrongs())
