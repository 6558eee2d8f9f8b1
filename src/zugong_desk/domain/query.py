"""What an editor looks for: words, filters and how they are joined, as a tree; and its text again.

`parse` (in `query_text`) reads it. A tree is in canonical form: a join holds two parts or more, none of them the same join.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from zugong_desk.domain.edit import EditError
from zugong_desk.domain.kinds import KIND_NAMES, Kind


class QueryError(EditError):
    """A query that says nothing clear; the text tells the editor what is wrong with it."""


class Field(StrEnum):
    """What a filter asks of an issue, an article, a tagged passage or a block."""

    YEAR = "year"
    ISSUE = "issue"
    COLUMN = "column"
    ORG = "org"
    PLACE = "place"
    TAG = "tag"
    RATING = "rating"
    KIND = "kind"
    FINDING = "finding"
    SCOPE = "scope"


FIELD_NAMES: dict[Field, str] = {
    Field.YEAR: "年",
    Field.ISSUE: "期",
    Field.COLUMN: "栏目",
    Field.ORG: "单位",
    Field.PLACE: "地点",
    Field.TAG: "标签",
    Field.RATING: "评价",
    Field.KIND: "类别",
    Field.FINDING: "意见",
    Field.SCOPE: "范围",
}
"""The filters as an editor writes them."""
OTHER_NAMES = {"地区": Field.PLACE}
"""What an editor may write as well: kept searches do."""

SCOPES = {"block": "段", "article": "篇", "issue": "期"}
"""How near to each other words must stand: in one block, one article, one issue."""
ANY, NONE = "有", "无"
"""Values that ask whether there is one at all."""


@dataclass(frozen=True, slots=True)
class Word:
    """Characters that stand in one block exactly so."""

    text: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition; `whole` wants the name to be the value, not only to hold it.

    Years are `2023` or `2021..2023`, ratings `>=2` (also >, <=, <, =), kinds the names of `Kind`, findings 有 or 无,
    scopes those of `SCOPES`.
    """

    field: Field
    value: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    of: "Query"


@dataclass(frozen=True, slots=True)
class And:
    """What must hold together, in one article or passage."""

    of: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Of what one must hold."""

    of: tuple["Query", ...]


Query = Word | Filter | Not | And | Or

_SAFE = re.compile(r"[^\s\"“”|()（）:：=<>≥≤-][^\s\"“”|()（）:：]*")
OPERATORS = {"或": "or", "OR": "or", "且": "and", "AND": "and", "非": "not", "NOT": "not"}


def joined(kind: type[And] | type[Or], of: Iterable[Query]) -> Query:
    """A join in canonical form: one part stands for itself, parts of the same join are taken in."""
    parts: list[Query] = []
    for one in of:
        parts.extend(one.of if isinstance(one, kind) else (one,))
    return parts[0] if len(parts) == 1 else kind(tuple(parts))


def walk(query: Query, negated: bool = False) -> Iterator[tuple[Word | Filter, bool]]:
    """The words and filters in order, each with whether it is negated."""
    match query:
        case Word() | Filter():
            yield query, negated
        case Not(of):
            yield from walk(of, not negated)
        case And(of) | Or(of):
            for one in of:
                yield from walk(one, negated)


def words_of(query: Query) -> tuple[str, ...]:
    """The words that are looked for, each once; not those that must not be there."""
    found = (one.text for one, negated in walk(query) if isinstance(one, Word) and not negated)
    return tuple(dict.fromkeys(found))


def quoted(value: str) -> str:
    """A word or value as it stands in a query: in quotes if it would be taken for something else."""
    if _SAFE.fullmatch(value) and value not in OPERATORS:
        return value
    return '"' + value.replace('"', '""') + '"'


def text_of(query: Query) -> str:
    """The query in writing, such that reading it gives the same query."""
    match query:
        case Word(text):
            return quoted(text)
        case Filter():
            return _filter_text(query)
        case Not(of):
            return f"非 {_within(of, (And, Or))}"
        case And(of):
            return " ".join(_within(one, (Or, And)) for one in of)
        case Or(of):
            return " 或 ".join(_within(one, (Or,)) for one in of)


def _within(query: Query, loose: tuple[type, ...]) -> str:
    return f"({text_of(query)})" if isinstance(query, loose) else text_of(query)


def _filter_text(one: Filter) -> str:
    key = FIELD_NAMES[one.field]
    if one.field is Field.SCOPE:
        return f"{key}:{SCOPES[one.value]}"
    if one.field is Field.KIND:
        return f"{key}:{KIND_NAMES[Kind(one.value)]}"
    if one.field in (Field.YEAR, Field.RATING, Field.FINDING):
        return f"{key}:{one.value}"
    value = quoted(one.value)
    if not one.whole and one.value in (ANY, NONE):
        return f"{key}:{one.value}"
    return f"{key}:{'=' if one.whole else ''}{value}"
