"""Conditions of a query: a key, a colon and a value, brought into one form."""

import re

from zugong_desk.domain.kinds import ASIDE, KIND_NAMES, Kind
from zugong_desk.domain.query import ANY, FIELD_NAMES, NONE, OTHER_NAMES, SCOPES, Field, Filter, QueryError

_KEYS = {name: field for field, name in FIELD_NAMES.items()} | {field.value: field for field in Field} | OTHER_NAMES
_FILTER = re.compile(rf"({'|'.join(sorted(_KEYS, key=len, reverse=True))})[:：](.+)", re.DOTALL | re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})(?:(?:\.\.|[-~—～至到])(\d{4}))?年?")
_RATING = re.compile(r"(>=|<=|>|<|=|≥|≤|＞|＜)?\s*([0-3])")
_SIGNS = {"≥": ">=", "≤": "<=", "＞": ">", "＜": "<", "": "=", None: "="}
_KINDS = {name: kind for kind, name in KIND_NAMES.items()} | {kind.value: kind for kind in Kind}
_YES, _NO = {ANY, "yes", "true", "1"}, {NONE, "no", "false", "0"}


def filter_of(typed: str) -> Filter | None:
    """The condition that a text without blanks outside quotes is; None if it is none. QueryError if its value says nothing."""
    found = _FILTER.fullmatch(typed)
    return _filter(_KEYS[found[1].lower()], found[2]) if found else None


def looks_like_filter(typed: str) -> bool:
    """Whether a text is a condition, be its value good or not."""
    return _FILTER.fullmatch(typed) is not None


def _filter(field: Field, typed: str) -> Filter:
    whole = typed[0] == "=" and len(typed) > 1 and field is not Field.RATING
    value = _unquoted(typed[whole:])
    match field:
        case Field.YEAR:
            return Filter(field, _years(value))
        case Field.RATING:
            return Filter(field, _rating(value))
        case Field.KIND:
            return Filter(field, _kind(value).value)
        case Field.FINDING:
            return Filter(field, _yes_or_no(value))
        case Field.SCOPE:
            return Filter(field, _scope(value))
        case _:
            asks = not whole and typed in (ANY, NONE)
            return Filter(field, value, whole or (value in (ANY, NONE) and not asks))


def _unquoted(typed: str) -> str:
    for opening, closing in ('""', "“”"):
        if len(typed) > 2 and typed[0] == opening and typed[-1] == closing:
            return typed[1:-1].replace('""', '"') if opening == '"' else typed[1:-1]
    return typed


def _years(value: str) -> str:
    found = _YEARS.fullmatch(value)
    if not found:
        raise QueryError(f"年份“{value}”应写成 2023 或 2021..2023。")
    first, last = int(found[1]), int(found[2] or found[1])
    return f"{first:04}" if first == last else f"{min(first, last):04}..{max(first, last):04}"


def _rating(value: str) -> str:
    if value in (ANY, NONE):
        return ">=1" if value == ANY else "=0"
    found = _RATING.fullmatch(value)
    if not found:
        raise QueryError(f"评价“{value}”应写成 2 或 >=2（0 到 3）。")
    return f"{_SIGNS.get(found[1], found[1])}{int(found[2])}"


def _kind(value: str) -> Kind:
    kind = _KINDS.get(value.lower())
    if kind is None or kind in ASIDE:
        known = "、".join(name for kind, name in KIND_NAMES.items() if kind not in ASIDE)
        raise QueryError(f"没有“{value}”这个类别。可用：{known}。")
    return kind


def _yes_or_no(value: str) -> str:
    if value.lower() in _YES | _NO:
        return ANY if value.lower() in _YES else NONE
    raise QueryError(f"意见“{value}”应写成 有 或 无。")


def _scope(value: str) -> str:
    names = {name: scope for scope, name in SCOPES.items()} | {scope: scope for scope in SCOPES}
    if value.lower() not in names:
        raise QueryError(f"范围“{value}”应写成 段、篇 或 期。")
    return names[value.lower()]
