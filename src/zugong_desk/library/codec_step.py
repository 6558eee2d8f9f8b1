"""Steps as compact JSON and back, exactly: what the journal keeps of a change."""

from collections.abc import Callable
from dataclasses import asdict
from enum import StrEnum
from functools import cache
from typing import TypeVar, get_type_hints

from zugong_desk.domain.change import (
    AnnotationChange,
    BlockChange,
    Change,
    Changes,
    HeadsChange,
    JoinChange,
    LabelChange,
    PlaceChange,
    SplitChange,
    TextChange,
)
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.collection import Collection, Excerpt, Section
from zugong_desk.domain.decision import Decision, Entry, Name, RuleSetting
from zugong_desk.domain.searching import Refusal, SavedSearch
from zugong_desk.domain.shelf import Record, RecordChange, Standing
from zugong_desk.domain.step import Part, Step
from zugong_desk.library import codec
from zugong_desk.library.codec import Json

T = TypeVar("T")
SourceText = Callable[[str], str]
"""Gives the decoded source of a bulletin by its id."""

RECORDS: dict[str, type[Record]] = {
    "tag": Tag,
    "collection": Collection,
    "section": Section,
    "excerpt": Excerpt,
    "standing": Standing,
    "decision": Decision,
    "rule_setting": RuleSetting,
    "entry": Entry,
    "name": Name,
    "search": SavedSearch,
    "refusal": Refusal,
}
RECORD_NAMES: dict[type[Record], str] = {kind: name for name, kind in RECORDS.items()}


def step_json(step: Step) -> Json:
    """What the step changes; its id and name are kept beside it."""
    out: dict[str, Json] = {}
    if step.parts:
        out["parts"] = [[part.bulletin, [change_json(change) for change in part.changes]] for part in step.parts]
    if step.records:
        out["records"] = [_record_change_json(change) for change in step.records]
    return out


def step_of(id: str, name: str, value: Json, source: SourceText) -> Step:
    """The step of that id and name."""
    parts = tuple(
        Part(bulletin, _changes_of(changes, bulletin, source)) for bulletin, changes in value.get("parts", ())
    )
    return Step(id, name, parts, tuple(_record_change_of(change) for change in value.get("records", ())))


def _changes_of(value: Json, bulletin: str, source: SourceText) -> Changes:
    text = source(bulletin)
    return tuple(change_of(change, text) for change in value)


def change_json(change: Change) -> Json:
    match change:
        case TextChange(block, at, removed, inserted):
            return ["text", block, at, codec.runs_json(removed), codec.runs_json(inserted)]
        case SplitChange(block, at, second, label):
            return ["split", block, at, second, codec.label_json(label)]
        case JoinChange(block, at, second, label):
            return ["join", block, at, second, codec.label_json(label)]
        case LabelChange(block, before, after):
            return ["label", block, codec.label_json(before), codec.label_json(after)]
        case HeadsChange(block, old, new):
            return ["heads", block, codec.heads_json(old), codec.heads_json(new)]
        case BlockChange(gone, come, follows):
            return ["block", _maybe(codec.block_json, gone), _maybe(codec.block_json, come), follows]
        case PlaceChange(id, left, taken):
            return ["place", id, _maybe(codec.place_json, left), _maybe(codec.place_json, taken)]
        case AnnotationChange(id, was, now):
            return ["annotation", id, _maybe(codec.annotation_json, was), _maybe(codec.annotation_json, now)]


def change_of(value: Json, source: str) -> Change:
    """The change; `source` is the decoded source of its bulletin."""
    kind, *rest = value
    return _DECODERS[kind](source, *rest)


def _text_change(source: str, block: str, at: int, removed: Json, inserted: Json) -> Change:
    return TextChange(block, at, codec.runs_of(removed, source), codec.runs_of(inserted, source))


def _block_change(source: str, before: Json, after: Json, follows: str | None) -> Change:
    def block(value: Json) -> Json:
        return codec.block_of(value, source)

    return BlockChange(_maybe(block, before), _maybe(block, after), follows)


_DECODERS: dict[str, Callable[..., Change]] = {
    "text": _text_change,
    "split": lambda _, block, at, second, label: SplitChange(block, at, second, codec.label_of(label)),
    "join": lambda _, block, at, second, label: JoinChange(block, at, second, codec.label_of(label)),
    "label": lambda _, block, old, new: LabelChange(block, codec.label_of(old), codec.label_of(new)),
    "heads": lambda _, block, old, new: HeadsChange(block, codec.heads_of(old), codec.heads_of(new)),
    "block": _block_change,
    "place": lambda _, id, old, new: PlaceChange(id, _maybe(codec.place_of, old), _maybe(codec.place_of, new)),
    "annotation": lambda _, id, old, new: AnnotationChange(
        id, _maybe(codec.annotation_of, old), _maybe(codec.annotation_of, new)
    ),
}


def _maybe(convert: Callable[[Json], T], value: Json) -> T | None:
    return None if value is None else convert(value)


def _record_change_json(change: RecordChange) -> Json:
    name = RECORD_NAMES[type(change.record)]
    return [name, *(None if side is None else asdict(side) for side in (change.before, change.after))]


def _record_change_of(value: Json) -> RecordChange:
    name, before, after = value
    return RecordChange(*(None if side is None else record_of(name, side) for side in (before, after)))


def record_of(name: str, values: dict[str, Json]) -> Record:
    """The record of that kind with the given fields, words and numbers as a file holds them; absent ones by default."""
    return RECORDS[name](**{field: _made(_types(name)[field], value) for field, value in values.items()})


def _made(kind: type, value: Json) -> Json:
    return kind(value) if issubclass(kind, StrEnum | bool) else value


@cache
def _types(name: str) -> dict[str, type]:
    return get_type_hints(RECORDS[name])
