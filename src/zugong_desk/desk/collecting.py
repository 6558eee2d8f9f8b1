"""Curating: collections and the excerpts in them; how they are ordered is told in `arranging`."""

from collections.abc import Iterable
from dataclasses import replace

from zugong_desk.desk.burst import quoted, shortened
from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.desk.touched import Touched
from zugong_desk.domain import marking
from zugong_desk.domain.arrangement import arranged
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import PlaceChange
from zugong_desk.domain.collection import Collection, Excerpt
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.outline import article_of, lead_at
from zugong_desk.domain.shelf import Record, RecordChange
from zugong_desk.domain.span import Span
from zugong_desk.domain.step import Part, Step
from zugong_desk.domain.wording import carried


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
    after = replace(before, name=_named(desk, name))
    return desk.perform(f"摘编改名为“{after.name}”", records=(RecordChange(before, after),))


def copy_collection(desk: Desk, id: str) -> tuple[str, Touched]:
    """A copy of a collection under a name of its own, with its id: sections, excerpts and where they stand."""
    collection = desk.shelf.collections[id]
    names = {one.name for one in desk.shelf.collections.values()}
    numbered = (f"{collection.name}（副本 {count}）" for count in range(2, len(names) + 3))
    name = next(one for one in (f"{collection.name}（副本）", *numbered) if one not in names)
    copy = replace(collection, id=desk.new_id(), name=name, order=len(desk.shelf.collections))
    records: list[RecordChange] = [RecordChange(None, copy)]
    parts: dict[str, Part] = {}
    for order, item in enumerate(arranged(desk.shelf, id)):
        twin = replace(item, id=desk.new_id(), collection=copy.id, order=order)
        if isinstance(twin, Excerpt):
            twin = replace(twin, section="")
            _put_like(desk, item.id, twin, parts)
        records.append(RecordChange(None, twin))
    name = f"复制摘编“{collection.name}”"
    return copy.id, desk.perform_step(Step(desk.new_id(), name, tuple(parts.values()), tuple(records)))


def _put_like(desk: Desk, id: str, twin: Excerpt, parts: dict[str, Part]) -> None:
    """Add to the parts of a step the place of an excerpt where another one (id) stands, if its issue is there."""
    bulletin = desk.find(twin.bulletin)
    place = bulletin.places.get(id) if bulletin else None
    if bulletin and place:
        before = parts[bulletin.id].changes if bulletin.id in parts else ()
        parts[bulletin.id] = Part(bulletin.id, (*before, PlaceChange(twin.id, None, place)))


def change_collection(desk: Desk, collection: Collection) -> Touched:
    """Change a collection's preface, what stands under its title, or how it is laid out; its name only by `rename_collection`."""
    before = desk.shelf.collections[collection.id]
    after = replace(collection, name=before.name, order=before.order)
    return desk.perform(f"修改摘编“{after.name}”", records=() if after == before else (RecordChange(before, after),))


def remove_collection(desk: Desk, id: str) -> Touched:
    """Take a collection with all its sections and excerpts away, in one step that can be undone."""
    collection = desk.shelf.collections[id]
    excerpts = desk.shelf.excerpts_of(id)
    sections = [one for one in desk.shelf.sections.values() if one.collection == id]
    held: list[Record] = [*excerpts, *sections, collection]
    records = tuple(RecordChange(one, None) for one in held)
    name = f"删除摘编“{collection.name}”（{len(excerpts)} 条）"
    return desk.perform_step(Step(desk.new_id(), name, places_gone(desk, excerpts), records))


def places_gone(desk: Desk, excerpts: Iterable[Excerpt]) -> tuple[Part, ...]:
    """What takes the places of excerpts out of the issues that the library still holds."""
    out: dict[str, Part] = {}
    for excerpt in excerpts:
        bulletin = desk.find(excerpt.bulletin)
        if bulletin and excerpt.id in bulletin.places:
            before = out[bulletin.id].changes if bulletin.id in out else ()
            out[bulletin.id] = Part(bulletin.id, (*before, *marking.remove_place(bulletin, excerpt.id)))
    return tuple(out.values())


def collection_named(desk: Desk, name: str) -> Collection:
    """The collection of an id or name; Unknown if there is none."""
    for collection in desk.shelf.collections.values():
        if name in (collection.id, collection.name):
            return collection
    raise Unknown(f"没有“{name}”这个摘编。")


def take_excerpt(desk: Desk, span: Span, collection: str | None = None) -> tuple[str, Touched]:
    """Take a passage into a collection (the first, made if there is none), with the new excerpt's id."""
    bulletin = desk.table
    step, taken = _taking(desk, [(bulletin, span)], collection)
    text = taken[0].text
    return taken[0].id, desk.perform_step(replace(step, name=f"摘录{quoted(text)}"))


