"""Printed: how the source prints the text of a block, its bold stretches and the lines it stands on."""

from bisect import bisect_right
from collections.abc import Iterator

from zugong_desk.domain.block import Block
from zugong_desk.domain.coverage import touching_joined
from zugong_desk.domain.runs import source_ranges
from zugong_desk.domain.source import Source
from zugong_desk.reading.lines import Line, Range, lines_of


class Printed:
    """The lines of a source, to be asked about blocks read from it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lines = {line.number: line for line in lines_of(source)}
        self._bold = touching_joined(found for line in self._lines.values() for found in _bold_in_source(line))
        self._starts = [start for start, _ in self._bold]

    def first_line(self, block: Block) -> Line | None:
        """The line on which a block begins; None for one that was typed."""
        ranges = source_ranges(block.runs)
        return self._line_at(ranges[0][0]) if ranges else None

    def last_line(self, block: Block) -> Line | None:
        """The line on which a block ends; None for one that was typed."""
        ranges = source_ranges(block.runs)
        return self._line_at(ranges[-1][1] - 1) if ranges else None

    def _line_at(self, origin: int) -> Line | None:
        return self._lines.get(self._source.line_of(origin))

    def line_at(self, block: Block, offset: int) -> Line | None:
        """The line on which the character at `offset` of the block stands; None if it was put in."""
        at = 0
        for run in block.runs:
            if offset < at + len(run.text):
                return None if run.origin is None else self._line_at(run.origin + offset - at)
            at += len(run.text)
        return None

    def line_begins(self, block: Block) -> list[int]:
        """The offsets in a block at which a further line of the source begins, what joins the lines left out."""
        out: list[int] = []
        at, number = 0, 0
        for run in block.runs:
            line = self._source.line_of(run.origin) if run.origin is not None else number
            if number and line != number:
                out.append(at)
            number = line
            at += len(run.text)
        return out

    def bold_in(self, block: Block) -> tuple[Range, ...]:
        """The bold ranges of a block's text."""
        if not self._bold:
            return ()
        out: list[Range] = []
        at = 0
        for run in block.runs:
            if run.origin is not None:
                shift = at - run.origin
                out += [(left + shift, right + shift) for left, right in self._bold_within(run.origin, len(run.text))]
            at += len(run.text)
        return touching_joined(out)

    def _bold_within(self, start: int, size: int) -> Iterator[Range]:
        for left, right in self._bold[max(0, bisect_right(self._starts, start) - 1) :]:
            if left >= start + size:
                return
            if right > start:
                yield max(left, start), min(right, start + size)

    def is_bold(self, block: Block) -> bool:
        """Whether (nearly) all of a block is printed bold."""
        return sum(end - start for start, end in self.bold_in(block)) >= 0.9 * len(block.text) > 0


def _bold_in_source(line: Line) -> Iterator[Range]:
    """The bold ranges of a line as ranges of the source."""
    at = 0
    for start, end in line.kept:
        for left, right in line.bold:
            first, last = max(left, at), min(right, at + end - start)
            if first < last:
                yield start + first - at, start + last - at
        at += end - start
