"""Where blocks stand in the source, and the law that no character is lost or doubled."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.runs import source_ranges
from zugong_desk.domain.source import Source


@dataclass(frozen=True, slots=True)
class Extent:
    """The 1-based source lines from which a block was read; `holes` are lines inside that belong to other blocks."""

    line_start: int
    line_end: int
    holes: tuple[tuple[int, int], ...] = ()


def extents(blocks: Sequence[Block], source: Source) -> dict[str, Extent]:
    """The extent of each block that shows any of the source; a block that was typed has none."""
    spans = {block.id: span for block in blocks if (span := _lines(block, source))}
    ordered = sorted(spans.values())
    return {id: Extent(*span, _holes(span, ordered)) for id, span in spans.items()}


def _lines(block: Block, source: Source) -> tuple[int, int] | None:
    ranges = source_ranges(block.runs)
    if not ranges:
        return None
    return source.line_of(min(start for start, _ in ranges)), source.line_of(max(end for _, end in ranges) - 1)


def _holes(span: tuple[int, int], ordered: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Lines of other blocks that lie wholly inside a block's lines."""
    first, last = span
    inside = ordered[bisect_right(ordered, (first, last)) : bisect_right(ordered, (last,))]
    return tuple(other for other in inside if first < other[0] and other[1] < last)


def touching_joined(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The ranges in their order, those that touch made one."""
    out: list[tuple[int, int]] = []
    for start, end in ranges:
        if out and out[-1][1] == start:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)


def doubled(blocks: Iterable[Block]) -> list[tuple[int, int]]:
    """Ranges of the source that are shown more than once: none, as long as the law holds."""
    ranges = sorted(pair for block in blocks for pair in source_ranges(block.runs))
    return [(later[0], min(earlier[1], later[1])) for earlier, later in pairwise(ranges) if later[0] < earlier[1]]


def skipped(blocks: Iterable[Block], source: Source) -> list[tuple[int, int]]:
    """Ranges of the source that no block shows, in order: line ends, marks of a format, what an editor took out."""
    out: list[tuple[int, int]] = []
    at = 0
    for start, end in sorted(pair for block in blocks for pair in source_ranges(block.runs)):
        if start > at:
            out.append((at, start))
        at = max(at, end)
    if at < len(source.text):
        out.append((at, len(source.text)))
    return out


def faults(bulletin: Bulletin) -> list[str]:
    """Breaches of the accounting law in a bulletin, in words; empty if it holds."""
    out = [f"source {start}-{end} is shown twice" for start, end in doubled(bulletin.blocks)]
    for block in bulletin.blocks:
        out.extend(_block_faults(block, bulletin.source.text))
    return out


def _block_faults(block: Block, source: str) -> Iterator[str]:
    if "\n" in block.text:
        yield f"block {block.id} holds a line feed"
    for run in block.runs:
        if run.origin is not None and source[run.origin : run.origin + len(run.text)] != run.text:
            yield f"block {block.id} shows what source {run.origin} does not say"
    if any(not 0 <= head.start < head.end <= len(block.text) for head in block.heads):
        yield f"block {block.id} has a head outside its text"