def take_passages(
    desk: Desk, found: Iterable[tuple[str, Span]], collection: str | None = None
) -> tuple[list[str], Touched]:
    """Take many passages of issues (by id) into a collection as one step, with the new excerpts' ids.

    What the collection holds already, word for word from the same place, is passed over; EditError if that is all.
    """
    desk.end_burst()
    passages = [(desk.load(id), span) for id, span in dict.fromkeys(found)]
    issues = {one.id for one, _ in passages}
    mine = [one for one in desk.shelf.excerpts_of(collection) if one.bulletin in issues] if collection else []
    held = {(one.bulletin, _place_of(desk, one)) for one in mine}
    fresh = [(one, span) for one, span in passages if (one.id, marking.passage(one, span)) not in held]
    if not fresh:
        raise EditError("这些段落都已在摘编中，没有再取。" if passages else "没有可取入摘编的段落。")
    step, taken = _taking(desk, fresh, collection)
    return [one.id for one in taken], desk.perform_step(step)


def _place_of(desk: Desk, excerpt: Excerpt) -> Span | None:
    bulletin = desk.find(excerpt.bulletin)
    place = bulletin.places.get(excerpt.id) if bulletin else None
    return place.span if place and place.orphan is None else None


def _taking(desk: Desk, passages: list[tuple[Bulletin, Span]], collection: str | None) -> tuple[Step, list[Excerpt]]:
    """The step that takes passages in at the end of a collection, and the excerpts that it makes."""
    records: list[RecordChange] = []
    into = collection or _first_collection(desk, records)
    order = max((item.order for item in arranged(desk.shelf, into)), default=-1) + 1
    taken: list[Excerpt] = []
    parts: dict[str, Part] = {}
    for bulletin, wide in passages:
        span = marking.passage(bulletin, wide)
        text, title = bulletin.quote(span), title_for(bulletin, span)
        taken.append(Excerpt(desk.new_id(), into, bulletin.id, order + len(taken), text, text, title))
        before = parts[bulletin.id].changes if bulletin.id in parts else ()
        parts[bulletin.id] = Part(bulletin.id, (*before, *marking.place(bulletin, taken[-1].id, span)))
    records += [RecordChange(None, one) for one in taken]
    return Step(desk.new_id(), f"摘录 {len(taken)} 段", tuple(parts.values()), tuple(records)), taken


def _first_collection(desk: Desk, records: list[RecordChange]) -> str:
    known = sorted(desk.shelf.collections.values(), key=lambda one: one.order)
    if known:
        return known[0].id
    new = Collection(desk.new_id(), "摘编")
    records.append(RecordChange(None, new))
    return new.id


def title_for(bulletin: Bulletin, span: Span) -> str:
    """A first title for an excerpt: the name of a practice recorded for the very passage, else the head under which
    it stands in its block, else that of its article.
    """
    named = (one.practice.name for one in bulletin.annotations.values() if bulletin.places[one.id].span == span)
    if name := next(filter(None, named), ""):
        return name
    block = bulletin.block(span.start.block)
    if lead := lead_at(block, span.start.offset):
        return lead
    article = article_of(bulletin.lines, bulletin.line(block.id))
    return article.title if article else shortened(bulletin.quote(span))


def change_excerpt(desk: Desk, excerpt: Excerpt) -> Touched:
    """Change an excerpt's title, section, text or note; the bulletin is not touched."""
    return _rewrite(desk, "修改摘录", excerpt)


def _rewrite(desk: Desk, name: str, excerpt: Excerpt) -> Touched:
    before = desk.shelf.excerpts[excerpt.id]
    return desk.perform(name, records=() if excerpt == before else (RecordChange(before, excerpt),))


def current_text(desk: Desk, excerpt: Excerpt) -> str | None:
    """What now stands where an excerpt was taken; None if that passage or its issue is gone."""
    bulletin = desk.find(excerpt.bulletin)
    place = bulletin.places.get(excerpt.id) if bulletin else None
    return bulletin.quote(place.span) if bulletin and place and place.orphan is None else None


def update_excerpt(desk: Desk, id: str) -> Touched:
    """Take an excerpt's text anew from where it stands; what was edited in it is given up."""
    excerpt = desk.shelf.excerpts[id]
    now = _text_now(desk, excerpt)
    return _rewrite(desk, "选用原文", replace(excerpt, taken=now, text=now))


def follow_source(desk: Desk, id: str) -> Touched:
    """Bring what was corrected in the source into an excerpt, its own edits kept; EditError if both changed one place."""
    excerpt = desk.shelf.excerpts[id]
    now = _text_now(desk, excerpt)
    text = carried(excerpt.taken, now, excerpt.text)
    if text is None:
        raise EditError("原文和摘录改了同一处，没有合并。请对照后选用原文，或保留摘录。")
    return _rewrite(desk, "并入原文的更正", replace(excerpt, taken=now, text=text))


def keep_excerpt(desk: Desk, id: str) -> Touched:
    """Leave an excerpt as it is though its source has been corrected; it no longer counts as out of date."""
    excerpt = desk.shelf.excerpts[id]
    return _rewrite(desk, "保留摘录", replace(excerpt, taken=_text_now(desk, excerpt)))


def restore_excerpt(desk: Desk, id: str) -> Touched:
    """Give an excerpt the wording back in which it was taken."""
    excerpt = desk.shelf.excerpts[id]
    return _rewrite(desk, "摘录恢复原文", replace(excerpt, text=excerpt.taken))


def _text_now(desk: Desk, excerpt: Excerpt) -> str:
    now = current_text(desk, excerpt)
    if now is None:
        raise EditError("原文已删去，摘录保持原样。")
    return now
