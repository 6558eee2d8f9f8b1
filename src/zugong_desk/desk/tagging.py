"""Tagging: annotations and what is recorded of them."""

from zugong_desk.desk.codebook import tag_named
from zugong_desk.desk.core import Desk
from zugong_desk.desk.touched import Touched
from zugong_desk.domain import marking
from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.domain.span import Span


def annotate(desk: Desk, span: Span, tag: str, note: str = "", practice: Practice | None = None) -> Touched:
    """Put a tag (by id or name) on a passage."""
    found = tag_named(desk, tag)
    annotation = Annotation(desk.new_id(), found.id, note, practice or Practice())
    return desk.perform(f"标注“{found.name}”", marking.annotate(desk.table, span, annotation))


def change_annotation(
    desk: Desk, id: str, *, tag: str | None = None, note: str | None = None, practice: Practice | None = None
) -> Touched:
    """Retag an annotation, or change its note or practice record."""
    changes = marking.change_annotation(desk.table, id, tag=tag, note=note, practice=practice)
    name = "改标签" if tag is not None else "改备注" if practice is None else "填典型做法"
    return desk.perform(name, changes)


def move_annotation(desk: Desk, id: str, span: Span) -> Touched:
    """Put an annotation on another passage."""
    return desk.perform("改标注范围", marking.place(desk.table, id, span))


def remove_annotation(desk: Desk, id: str) -> Touched:
    """Take an annotation away."""
    return desk.perform("删除标注", marking.remove_annotation(desk.table, id))


def show_as_example(desk: Desk, id: str, *, example: bool) -> Touched:
    """Show an annotation in the codebook as an example of its tag, or no longer."""
    name = "列为范例" if example else "不再作范例"
    return desk.perform(name, marking.change_annotation(desk.table, id, example=example))
