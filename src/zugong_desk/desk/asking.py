"""From a query to what is asked of the library: names looked up by characters and pinyin, tags with those below them."""

from collections.abc import Callable, Sequence

from zugong_desk.desk import tallies
from zugong_desk.desk.core import Desk
from zugong_desk.desk.standing import find_issue
from zugong_desk.domain.codebook import in_order
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.query import ANY, NONE, And, Field, Filter, Not, Or, Query, QueryError, Word, joined, walk
from zugong_desk.insight import pinyin
from zugong_desk.library.asked import (
    AllOf,
    AnyOf,
    Asked,
    Called,
    Issues,
    Kinds,
    Near,
    NoneOf,
    Rated,
    Tagged,
    Years,
)

UNCHECKED = 20
"""Issues that a search checks itself at most, to know whether findings are open in them."""
HIGHEST = 3
"""The best rating."""


def asked_by(desk: Desk, query: Query) -> Asked:
    """What a query asks of this library. Unknown if it names an issue that is not there, or several."""
    match query:
        case Word():
            return query
        case Not(of):
            return NoneOf(asked_by(desk, of))
        case And(of):
            return AllOf(tuple(asked_by(desk, one) for one in of))
        case Or(of):
            return AnyOf(tuple(asked_by(desk, one) for one in of))
        case Filter():
            return _FILTERS[query.field](desk, query)


def near_in(query: Query) -> tuple[Near, Query | None]:
    """How near words must stand to each other, and the query without that. QueryError if it is said of a part of it."""
    parts = query.of if isinstance(query, And) else (query,)
    said = [one for one in parts if isinstance(one, Filter) and one.field is Field.SCOPE]
    rest = [one for one in parts if one not in said]
    if any(isinstance(one, Filter) and one.field is Field.SCOPE for part in rest for one, _ in walk(part)):
        raise QueryError("“范围:”对整个查找有效，不能写在“或”“非”和括号里。")
    return Near(said[-1].value) if said else Near.ARTICLE, joined(And, rest) if rest else None


def _years(_desk: Desk, one: Filter) -> Asked:
    first, _, last = one.value.partition("..")
    return Years(int(first), int(last or first))


def _issue(desk: Desk, one: Filter) -> Asked:
    return Issues(frozenset({find_issue(desk, one.value).id}))


def _called(desk: Desk, one: Filter) -> Asked:
    if not one.whole and one.value in (ANY, NONE):
        nobody = Called(one.field, frozenset({""}))
        return nobody if one.value == NONE else NoneOf(nobody)
    if one.whole:
        return Called(one.field, frozenset({one.value}))
    return Called(
        one.field, frozenset(fitting(one.value, [name for name in desk.library.finder.names(one.field) if name]))
    )


def _tagged(desk: Desk, one: Filter) -> Asked:
    tags = in_order(desk.shelf.tags)
    if not one.whole and one.value in (ANY, NONE):
        every = Tagged(frozenset(tag.id for tag in tags))
        return every if one.value == ANY else NoneOf(every)
    names = {one.value} if one.whole else set(fitting(one.value, [tag.name for tag in tags]))
    ids = {tag.id for tag in tags if tag.name in names}
    if not one.whole:
        for tag in tags:
            if tag.parent in ids:
                ids.add(tag.id)
    return Tagged(frozenset(ids))


def _rated(_desk: Desk, one: Filter) -> Asked:
    sign, value = one.value[:-1], int(one.value[-1])
    return {
        ">=": Rated(value, HIGHEST),
        ">": Rated(value + 1, HIGHEST),
        "<=": Rated(0, value),
        "<": Rated(0, value - 1),
        "=": Rated(value, value),
    }[sign]


def _kind(_desk: Desk, one: Filter) -> Asked:
    return Kinds(frozenset({Kind(one.value)}))


def _findings(desk: Desk, one: Filter) -> Asked:
    missing = len(tallies.missing(desk))
    if missing > UNCHECKED:
        raise QueryError(f"还有 {missing} 期没有校对过，查不全。请先通查全库，再按意见查找。")
    wanted = Issues(frozenset(id for id, tally in tallies.complete(desk).items() if tally.open))
    return wanted if one.value == ANY else NoneOf(wanted)


_FILTERS: dict[Field, Callable[[Desk, Filter], Asked]] = {
    Field.YEAR: _years,
    Field.ISSUE: _issue,
    Field.COLUMN: _called,
    Field.ORG: _called,
    Field.PLACE: _called,
    Field.TAG: _tagged,
    Field.RATING: _rated,
    Field.KIND: _kind,
    Field.FINDING: _findings,
}


def fitting(typed: str, names: Sequence[str]) -> list[str]:
    """The names that hold what was typed as characters or, if it is no Chinese, as syllables or initials at a stretch."""
    wanted = pinyin.fold(typed)
    found = [name for name in names if wanted in pinyin.fold(name)]
    if found or not wanted.isascii():
        return found
    return [
        key.text
        for key in map(pinyin.keys, names)
        if (fit := pinyin.match(typed, key)) and pinyin.at_a_stretch(fit, key)
    ]
