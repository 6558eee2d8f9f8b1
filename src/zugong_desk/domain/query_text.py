"""Reading a query as an editor types it.

Blanks join with AND; 或 OR | with OR; 非 NOT and a leading - negate; brackets group where they stand around more than one
word; quotes keep blanks. What stands alone is looked for as it is, whatever characters it holds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zugong_desk.domain.kinds import ASIDE, KIND_NAMES, Kind
from zugong_desk.domain.query import (
    ANY,
    FIELD_NAMES,
    NONE,
    OPERATORS,
    SCOPES,
    And,
    Field,
    Filter,
    Not,
    Or,
    Query,
    QueryError,
    Word,
    joined,
)

LONGEST = 2_000
MOST_TERMS = 64
DEEPEST = 12
_OPENING, _CLOSING = "(（", ")）"
_KEYS = {name: field for field, name in FIELD_NAMES.items()} | {field.value: field for field in Field}
_FILTER = re.compile(rf"({'|'.join(sorted(_KEYS, key=len, reverse=True))})[:：](.+)", re.DOTALL | re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})(?:(?:\.\.|[-~—～至到])(\d{4}))?年?")
_RATING = re.compile(r"(>=|<=|>|<|=|≥|≤|＞|＜)?\s*([0-3])")
_SIGNS = {"≥": ">=", "≤": "<=", "＞": ">", "＜": "<", "": "=", None: "="}
_KINDS = {name: kind for kind, name in KIND_NAMES.items()} | {kind.value: kind for kind in Kind}
_YES, _NO = {ANY, "yes", "true", "1"}, {NONE, "no", "false", "0"}


@dataclass(frozen=True, slots=True)
class _Token:
    """An operator (`or`, `and`, `not`) as typed, or an `operand`."""

    sort: str
    typed: str
    operand: Query | None = None


def parse(text: str) -> Query:
    """The query that a text means. QueryError in one line."""
    if len(text) > LONGEST:
        raise QueryError(f"要找的字句太长了（最多 {LONGEST} 字）。")
    query = _parse(text, 0)
    if query is None:
        raise QueryError("请输入要找的字句。")
    return query


def _parse(text: str, depth: int) -> Query | None:
    if depth > DEEPEST:
        raise QueryError("括号套得太多层了。")
    tokens = list(_tokens(text, depth))
    if len(tokens) > MOST_TERMS:
        raise QueryError(f"一次最多找 {MOST_TERMS} 个词，请分几次找。")
    if len(tokens) == 1 and tokens[0].operand is None:
        return Word(tokens[0].typed)
    return _Reader(tokens).query() if tokens else None


def _tokens(text: str, depth: int) -> Iterator[_Token]:
    """The tokens of a text. A lone word is one however it looks; a - before it negates only beside other words."""
    pieces = list(_pieces(text))
    for piece in pieces:
        typed = piece.typed
        if piece.sort == "|":
            yield _Token("or", typed)
        elif piece.sort == "group":
            yield _Token("operand", typed, _parse(typed[1:-1], depth + 1))
        elif piece.sort == "quoted":
            yield _Token("operand", typed, Word(piece.inner))
        elif typed in OPERATORS:
            yield _Token(OPERATORS[typed], typed)
        elif len(pieces) > 1 and len(typed) > 1 and typed[0] == "-":
            yield _Token("not", "-")
            yield _Token("operand", typed, _operand(typed[1:]))
        else:
            yield _Token("operand", typed, _operand(typed))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text: `group`, `quoted` (what is inside in `inner`), `|` or a bare `word`."""

    sort: str
    typed: str
    inner: str = ""


def _pieces(text: str) -> Iterator[_Piece]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        piece = _bar(text, at) or _quotation(text, at) or _group(text, at) or _bare(text, at)
        yield piece
        at += len(piece.typed)


def _bar(text: str, at: int) -> _Piece | None:
    return _Piece("|", "|") if text[at] == "|" and text.strip() != "|" else None


