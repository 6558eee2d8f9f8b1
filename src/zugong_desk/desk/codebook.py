"""The codebook: tags made, changed, moved, merged, split and retired; every one a step that keeps all annotations."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.desk.touched import Touched
from zugong_desk.domain import marking
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes
from zugong_desk.domain.codebook import Tag, by_name, siblings, would_loop
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.domain.step import Part, Step
from zugong_desk.domain.tag_keys import COMMANDS, may_be_key

LOOKS = 12
GONE = "这个标签已不在标签表里，没有改动。"


def tag_named(desk: Desk, tag: str) -> Tag:
    """The tag of an id or name; Unknown if there is none."""
    found = by_name(desk.shelf.tags, tag)
    if found is None:
        raise Unknown(f"标签表里没有“{tag}”。")
    return found


def _known(desk: Desk, id: str) -> Tag:
    """The tag of an id; Unknown if it has gone, as under a window that was open when its making was undone."""
    found = desk.shelf.tags.get(id)
    if found is None:
        raise Unknown(GONE)
    return found


def add_tag(desk: Desk, name: str, parent: str = "", definition: str = "") -> tuple[str, Touched]:
    """A new tag, with its id; it takes its parent's colour and shape."""
    tag = _new_tag(desk, name, parent, definition)
    return tag.id, desk.perform(f"新建标签“{tag.name}”", records=(RecordChange(None, tag),))


def _new_tag(desk: Desk, name: str, parent: str, definition: str) -> Tag:
    name = _free_name(desk, name)
    above = desk.shelf.tags.get(parent)
    count = len(desk.shelf.tags)
    colour, shape = (above.colour, above.shape) if above else (count % LOOKS, count % LOOKS)
    order = max((tag.order for tag in desk.shelf.tags.values()), default=-1) + 1
    return Tag(desk.new_id(), name, parent, colour=colour, shape=shape, order=order, definition=definition)


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
    """Change a tag's name, place, texts, colour, shape or key. EditError if the name or key is taken or it would loop."""
    before = _known(desk, tag.id)
    tag = replace(tag, name=_free_name(desk, tag.name, tag.id), key=_free_key(desk, tag))
    if would_loop(desk.shelf.tags, tag.id, tag.parent):
        raise EditError("标签不能放到自己的下级里。")
    return desk.perform(f"改标签“{before.name}”", records=_changes(desk, (tag,)))


def _free_key(desk: Desk, tag: Tag) -> str:
    """A tag's key in lower case; EditError if it is no single letter or digit or another tag has it."""
    key = tag.key.strip().lower()
    if key and not (len(key) == 1 and key.isascii() and key.isalnum()):
        raise EditError("标签的快捷键是一个字母或数字。")
    if key and not may_be_key(key):
        raise EditError(f"“{key}”在标注模式里另有用处（{'、'.join(COMMANDS)}）。换一个键。")
    other = next((one for one in desk.shelf.tags.values() if key and one.key == key and one.id != tag.id), None)
    if other:
        raise EditError(f"“{key}”已是标签“{other.name}”的快捷键。")
    return key


def _changes(desk: Desk, tags: Iterable[Tag]) -> tuple[RecordChange, ...]:
    known = desk.shelf.tags
    return tuple(RecordChange(known[tag.id], tag) for tag in tags if known[tag.id] != tag)


def move_tag(desk: Desk, id: str, parent: str, before: str = "") -> Touched:
    """Put a tag under another (or at the top), in front of the sibling `before` or behind all of them."""
    tags, tag = desk.shelf.tags, _known(desk, id)
    if would_loop(tags, id, parent):
        raise EditError("标签不能放到自己的下级里。")
    now = siblings(tags, parent)
    row = [one for one in now if one.id != id]
    at = next((at for at, one in enumerate(row) if one.id == before), len(row))
    row.insert(at, replace(tag, parent=parent))
    stays = tag.parent == parent and [one.id for one in row] == [one.id for one in now]
    moved = [] if stays else [replace(one, order=order) for order, one in enumerate(row)]
    return desk.perform(f"移动标签“{tag.name}”", records=_changes(desk, moved))


