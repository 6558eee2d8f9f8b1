"""The order of a collection: sections and excerpts in one row, and how that row is changed."""

from collections.abc import Iterable, Sequence
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


def moved(items: Sequence[Item], id: str, before: str | None) -> tuple[Item, ...]:
    """The row with an item, and what moves with it, put before another item (None: at the end).

    The same row if it stands there already, or if `before` moves with it.
    """
    start, end = run_of(items, id)
    run, rest = items[start:end], [*items[:start], *items[end:]]
    if before is not None and any(one.id == before for one in run):
        return tuple(items)
    at = len(rest) if before is None else next(at for at, one in enumerate(rest) if one.id == before)
    return (*rest[:at], *run, *rest[at:])


def shifted(items: Sequence[Item], id: str, by: int) -> tuple[Item, ...]:
    """The row with an item one place further up (-1) or down (1).

    An excerpt passes one item, so that at an edge it changes its section; a section passes a whole one of its level.
    """
    start, end = run_of(items, id)
    first = items[start]
    if isinstance(first, Excerpt):
        return _swapped(items, start, start + by)
    if by > 0:
        after = run_of(items, items[end].id)[1] if end < len(items) else end
        return (*items[:start], *items[end:after], *items[start:end], *items[after:])
    above = [at for at in range(start) if isinstance(one := items[at], Section) and one.level <= first.level]
    to = above[-1] if above else start
    return (*items[:to], *items[start:end], *items[to:start], *items[end:])


def _swapped(items: Sequence[Item], at: int, to: int) -> tuple[Item, ...]:
    out = list(items)
    if 0 <= to < len(items):
        out[at], out[to] = out[to], out[at]
    return tuple(out)
