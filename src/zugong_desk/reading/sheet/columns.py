"""Columns: where print stands side by side, and in which order it is read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from zugong_desk.reading.sheet.across import inner_rows
from zugong_desk.reading.sheet.rows import Row

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


MOST_ROWS = 600
"""A page of more rows is no print; its rows are read from top to bottom."""

DEEPEST = 4
"""Columns within columns are parted so often."""


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


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows [first, last) and what of them stands left and right of a gutter."""

    first: int
    last: int
    left: list[Row]
    right: list[Row]


def reading_order(rows: Sequence[Row], starts: Sequence[float] = ()) -> list[Line]:
    """The rows of a frame, given from top to bottom, as they are read: column by column, what spans them in between.

    `starts` are where right-hand columns begin on the page before: a rest of such columns may be short.
    """
    if len(rows) > MOST_ROWS or sum(len(row.segments) for row in rows) > 2 * MOST_ROWS:
        return [Line(row) for row in rows]
    return _ordered(list(rows), None, starts, DEEPEST)


def column_starts(columns: Iterable[tuple[float, float] | None]) -> tuple[float, ...]:
    """Where columns begin that stand to the right of others."""
    edges = sorted({column for column in columns if column is not None})
    return tuple(other[0] for one, other in pairwise(edges) if other[0] > one[1])


def _ordered(rows: list[Row], column: tuple[float, float] | None, starts: Sequence[float], deep: int) -> list[Line]:
    found: list[Line] = []
    while rows and deep:
        block = _first_block(rows, starts)
        if block is None:
            break
        found += [Line(row, column) for row in rows[: block.first]]
        for side in (block.left, block.right):
            found += _ordered(side, _edges(side), starts, deep - 1)
        rows = rows[block.last :]
    return found + [Line(row, column) for row in rows]


def _first_block(rows: list[Row], starts: Sequence[float]) -> "_Block | None":
    """The topmost rows in which print stands in columns."""
    for at, row in enumerate(rows):
        for one, other in pairwise(row.segments):
            gutter = _widest(rows, at, one.end, other.start)
            block = _parted(rows, gutter, starts) if gutter is not None else None
            if block is not None:
                return block
    return None


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


def _parted(rows: list[Row], gutter: _Gutter, starts: Sequence[float]) -> _Block | None:
    """The block that a gutter parts; None if what stands at its sides is no text of its own."""
    middle = (gutter.low + gutter.high) / 2
    open_rows = rows[gutter.first : gutter.last]
    inner = inner_rows([(row.part(float("-inf"), middle), row.part(middle, float("inf"))) for row in open_rows])
    first, last = gutter.first + inner[0], gutter.first + inner[1]
    if first >= last:
        return None
    last = _cut(rows, first, last, middle)
    left = [part for row in rows[first:last] if (part := row.part(float("-inf"), middle))]
    right = [part for row in rows[first:last] if (part := row.part(middle, float("inf")))]
    if _side_by_side(left, right) or _goes_on(left, right, starts):
        return _Block(first, last, left, right)
    return None


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


def _goes_on(left: list[Row], right: list[Row], starts: Sequence[float]) -> bool:
    """Whether the right side begins where a column began on the page before, and both are wide enough for one."""
    if not left or not right:
        return False
    size = right[0].size
    wide = all(high - low >= BODY_WIDTH * size for low, high in (_edges(left), _edges(right)))
    return wide and any(abs(min(row.start for row in right) - start) <= 0.3 * size for start in starts)


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
