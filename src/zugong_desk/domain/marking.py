"""The verbs of tagging: annotations and the places that annotations and excerpts rest on."""

from dataclasses import replace

from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import AnnotationChange, Changes, PlaceChange
from zugong_desk.domain.draft import trimmed
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.span import Place, Span


def passage(bulletin: Bulletin, span: Span) -> Span:
    """The span without white space at its ends; EditError if nothing else is in it."""
    inner = trimmed(bulletin, span)
    if inner.collapsed:
        raise EditError("先选中一段文字。")
    return inner


def place(bulletin: Bulletin, id: str, span: Span) -> Changes:
    """Put or move the place of an annotation or excerpt; an orphan is given a passage again."""
    return (PlaceChange(id, bulletin.places.get(id), Place(passage(bulletin, span))),)


def annotate(bulletin: Bulletin, span: Span, annotation: Annotation) -> Changes:
    """Put a tag on a passage."""
    return (AnnotationChange(annotation.id, None, annotation), *place(bulletin, annotation.id, span))


def change_annotation(
    bulletin: Bulletin, id: str, *, tag: str | None = None, note: str | None = None, practice: Practice | None = None
) -> Changes:
    """Give an annotation another tag, note or practice record; what is None stays."""
    before = bulletin.annotations[id]
    after = replace(
        before,
        tag=before.tag if tag is None else tag,
        note=before.note if note is None else note,
        practice=before.practice if practice is None else practice,
    )
    return () if after == before else (AnnotationChange(id, before, after),)


def remove_annotation(bulletin: Bulletin, id: str) -> Changes:
    """Take an annotation and its place away."""
    return (
        PlaceChange(id, bulletin.places[id], None),
        AnnotationChange(id, bulletin.annotations[id], None),
    )


def remove_place(bulletin: Bulletin, id: str) -> Changes:
    """Take the place of an excerpt away."""
    return (PlaceChange(id, bulletin.places[id], None),)
