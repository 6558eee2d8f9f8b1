"""Reading a query as an editor types it.

Blanks join with AND; 或 OR | with OR; 非 NOT and a leading - negate; brackets group where they stand around more than one
word; quotes keep blanks. What stands alone is looked for as it is, whatever characters it holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from zugong_desk.domain.query import OPERATORS, And, Not, Or, Query, QueryError, Word, joined
from zugong_desk.domain.query_pieces import pieces_of
from zugong_desk.domain.query_values import filter_of

LONGEST = 2_000
MOST_TERMS = 64
DEEPEST = 12


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
    pieces = list(pieces_of(text))
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


def _operand(typed: str) -> Query:
    return filter_of(typed) or Word(typed)


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
