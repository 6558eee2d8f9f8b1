"""Which inks lie on which characters of a line: overlapping marks become disjoint runs, ready for the layout."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from zugong_desk.desk.misreadings import in_block
from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.masthead import fields
from zugong_desk.domain.span import Span


class Ink(StrEnum):
    """How characters are printed. Of two inks on one character the later in this list goes over the earlier."""

    MASTHEAD = "masthead"
    MASTHEAD_END = "masthead_end"
    ARTICLE_TITLE = "article_title"
    COLUMN = "column"
    HEADING = "heading"
    KAI = "kai"
    QUIET = "quiet"
    RUN_IN = "run_in"
    ITEM = "item"
    TITLE = "title"
    TAG = "tag"
    MISREAD = "misread"


@dataclass(frozen=True, slots=True)
class Mark:
    """Code points [start, end) of a line in an ink; the inks of several marks may lie on one character."""

    start: int
    end: int
    ink: Ink


@dataclass(frozen=True, slots=True)
class PaintRun:
    """Code points [start, end) that are printed alike, with all their inks, each once, in the order of `Ink`."""

    start: int
    end: int
    inks: tuple[Ink, ...]


OF_KIND: dict[Kind, Ink] = {
    Kind.ARTICLE_TITLE: Ink.ARTICLE_TITLE,
    Kind.COLUMN: Ink.COLUMN,
    Kind.TOC: Ink.HEADING,
    Kind.HEADING: Ink.HEADING,
    Kind.EDITOR_NOTE: Ink.KAI,
    Kind.INSTRUCTION: Ink.KAI,
    Kind.BYLINE: Ink.KAI,
    Kind.SOURCE_CREDIT: Ink.KAI,
    Kind.DISTRIBUTION: Ink.QUIET,
}
OF_ROLE: dict[Role, Ink] = {
    Role.TITLE: Ink.TITLE,
    Role.HEADING: Ink.HEADING,
    Role.RUN_IN: Ink.RUN_IN,
    Role.ITEM: Ink.ITEM,
}
_ORDER = {ink: at for at, ink in enumerate(Ink)}


def disjoint(marks: Iterable[Mark]) -> list[PaintRun]:
    """The marks as runs that do not overlap, in the order of the text; neighbours with the same inks are one."""
    kept = [mark for mark in marks if mark.start < mark.end]
    if all(before.end < after.start for before, after in pairwise(kept)):
        return [PaintRun(mark.start, mark.end, (mark.ink,)) for mark in kept]
    bounds = sorted({place for mark in kept for place in (mark.start, mark.end)})
    out: list[PaintRun] = []
    for start, end in pairwise(bounds):
        inks = {mark.ink for mark in kept if mark.start <= start and end <= mark.end}
        if inks:
            _add(out, PaintRun(start, end, tuple(sorted(inks, key=_ORDER.__getitem__))))
    return out


def _add(runs: list[PaintRun], run: PaintRun) -> None:
    if runs and runs[-1].end == run.start and runs[-1].inks == run.inks:
        runs[-1] = PaintRun(runs[-1].start, run.end, run.inks)
    else:
        runs.append(run)


def marks_of(block: Block, doubted: tuple[tuple[int, int], ...] = ()) -> list[Mark]:
    """The inks that a line's kind and heads ask for, and those over source ranges that are `doubted`."""
    kind = block.label.kind
    out = [Mark(head.start, head.end, OF_ROLE[head.role]) for head in block.heads]
    if kind is Kind.MASTHEAD:
        for field in fields(block):
            if field.name == "title":
                # the last character without the space after it, or the line would not be centred
                out += [
                    Mark(field.start, field.end - 1, Ink.MASTHEAD),
                    Mark(field.end - 1, field.end, Ink.MASTHEAD_END),
                ]
    elif kind in OF_KIND:
        out.append(Mark(0, len(block.text), OF_KIND[kind]))
    if doubted:
        out += [Mark(start, end, Ink.MISREAD) for start, end in in_block(block, doubted)]
    return out


def fill_of(bulletin: Bulletin, span: Span) -> dict[str, list[Mark]]:
    """The fill behind a passage, as marks by block id."""
    first, last = bulletin.line(span.start.block), bulletin.line(span.end.block)
    out = {}
    for at in range(first, last + 1):
        line = bulletin.lines[at]
        start = span.start.offset if at == first else 0
        out[line.id] = [Mark(start, span.end.offset if at == last else len(line.text), Ink.TAG)]
    return out
