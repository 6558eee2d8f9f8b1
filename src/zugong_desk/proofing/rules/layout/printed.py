"""What the source prints: where a block's lines meet, which of its words are bold, how a line is marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.imprint import Form
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import Run
from zugong_desk.domain.source import Source

RUNNING = frozenset({Kind.PARAGRAPH, Kind.EDITOR_NOTE, Kind.INSTRUCTION})
"""Kinds whose text runs on from line to line."""
FAR = 400
"""Code points between two runs of a block from which they are no neighbours in the source."""
_MARK = re.compile(r"\*{2,4}|<(/?)(?:b|strong)\b[^<>]{0,200}>", re.IGNORECASE)
_HASHES = re.compile(r"[ \t>]{0,6}(#{1,6})[ \t]*(?=[^\s#])")
FEWEST = 5
"""Joints that a wrapped file has at the least."""
NARROWEST, WIDEST = 18, 64
"""Code points of a line of print."""
_RAGGED = 8
"""Code points by which lines of one wrapped text differ in length."""


@dataclass(frozen=True, slots=True)
class Joint:
    """A line end inside a block: `at` is the offset of the first character after it.

    `between` is what the source has from the character before to that one; `width` counts the characters of the block
    that stand on the line before.
    """

    block: Block
    at: int
    width: int
    between: str


def joints(block: Block, source: Source) -> Iterator[Joint]:
    """The line ends and page ends that the runs of a block jump over, in order."""
    last: int | None = None
    at = begin = 0
    for run in block.runs:
        if run.origin is not None:
            if last is not None and last <= run.origin <= last + FAR:
                between = source.text[last : run.origin]
                if "\n" in between or "\f" in between:
                    yield Joint(block, at, at - begin, between)
                    begin = at
            last = run.origin + len(run.text)
        at += len(run.text)


def is_text(bulletin: Bulletin) -> bool:
    """Whether the source is plain text, in which a line end is somebody's doing."""
    return bulletin.source.imprint.form is Form.TEXT


def running_joints(bulletin: Bulletin) -> list[Joint]:
    """The joints of all running text."""
    return [joint for block in bulletin.lines if block.kind in RUNNING for joint in joints(block, bulletin.source)]


def is_wrapped(bulletin: Bulletin, found: list[Joint]) -> bool:
    """Whether lines of running text end at a width rather than with their paragraph, all over the file."""
    if len(found) < FEWEST:
        return False
    widths = sorted(joint.width for joint in found)
    middle = widths[len(widths) // 2]
    alike = sum(abs(width - middle) <= _RAGGED for width in widths)
    if not NARROWEST <= middle <= WIDEST or alike < 0.6 * len(widths):
        return False
    paragraphs = [block for block in bulletin.lines if block.kind in RUNNING]
    return len(found) > len(paragraphs) or _longer(paragraphs, found, middle) <= 0.1 * len(found)


def _longer(paragraphs: list[Block], found: list[Joint], width: int) -> int:
    """How many lines of the paragraphs are longer than lines of that width get."""
    ends = {joint.block.id: joint.at for joint in found}
    rest = [len(block.text) - ends.get(block.id, 0) for block in paragraphs]
    return sum(one > width + _RAGGED for one in [*rest, *(joint.width for joint in found)])


def bold_ranges(block: Block, source: Source) -> list[tuple[int, int]]:
    """The ranges of a block's text that the source prints bold: by its marks, its tags or its print."""
    out: list[tuple[int, int]] = []
    bold = False
    last: int | None = None
    at = 0
    for run in block.runs:
        if run.origin is not None:
            bold = _after_marks(_skipped(source, last, run.origin), bold=bold)
            if bold:
                out.append((at, at + len(run.text)))
            else:
                out += _in_print(source, run, at)
            last = run.origin + len(run.text)
        at += len(run.text)
    return _touching(out)


def _skipped(source: Source, last: int | None, start: int) -> str:
    """What the block leaves out before a run: from its last character, or from the head of the line."""
    if last is None or not last <= start <= last + FAR:
        last = source.line_starts[source.line_of(start) - 1]
    return source.text[last:start]


def _after_marks(between: str, *, bold: bool) -> bool:
    for mark in _MARK.finditer(between):
        stars = mark[0].startswith("*")
        bold = (bold != (len(mark[0]) < 4)) if stars else not mark[1]
    return bold


def _in_print(source: Source, run: Run, at: int) -> Iterator[tuple[int, int]]:
    if not source.imprint.lines or run.origin is None:
        return
    start, end = run.origin, run.origin + len(run.text)
    for number in range(source.line_of(start), source.line_of(end - 1) + 1):
        first = source.line_starts[number - 1]
        for left, right in source.imprint.line(number).bold:
            low, high = max(start, first + left), min(end, first + right)
            if low < high:
                yield at + low - start, at + high - start


def _touching(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in ranges:
        if out and out[-1][1] >= start:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def hashes(block: Block, source: Source) -> int:
    """How many # mark the line on which a block begins, or the outline level that its form gives it; 0 for none."""
    origin = block.runs[0].origin if block.runs else None
    if origin is None:
        return 0
    number = source.line_of(origin)
    found = _HASHES.match(source.line_text(number))
    return len(found[1]) if found else source.imprint.line(number).level
