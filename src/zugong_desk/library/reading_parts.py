"""Parts read for what a search shows of them: their lines, and the places in them with what stands around."""

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from zugong_desk.domain.parts import Line
from zugong_desk.library import rows_part
from zugong_desk.library.hits import CONTEXT, Hit

Range = tuple[int, int]
Order = Mapping[int, str]
"""The issues present by the number of their parts, newest first, with their ids."""
_ROWS = "SELECT id, title, org, lines, text FROM part WHERE id IN (SELECT value FROM json_each(?)) ORDER BY ord"
_SIZES = "SELECT id, size FROM part WHERE number=? ORDER BY ord"


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A part as read: where it begins in the reading text, and where each of its lines begins in it."""

    id: int
    bulletin: str
    title: str
    org: str
    start: int
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    text: str

    def ranges(self) -> Iterator[tuple[Line, Range]]:
        """The lines with their half-open ranges in the part's text."""
        for line, start in zip(self.lines, self.starts, strict=True):
            yield line, (start, start + line.size)

    def hit(self, place: Range) -> Hit:
        """A place within one line, with its context."""
        start, end = place
        at = bisect_right(self.starts, start) - 1
        line, first = self.lines[at], self.starts[at]
        return Hit(
            bulletin=self.bulletin,
            block=line.block,
            offset=start - first,
            end_block=line.block,
            end_offset=end - first,
            start=self.start + start,
            left=self.text[max(first, start - CONTEXT) : start],
            text=self.text[start:end],
            right=self.text[end : min(first + line.size, end + CONTEXT)],
            kind=line.kind,
            article=self.title,
            org=self.org,
        )


def read(conn: sqlite3.Connection, order: Order, ids: Collection[int]) -> Iterator[ReadPart]:
    """The parts of these ids, newest issue first and in the order of the text, each issue read when its turn comes."""
    by_number: dict[int, list[int]] = {}
    for id in ids:
        by_number.setdefault(id >> rows_part.ISSUE_BITS, []).append(id)
    for number in order:
        if number in by_number:
            yield from read_issue(conn, number, order[number], by_number[number])


def read_issue(conn: sqlite3.Connection, number: int, bulletin: str, ids: Sequence[int]) -> Iterator[ReadPart]:
    """Some parts of one issue in the order of the text."""
    begins = starts_of(conn, number)
    for id, title, org, lines, text in conn.execute(_ROWS, (json.dumps(ids),)):
        known = rows_part.lines_of(lines)
        starts = tuple(accumulate((line.size + 1 for line in known), initial=0))[:-1]
        yield ReadPart(id, bulletin, title, org, begins[id], known, starts, text)


def starts_of(conn: sqlite3.Connection, number: int) -> dict[int, int]:
    """Where each part of an issue begins in the reading text."""
    rows = conn.execute(_SIZES, (number,)).fetchall()
    starts = accumulate((size + 1 for _, size in rows), initial=0)
    return {id: start for (id, _), start in zip(rows, starts, strict=False)}


def places_of(word: str, text: str) -> Iterator[Range]:
    """Where a word stands; places do not overlap."""
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + len(word))
