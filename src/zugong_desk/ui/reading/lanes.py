"""Bars of the margin: which annotation stands where and in which lane."""

from dataclasses import dataclass

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.ui.marks.lanes import lanes


@dataclass(frozen=True, slots=True)
class Bar:
    """One annotation: code points [start, end) of the reading text, the lines it runs over, its lane from 0."""

    id: str
    start: int
    end: int
    first: int
    last: int
    orphan: bool = False
    lane: int = 0


def bars(bulletin: Bulletin) -> list[Bar]:
    """The bars of all annotations in the order of the text; what stands in no line is left out."""
    found = sorted(_standing(bulletin), key=lambda bar: (bar.start, -bar.end, bar.id))
    placed = lanes([(bar.start, bar.end) for bar in found])
    return [
        Bar(bar.id, bar.start, bar.end, bar.first, bar.last, bar.orphan, lane)
        for bar, lane in zip(found, placed, strict=True)
    ]


def _standing(bulletin: Bulletin) -> list[Bar]:
    out = []
    for id in bulletin.annotations:
        place = bulletin.places.get(id)
        if place is None:
            continue
        ends = place.span.start.block, place.span.end.block
        if all(block in bulletin.line_position for block in ends):
            first, last = map(bulletin.line, ends)
            out.append(Bar(id, *bulletin.range(place.span), first, last, place.orphan is not None))
    return out
