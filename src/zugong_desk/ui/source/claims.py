"""Which block shows which stretch of the source, kept up block by block."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin


class Claims:
    """Finds the blocks of a stretch of the source without walking through all of them."""

    def __init__(self, bulletin: Bulletin) -> None:
        self._bulletin = bulletin
        self._extents = {block.id: extent for block in bulletin.blocks if (extent := extent_of(block))}
        self._sort()

    def refresh(self, bulletin: Bulletin, changed: Iterable[str]) -> None:
        """Take over the next state of the same bulletin, in which only the blocks `changed` differ."""
        self._bulletin = bulletin
        before = {id: self._extents.pop(id, None) for id in changed}
        for id in before:
            extent = extent_of(bulletin.block(id)) if id in bulletin.position else None
            if extent:
                self._extents[id] = extent
        if any(self._extents.get(id) != extent for id, extent in before.items()):
            self._sort()

    def within(self, start: int, end: int) -> list[Block]:
        """The blocks whose source reaches into the half-open range, in the order in which they begin."""
        at = bisect_left(self._sorted, (end, 0, ""))
        found: list[Block] = []
        while at and self._reach[at - 1] > start:
            at -= 1
            low, high, id = self._sorted[at]
            if high > start and low < end:
                found.append(self._bulletin.block(id))
        return found[::-1]

    def extent(self, id: str) -> tuple[int, int] | None:
        """First and last source position of a block, half-open; None if it shows none of the source."""
        return self._extents.get(id)

    def _sort(self) -> None:
        self._sorted = sorted((low, high, id) for id, (low, high) in self._extents.items())
        self._reach = list(accumulate((high for _, high, _ in self._sorted), max))


def extent_of(block: Block) -> tuple[int, int] | None:
    """Half-open range of the source from the first to the last character that a block shows."""
    low, high = -1, -1
    for run in block.runs:
        if run.origin is not None:
            low = run.origin if low < 0 else min(low, run.origin)
            high = max(high, run.origin + len(run.text))
    return (low, high) if high >= 0 else None
