"""Searches that are kept: named, renamed and taken away as steps."""

from dataclasses import replace

from zugong_desk.desk.asking import near_in
from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.query_text import parse
from zugong_desk.domain.searching import SavedSearch
from zugong_desk.domain.shelf import RecordChange


def saved(desk: Desk) -> tuple[SavedSearch, ...]:
    """The kept searches in their order."""
    return tuple(sorted(desk.shelf.searches.values(), key=lambda one: (one.order, one.id)))


def search_named(desk: Desk, name: str) -> SavedSearch:
    """The kept search of that id or name. Unknown if there is none."""
    by_name = {one.name: one for one in saved(desk)}
    found = desk.shelf.searches.get(name) or by_name.get(name.strip())
    if found is None:
        raise Unknown(f"没有保存过叫“{name}”的查找。")
    return found


def save_search(desk: Desk, name: str, query: str) -> Touched:
    """Keep a search; one of that name gets the new query. EditError without a name, QueryError if it says nothing clear."""
    name, query = _tidy(name), query.strip()
    near_in(parse(query))
    before = next((one for one in saved(desk) if one.name == name), None)
    if before:
        after = replace(before, query=query)
        return Touched("修改保存的查找") if after == before else _put(desk, f"修改查找“{name}”", before, after)
    order = max((one.order for one in saved(desk)), default=-1) + 1
    return _put(desk, f"保存查找“{name}”", None, SavedSearch(desk.new_id(), name, query, order))


def rename_search(desk: Desk, id: str, name: str) -> Touched:
    """Give a kept search another name. EditError if that is empty or another's."""
    before, name = search_named(desk, id), _tidy(name)
    if any(one.name == name and one.id != before.id for one in saved(desk)):
        raise EditError(f"已有叫“{name}”的查找。")
    after = replace(before, name=name)
    return Touched("改名") if after == before else _put(desk, f"查找“{before.name}”改名为“{name}”", before, after)


def remove_search(desk: Desk, id: str) -> Touched:
    """Take a kept search away. Unknown if there is none."""
    before = search_named(desk, id)
    return _put(desk, f"删除查找“{before.name}”", before, None)


def _put(desk: Desk, says: str, before: SavedSearch | None, after: SavedSearch | None) -> Touched:
    return desk.perform(says, records=(RecordChange(before, after),))


def _tidy(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise EditError("保存的查找要有名称。")
    return name
