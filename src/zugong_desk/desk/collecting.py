"""Curating: collections and the excerpts in them."""

from dataclasses import replace
from itertools import takewhile

from zugong_desk.desk.burst import quoted, shortened
from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.desk.touched import Touched
from zugong_desk.domain import marking
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.collection import Collection, Excerpt
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.outline import article_of, lead_at
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.domain.span import Span
from zugong_desk.domain.step import Part, Step
from zugong_desk.export.passages import passage_of_excerpt


def add_collection(desk: Desk, name: str) -> tuple[str, Touched]:
    """A new collection, with its id."""
    collection = Collection(desk.new_id(), _named(desk, name), len(desk.shelf.collections))
    return collection.id, desk.perform(f"新建摘编“{collection.name}”", records=(RecordChange(None, collection),))


def _named(desk: Desk, name: str) -> str:
    name = name.strip()
    if not name:
        raise EditError("摘编要有名称。")
    if any(collection.name == name for collection in desk.shelf.collections.values()):
        raise EditError(f"已有摘编“{name}”。")
    return name


def rename_collection(desk: Desk, id: str, name: str) -> Touched:
    """Give a collection another name."""
    before = desk.shelf.collections[id]
    after = Collection(id, _named(desk, name), before.order)
    return desk.perform(f"摘编改名为“{after.name}”", records=(RecordChange(before, after),))


def remove_collection(desk: Desk, id: str) -> Touched:
    """Take a collection and all its excerpts away, in one step that can be undone."""
    collection = desk.shelf.collections[id]
    excerpts = desk.shelf.excerpts_of(id)
    records = (*(RecordChange(excerpt, None) for excerpt in excerpts), RecordChange(collection, None))
    name = f"删除摘编“{collection.name}”（{len(excerpts)} 条）"
    return desk.perform_step(Step(desk.new_id(), name, _places_gone(desk, excerpts), records))


def _places_gone(desk: Desk, excerpts: list[Excerpt]) -> tuple[Part, ...]:
    out = []
    for excerpt in excerpts:
        bulletin = desk.find(excerpt.bulletin)
        if bulletin and excerpt.id in bulletin.places:
            out.append(Part(bulletin.id, marking.remove_place(bulletin, excerpt.id)))
    return tuple(out)


def collection_named(desk: Desk, name: str) -> Collection:
    """The collection of an id or name; Unknown if there is none."""
    for collection in desk.shelf.collections.values():
        if name in (collection.id, collection.name):
            return collection
    raise Unknown(f"没有“{name}”这个摘编。")


def take_excerpt(desk: Desk, span: Span, collection: str | None = None) -> tuple[str, Touched]:
    """Take a passage into a collection (the first, made if there is none), with the new excerpt's id."""
    bulletin = desk.table
    span = marking.passage(bulletin, span)
    text = bulletin.quote(span)
    records: list[RecordChange] = []
    if collection is None:
        collection = _first_collection(desk, records)
    order = max((excerpt.order for excerpt in desk.shelf.excerpts_of(collection)), default=-1) + 1
    title = title_for(bulletin, span)
    excerpt = Excerpt(desk.new_id(), collection, bulletin.id, order, text, text, title)
    records.append(RecordChange(None, excerpt))
    changes = marking.place(bulletin, excerpt.id, span)
    return excerpt.id, desk.perform(f"摘录{quoted(text)}", changes, tuple(records))


def _first_collection(desk: Desk, records: list[RecordChange]) -> str:
    known = sorted(desk.shelf.collections.values(), key=lambda one: one.order)
    if known:
        return known[0].id
    new = Collection(desk.new_id(), "摘编")
    records.append(RecordChange(None, new))
    return new.id


def title_for(bulletin: Bulletin, span: Span) -> str:
    """A first title for an excerpt: the head under which it stands in its block, else that of its article."""
    block = bulletin.block(span.start.block)
    if lead := lead_at(block, span.start.offset):
        return lead
    article = article_of(bulletin.lines, bulletin.line(block.id))
    return article.title if article else shortened(bulletin.quote(span))


def change_excerpt(desk: Desk, excerpt: Excerpt) -> Touched:
    """Change an excerpt's title, section, text or note; the bulletin is not touched."""
    before = desk.shelf.excerpts[excerpt.id]
    return desk.perform("修改摘录", records=() if excerpt == before else (RecordChange(before, excerpt),))


def remove_excerpt(desk: Desk, id: str) -> Touched:
    """Take an excerpt out of its collection."""
    excerpt = desk.shelf.excerpts[id]
    step = Step(desk.new_id(), "移除摘录", _places_gone(desk, [excerpt]), (RecordChange(excerpt, None),))
    return desk.perform_step(step)


def move_excerpt(desk: Desk, id: str, to: int, section: str | None = None) -> Touched:
    """Put an excerpt at place `to` (from 0) in its collection and, if given, under a section."""
    excerpt = desk.shelf.excerpts[id]
    others = [one for one in desk.shelf.excerpts_of(excerpt.collection) if one.id != id]
    others.insert(max(0, min(to, len(others))), excerpt if section is None else replace(excerpt, section=section))
    return _rewrite(desk, "移动摘录", [replace(one, order=order) for order, one in enumerate(others)])


def begin_section(desk: Desk, id: str, title: str) -> Touched:
    """Put an excerpt, and those that follow it in its section, under a section of that title."""
    first = desk.shelf.excerpts[id]
    after = desk.shelf.excerpts_of(first.collection)
    rest = takewhile(lambda one: one.section == first.section, after[after.index(first) :])
    return _rewrite(desk, f"新建一节“{title}”", [replace(one, section=title) for one in rest])


def _rewrite(desk: Desk, name: str, excerpts: list[Excerpt]) -> Touched:
    known = desk.shelf.excerpts
    records = tuple(RecordChange(known[one.id], one) for one in excerpts if known[one.id] != one)
    return desk.perform(name, records=records)


def current_text(desk: Desk, excerpt: Excerpt) -> str | None:
    """What now stands where an excerpt was taken; None if that passage or its issue is gone."""
    bulletin = desk.find(excerpt.bulletin)
    place = bulletin.places.get(excerpt.id) if bulletin else None
    return bulletin.quote(place.span) if bulletin and place and place.orphan is None else None


def update_excerpt(desk: Desk, id: str) -> Touched:
    """Take an excerpt's text anew from where it stands."""
    excerpt = desk.shelf.excerpts[id]
    now = current_text(desk, excerpt)
    if now is None:
        raise EditError("原文已删去，摘录保持原样。")
    return change_excerpt(desk, replace(excerpt, taken=now, text=now))


def source_line_of(desk: Desk, excerpt: Excerpt) -> str:
    """Where an excerpt comes from, as it is printed under it."""
    bulletin = desk.find(excerpt.bulletin)
    return passage_of_excerpt(bulletin, excerpt, desk.shelf.tags).source_line
