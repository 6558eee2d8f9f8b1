"""Columns: where print stands side by side, and in which order it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from zugong_desk.reading.pdf.rows import Row

NARROWEST = 0.8
"""Of the size: a gutter narrower than this is a gap between words."""

BODY_WIDTH = 5.5
"""Of the size: columns of running text are at least so wide; those of a table are often narrower."""

BODY_ROWS = 3
BODY_FULL = 0.5
"""Share of the rows of running text that reach its right edge."""

STOPS = "，。；、：！？,.;:"
PUNCTUATED = 0.25
"""Share of the rows of running text that hold a stop; names and units listed side by side have none."""

BESIDE = 4
"""Rows of running text beside which a box may stand."""

RUNS_ON = 1.9
"""Of the usual pitch: rows of one block are no farther apart."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it is read, and the edges of the column or cell that it stands in; None for the whole width of the page."""

    row: Row
    column: tuple[float, float] | None = None
    table: bool = False


@dataclass(frozen=True, slots=True)
class _Gutter:
    """Rows [first, last) whose print keeps clear of [low, high]."""

    first: int
    last: int
    low: float
    high: float


def reading_order(rows: Sequence[Row]) -> list[Line]:
    """The rows of a frame, given from top to bottom, as they are read: column by column, what spans them in between."""
    return _ordered(list(rows), None)


def _ordered(rows: list[Row], column: tuple[float, float] | None) -> list[Line]:
    for at, row in enumerate(rows):
        for one, other in pairwise(row.segments):
            gutter = _widest(rows, at, one.end, other.start)
            if gutter is not None and gutter.last - gutter.first < len(rows) + 1:
                parted = _parted(rows, gutter, column)
                if parted is not None:
                    return parted
    return [Line(row, column) for row in rows]


def _widest(rows: list[Row], at: int, low: float, high: float) -> _Gutter | None:
    """The gutter around a gap, over as many rows up and down as leave it open."""
    least = NARROWEST * rows[at].size
    if high - low < least:
        return None
    last = at + 1
    while last < len(rows) and (narrowed := _narrowed(rows[last], low, high, least)):
        low, high = narrowed
        last += 1
    first = at
    while first > 0 and (narrowed := _narrowed(rows[first - 1], low, high, least)):
        low, high = narrowed
        first -= 1
    return _Gutter(first, last, low, high)


def _narrowed(row: Row, low: float, high: float, least: float) -> tuple[float, float] | None:
    """What a row leaves open of a gutter; None if it closes it."""
    free = [(float("-inf"), row.start)]
    free += [(one.end, other.start) for one, other in pairwise(row.segments)]
    free.append((row.end, float("inf")))
    open_parts = [(max(low, start), min(high, end)) for start, end in free]
    start, end = max(open_parts, key=lambda part: part[1] - part[0])
    return (start, end) if end - start >= least else None


def _parted(rows: list[Row], gutter: _Gutter, column: tuple[float, float] | None) -> list[Line] | None:
    """The rows read with this gutter; None if what stands at its sides is no text of its own."""
    middle = (gutter.low + gutter.high) / 2
    last = _cut(rows, gutter.first, gutter.last, middle)
    within = rows[gutter.first : last]
    left = [part for row in within if (part := row.part(float("-inf"), middle))]
    right = [part for row in within if (part := row.part(middle, float("inf")))]
    if not _side_by_side(left, right):
        return None
    return (
        _ordered(rows[: gutter.first], column)
        + _ordered(left, _edges(left))
        + _ordered(right, _edges(right))
        + _ordered(rows[last:], column)
    )


def _cut(rows: list[Row], first: int, last: int, middle: float) -> int:
    """Where the block ends: short rows on the left after all print on the right may belong to what comes below."""
    left = [row.part(float("-inf"), middle) for row in rows[first:last]]
    both = max((at for at in range(first, last) if rows[at].part(middle, float("inf"))), default=first)
    edge = max((row.end for row in left if row), default=middle)
    end = both + 1
    for at in range(both, last):
        row = left[at - first]
        if row is not None and edge - row.end <= 1.2 * row.size:
            end = at + 1 if at + 1 >= last else at + 2
    return max(end, both + 1)


def _side_by_side(left: list[Row], right: list[Row]) -> bool:
    if not left or not right:
        return False
    if _running(left) and _running(right):
        return True
    if _running(left) and len(left) >= BESIDE:
        return _is_box(right, left)
    return _running(right) and len(right) >= BESIDE and _is_box(left, right) and left[0].base < right[0].base - 1


def _running(rows: list[Row]) -> bool:
    """Whether rows look like running text: several, wide enough, most of them filled to the edge."""
    if len(rows) < BODY_ROWS:
        return False
    size = median(row.size for row in rows)
    low, high = _edges(rows)
    widths = [segment.end - segment.start for row in rows for segment in row.segments]
    if min(high - low, median(widths)) < BODY_WIDTH * size:
        return False
    if sum(any(stop in row.text for stop in STOPS) for row in rows) < PUNCTUATED * len(rows):
        return False
    full = sum(high - row.end <= 1.3 * size for row in rows)
    return full / len(rows) >= BODY_FULL


def _is_box(rows: list[Row], beside: list[Row]) -> bool:
    """Whether rows form one block of their own beside running text, not the scattered labels of a table."""
    if len(rows) == 1:
        return True
    pitch = median(other.base - one.base for one, other in pairwise(beside))
    together = all(other.base - one.base <= RUNS_ON * pitch for one, other in pairwise(rows))
    return together and len(rows) < len(beside)


def _edges(rows: list[Row]) -> tuple[float, float]:
    return min(row.start for row in rows), max(row.end for row in rows)
