"""Signs: words of a table as they stand in a text, each with the role it plays for the values around it."""

import csv
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from zugong_desk.places import resource


@dataclass(frozen=True, slots=True)
class Sign:
    """A word of a table at code points [start, end) of a text; `why` is the row's reason, in words for the editor."""

    start: int
    end: int
    role: str
    word: str
    why: str


@dataclass(frozen=True)
class Signs:
    """The signs of one text, in order and without overlap."""

    found: tuple[Sign, ...]
    starts: tuple[int, ...]

    def within(self, start: int, end: int) -> tuple[Sign, ...]:
        """Those that begin at or after `start` and end by `end`."""
        some = self.found[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return some if not some or some[-1].end <= end else some[:-1]


def signs_in(text: str, table: str, start: int = 0, end: int | None = None) -> Signs:
    """The words of `resources/practices/<table>.csv` in code points [start, end) of a text, the longest at a place.

    Raises FileNotFoundError if there is no such table.
    """
    found = tuple(_found(text, table, start, len(text) if end is None else end))
    return Signs(found, tuple(one.start for one in found))


def _found(text: str, table: str, start: int, end: int) -> Iterator[Sign]:
    firsts, by_first = _ready(table)
    past = start
    for first in firsts.finditer(text, start, end):
        at = first.start()
        if at < past:
            continue
        for word, row in by_first[first[0]]:
            if text.startswith(word, at) and row.stands(text, at, at + len(word)) and at + len(word) <= end:
                past = at + len(word)
                yield Sign(at, past, row.role, word, row.why)
                break


@dataclass(frozen=True, slots=True)
class _Row:
    role: str
    why: str
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None

    def stands(self, text: str, start: int, end: int) -> bool:
        """Whether the word is one by itself here, and not a part of another."""
        if self.not_before is not None and self.not_before.match(text, end):
            return False
        return self.not_after is None or not self.not_after.search(text, max(0, start - _NEAR), start)


_NEAR = 4


@cache
def _ready(table: str) -> tuple[re.Pattern[str], dict[str, list[tuple[str, _Row]]]]:
    """The first characters of a table's words, and for each the words that begin with it, the longest first."""
    with resource(f"practices/{table}.csv").open(encoding="utf-8", newline="") as file:
        pairs = [(word, _row(line)) for line in csv.DictReader(file) for word in line["words"].split("|")]
    by_first: dict[str, list[tuple[str, _Row]]] = {}
    for word, row in sorted(pairs, key=lambda pair: -len(pair[0])):
        by_first.setdefault(word[0], []).append((word, row))
    return re.compile("[" + "".join(map(re.escape, by_first)) + "]"), by_first


def _row(line: dict[str, str]) -> _Row:
    before, after = line.get("not_before"), line.get("not_after")
    return _Row(
        line["role"],
        line["why"],
        re.compile(before) if before else None,
        re.compile(f"(?:{after})$") if after else None,
    )
