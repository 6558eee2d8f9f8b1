"""The word of a query at the caret, and what is put in its place. No Qt here."""

import re
from dataclasses import dataclass

from zugong_desk.desk.finding import NameSort
from zugong_desk.domain.query import FIELD_NAMES, OTHER_NAMES, Field

_SORTS = {
    Field.TAG: NameSort.TAG,
    Field.ORG: NameSort.ORGANISATION,
    Field.PLACE: NameSort.PLACE,
    Field.COLUMN: NameSort.COLUMN,
}
_KEYS = {key: sort for field, sort in _SORTS.items() for key in (FIELD_NAMES[field], field.value)} | {
    name: _SORTS[field] for name, field in OTHER_NAMES.items()
}
_WORD = re.compile(r"[^\s|()（）]*$")
_CONDITION = re.compile(rf"({'|'.join(_KEYS)})[:：]=?[\"“]?(.*)", re.IGNORECASE)
_ANY_CONDITION = re.compile(rf"({'|'.join([*FIELD_NAMES.values(), *OTHER_NAMES, *Field])})[:：]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed last: [start, caret) of the query. `text` names something, of one `sort` if a condition says so."""

    start: int
    text: str
    sort: NameSort | None = None


def typed_at(query: str, caret: int) -> Typed:
    """The word before the caret (a code point offset); its text is empty where no name can be meant."""
    found = _WORD.search(query, 0, caret)
    start = found.start() if found else caret
    word = query[start:caret]
    if len(word) > 1 and word[0] == "-":
        start, word = start + 1, word[1:]
    condition = _CONDITION.fullmatch(word)
    if condition:
        return Typed(start, condition[2], _KEYS[condition[1].lower()])
    return Typed(start, "" if _ANY_CONDITION.match(word) else word)


def put_in(query: str, typed: Typed, caret: int, condition: str) -> tuple[str, int]:
    """The query with a condition in the place of what was typed, and where the caret then stands."""
    before, after = query[: typed.start], query[caret:].lstrip()
    return f"{before}{condition} {after}", len(before) + len(condition) + 1


def added(query: str, condition: str) -> str:
    """The query with one more condition, which replaces one of the same key that has no value yet."""
    key = condition.partition(":")[0]
    words = query.split(" ")
    kept = " ".join(word for word in words if word not in (f"{key}:", f"{key}："))
    return f"{kept.rstrip()} {condition}".lstrip()
