"""Tagging: annotations and the codebook."""

from dataclasses import replace
from pathlib import Path

from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.desk.touched import Touched
from zugong_desk.domain import marking
from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes
from zugong_desk.domain.codebook import Tag, by_name, would_loop
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.domain.span import Span
from zugong_desk.domain.step import Part, Step
from zugong_desk.export import codebook_json
from zugong_desk.export.publish import publish
from zugong_desk.reading import ReadingError, fetch


def annotate(desk: Desk, span: Span, tag: str, note: str = "", practice: Practice | None = None) -> Touched:
    """Put a tag (by id or name) on a passage."""
    found = tag_named(desk, tag)
    annotation = Annotation(desk.new_id(), found.id, note, practice or Practice())
    return desk.perform(f"标注“{found.name}”", marking.annotate(desk.table, span, annotation))


def tag_named(desk: Desk, tag: str) -> Tag:
    """The tag of an id or name; Unknown if there is none."""
    found = by_name(desk.shelf.tags, tag)
    if found is None:
        raise Unknown(f"标签表里没有“{tag}”。")
    return found


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


def add_tag(desk: Desk, name: str, parent: str = "", definition: str = "") -> tuple[str, Touched]:
    """A new tag, with its id; it takes its parent's colour and shape."""
    name = _free_name(desk, name)
    above = desk.shelf.tags.get(parent)
    count = len(desk.shelf.tags)
    colour, shape = (above.colour, above.shape) if above else (count % 12, count % 12)
    tag = Tag(desk.new_id(), name, parent, colour=colour, shape=shape, order=count, definition=definition)
    return tag.id, desk.perform(f"新建标签“{name}”", records=(RecordChange(None, tag),))


def _free_name(desk: Desk, name: str, id: str = "") -> str:
    """A name for a tag, white space around it taken off; EditError if there is none or another tag has it."""
    name = name.strip()
    if not name:
        raise EditError("标签要有名称。")
    other = by_name(desk.shelf.tags, name)
    if other and other.id != id:
        raise EditError(f"已有标签“{name}”。")
    return name


def change_tag(desk: Desk, tag: Tag) -> Touched:
    """Change a tag's name, place, definition, colour or shape."""
    before = desk.shelf.tags[tag.id]
    tag = replace(tag, name=_free_name(desk, tag.name, tag.id))
    if would_loop(desk.shelf.tags, tag.id, tag.parent):
        raise EditError("标签不能放到自己的下级里。")
    return desk.perform(f"改标签“{before.name}”", records=() if tag == before else (RecordChange(before, tag),))


def remove_tag(desk: Desk, id: str) -> Touched:
    """Take a tag out of the codebook; refused while it is used or has tags below it."""
    tag = desk.shelf.tags[id]
    used = desk.library.tag_uses().get(id, 0)
    if used:
        raise EditError(f"“{tag.name}”还标在 {used} 处，没有删除。请先改标或删去这些标注。")
    if any(other.parent == id for other in desk.shelf.tags.values()):
        raise EditError(f"“{tag.name}”下面还有标签，没有删除。请先移走它们。")
    return desk.perform(f"删除标签“{tag.name}”", records=(RecordChange(tag, None),))


def merge_tag(desk: Desk, id: str, into: str) -> Touched:
    """Give all passages of a tag, and the tags below it, to another, and take it out of the codebook: one step.

    It stays if annotations in issues taken out of the library still bear it.
    """
    tag, other = desk.shelf.tags[id], desk.shelf.tags[into]
    if would_loop(desk.shelf.tags, id, into):
        raise EditError(f"“{other.name}”就在“{tag.name}”下面，没有合并。请先把它移到别处。")
    desk.flush()
    issues = [desk.load(row.id) for row in desk.library.issues() if row.present and row.annotations]
    parts = tuple(Part(bulletin.id, changes) for bulletin in issues if (changes := _retagged(bulletin, id, into)))
    below = tuple(RecordChange(one, replace(one, parent=into)) for one in desk.shelf.tags.values() if one.parent == id)
    kept = desk.library.tag_uses().get(id, 0) > sum(len(part.changes) for part in parts)
    gone = () if kept else (RecordChange(tag, None),)
    return desk.perform_step(Step(desk.new_id(), f"“{tag.name}”并入“{other.name}”", parts, (*below, *gone)))


def _retagged(bulletin: Bulletin, tag: str, into: str) -> Changes:
    marked = (annotation.id for annotation in bulletin.annotations.values() if annotation.tag == tag)
    return tuple(change for id in marked for change in marking.change_annotation(bulletin, id, tag=into))


def take_codebook(desk: Desk, tags: list[Tag], name: str = "导入标签表") -> Touched:
    """Bring tags in from elsewhere in one step: those of a known name are brought up to date, none is taken away."""
    ids = {tag.id: (known.id if (known := by_name(desk.shelf.tags, tag.name)) else tag.id) for tag in tags}
    records = []
    for tag in tags:
        new = replace(tag, id=ids[tag.id], parent=ids.get(tag.parent, ""))
        before = desk.shelf.tags.get(new.id)
        if new != before:
            records.append(RecordChange(before, new))
    return desk.perform(name, records=tuple(records))


def import_codebook(desk: Desk, path: Path) -> Touched:
    """Bring in the tags of a codebook file. ExchangeError or EditError in one line if it cannot be read."""
    try:
        text = fetch(path).decode("utf-8-sig")
    except (ReadingError, UnicodeDecodeError) as error:
        raise EditError(f"没有读到标签表“{path.name}”，现有标签没有变化。请检查文件后重试。") from error
    return take_codebook(desk, codebook_json.read(text, desk.new_id))


def export_codebook(desk: Desk, path: Path) -> Path:
    """Write the codebook to a file that another library can import."""
    data = codebook_json.write_all(desk.shelf.tags)
    return publish(path, data, lambda written: codebook_json.read(written.decode("utf-8"), desk.new_id))