def _quotation(text: str, at: int) -> _Piece | None:
    """A stretch in quotes; Chinese quotes are characters like any other unless there are blanks between them."""
    if text[at] == '"':
        found = re.compile(r'"((?:[^"]|"")+)"').match(text, at)
        if found and _ends(text, found.end()):
            return _Piece("quoted", found[0], found[1].replace('""', '"'))
    elif text[at] == "“":
        end = text.find("”", at)
        inner = text[at + 1 : end]
        if end > 0 and _ends(text, end + 1) and inner.strip() and any(map(str.isspace, inner)):
            return _Piece("quoted", text[at : end + 1], inner)
    return None


def _group(text: str, at: int) -> _Piece | None:
    """A stretch in brackets that holds more than one word; other brackets are characters like any other."""
    if text[at] not in _OPENING:
        return None
    end = _closing(text, at)
    inner = text[at + 1 : end]
    if end < 0 or not _ends(text, end + 1) or not inner.strip():
        return None
    more = any(map(str.isspace, inner)) or "|" in inner
    return _Piece("group", text[at : end + 1]) if more else None


def _closing(text: str, at: int) -> int:
    """Where the bracket that opens at `at` is closed, quoted brackets passed over; -1 if nowhere."""
    depth = 0
    while at < len(text):
        quote = _quotation(text, at) if text[at] == '"' else None
        if quote:
            at += len(quote.typed)
            continue
        depth += (text[at] in _OPENING) - (text[at] in _CLOSING)
        if depth == 0:
            return at
        at += 1
    return -1


def _bare(text: str, at: int) -> _Piece:
    """A word up to the next blank or |; the value of a filter may stand in quotes."""
    end = at
    alone = text.strip() == "|"
    while end < len(text) and not text[end].isspace() and (alone or text[end] != "|"):
        if text[end] in '"“' and end > at and text[end - 1] in ":：=":
            value = _value_in_quotes(text, end)
            if value and _FILTER.fullmatch(text[at:value].lstrip("-")):
                return _Piece("word", text[at:value])
        end += 1
    return _Piece("word", text[at:end])


def _value_in_quotes(text: str, at: int) -> int:
    """Where a quoted value ends that begins there; 0 if it does not end, or is followed by something."""
    found = re.compile(r'"(?:[^"]|"")+"|“[^“”]+”').match(text, at)
    return found.end() if found and _ends(text, found.end()) else 0


def _ends(text: str, at: int) -> bool:
    return at >= len(text) or text[at].isspace() or text[at] in "|)）"


def _operand(typed: str) -> Query:
    found = _FILTER.fullmatch(typed)
    return _filter(_KEYS[found[1].lower()], found[2]) if found else Word(typed)


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


class _Reader:
    """Reads tokens into a tree: 或 binds loosest, then blanks and 且, then 非."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def query(self) -> Query:
        found = self._either()
        if self._at < len(self._tokens):
            raise QueryError("这样连起来看不懂，请检查“或”“非”和括号。")
        return found

    def _either(self) -> Query:
        of = [self._both()]
        while self._take("or"):
            of.append(self._both())
        return joined(Or, of)

    def _both(self) -> Query:
        of = [self._one()]
        while self._at < len(self._tokens) and self._tokens[self._at].sort != "or":
            self._take("and")
            of.append(self._one())
        return joined(And, of)

    def _one(self) -> Query:
        negated = False
        while self._take("not"):
            negated = not negated
        token = self._tokens[self._at] if self._at < len(self._tokens) else None
        if token is None or token.operand is None:
            raise QueryError(self._missing())
        self._at += 1
        return Not(token.operand) if negated else token.operand

    def _take(self, sort: str) -> bool:
        taken = self._at < len(self._tokens) and self._tokens[self._at].sort == sort
        self._at += taken
        return taken

    def _missing(self) -> str:
        """What to tell of an operator with nothing on one side."""
        before = self._tokens[self._at - 1] if self._at else self._tokens[0]
        sign = before if before.operand is None else self._tokens[min(self._at, len(self._tokens) - 1)]
        return f"“{sign.typed}”旁边少了要找的字句。要找“{sign.typed}”这个字，请给它加上引号。"
