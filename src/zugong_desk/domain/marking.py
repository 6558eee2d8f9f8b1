"""The verbs of tagging: annotations and the places that annotations, their values and excerpts rest on."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import AnnotationChange, Changes, PlaceChange
from zugong_desk.domain.draft import trimmed
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.span import Place, Span

NO_SPANS: Mapping[str, Span] = MappingProxyType({})


def passage(bulletin: Bulletin, span: Span) -> Span:
    """The span without white space at its ends; EditError if nothing else is in it."""
    inner = trimmed(bulletin, span)
    if inner.collapsed:
        raise EditError("先选中一段文字。")
    return inner


def place(bulletin: Bulletin, id: str, span: Span) -> Changes:
    """Put or move the place of an annotation or excerpt; an orphan is given a passage again."""
    return (PlaceChange(id, bulletin.places.get(id), Place(passage(bulletin, span))),)


def annotate(bulletin: Bulletin, span: Span, annotation: Annotation, grounds: Mapping[str, Span] = NO_SPANS) -> Changes:
    """Put a tag on a passage; `grounds` says by id where the values of its practice stand."""
    places = tuple(change for id, where in grounds.items() for change in place(bulletin, id, where))
    return (AnnotationChange(annotation.id, None, annotation), *place(bulletin, annotation.id, span), *places)


def change_annotation(
    bulletin: Bulletin,
    id: str,
    *,
    tag: str | None = None,
    note: str | None = None,
    practice: Practice | None = None,
    grounds: Mapping[str, Span] = NO_SPANS,
    example: bool | None = None,
) -> Changes:
    """Give an annotation another tag, note or practice record; what is None stays.

    `grounds` says by id where values of the new record stand; those that keep their ids stay where they are. The places
    of values that the new record no longer has are taken away.
    """
    before = bulletin.annotations[id]
    after = replace(
        before,
        tag=before.tag if tag is None else tag,
        note=before.note if note is None else note,
        practice=before.practice if practice is None else practice,
        example=before.example if example is None else example,
    )
    own = () if after == before else (AnnotationChange(id, before, after),)
    return (*own, *_grounds_moved(bulletin, before.practice, after.practice, grounds))


def _grounds_moved(
    bulletin: Bulletin, before: Practice, after: Practice, grounds: Mapping[str, Span]
) -> Iterator[PlaceChange]:
    kept = {ground.id for ground in after.grounds}
    for ground in before.grounds:
        if ground.id not in kept and ground.id in bulletin.places:
            yield PlaceChange(ground.id, bulletin.places[ground.id], None)
    for id, span in grounds.items():
        now, wanted = bulletin.places.get(id), Place(passage(bulletin, span))
        if id in kept and now != wanted:
            yield PlaceChange(id, now, wanted)


def remove_annotation(bulletin: Bulletin, id: str) -> Changes:
    """Take an annotation, its place and those of its values away."""
    annotation = bulletin.annotations[id]
    grounds = (one.id for one in annotation.practice.grounds if one.id in bulletin.places)
    return (
        *(PlaceChange(one, bulletin.places[one], None) for one in grounds),
        PlaceChange(id, bulletin.places[id], None),
        AnnotationChange(id, annotation, None),
    )


def remove_place(bulletin: Bulletin, id: str) -> Changes:
    """Take the place of an excerpt away."""
    return (PlaceChange(id, bulletin.places[id], None),)
