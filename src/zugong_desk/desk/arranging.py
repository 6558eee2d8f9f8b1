"""Arranging a collection: sections, and the order of sections and excerpts."""

from collections.abc import Sequence
from dataclasses import replace

from zugong_desk.desk.core import Desk
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.arrangement import Item, arranged, moved, rewritten, shifted
from zugong_desk.domain.collection import Excerpt, Section
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.shelf import RecordChange

LEVELS = (1, 2)


def items_of(desk: Desk, collection: str) -> tuple[Item, ...]:
    """The sections and excerpts of a collection in their order."""
    return arranged(desk.shelf, collection)


def item_of(desk: Desk, id: str) -> Item:
    """A section or excerpt by its id; EditError if it is gone."""
    found = desk.shelf.excerpts.get(id) or desk.shelf.sections.get(id)
    if found is None:
        held = (item for one in desk.shelf.collections for item in arranged(desk.shelf, one))
        found = next((item for item in held if item.id == id), None)
    if found is None:
        raise EditError("这一条已不在摘编中。")
    return found


def move_item(desk: Desk, id: str, before: str | None) -> Touched:
    """Put an item, a section with all that stands under it, before another one (None: at the end)."""
    item = item_of(desk, id)
    return _rewrite(desk, _named("移动", item), moved(items_of(desk, item.collection), id, before))


def shift_item(desk: Desk, id: str, by: int) -> Touched:
    """Move an item one place up (-1) or down (1); an excerpt at the edge of its section goes over into the next."""
    item = item_of(desk, id)
    return _rewrite(desk, _named("移动", item), shifted(items_of(desk, item.collection), id, by))


def add_section(desk: Desk, collection: str, title: str, before: str | None = None) -> tuple[str, Touched]:
    """A new section before an item (None: at the end), with its id."""
    items = list(items_of(desk, collection))
    section = Section(desk.new_id(), collection, 0, _titled(title))
    at = next((at for at, one in enumerate(items) if one.id == before), len(items))
    items.insert(at, section)
    return section.id, _rewrite(desk, f"新建一节“{section.title}”", items)


def change_section(desk: Desk, section: Section) -> Touched:
    """Change a section's title, level or lead."""
    if section.level not in LEVELS:
        raise EditError("摘编的节只分两级。")
    section = replace(section, title=_titled(section.title))
    items = [section if one.id == section.id else one for one in items_of(desk, section.collection)]
    return _rewrite(desk, _named("修改", section), items)


def remove_section(desk: Desk, id: str) -> Touched:
    """Take a section's heading away; what stood under it comes under the one before."""
    section = item_of(desk, id)
    items = [one for one in items_of(desk, section.collection) if one.id != id]
    gone = desk.shelf.sections.get(id)
    return _rewrite(desk, _named("取消", section), items, RecordChange(gone, None) if gone else None)


def _titled(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise EditError("节要有标题。")
    return title


def _named(verb: str, item: Item) -> str:
    return f"{verb}摘录" if isinstance(item, Excerpt) else f"{verb}节“{item.title}”"


def _rewrite(desk: Desk, name: str, items: Sequence[Item], also: RecordChange | None = None) -> Touched:
    return desk.perform(name, records=(*rewritten(desk.shelf, items), *([also] if also else [])))
