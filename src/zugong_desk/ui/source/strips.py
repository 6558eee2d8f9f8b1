"""Strips: where the characters of a source stand on its pages, and which of them is nearest to a point. No Qt here."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from math import cos, hypot, inf, radians, sin

from zugong_desk.domain.imprint import LinePrint, Placement
from zugong_desk.domain.source import Source

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]

ROW_FIRST = 60
"""A point beside a short line belongs to it rather than to the long line above, even from this many times as far."""
LEADING = 0.35
"""Room over and under a line that still counts as the line, as a share of its height."""
BODY = 1.15
"""The least height of what is lit of a line, in sizes of its type: some files' cells end where the ink ends."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Code points [start, end) of a source that stand in one straight line on a page, and how they are printed."""

    start: int
    placement: Placement
    look: LinePrint

    @property
    def end(self) -> int:
        """Past its last character."""
        return self.start + max(0, len(self.placement.edges) - 1)

    def quad(self, start: int, end: int) -> Quad:
        """The corners of the cells of code points [start, end) of the source, clockwise from the first one's top left."""
        return self._between(start, end, 0)

    def lit(self, start: int, end: int) -> Quad:
        """The same with room for the bodies of the characters over and under cells that are too low for them."""
        return self._between(start, end, max(0, BODY * self.look.size - self.placement.height) / 2)

    @property
    def whole(self) -> Quad:
        """The corners of the whole line."""
        return self.quad(self.start, self.end)

    def _between(self, start: int, end: int, over: float) -> Quad:
        edges = self.placement.edges
        low = edges[min(max(start - self.start, 0), len(edges) - 1)]
        high = edges[min(max(end - self.start, 0), len(edges) - 1)]
        foot = self.placement.height + over
        return self._at(low, -over), self._at(high, -over), self._at(high, foot), self._at(low, foot)

    def _at(self, along: float, across: float) -> Point:
        turn = radians(self.placement.angle)
        return (
            self.placement.x + along * cos(turn) - across * sin(turn),
            self.placement.y + along * sin(turn) + across * cos(turn),
        )

    def seen_from(self, point: Point) -> Point:
        """How far a point of the page lies along the line and across it, from the first cell's top left corner."""
        turn = radians(self.placement.angle)
        x, y = point[0] - self.placement.x, point[1] - self.placement.y
        return x * cos(turn) + y * sin(turn), y * cos(turn) - x * sin(turn)

    def gap_at(self, along: float) -> int:
        """The code point of the source before which a caret stands nearest to a distance along the line."""
        edges = self.placement.edges
        if len(edges) < 2:
            return self.start
        at = self.placement.at(along)
        if along > (edges[at] + edges[at + 1]) / 2:
            at += 1
            while at + 1 < len(edges) and edges[at + 1] == edges[at]:
                at += 1  # a mark that stands on the character before it is not parted from that
        return self.start + at


@dataclass(frozen=True, slots=True)
class Column:
    """Strips that follow each other down a page, and the box around them: left, top, right, bottom."""

    strips: tuple[Strip, ...]
    box: tuple[float, float, float, float]


class Strips:
    """All strips of a source, found by page or by stretch."""

    def __init__(self, strips: Iterable[Strip]) -> None:
        self._strips = sorted((strip for strip in strips if strip.end > strip.start), key=lambda one: one.start)
        self._starts = [strip.start for strip in self._strips]
        self._ends = list(accumulate((strip.end for strip in self._strips), max))
        self._pages: dict[int, list[Strip]] = {}
        for strip in self._strips:
            self._pages.setdefault(strip.placement.page, []).append(strip)
        self._columns: dict[int, list[Column]] = {}

    def on(self, page: int) -> list[Strip]:
        """The strips of a 1-based page, in the order of the source."""
        return self._pages.get(page, [])

    def within(self, start: int, end: int) -> Iterator[Strip]:
        """The strips that hold some of code points [start, end), in their order."""
        for at in range(bisect_right(self._ends, start), bisect_left(self._starts, end)):
            if self._strips[at].end > start:
                yield self._strips[at]

    def holding(self, offset: int) -> Strip | None:
        """The strip that holds a code point, else the last one before it, else the first."""
        if not self._strips:
            return None
        found = next(self.within(offset, offset + 1), None)
        return found or self._strips[max(0, bisect_right(self._starts, offset) - 1)]

    def nearest(self, page: int, point: Point) -> int | None:
        """The code point before which a caret stands nearest to a point of a page; None if nothing stands on the page."""
        if page not in self._columns:
            self._columns[page] = list(_columns(self.on(page)))
        columns = [(_beyond(column.box, point), column) for column in self._columns[page]]
        least = min((far for far, _ in columns), default=inf)
        near = [strip for far, column in columns if far == least for strip in column.strips]
        if not near:
            return None
        found = min(near, key=lambda strip: _far(strip, point))
        return found.gap_at(found.seen_from(point)[0])


def strips_of(source: Source) -> Strips:
    """The strips of a source whose imprint says where its lines stand: one for each such line."""
    found = []
    for number, look in enumerate(source.imprint.lines, start=1):
        if look.placement is not None and look.placement.edges:
            found.append(Strip(source.line_range(number)[0], look.placement, look))
    return Strips(found)


def box_of(quads: Iterable[Quad]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the upright box around some quads; ValueError for none."""
    points = [point for quad in quads for point in quad]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def goes_on(before: Quad, after: Quad) -> bool:
    """Whether a line stands under the one before it, as in one column."""
    left, top, right, bottom = box_of([before])
    other_left, other_top, other_right, _ = box_of([after])
    return other_top >= top - (bottom - top) / 2 and min(right, other_right) > max(left, other_left)


def _columns(strips: list[Strip]) -> Iterator[Column]:
    column: list[Strip] = []
    quads: list[Quad] = []
    for strip in strips:
        quad = strip.whole
        if column and not goes_on(quads[-1], quad):
            yield Column(tuple(column), box_of(quads))
            column, quads = [], []
        column.append(strip)
        quads.append(quad)
    if column:
        yield Column(tuple(column), box_of(quads))


def _beyond(box: tuple[float, float, float, float], point: Point) -> float:
    left, top, right, bottom = box
    return hypot(max(left - point[0], 0, point[0] - right), max(top - point[1], 0, point[1] - bottom))


def _far(strip: Strip, point: Point) -> float:
    along, across = strip.seen_from(point)
    height, width = strip.placement.height, strip.placement.width
    room = LEADING * height
    return max(-along, 0, along - width) + ROW_FIRST * max(-across - room, 0, across - height - room)
