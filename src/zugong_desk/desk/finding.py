"""Searching all issues for words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from time import perf_counter

from zugong_desk import library
from zugong_desk.desk.core import Desk
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.export.passages import Origin

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
    by_issue = groupby(found.hits, key=lambda place: place.bulletin)
    hits = tuple(hit for id, places in by_issue for hit in _hits(Origin(desk.load(id)), places))
    return Found(query, found.total, round(elapsed, 3), hits)


def _hits(origin: Origin, places: Iterable[library.Hit]) -> Iterator[Hit]:
    for place in places:
        yield _hit(origin, place.block, place.offset, place.length)


def _hit(origin: Origin, block: str, offset: int, length: int) -> Hit:
    bulletin, article = origin.bulletin, origin.article_at(block)
    span = Span(Anchor(block, offset), Anchor(block, offset + length))
    text = bulletin.block(block).text
    start = bulletin.start_of(block) + offset
    return Hit(
        bulletin.id,
        article.title if article else None,
        span,
        start,
        start + length,
        text[max(0, offset - CONTEXT) : offset],
        text[offset : offset + length],
        text[offset + length : offset + length + CONTEXT],
    )
