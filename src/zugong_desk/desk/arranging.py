"""Arranging a collection: sections, and the order of sections and excerpts."""

from collections.abc import Sequence
from dataclasses import replace

from zugong_desk.desk.collecting import places_gone
from zugong_desk.desk.core import Desk
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.arrangement import Item, arranged, moved, rewritten, shifted
from zugong_desk.domain.collection import Excerpt, Section
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.domain.step import Step

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


def move_items(desk: Desk, ids: Sequence[str], before: str | None) -> Touched:
    """Put items of a collection, sections with all that stands under them, before another one (None: at the end)."""
    items = _held_with(desk, ids)
    return _rewrite(desk, _named_all("移动", desk, ids), moved(items, ids, before))


def shift_items(desk: Desk, ids: Sequence[str], by: int) -> Touched:
    """Move items, brought together, one place up (-1) or down (1); an excerpt at the edge of its section goes over into the next."""
    items = _held_with(desk, ids)
    return _rewrite(desk, _named_all("移动", desk, ids), shifted(items, ids, by))


def remove_items(desk: Desk, ids: Sequence[str]) -> Touched:
    """Take excerpts out, and sections' headings away, as one step; what stood under a heading comes under the one before."""
    items = _held_with(desk, ids)
    gone = [item for item in items if item.id in ids]
    excerpts = [item for item in gone if isinstance(item, Excerpt)]
    stored = [item for item in gone if isinstance(item, Excerpt) or item.id in desk.shelf.sections]
    rest = rewritten(desk.shelf, [item for item in items if item.id not in ids])
    records = (*rest, *(RecordChange(one, None) for one in stored))
    return desk.perform_step(Step(desk.new_id(), _named_all("移除", desk, ids), places_gone(desk, excerpts), records))


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


def shift_levels(desk: Desk, ids: Sequence[str], by: int) -> Touched:
    """Raise sections to the first level (-1) or lower them to the second (1); excerpts among the ids stay."""
    items = _held_with(desk, ids)
    wanted = [one for one in items if one.id in ids and isinstance(one, Section) and one.level + by in LEVELS]
    if not wanted:
        raise EditError("选中的没有可以再升降的节：节分两级。")
    after = {one.id: replace(one, level=one.level + by) for one in wanted}
    name = "节升为一级" if by < 0 else "节降为二级"
    return _rewrite(desk, name, [after.get(one.id, one) for one in items])


def _titled(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise EditError("节要有标题。")
    return title


def _held_with(desk: Desk, ids: Sequence[str]) -> tuple[Item, ...]:
    """The row in which some items stand; EditError if one is gone, or stands in another collection."""
    if not ids:
        raise EditError("先选中摘编中的一条。")
    items = items_of(desk, item_of(desk, ids[0]).collection)
    if not {one.id for one in items}.issuperset(ids):
        raise EditError("选中的已不在同一个摘编中。")
    return items


def _named_all(verb: str, desk: Desk, ids: Sequence[str]) -> str:
    return _named(verb, item_of(desk, ids[0])) if len(ids) == 1 else f"{verb} {len(ids)} 条"


def _named(verb: str, item: Item) -> str:
    return f"{verb}摘录" if isinstance(item, Excerpt) else f"{verb}节“{item.title}”"


def _rewrite(desk: Desk, name: str, items: Sequence[Item]) -> Touched:
    return desk.perform(name, records=rewritten(desk.shelf, items))
