"""Columns: gutters between pieces of text that stand side by side, whole lines, and the order to read them in."""

from dataclasses import dataclass
from statistics import median

from zugong_desk.reading.scan.pieces import Piece, joined

SAME_LINE = 0.45
"""How far the middles of two pieces of one line may lie apart, in ems."""

GUTTER_ROWS = 4
"""Rows that must stand on both sides of a gap before it parts two columns."""
GUTTER_WIDTH = 0.7
"""The least width of a gutter in ems."""
COLUMN_WIDTH = 5.0
"""The least width of what stands beside a gutter, in ems of its own print: less is a cell of a table."""
FILLED = 0.6
"""The share of its column that the usual line of running text fills."""
APART = 3.0
"""Rows of one column lie closer than this, in ems."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """Empty room between two columns: from `left` to `right`, beside the rows from `top` to `foot`."""

    left: float
    right: float
    top: float
    foot: float

    def parts(self, one: Piece, other: Piece) -> bool:
        """Whether it stands between two pieces."""
        beside = all(self.top <= piece.middle <= self.foot for piece in (one, other))
        return beside and one.right <= self.right and other.left >= self.left

    def side(self, piece: Piece) -> int:
        """-1 for a piece in the left column, 1 in the right one, 0 for one that is in neither."""
        if not self.top <= piece.middle <= self.foot:
            return 0
        centre = (self.left + self.right) / 2
        return -1 if piece.right <= centre else 1 if piece.left >= centre else 0


def on_one_line(one: Piece, other: Piece) -> bool:
    """Whether two pieces stand on the same line, as to their height."""
    return (
        abs(one.middle - other.middle) <= SAME_LINE * max(one.em, other.em)
        and one.em <= 1.8 * other.em <= 3.24 * one.em
    )


def lines(pieces: list[Piece]) -> tuple[list[Piece], list[Gutter]]:
    """Whole lines in the order of reading, and the gutters between their columns."""
    gutters = found_gutters(pieces)
    return in_order(_merged(pieces, gutters), gutters), gutters


def _merged(pieces: list[Piece], gutters: list[Gutter]) -> list[Piece]:
    """Pieces of one line put together, across any room but a gutter."""
    whole: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: one.left):
        for at, line in enumerate(whole):
            if _continues(line, piece) and not any(gutter.parts(line, piece) for gutter in gutters):
                whole[at] = joined(line, piece)
                break
        else:
            whole.append(piece)
    return whole


def _continues(line: Piece, piece: Piece) -> bool:
    return on_one_line(line, piece) and piece.left >= line.right - 0.6 * min(line.em, piece.em)


def found_gutters(pieces: list[Piece]) -> list[Gutter]:
    """Gaps beside which many lines of running text stand on both sides."""
    found: list[Gutter] = []
    for piece in sorted(pieces, key=lambda one: one.middle):
        for right in pieces:
            if right.left < piece.right or any(gutter.parts(piece, right) for gutter in found):
                continue
            gutter = _gutter(piece, right, pieces)
            if gutter is not None:
                found.append(gutter)
    return found


def _gutter(one: Piece, other: Piece, pieces: list[Piece]) -> Gutter | None:
    """The gutter of which the room between two neighbours is a part, if it is one."""
    if abs(one.middle - other.middle) > max(one.em, other.em):
        return None
    left, right = one.right, other.left
    sides: tuple[list[Piece], list[Piece]] = ([one], [other])
    least = GUTTER_WIDTH * min(one.em, other.em)
    top, foot = min(one.top, other.top), max(one.foot, other.foot)
    start = max(one.middle, other.middle)
    for piece in sorted(
        (p for p in pieces if p is not one and p is not other and p.middle >= start - p.em), key=lambda p: p.middle
    ):
        if piece.top - foot > APART * piece.em:
            break
        narrowed = (max(left, piece.right), right) if piece.right < right else (left, min(right, piece.left))
        if narrowed[1] - narrowed[0] < least:
            break
        sides[0 if piece.right < right else 1].append(piece)
        left, right = narrowed
        foot = max(foot, piece.foot)
    if right - left < least or not all(_is_column(side) for side in sides):
        return None
    return Gutter(left, right, top, foot)


def _is_column(side: list[Piece]) -> bool:
    """Whether the pieces on one side of a gap are lines of running text, not cells of a table."""
    if len(side) < GUTTER_ROWS:
        return False
    width = max(piece.right for piece in side) - min(piece.left for piece in side)
    usual = median(piece.right - piece.left for piece in side)
    return usual >= FILLED * width and width >= COLUMN_WIDTH * median(piece.em for piece in side)


def in_order(whole: list[Piece], gutters: list[Gutter]) -> list[Piece]:
    """Lines from top to bottom; where a gutter parts them, its left column before its right one."""
    ordered = sorted(whole, key=lambda line: (line.middle, line.left))
    for gutter in gutters:
        beside = [line for line in ordered if gutter.side(line)]
        if not beside:
            continue
        at = ordered.index(beside[0])
        columns = sorted(beside, key=gutter.side)
        rest = [line for line in ordered if not gutter.side(line)]
        before = [line for line in ordered[:at] if not gutter.side(line)]
        ordered = before + columns + rest[len(before) :]
    return ordered
