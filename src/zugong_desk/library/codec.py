"""Values of a bulletin as compact JSON and back, exactly.

A source run is `[start, end]`, a run that was put in `["text", "editor" | "parser"]`; a label is
`[kind, level, confidence, why]`, a head `[role, start, end, level]`, a place `[block, offset, block, offset]` with
its quote behind it if it is an orphan. Whatever does not fit raises ValueError, KeyError, TypeError or IndexError.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from zugong_desk.domain.annotation import Annotation, Field, Ground, Practice
from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.runs import Hand, Run, Runs
from zugong_desk.domain.source import Note
from zugong_desk.domain.span import Anchor, Place, Span
from zugong_desk.domain.structure import Structure

Json = Any

UNFIT = (ValueError, KeyError, TypeError, IndexError)
"""What decoding raises if the JSON is not what was written."""


def dumps(value: Json) -> str:
    """Compact JSON, Chinese as it is, keys in a fixed order."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def loads(text: str) -> Json:
    return json.loads(text)


def runs_json(runs: Iterable[Run]) -> Json:
    return [
        [run.text, run.hand.value] if run.origin is None else [run.origin, run.origin + len(run.text)] for run in runs
    ]


def runs_of(value: Json, source: str) -> Runs:
    """The runs; `source` is the decoded source that source runs are stretches of."""
    return tuple(_run(run, source) for run in value)


def _run(value: Json, source: str) -> Run:
    first, second = value
    if isinstance(first, str):
        return Run(first, None, Hand(second))
    if not 0 <= first <= second <= len(source):
        raise ValueError(f"run [{first}, {second}] lies outside the source")
    return Run(source[first:second], first)


def label_json(label: Label) -> Json:
    return [label.kind.value, label.level, label.confidence, label.why]


def label_of(value: Json) -> Label:
    kind, level, confidence, why = value
    return Label(Kind(kind), level, confidence, why)


def heads_json(heads: Iterable[Head]) -> Json:
    return [[head.role.value, head.start, head.end, head.level] for head in heads]


def heads_of(value: Json) -> tuple[Head, ...]:
    return tuple(Head(Role(role), start, end, level) for role, start, end, level in value)


def block_json(block: Block) -> Json:
    return [block.id, label_json(block.label), runs_json(block.runs), heads_json(block.heads)]


def block_of(value: Json, source: str) -> Block:
    id, label, runs, heads = value
    return Block(id, label_of(label), runs_of(runs, source), heads_of(heads))


def structure_json(blocks: Sequence[Block]) -> Json:
    return [block_json(block) for block in blocks]


def structure_of(value: Json, source: str) -> Structure:
    return Structure(tuple(block_of(block, source) for block in value))


def place_json(place: Place) -> Json:
    span = place.span
    anchors = [span.start.block, span.start.offset, span.end.block, span.end.offset]
    return anchors if place.orphan is None else [*anchors, place.orphan]


def place_of(value: Json) -> Place:
    block, offset, end_block, end_offset, *orphan = value
    return Place(Span(Anchor(block, offset), Anchor(end_block, end_offset)), *orphan)


def annotation_json(annotation: Annotation) -> Json:
    """The annotation; what older libraries did not have comes last, and only if there is any."""
    practice = annotation.practice
    out: list[Json] = [annotation.id, annotation.tag, annotation.note, _practice_json(practice)]
    if practice.grounds or annotation.example:
        out += [grounds_json(practice.grounds), annotation.example]
    return out


def _practice_json(practice: Practice) -> Json:
    said = practice.name, practice.organisation, practice.place, practice.period, practice.results
    return [*said, practice.recognition, practice.rating]


def annotation_of(value: Json) -> Annotation:
    id, tag, note, practice, *more = value
    grounds, example = more or ((), False)
    return Annotation(id, tag, note, replace(Practice(*practice), grounds=grounds_of(grounds)), bool(example))


def grounds_json(grounds: Sequence[Ground]) -> Json:
    return [[one.id, one.field.value, one.text, one.about, one.level] for one in grounds]


def grounds_of(value: Json) -> tuple[Ground, ...]:
    return tuple(Ground(id, Field(field), text, about, level) for id, field, text, about, level in value)


def notes_json(notes: Iterable[Note]) -> Json:
    return [[note.code, note.message] for note in notes]


def notes_of(value: Json) -> tuple[Note, ...]:
    return tuple(Note(code, message) for code, message in value)
