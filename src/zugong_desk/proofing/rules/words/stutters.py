"""Words with their first or last character written twice (服服务, 基层层); the rows of `stutters.csv`.

A character twice is sound where the first copy ends one word and the second begins the next (征服|服务): a row's `ends`
are what may stand before its character as one word with it, its `begins` what may follow. They are rather too many than
too few: what has been seen so in print, be it only once.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from zugong_desk.places import resource

_TWICE = re.compile(r"([\u4e00-\u9fff])\1")


@dataclass(frozen=True, slots=True)
class _Known:
    """The words that begin or end with a character, and its neighbours in others."""

    words: frozenset[str]
    ends: frozenset[str]
    begins: frozenset[str]

    def begun(self, text: str, at: int) -> str:
        """The longest word that begins at `at` of a text; empty if none does."""
        return max((word for word in self.words if text.startswith(word, at)), key=len, default="")


def stutters(text: str) -> Iterator[tuple[int, int, str]]:
    """Code points [start, end) of a word with one character twice, and the word."""
    for found in _TWICE.finditer(text):
        char, at = found[1], found.start()
        known = _table().get(char)
        before, behind = text[max(0, at - 1) : at], text[at + 2 : at + 3]
        if known is None or char in (before, behind):
            continue
        word = known.begun(text, at + 1)
        if word and known.ends and before not in known.ends and not _pair(text, at + 2):
            yield at, at + 1 + len(word), word
        elif before + char in known.words and known.begins and behind not in known.begins and not _pair(text, at - 2):
            yield at - 1, at + 2, before + char


def _pair(text: str, at: int) -> bool:
    """Whether the same character stands at `at` and behind: then both are said twice (踏踏实实)."""
    return at >= 0 and text[at : at + 1] == text[at + 1 : at + 2]


@cache
def _table() -> dict[str, _Known]:
    with resource("proofing/stutters.csv").open(encoding="utf-8", newline="") as file:
        return {
            line["character"]: _Known(
                frozenset(line["words"].split("|")), frozenset(line["ends"]), frozenset(line["begins"])
            )
            for line in csv.DictReader(file)
        }


@cache
def words() -> frozenset[str]:
    """The words of two characters that the table knows."""
    return frozenset(word for known in _table().values() for word in known.words if len(word) == 2)
