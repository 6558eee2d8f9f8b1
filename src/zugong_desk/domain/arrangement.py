"""The order of a collection: sections and excerpts in one row, and how that row is changed."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from zugong_desk.domain.collection import Excerpt, Section
from zugong_desk.domain.shelf import RecordChange, Shelf

Item = Section | Excerpt
_OLD = "节"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section with the excerpts right under it; None for those before the first section."""

    section: Section | None
    excerpts: tuple[Excerpt, ...]


def arranged(shelf: Shelf, collection: str) -> tuple[Item, ...]:
    """The sections and excerpts of a collection in their order.

    Where excerpts still name their section by a title, a section stands before the first of each run of them, with an
    id made from that excerpt's.
    """
    items: list[Item] = [one for one in shelf.sections.values() if one.collection == collection]
    items += shelf.excerpts_of(collection)
    items.sort(key=lambda one: (one.order, one.id))
    out: list[Item] = []
    under = ""
    for item in items:
        if isinstance(item, Excerpt) and item.section != under and item.section:
            out.append(Section(f"{item.id}{_OLD}", collection, item.order, item.section))
        under = item.section if isinstance(item, Excerpt) else ""
        out.append(item)
    return tuple(out)


def chapters(items: Sequence[Item]) -> tuple[Chapter, ...]:
    """The row cut before each section; a section without excerpts is a chapter too."""
    out: list[Chapter] = []
    section: Section | None = None
    held: list[Excerpt] = []
    for item in items:
        if isinstance(item, Excerpt):
            held.append(item)
            continue
        if section or held:
            out.append(Chapter(section, tuple(held)))
        section, held = item, []
    return (*out, Chapter(section, tuple(held))) if section or held else tuple(out)


def rewritten(shelf: Shelf, items: Iterable[Item]) -> tuple[RecordChange, ...]:
    """The changes that make a row the order of its collection; titles of old sections become sections of their own."""
    out = []
    for order, item in enumerate(items):
        after = replace(item, order=order, section="") if isinstance(item, Excerpt) else replace(item, order=order)
        before = (shelf.excerpts if isinstance(item, Excerpt) else shelf.sections).get(item.id)
        if before != after:
            out.append(RecordChange(before, after))
    return tuple(out)


def run_of(items: Sequence[Item], id: str) -> tuple[int, int]:
    """The half-open range of a row that moves with an item: an excerpt alone, a section with all that stands under it.

    KeyError if the row has no such item.
    """
    at = next((at for at, one in enumerate(items) if one.id == id), None)
    if at is None:
        raise KeyError(id)
    first = items[at]
    if isinstance(first, Excerpt):
        return at, at + 1
    ends = (
        other
        for other in range(at + 1, len(items))
        if isinstance(one := items[other], Section) and one.level <= first.level
    )
    return at, next(ends, len(items))


def moved(items: Sequence[Item], ids: Collection[str], before: str | None) -> tuple[Item, ...]:
    """The row with some items, and what moves with them, put together before another item (None: at the end).

    If that one moves too, they land before the next that does not.
    """
    going = _with_them(items, ids)
    at = len(items) if before is None else next(at for at, one in enumerate(items) if one.id == before)
    rest = [one for one in items[:at] if one.id not in going]
    return (*rest, *(one for one in items if one.id in going), *(one for one in items[at:] if one.id not in going))


def shifted(items: Sequence[Item], ids: Collection[str], by: int) -> tuple[Item, ...]:
    """The row with some items, brought together, one place further up (-1) or down (1).

    They pass one item, so that excerpts at an edge change their section; if the first is a section, a whole one of its level.
    """
    going = _with_them(items, ids)
    places = [at for at, one in enumerate(items) if one.id in going]
    first, after = items[places[0]], places[-1] + 1
    if by > 0 and after < len(items):
        end = after + 1 if isinstance(first, Excerpt) else run_of(items, items[after].id)[1]
        return moved(items, ids, items[end].id if end < len(items) else None)
    level = first.level if isinstance(first, Section) else None
    above = [one for one in items[: places[0]] if level is None or (isinstance(one, Section) and one.level <= level)]
    return moved(items, ids, above[-1].id) if by < 0 and above else tuple(items)


def _with_them(items: Sequence[Item], ids: Collection[str]) -> frozenset[str]:
    """Items and what moves with them, by id; KeyError if the row lacks one."""
    return frozenset(one.id for id in ids for one in items[slice(*run_of(items, id))])
