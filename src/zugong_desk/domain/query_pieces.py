"""The pieces of a query as typed: words, what stands in quotes, what stands in brackets, and bars."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zugong_desk.domain.query_values import looks_like_filter

_OPENING, _CLOSING = "(（", ")）"
_QUOTED = re.compile(r'"((?:[^"]|"")+)"')
_QUOTED_VALUE = re.compile(r'"(?:[^"]|"")+"|“[^“”]+”')


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: `group`, `quoted` (what is inside in `inner`), `|` or a bare `word`."""

    sort: str
    typed: str
    inner: str = ""


def pieces_of(text: str) -> Iterator[Piece]:
    """The pieces in order; blanks between them are left out."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        piece = _bar(text, at) or _quotation(text, at) or _group(text, at) or _bare(text, at)
        yield piece
        at += len(piece.typed)


def _bar(text: str, at: int) -> Piece | None:
    return Piece("|", "|") if text[at] == "|" and text.strip() != "|" else None


def _quotation(text: str, at: int) -> Piece | None:
    """A stretch in quotes; Chinese quotes are characters like any other unless there are blanks between them."""
    if text[at] == '"':
        found = _QUOTED.match(text, at)
        if found and _ends(text, found.end()):
            return Piece("quoted", found[0], found[1].replace('""', '"'))
    elif text[at] == "“":
        end = text.find("”", at)
        inner = text[at + 1 : end]
        if end > 0 and _ends(text, end + 1) and inner.strip() and any(map(str.isspace, inner)):
            return Piece("quoted", text[at : end + 1], inner)
    return None


def _group(text: str, at: int) -> Piece | None:
    """A stretch in brackets that holds more than one word; other brackets are characters like any other."""
    if text[at] not in _OPENING:
        return None
    end = _closing(text, at)
    inner = text[at + 1 : end]
    if end < 0 or not _ends(text, end + 1) or not inner.strip():
        return None
    more = any(map(str.isspace, inner)) or "|" in inner
    return Piece("group", text[at : end + 1]) if more else None


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


def _bare(text: str, at: int) -> Piece:
    """A word up to the next blank or |; the value of a filter may stand in quotes."""
    end = at
    alone = text.strip() == "|"
    while end < len(text) and not text[end].isspace() and (alone or text[end] != "|"):
        if text[end] in '"“' and end > at and text[end - 1] in ":：=":
            value = _value_in_quotes(text, end)
            if value and looks_like_filter(text[at:value].lstrip("-")):
                return Piece("word", text[at:value])
        end += 1
    return Piece("word", text[at:end])


def _value_in_quotes(text: str, at: int) -> int:
    """Where a quoted value ends that begins there; 0 if it does not end, or is followed by something."""
    found = _QUOTED_VALUE.match(text, at)
    return found.end() if found and _ends(text, found.end()) else 0


def _ends(text: str, at: int) -> bool:
    return at >= len(text) or text[at].isspace() or text[at] in "|)）"
