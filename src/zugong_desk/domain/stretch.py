"""Stretches: the pieces of a bulletin that a fresh parse keeps whole, in the order of the source."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.runs import source_ranges
from zugong_desk.domain.said import Said


@dataclass(frozen=True, slots=True)
class Stretch:
    """Offsets [at, stop) of one block, which shows from there the source's code points `start` to before `end`.

    `first` and `last` are the first and last of these that a fresh block shows, `label` that block's label (None if
    none shows any of it); `aside` says whether the stretch is now set aside.
    """

    block: str
    at: int
    stop: int
    start: int
    end: int
    first: int
    last: int
    label: Label | None
    aside: bool

    def then(self, later: "Stretch") -> "Stretch":
        """Both as one, of which at most one is shown by a fresh block."""
        shown = self if self.label else later
        return Stretch(
            self.block, self.at, later.stop, self.start, later.end, shown.first, shown.last, shown.label, self.aside
        )


def stretches(bulletin: Bulletin, fresh: Said) -> list[Stretch]:
    """All of the bulletin that stands in the order of the source, cut where fresh blocks meet.

    A block that an editor moved before what precedes it in the source has no stretch: nothing is decided about it.
    """
    found = [one for block in _in_order(bulletin) for one in _of(block, fresh)]
    return sorted(found, key=lambda one: one.start)


def _in_order(bulletin: Bulletin) -> Iterator[Block]:
    reached = 0
    for block in bulletin.blocks:
        ranges = source_ranges(block.runs)
        rises = all(one[1] <= other[0] for one, other in pairwise(ranges))
        if not ranges or not rises:
            reached = reached if block.aside else max([reached, *(end for _, end in ranges)])
        elif block.aside:
            yield block
        elif ranges[0][0] >= reached:
            reached = ranges[-1][1]
            yield block


def _of(block: Block, fresh: Said) -> Iterator[Stretch]:
    """The stretches of a block; what no fresh block shows stays with what stands before it, else with what follows."""
    kept: Stretch | None = None
    for part in _parts(block, fresh):
        if kept is not None and kept.label and part.label:
            yield kept
            kept = part
        else:
            kept = part if kept is None else kept.then(part)
    if kept is not None:
        yield kept


def _parts(block: Block, fresh: Said) -> Iterator[Stretch]:
    at = 0
    for run in block.runs:
        if run.origin is not None:
            for start, end in fresh.parts(run.origin, run.origin + len(run.text)):
                here, label = at + start - run.origin, fresh.labels[start]
                yield Stretch(block.id, here, here + end - start, start, end, start, end - 1, label, block.aside)
        at += len(run.text)
