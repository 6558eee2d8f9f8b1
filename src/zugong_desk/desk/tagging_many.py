"""Tagging many places at once, such as all that a search has found: seen before, done as one step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from zugong_desk.desk.codebook import tag_named
from zugong_desk.desk.core import Desk
from zugong_desk.desk.touched import Touched
from zugong_desk.domain import marking, passages
from zugong_desk.domain.annotation import Annotation
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import AnnotationChange, Changes
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.domain.step import Part, Step

CONTEXT = 30
"""Code points shown on each side of a passage."""
MOVED = "查到的地方已有改动，没有标注。请重新查找。"


class Unit(StrEnum):
    """How much around a place is tagged."""

    WORDS = "words"
    SENTENCE = "sentence"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in an issue (id)."""

    bulletin: str
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """What would be tagged: where, and its words between those around them; `hit` is what was found, in `text`."""

    spot: Spot
    left: str
    text: str
    right: str
    hit: tuple[int, int]


def tag_all(desk: Desk, found: Mapping[str, Sequence[Span]], tag: str) -> Touched:
    """Put a tag (by id or name) on passages of issues (by id), as one step; what bears it already is left as it is.

    EditError if a passage no longer stands in its issue, or if all bear the tag.
    """
    wanted = tag_named(desk, tag)
    desk.end_burst()
    parts = tuple(Part(id, changes) for id, spans in found.items() if (changes := _put(desk, id, spans, wanted.id)))
    count = sum(isinstance(change, AnnotationChange) for part in parts for change in part.changes)
    if not parts:
        raise EditError(f"这些地方都已标“{wanted.name}”，没有再标。")
    return desk.perform_step(Step(desk.new_id(), f"标注“{wanted.name}” {count} 处", parts))


def around(desk: Desk, spots: Sequence[Spot], unit: Unit, tag: str) -> list[Passage]:
    """What would be tagged around these places, each passage once; what bears the tag (id) already is left out."""
    out: list[Passage] = []
    for id, here in groupby(spots, key=lambda one: one.bulletin):
        bulletin = desk.load(id)
        borne = set(_borne(bulletin, tag))
        for spot in here:
            span = widened(bulletin, spot.span, unit) if _stands(bulletin, spot.span) else None
            if span is not None and span not in borne:
                borne.add(span)
                out.append(_passage(bulletin, span, spot.span))
    return out


def _put(desk: Desk, id: str, spans: Sequence[Span], tag: str) -> Changes:
    bulletin = desk.load(id)
    borne = set(_borne(bulletin, tag))
    out: Changes = ()
    for span in spans:
        if not _stands(bulletin, span):
            raise EditError(MOVED)
        passage = marking.passage(bulletin, span)
        if passage not in borne:
            borne.add(passage)
            out += marking.annotate(bulletin, passage, Annotation(desk.new_id(), tag))
    return out


def _borne(bulletin: Bulletin, tag: str) -> Iterator[Span]:
    """The passages that bear a tag."""
    return (bulletin.places[one.id].span for one in bulletin.annotations.values() if one.tag == tag)


def _stands(bulletin: Bulletin, span: Span) -> bool:
    lines = bulletin.line_position
    inside = all(
        end.block in lines and end.offset <= len(bulletin.block(end.block).text) for end in (span.start, span.end)
    )
    return inside and bulletin.offset(span.start) < bulletin.offset(span.end)


def widened(bulletin: Bulletin, span: Span, unit: Unit) -> Span:
    """The words, or all sentences or lines that they reach into."""
    if unit is Unit.WORDS:
        return marking.passage(bulletin, span)
    if unit is Unit.BLOCK:
        end = Anchor(span.end.block, len(bulletin.block(span.end.block).text))
        return marking.passage(bulletin, Span(Anchor(span.start.block, 0), end))
    last = Anchor(span.end.block, max(0, span.end.offset - 1))
    first, final = passages.sentence_at(bulletin, span.start), passages.sentence_at(bulletin, last)
    start = min(span.start, first.start, key=bulletin.offset) if first else span.start
    end = max(span.end, final.end, key=bulletin.offset) if final else span.end
    return marking.passage(bulletin, Span(start, end))


def _passage(bulletin: Bulletin, span: Span, found: Span) -> Passage:
    left, right = bulletin.context(span, CONTEXT)
    text = bulletin.quote(span).replace("\n", " ")
    start = bulletin.offset(span.start)
    first, last = (min(max(0, at - start), len(text)) for at in bulletin.range(found))
    return Passage(Spot(bulletin.id, span), left.rpartition("\n")[2], text, right.partition("\n")[0], (first, last))
