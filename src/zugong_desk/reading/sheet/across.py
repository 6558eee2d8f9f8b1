"""Across: rows above and below two columns that belong to neither, though they stand in parts as the columns do."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from zugong_desk.reading.sheet.rows import Row

Sides = tuple[Row | None, Row | None]
"""What of a row stands left and right of a gutter."""

SET_OFF = 1.25
"""Of a column's pitch: a row so far above its first line is none of its lines."""

LARGER = 1.1
"""Of a column's size: what is larger may be its title."""


def inner_rows(sides: Sequence[Sides]) -> tuple[int, int]:
    """Where the lines of two columns begin and end, [first, last), among the rows that leave their gutter open.

    Left out are rows at the margins, such as the running head and the page number, and a row such as issuer and date
    that is set off from the columns below it.
    """
    first, last = 0, len(sides)
    begins = [right.start for _left, right in sides if right]
    ends = [left.end for left, _right in sides if left]
    if not begins or not ends:
        return first, last
    column, edge = sorted(begins)[len(begins) // 4], max(ends)
    while first < last and (_at_margins(sides[first], column, edge) or _set_off(sides[first:last])):
        first += 1
    while last > first and _at_margins(sides[last - 1], column, edge):
        last -= 1
    return first, last


def _at_margins(row: Sides, column: float, edge: float) -> bool:
    """Whether the left part ends before the edge of its column and the right one begins inside its own."""
    left, right = row
    if left is None or right is None:
        return False
    size = max(left.size, right.size)
    return right.start > column + 2.5 * size and left.end < edge - 1.2 * size


def _set_off(sides: Sequence[Sides]) -> bool:
    """Whether the first row is plain print apart from both columns. What is bold or large may be their titles."""
    left, right = sides[0]
    if (
        left is None
        or right is None
        or any(run.setting.bold or run.setting.face.heavy for run in left.runs + right.runs)
    ):
        return False
    below = [[part for part in parts if part is not None] for parts in zip(*sides[1:], strict=True)]
    if len(below) < 2 or not all(below):
        return False
    if any(_belongs(own, lines) for own, lines in zip((left, right), below, strict=True)):
        return False
    gaps = [_gap(own, lines) for own, lines in zip((left, right), below, strict=True) if len(lines) > 1]
    return bool(gaps) and min(gaps) > SET_OFF


def _belongs(own: Row, lines: Sequence[Row]) -> bool:
    """Whether a part may be a line or the title of its column: it fills it, or is larger."""
    start, end = min(one.start for one in lines), max(one.end for one in lines)
    return own.size > LARGER * lines[0].size or (own.start <= start + own.size and abs(own.end - end) <= own.size)


def _gap(own: Row, lines: Sequence[Row]) -> float:
    """How far a row stands above the first line of a column, in pitches of the column."""
    pitch = median(other.base - one.base for one, other in pairwise(lines))
    return (lines[0].base - own.base) / pitch if pitch > 0 else 0.0
