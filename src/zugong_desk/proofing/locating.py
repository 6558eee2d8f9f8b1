"""Where a finding stands in the source: the promise that `source[start:end]` is its text there."""

from collections.abc import Sequence
from dataclasses import dataclass

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.finding import Finding
from zugong_desk.domain.runs import Run, origin_at, source_ranges


@dataclass(frozen=True, slots=True)
class Located:
    """A finding at code points [start, end) of the decoded source, in the 1-based `line`; `text` is what stands there.

    That is the finding's own text unless marks or line ends of the file lie in between.
    """

    finding: Finding
    start: int
    end: int
    line: int
    text: str


def located(bulletin: Bulletin, finding: Finding) -> Located:
    """The finding at its place in the source; what an editor typed has none and stands where the text before it ends."""
    start, end = source_range(bulletin, finding)
    source = bulletin.source
    return Located(finding, start, end, source.line_of(start), source.text[start:end])


def source_range(bulletin: Bulletin, finding: Finding) -> tuple[int, int]:
    """The half-open range of the decoded source from the finding's first to its last character."""
    block = bulletin.block(finding.block)
    shown = [at for at in range(finding.start, finding.end) if origin_at(block.runs, at) is not None]
    if not shown:
        place = _place(bulletin, block, finding.start)
        return place, place
    first, last = origin_at(block.runs, shown[0]), origin_at(block.runs, shown[-1])
    places = sorted(place for place in (first, last) if place is not None)
    return places[0], places[-1] + 1


def _place(bulletin: Bulletin, block: Block, offset: int) -> int:
    """Where in the source something without width, or typed, belongs: behind what stands before it."""
    before = _last_origin(block.runs, offset)
    if before is not None:
        return before + 1
    here = next((run.origin for run in block.runs if run.origin is not None), None)
    if here is not None:
        return here
    for earlier in reversed(bulletin.blocks[: bulletin.position[block.id]]):
        if ranges := source_ranges(earlier.runs):
            return max(end for _, end in ranges)
    return 0


def _last_origin(runs: Sequence[Run], offset: int) -> int | None:
    """Where the last source character before `offset` stands in the source."""
    for at in range(offset - 1, -1, -1):
        if (origin := origin_at(runs, at)) is not None:
            return origin
    return None
