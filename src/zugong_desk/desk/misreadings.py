"""Misreadings: characters that a recogniser was not sure of and that the reading text still shows as they were read.

Nothing is stored: once an editor types over such a place, the text no longer shows what was read, and it is settled.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.coverage import touching_joined
from zugong_desk.domain.runs import source_ranges
from zugong_desk.domain.source import Source
from zugong_desk.domain.span import Anchor, Span

Range = tuple[int, int]


def doubted(source: Source) -> tuple[Range, ...]:
    """Half-open ranges of the source that its recogniser was not sure of, in order; those that touch are one."""
    found: list[Range] = []
    for number, look in enumerate(source.imprint.lines, start=1):
        if look.doubts:
            start, end = source.line_range(number)
            found += [(start + low, min(start + high, end)) for low, high, _ in look.doubts if start + low < end]
    return touching_joined(sorted(found))


def overlapping(ranges: tuple[Range, ...], start: int, end: int) -> Iterator[Range]:
    """Those of ordered ranges without overlaps that reach into [start, end), cut to it."""
    at = max(0, bisect_left(ranges, (start, start)) - 1)
    while at < len(ranges) and ranges[at][0] < end:
        low, high = ranges[at]
        if high > start:
            yield max(low, start), min(high, end)
        at += 1


def in_block(block: Block, doubts: tuple[Range, ...]) -> list[Range]:
    """Half-open ranges of a block's text that show doubted characters."""
    found: list[Range] = []
    at = 0
    for run in block.runs:
        if run.origin is not None:
            shift = at - run.origin
            end = run.origin + len(run.text)
            found += [(low + shift, high + shift) for low, high in overlapping(doubts, run.origin, end)]
        at += len(run.text)
    return found


def shown(blocks: Iterable[Block], doubts: tuple[Range, ...], start: int, end: int) -> list[Range]:
    """Doubted ranges of the source within [start, end) that these blocks show in the reading text."""
    return [
        pair
        for block in blocks
        if not block.aside
        for low, high in source_ranges(block.runs)
        for pair in overlapping(doubts, max(low, start), min(high, end))
    ]


def misreadings(bulletin: Bulletin, doubts: tuple[Range, ...]) -> list[Span]:
    """The places of the reading text that are in doubt, in its order."""
    if not doubts:
        return []
    return [
        Span(Anchor(block.id, low), Anchor(block.id, high))
        for block in bulletin.lines
        for low, high in in_block(block, doubts)
    ]


@dataclass(frozen=True, slots=True)
class Misreading:
    """A place in doubt, and which it is of how many, from 1."""

    span: Span
    number: int
    total: int


def next_misreading(bulletin: Bulletin, place: Span | None, by: int) -> Misreading | None:
    """The place in doubt after (`by` 1) or before (-1) a place of the reading text, round the end; None if there is none."""
    found = misreadings(bulletin, doubted(bulletin.source))
    if not found:
        return None
    starts = [bulletin.offset(span.start) for span in found]
    known = place is not None and place.start.block in bulletin.line_position
    here = bulletin.offset(place.start) if place is not None and known else -1
    ahead = [at for at, start in enumerate(starts) if (start > here if by > 0 else start < here)]
    at = (ahead[0] if by > 0 else ahead[-1]) if ahead else (0 if by > 0 else len(found) - 1)
    return Misreading(found[at], at + 1, len(found))
