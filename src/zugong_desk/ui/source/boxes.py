"""Boxes of blocks on the pages: the room that each takes, and where its mark stands. No Qt here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zugong_desk.domain.block import Block
from zugong_desk.domain.runs import source_ranges
from zugong_desk.ui.source.claims import Claims
from zugong_desk.ui.source.strips import Quad, Strip, Strips, box_of, goes_on
from zugong_desk.ui.source.whereabouts import level_of

Edges = tuple[float, float, float, float]
"""Left, top, right and bottom, in points."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box around what a block shows on a page, or in one column of it; `first` if the block begins in it."""

    block: Block
    edges: Edges
    first: bool

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the page lies in it."""
        left, top, right, bottom = self.edges
        return left <= x <= right and top <= y <= bottom

    @property
    def level(self) -> int:
        """The level that stands beside its mark; 0 if none does."""
        return level_of(self.block)

    @property
    def room(self) -> float:
        """How much of the page it takes, in square points."""
        left, top, right, bottom = self.edges
        return (right - left) * (bottom - top)


def boxes_on(page: int, strips: Strips, claims: Claims) -> tuple[Box, ...]:
    """The boxes on a 1-based page, in the order in which their blocks begin in the source."""
    here = strips.on(page)
    if not here:
        return ()
    found = claims.within(here[0].start, max(strip.end for strip in here))
    return tuple(box for block in found for box in _boxes_of(block, page, strips))


def quads_on(page: int, strips: Strips, ranges: Iterable[tuple[int, int]]) -> Iterator[Quad]:
    """The cells of ranges of the source on a page as they are lit, one quad a line."""
    return (strip.lit(low, high) for strip, low, high in _parts(page, strips, ranges))


def _parts(page: int, strips: Strips, ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[Strip, int, int]]:
    """The strips of a page that hold some of the ranges, each with the part that it holds."""
    for low, high in ranges:
        for strip in strips.within(low, high):
            if strip.placement.page == page:
                yield strip, max(low, strip.start), min(high, strip.end)


def _boxes_of(block: Block, page: int, strips: Strips) -> Iterator[Box]:
    """A box for each column; whether lines stand in one is told by the whole lines, of which some may be edited away."""
    ranges = source_ranges(block.runs)
    first, column = _begins_on(page, strips, ranges), list[Quad]()
    before: Strip | None = None
    for strip, low, high in _parts(page, strips, ranges):
        if before is not None and strip is not before and not goes_on(before.whole, strip.whole):
            yield Box(block, box_of(column), first)
            column, first = [], False
        column.append(strip.lit(low, high))
        before = strip
    if column:
        yield Box(block, box_of(column), first)


def _begins_on(page: int, strips: Strips, ranges: list[tuple[int, int]]) -> bool:
    begins = next((strip for low, high in ranges for strip in strips.within(low, high)), None)
    return begins is not None and begins.placement.page == page
