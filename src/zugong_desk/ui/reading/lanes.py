"""Bars of the margin: which annotation stands where and in which lane."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.span import Place
from zugong_desk.ui.marks.lanes import lanes

SHORTEST = 15
"""Code points, about half a printed row, below which two passages in a row stand in two lanes."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One annotation: from code point `start` of line `first` to code point `end` of line `last`, in a lane from 0.

    Lines are counted as in `Bulletin.lines`, so that typing in one line leaves the bars of all others true.
    """

    id: str
    first: int
    start: int
    last: int
    end: int
    orphan: bool = False
    lane: int = 0


def bars(bulletin: Bulletin) -> list[Bar]:
    """The bars of all annotations in the order of the text; what stands in no line is left out."""
    found = sorted(_standing(bulletin), key=lambda bar: (bar.first, bar.start, -bar.last, -bar.end, bar.id))
    starts = bulletin.starts
    placed = lanes([(starts[bar.first] + bar.start, _visible_end(bar, starts)) for bar in found])
    return [replace(bar, lane=lane) if lane else bar for bar, lane in zip(found, placed, strict=True)]


def _visible_end(bar: Bar, starts: Sequence[int]) -> int:
    """Where a bar ends for those beside it: a few words still need room for the tag's shape."""
    start = starts[bar.first] + bar.start
    return max(starts[bar.last] + bar.end, start + SHORTEST)


def moved(before: Iterable[Bar], bulletin: Bulletin, ids: frozenset[str]) -> list[Bar]:
    """The bars after typing pushed some of them along: each keeps its lane."""
    out = []
    for bar in before:
        place = bulletin.places.get(bar.id) if bar.id in ids else None
        found = bar_of(bar.id, place, bulletin) if place else None
        out.append(replace(found, lane=bar.lane) if found else bar)
    return out


def _standing(bulletin: Bulletin) -> list[Bar]:
    found = (bar_of(id, bulletin.places[id], bulletin) for id in bulletin.annotations if id in bulletin.places)
    return [bar for bar in found if bar]


def bar_of(id: str, place: Place, bulletin: Bulletin) -> Bar | None:
    """The bar of one annotation, not yet in a lane; None if its text was set aside."""
    start, end, lines = place.span.start, place.span.end, bulletin.line_position
    if start.block not in lines or end.block not in lines:
        return None
    return Bar(id, lines[start.block], start.offset, lines[end.block], end.offset, place.orphan is not None)
