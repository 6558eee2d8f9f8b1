"""Ranges over the reading text, and how an edit moves them.

A range is held by two anchors, each a block and an offset in it, so that an edit in one block leaves the ranges of all
others untouched. An insertion inside a range grows it, at its edges leaves it; an overlapping deletion clips it; a
replacement of text that lies wholly inside stays inside. A range whose text is all gone becomes an orphan: it keeps
its quote and its place.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A place: code point `offset` in the text of `block`."""

    block: str
    offset: int


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range from one anchor to another, which may lie in a later block."""

    start: Anchor
    end: Anchor

    @property
    def collapsed(self) -> bool:
        return self.start == self.end

    @property
    def blocks(self) -> frozenset[str]:
        """The one or two blocks in which the anchors lie."""
        return frozenset((self.start.block, self.end.block))

    def touches(self, block: str) -> bool:
        """Whether an anchor lies in the block (a range may also cover a block without touching it)."""
        return block in (self.start.block, self.end.block)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a range stands; an orphan is collapsed and keeps the text that it had."""

    span: Span
    orphan: str | None = None


def moved_range(start: int, end: int, at: int, removed: int, inserted: int) -> tuple[int, int]:
    """The range [start, end) after `removed` code points at `at` give way to `inserted`; start == end if it is gone.

    All numbers are code points in one text. A collapsed range stays collapsed and is pushed along by what stands
    before it.
    """
    stop = at + removed
    delta = inserted - removed
    if start == end:
        place = _before(start, at, stop, delta)
        return place, place
    if start <= at and stop <= end and removed and inserted:
        return start, end + delta
    if at <= start and end <= stop and removed:
        return at, at
    return _after(start, at, stop, inserted, delta), _before(end, at, stop, delta)


def moved_start(offset: int, at: int, removed: int, inserted: int) -> int:
    """A range's first offset after an edit in its block, when the range ends in another block."""
    if removed and inserted and offset <= at:
        return offset
    return _after(offset, at, at + removed, inserted, inserted - removed)


def moved_end(offset: int, at: int, removed: int, inserted: int) -> int:
    """A range's end after an edit in its block, when the range begins in another block."""
    if removed and inserted and at + removed <= offset:
        return offset + inserted - removed
    return _before(offset, at, at + removed, inserted - removed)


def _after(offset: int, at: int, stop: int, inserted: int, delta: int) -> int:
    """An offset that what is inserted there pushes along."""
    if offset < at:
        return offset
    return offset + delta if offset >= stop else at + inserted


def _before(offset: int, at: int, stop: int, delta: int) -> int:
    """An offset that what is inserted there leaves in place."""
    if offset <= at:
        return offset
    return offset + delta if offset >= stop else at
