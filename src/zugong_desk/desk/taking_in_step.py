"""The step that takes annotations from elsewhere into the library, in however many issues."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from zugong_desk.desk.core import Desk
from zugong_desk.desk.taking_in_placing import NOWHERE
from zugong_desk.desk.taking_in_plan import Item, Sheet, Spot
from zugong_desk.desk.taking_in_tags import needed
from zugong_desk.domain import marking
from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.domain.span import Span
from zugong_desk.domain.step import Part, Step

MOVED = "期刊已有改动，没有取回标注。请重新选择文件。"


def step_of(desk: Desk, sheets: Sequence[Sheet], chosen: Mapping[int, int], tags: Sequence[Tag]) -> Step:
    """The step that puts the chosen annotations of known issues on their places, with the new tags that they need.

    EditError if an issue no longer says what it said when the plan was made.
    """
    known = [sheet for sheet in sheets if sheet.bulletin]
    items = [item for sheet in known for item in sheet.items if item.number in chosen]
    parts = tuple(_part(desk, id, known, chosen) for id in dict.fromkeys(sheet.bulletin for sheet in known))
    made = needed(tags, (item.tag for item in items))
    if any(tag.name in {one.name for one in desk.shelf.tags.values()} for tag in made):
        raise EditError(MOVED)
    name = f"取回标注 {len(items)} 条"
    records = tuple(RecordChange(None, tag) for tag in made)
    return Step(desk.new_id(), name, tuple(part for part in parts if part.changes), records)


def _part(desk: Desk, id: str, sheets: Sequence[Sheet], chosen: Mapping[int, int]) -> Part:
    """What is changed in an issue, of which the file may have more than one document."""
    together: dict[tuple[str, int, int], Item] = {}
    for item in (item for sheet in sheets if sheet.bulletin == id for item in sheet.items if item.number in chosen):
        spot = item.places[chosen[item.number]]
        where = (item.tag, spot.start, spot.end)
        together[where] = _joined(together[where], item) if where in together else _at(item, spot)
    bulletin = desk.load(id)
    changes: Changes = ()
    for item in together.values():
        changes += _changes(desk, bulletin, item, item.places[0])
    return Part(bulletin.id, changes)


def _at(item: Item, spot: Spot) -> Item:
    """The annotation with only the place that was chosen; where its values stand was told for the first."""
    return replace(item, places=(spot,), grounds=item.grounds if spot == item.places[0] else ())


def _joined(first: Item, other: Item) -> Item:
    """Two of one tag on one passage as one: both notes, and the record of the first that has one."""
    one, more = first.annotation, other.annotation
    lines = one.note.split("\n")
    note = "\n".join(
        part for part in (one.note, *(line for line in more.note.split("\n") if line not in lines)) if part
    )
    if one.practice.empty and not more.practice.empty:
        return replace(first, annotation=replace(one, note=note, practice=more.practice), grounds=())
    return replace(first, annotation=replace(one, note=note))


def _changes(desk: Desk, bulletin: Bulletin, item: Item, spot: Spot) -> Changes:
    if bulletin.text[spot.start : spot.end] != spot.text or (item.there and item.there not in bulletin.annotations):
        raise EditError(MOVED)
    incoming = item.annotation
    practice, places = _record(desk, bulletin, item, spot)
    if not item.there:
        annotation = Annotation(desk.new_id(), item.tag, incoming.note, practice)
        return marking.annotate(bulletin, bulletin.span(spot.start, spot.end), annotation, places)
    note = incoming.note if incoming.note.strip() else None
    if practice.empty:
        return marking.change_annotation(bulletin, item.there, note=note)
    return marking.change_annotation(bulletin, item.there, note=note, practice=practice, grounds=places)


def _record(desk: Desk, bulletin: Bulletin, item: Item, spot: Spot) -> tuple[Practice, dict[str, Span]]:
    """The record with its values under new ids, and where those stand."""
    practice = item.annotation.practice
    grounds = tuple(replace(one, id=desk.new_id()) for one in practice.grounds)
    ranges = list(_ranges(bulletin, item, spot))
    places = {one.id: bulletin.span(*there) for one, there in zip(grounds, ranges, strict=True) if there != NOWHERE}
    return replace(practice, grounds=grounds), places


def _ranges(bulletin: Bulletin, item: Item, spot: Spot) -> Iterator[tuple[int, int]]:
    """Where each value stands: where the file says, else where the passage says it once."""
    grounds = item.annotation.practice.grounds
    told = item.grounds if len(item.grounds) == len(grounds) else (NOWHERE,) * len(grounds)
    for ground, there in zip(grounds, told, strict=True):
        yield there if there != NOWHERE else _once(bulletin.text, spot, ground.text)


def _once(text: str, spot: Spot, words: str) -> tuple[int, int]:
    at = text.find(words, spot.start, spot.end) if words.strip() else -1
    once = at >= 0 and text.find(words, at + 1, spot.end) < 0
    return (at, at + len(words)) if once else NOWHERE
