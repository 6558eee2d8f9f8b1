"""Parsing: from a source to its blocks, kinds, levels and heads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.coverage import touching_joined
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.profile import Profile
from zugong_desk.domain.runs import Run, Runs, from_source, joiner, normal
from zugong_desk.domain.source import Source
from zugong_desk.domain.structure import Structure
from zugong_desk.reading.draft import Draft
from zugong_desk.reading.features import features_of
from zugong_desk.reading.furniture import NOTHING_LEARNT, furniture_of
from zugong_desk.reading.gaps import Place
from zugong_desk.reading.glue import DOUBTED, glued, in_words
from zugong_desk.reading.heads import find_heads
from zugong_desk.reading.kinds import Reading, readings_of
from zugong_desk.reading.layout import layout_of
from zugong_desk.reading.lines import Line, Range, lines_of

SPACED = frozenset({Kind.MASTHEAD, Kind.ARTICLE_TITLE, Kind.HEADING, Kind.TOC_ENTRY, Kind.SOURCE_CREDIT})
"""Kinds whose lines are joined by a space; lines of running text meet without one."""


@dataclass(slots=True)
class _Group:
    """The lines of one block, and the furniture that stands between them."""

    label: Label
    lines: list[Line] = field(default_factory=list)
    cut_by: list[tuple[Line, Label]] = field(default_factory=list)


def parse(source: Source, profile: Profile = NOTHING_LEARNT) -> Structure:
    """The blocks of the source: every non-blank line in exactly one, every character shown once or a mark left out.

    `profile` is what the library has learnt. Linear in the length of the text; any text has a structure.
    """
    lines = lines_of(source)
    aside = furniture_of(lines, profile)
    features = features_of([line for index, line in enumerate(lines) if index not in aside])
    readings = readings_of(features, layout_of(features), profile)
    groups = list(_groups(lines, aside, readings))
    pieces = [_runs(source.text, group) for group in groups]
    drafts = [
        Draft(group.label.kind, "".join(run.text for run in runs), bold)
        for group, (runs, bold) in zip(groups, pieces, strict=True)
    ]
    find_heads(drafts)
    for at, places in glued(drafts).items():
        groups[at].label = _doubted(groups[at].label, places)
    return Structure(tuple(_blocks(groups, pieces, drafts)))


def _groups(lines: Sequence[Line], aside: dict[int, Label], readings: Sequence[Reading]) -> Iterator[_Group]:
    """Lines gathered into blocks; furniture goes after the block that it cuts, else where it stands."""
    group: _Group | None = None
    waiting: list[tuple[Line, Label]] = []
    of_text = iter(readings)
    for index, line in enumerate(lines):
        if index in aside:
            waiting.append((line, aside[index]))
            continue
        reading = next(of_text)
        if group is not None and not reading.begins:
            group.lines.append(line)
            group.cut_by += waiting
            group.label = _weaker(group.label, reading)
        else:
            if group is not None and reading.ends_before < group.label.confidence:
                group.label = replace(
                    group.label, confidence=reading.ends_before, why=f"{group.label.why}；下一行或许接着说"
                )
            yield from _finished(group)
            yield from (_Group(label, [cut]) for cut, label in waiting)
            group = _Group(Label(reading.kind, 0, reading.confidence, reading.why), [line])
        waiting = []
    yield from _finished(group)
    yield from (_Group(label, [cut]) for cut, label in waiting)


def _finished(group: _Group | None) -> Iterator[_Group]:
    if group is not None:
        yield group
        yield from (_Group(label, [cut]) for cut, label in group.cut_by)


def _weaker(label: Label, reading: Reading) -> Label:
    """The label with the confidence of its most doubtful line, and that line's reason."""
    if reading.confidence >= label.confidence:
        return label
    why = label.why.partition("；续行：")[0]
    return Label(label.kind, label.level, reading.confidence, f"{why}；续行：{reading.why}")


def _doubted(label: Label, places: Sequence[Place]) -> Label:
    """The label of a block in which another seems to begin."""
    return replace(label, confidence=min(label.confidence, DOUBTED), why=f"{label.why}；{in_words(places)}")


def _runs(text: str, group: _Group) -> tuple[Runs, tuple[Range, ...]]:
    """The runs of a group's lines with what joins them, and the bold ranges of the whole."""
    if group.label.kind in {Kind.PAGE_FOOTER, Kind.NOISE}:
        line = group.lines[0]
        return from_source(text, line.start, line.end), ()
    runs: list[Run] = []
    bold: list[Range] = []
    at = 0
    for before, line in zip((None, *group.lines), group.lines, strict=False):
        glue = _glue(group.label.kind, before, line)
        runs += joiner(glue)
        at += len(glue)
        for start, end in line.kept:
            runs += from_source(text, start, end)
        bold += [(at + start, at + end) for start, end in line.bold]
        at += len(line.text)
    return normal(runs), touching_joined(bold)


def _glue(kind: Kind, before: Line | None, line: Line) -> str:
    """What the parser puts between two lines of a block; nothing where print had no room for more on the first."""
    if before is None:
        return ""
    if kind in SPACED and not before.appearance.fills:
        return " "
    return " " if _latin(before.text[-1]) and _latin(line.text[0]) else ""


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _blocks(
    groups: Sequence[_Group], pieces: Sequence[tuple[Runs, tuple[Range, ...]]], drafts: Sequence[Draft]
) -> Iterator[Block]:
    for number, (group, (runs, _), draft) in enumerate(zip(groups, pieces, drafts, strict=True), 1):
        label = Label(group.label.kind, draft.level, group.label.confidence, group.label.why)
        yield Block(f"b{number}", label, runs, tuple(draft.heads))
