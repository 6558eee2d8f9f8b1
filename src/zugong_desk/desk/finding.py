"""Searching all issues for words."""

from dataclasses import dataclass
from time import perf_counter

from zugong_desk.desk.core import Desk
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.outline import article_of
from zugong_desk.domain.span import Anchor, Span

CONTEXT = 30
"""Code points shown on each side of a hit."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand: the bulletin, the article's title (or None), the span, and the words in context."""

    bulletin: str
    article: str | None
    span: Span
    start: int
    end: int
    left: str
    text: str
    right: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: `total` counts all hits, `hits` holds the first of them; `elapsed_ms` is the search's own."""

    query: str
    total: int
    elapsed_ms: float
    hits: tuple[Hit, ...]


def search(desk: Desk, query: str, limit: int = 200) -> Found:
    """Every place in the reading text of the library's issues that holds the words, newest issue first."""
    desk.flush()
    begun = perf_counter()
    found = desk.library.search(query, limit)
    elapsed = (perf_counter() - begun) * 1000
    hits = tuple(_hit(desk, place.bulletin, place.block, place.offset, place.length) for place in found.hits)
    return Found(query, found.total, round(elapsed, 3), hits)


def _hit(desk: Desk, bulletin_id: str, block: str, offset: int, length: int) -> Hit:
    bulletin = desk.load(bulletin_id)
    span = Span(Anchor(block, offset), Anchor(block, offset + length))
    text = bulletin.block(block).text
    start = bulletin.start_of(block) + offset
    return Hit(
        bulletin_id,
        _article_at(bulletin, block),
        span,
        start,
        start + length,
        text[max(0, offset - CONTEXT) : offset],
        text[offset : offset + length],
        text[offset + length : offset + length + CONTEXT],
    )


def _article_at(bulletin: Bulletin, block: str) -> str | None:
    """The title of the article in which a line stands."""
    article = article_of(bulletin.lines, bulletin.line(block))
    return article.title if article else None
