"""The words that part an indicator from what is said of it: verbs, and what joins them to their objects."""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from zugong_desk.places import resource


class Sort(StrEnum):
    """What a word does to the figure behind it.

    It tells of a state of things (共有, 建成), of a change (新增), of something done once (培训), or only joins.
    """

    STATE = "state"
    CHANGE = "change"
    ACT = "act"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Word:
    """A word at code points [start, end) of a text; `means` is what figures are compared by."""

    start: int
    end: int
    sort: Sort
    means: str


def words(text: str, start: int, end: int) -> list[Word]:
    """The words in code points [start, end) of a text, the longest at each place, none overlapping."""
    known = _known()
    out = []
    at = start
    while at < end:
        pattern = known.get(text[at])
        found = pattern.match(text, at, end + _AHEAD) if pattern else None
        if found and found.end() <= end:
            sort, means = _meanings()[found[0]]
            out.append(Word(at, found.end(), sort, means))
            at = found.end()
        else:
            at += 1
    return out


_AHEAD = 3
"""Code points behind a stretch that are looked at to tell a word from the beginning of another."""


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with resource("ledger/words.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def _meanings() -> dict[str, tuple[Sort, str]]:
    out = {}
    for row in _rows():
        sort = Sort(row["sort"])
        out[row["word"]] = sort, row["as"] or (row["word"] if sort is not Sort.STATE else "")
    return out


@cache
def _known() -> dict[str, re.Pattern[str]]:
    """The words by their first character, the longest first."""
    by_first: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in sorted(_rows(), key=lambda row: -len(row["word"])):
        by_first[row["word"][0]].append(row)
    return {first: re.compile("|".join(map(_pattern, rows))) for first, rows in by_first.items()}


def _pattern(row: dict[str, str]) -> str:
    before = "".join(f"(?<!{re.escape(one)})" for one in row["not_after"].split("|") if one)
    behind = "|".join(re.escape(one) for one in row["not_before"].split("|") if one)
    return before + re.escape(row["word"]) + (f"(?!{behind})" if behind else "")
