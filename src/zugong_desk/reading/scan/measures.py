"""Measures: how lines stand on their page, by where their cells are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from zugong_desk.domain.imprint import Align, Part
from zugong_desk.reading.scan.borders import Borders, borders
from zugong_desk.reading.scan.columns import Edges, Placed
from zugong_desk.reading.scan.pieces import Piece

ACROSS = None
FURNITURE: Edges = (-1.0, -1.0)
"""Page numbers and running headers stand in no column."""

HEAD = 0.09
"""The share of a page's height at its top in which a running header may stand."""
FOOT = 0.88
"""The share of its height below which a page number may stand."""
LOW = 0.7
"""The same where a page number stands clear of the page's last line, by `CLEAR` ems."""
CLEAR = 2.0

CENTRED = 1.0
"""Ems by which the room on both sides of a centred line may differ."""
INDENTED = 2.4
"""Ems of room that a line of running text may have before it and, by chance, after it."""
LARGE = 1.2
"""Print this many times as large as the usual is no running text."""

PAGE_NUMBER = re.compile(
    r"[-—–―－一·•.\s]{0,4}(\d{1,3})[-—–―－一·•.\s]{0,4}|第\s*\d{1,3}\s*页(?:\s*共\s*\d{1,3}\s*页)?"
)
"""What stands at the foot of a page; the engine takes a dash for the numeral one now and then."""
_DASH = "-—–―－一"


@dataclass(frozen=True, slots=True)
class Measures:
    """How a line stands: `indent` and `above` in level pixels."""

    align: Align
    indent: float
    above: float
    part: Part


def page_number(text: str) -> str | None:
    """The text of a page number as it is printed, `— 3 —` with both dashes; None if it is none."""
    found = PAGE_NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    number, bare = found[1], text.strip()
    if number and bare[0] in _DASH and bare[-1] in _DASH:
        return f"— {number} —"
    return bare


def measures(placed: Sequence[Placed], extent: tuple[float, float], *, first: bool) -> list[Measures]:
    """How each of the lines of a page stands; they are in reading order, `extent` is the page's top and foot.

    The first page of a bulletin has a masthead: small print over it is no running header.
    """
    lines = [one.line for one in placed]
    parts = [_part(line, lines, extent, first=first) for line in lines]
    columns = [one.column if part is Part.BODY else FURNITURE for one, part in zip(placed, parts, strict=True)]
    found = {column: borders(_in_column(lines, columns, column)) for column in columns}
    rooms = _rooms(lines, columns)
    usual = _usual(rooms)
    return [
        Measures(*_stands(line, found[column]), max(0.0, room - usual) if room is not None else 0.0, part)
        for line, column, part, room in zip(lines, columns, parts, rooms, strict=True)
    ]


def _in_column(lines: Sequence[Piece], columns: Sequence[Edges | None], column: Edges | None) -> list[Piece]:
    """The lines that show where the borders of a column are: for what stands across the page, all of its text."""
    if column not in {ACROSS, FURNITURE}:
        return [line for line, one in zip(lines, columns, strict=True) if one == column]
    return [line for line, one in zip(lines, columns, strict=True) if one != FURNITURE] or list(lines)


def _stands(line: Piece, column: Borders) -> tuple[Align, float]:
    """How a line is set between the borders of its column, and its indent."""
    left, right = column.left.at(line.middle), column.right.at(line.middle)
    before, after = line.left - left, right - line.right
    indent = before if before > 0.3 * column.em else 0.0
    free = INDENTED if line.em < LARGE * column.em else 0.2
    if min(before, after) > free * column.em and abs(before - after) <= CENTRED * column.em:
        return Align.CENTRE, indent
    if before > 0.35 * (right - left) and after < 4.5 * column.em and before > 2 * after:
        return Align.RIGHT, indent
    return Align.LEFT, indent


def _part(line: Piece, lines: Sequence[Piece], extent: tuple[float, float], *, first: bool) -> Part:
    top, foot = extent
    share = (line.middle - top) / (foot - top)
    if page_number(line.text) is not None and (share > FOOT or (share > LOW and _is_last(line, lines))):
        return Part.FOOTER
    if share < HEAD and (page_number(line.text) is not None or (not first and _is_running(line, lines))):
        return Part.HEADER
    return Part.BODY


def _is_last(line: Piece, lines: Sequence[Piece]) -> bool:
    """Whether a line is the lowest and stands clear of the others: round a photographed page there is more picture."""
    others = [one.foot for one in lines if one is not line]
    return bool(others) and line.top - max(others) > CLEAR * line.em


def _is_running(line: Piece, lines: Sequence[Piece]) -> bool:
    """Whether a line at the top is smaller than the text and stands clear of it."""
    usual = median(one.em for one in lines)
    below = [one for one in lines if one.middle > line.middle + line.em]
    return bool(below) and line.em <= 0.85 * usual and min(one.top for one in below) - line.foot > usual


def _rooms(lines: Sequence[Piece], columns: Sequence[Edges | None]) -> list[float | None]:
    """The room over each line up to the one before it in its column; None for the first."""
    rooms: list[float | None] = []
    for at, line in enumerate(lines):
        fits = at > 0 and columns[at] != FURNITURE and columns[at] == columns[at - 1]
        rooms.append(line.top - lines[at - 1].foot if fits else None)
    return rooms


def _usual(rooms: Sequence[float | None]) -> float:
    known = [room for room in rooms if room is not None]
    return median(known) if known else 0.0