def retire_tag(desk: Desk, id: str, *, retired: bool = True) -> Touched:
    """Offer a tag no longer, or again; the passages that bear it keep it. A retired tag gives up its key."""
    tag = _known(desk, id)
    name = f"停用标签“{tag.name}”" if retired else f"恢复标签“{tag.name}”"
    after = replace(tag, retired=retired, key="" if retired else tag.key)
    return desk.perform(name, records=_changes(desk, (after,)))


def remove_tag(desk: Desk, id: str) -> Touched:
    """Take a tag out of the codebook; refused while it is used or has tags below it."""
    tag = _known(desk, id)
    used = desk.library.tag_uses().get(id, 0)
    if used:
        raise EditError(f"“{tag.name}”还标在 {used} 处，没有删除。可以停用，或先改标、删去这些标注。")
    if any(other.parent == id for other in desk.shelf.tags.values()):
        raise EditError(f"“{tag.name}”下面还有标签，没有删除。请先移走它们。")
    return desk.perform(f"删除标签“{tag.name}”", records=(RecordChange(tag, None),))


def merge_tag(desk: Desk, id: str, into: str) -> Touched:
    """Give all passages of a tag, and the tags below it, to another, and take it out of the codebook: one step.

    It stays if annotations in issues taken out of the library still bear it.
    """
    tag, other = _known(desk, id), _known(desk, into)
    if would_loop(desk.shelf.tags, id, into):
        raise EditError(f"“{other.name}”就在“{tag.name}”下面，没有合并。请先把它移到别处。")
    parts = _retagging(desk, id, into)
    below = tuple(RecordChange(one, replace(one, parent=into)) for one in desk.shelf.tags.values() if one.parent == id)
    kept = desk.library.tag_uses().get(id, 0) > sum(len(part.changes) for part in parts)
    gone = () if kept else (RecordChange(tag, None),)
    return desk.perform_step(Step(desk.new_id(), f"“{tag.name}”并入“{other.name}”", parts, (*below, *gone)))


def split_tag(desk: Desk, id: str, name: str, chosen: Mapping[str, Collection[str]], definition: str = "") -> Touched:
    """Give some passages of a tag (ids of annotations by issue) to a new tag beside it: one step.

    EditError if none is chosen or one does not bear the tag.
    """
    tag = _known(desk, id)
    new = replace(_new_tag(desk, name, tag.parent, definition), colour=tag.colour, shape=tag.shape)
    desk.flush()
    parts = []
    for issue, ids in chosen.items():
        bulletin = desk.load(issue)
        if any(one not in bulletin.annotations or bulletin.annotations[one].tag != id for one in ids):
            raise EditError(f"选中的标注里有的已不是“{tag.name}”，没有拆分。请重新选择。")
        changes = tuple(change for one in ids for change in marking.change_annotation(bulletin, one, tag=new.id))
        parts += [Part(issue, changes)] if changes else []
    if not parts:
        raise EditError("没有选中标注，没有拆分。请先选出要归入新标签的标注。")
    step = Step(desk.new_id(), f"从“{tag.name}”拆出“{new.name}”", tuple(parts), (RecordChange(None, new),))
    return desk.perform_step(step)


def _retagging(desk: Desk, id: str, into: str) -> tuple[Part, ...]:
    """What gives all passages of a tag to another, issue by issue."""
    desk.flush()
    bearing = dict.fromkeys(one.bulletin for one in desk.library.marked_with(id))
    issues = (desk.load(issue) for issue in bearing)
    return tuple(Part(bulletin.id, changes) for bulletin in issues if (changes := _retagged(bulletin, id, into)))


def _retagged(bulletin: Bulletin, tag: str, into: str) -> Changes:
    marked = (annotation.id for annotation in bulletin.annotations.values() if annotation.tag == tag)
    return tuple(change for id in marked for change in marking.change_annotation(bulletin, id, tag=into))
