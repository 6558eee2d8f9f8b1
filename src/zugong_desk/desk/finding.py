"""Searching all issues: what a query says is looked up in the library, and its places are shown in context."""

from dataclasses import dataclass
from enum import StrEnum
from time import perf_counter

from zugong_desk import library
from zugong_desk.desk.asking import asked_by, near_in
from zugong_desk.desk.core import Desk
from zugong_desk.desk.facts import issue_key
from zugong_desk.desk.finding_names import Named, NameSort, names, prepare
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.query import Field, Filter, Query, QueryError, walk, words_of
from zugong_desk.domain.query_text import parse
from zugong_desk.domain.span import Anchor, Span

__all__ = ["Found", "Hit", "NameSort", "Named", "Unit", "names", "prepare", "search", "unit_of"]


class Unit(StrEnum):
    """What hits are: places of words, articles, or passages that are tagged."""

    WORDS = "words"
    ARTICLE = "article"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found: [start, end) in the reading text of its bulletin, and what stands around it in its block.

    `issue` is how the bulletin is called (2023-9, else its id); `article` and `org` are None where there is none;
    `annotation` is the id of the tagged passage, if these were looked through.
    """

    bulletin: str
    article: str | None
    span: Span
    start: int
    end: int
    left: str
    text: str
    right: str
    kind: Kind
    org: str | None
    issue: str
    annotation: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: `total` counts all hits, in so many `issues`; `hits` holds some of them, newest issue first.

    `words` are those that were looked for. `elapsed_ms` is the time of the search itself.
    """

    query: str
    total: int
    elapsed_ms: float
    hits: tuple[Hit, ...]
    unit: Unit = Unit.WORDS
    words: tuple[str, ...] = ()
    issues: int = 0


def search(desk: Desk, query: str, limit: int = 200, offset: int = 0) -> Found:
    """What the query finds in the issues of the library, `limit` hits from `offset` on. QueryError, LibraryError."""
    desk.flush()
    begun = perf_counter()
    near, meant = near_in(parse(query))
    if meant is None:
        raise QueryError("只有“范围:”，还少要找的字句。")
    found = desk.library.search(asked_by(desk, meant), limit, offset, near)
    keys = _keys(desk, {hit.bulletin for hit in found.hits})
    hits = tuple(_hit(hit, keys[hit.bulletin]) for hit in found.hits)
    elapsed = round((perf_counter() - begun) * 1000, 3)
    return Found(query, found.total, elapsed, hits, unit_of(meant), words_of(meant), found.issues)


def unit_of(query: Query) -> Unit:
    """What the hits of a query are."""
    if words_of(query):
        return Unit.WORDS
    asked = {one.field for one, negated in walk(query) if isinstance(one, Filter) and not negated}
    if asked & {Field.TAG, Field.RATING}:
        return Unit.PASSAGE
    return Unit.WORDS if Field.KIND in asked else Unit.ARTICLE


def _keys(desk: Desk, bulletins: set[str]) -> dict[str, str]:
    """How bulletins are called."""
    return {row.id: issue_key(row) or row.id for row in desk.library.issues_of(bulletins)}


def _hit(found: library.Hit, issue: str) -> Hit:
    span = Span(Anchor(found.block, found.offset), Anchor(found.end_block, found.end_offset))
    return Hit(
        bulletin=found.bulletin,
        article=found.article or None,
        span=span,
        start=found.start,
        end=found.start + len(found.text),
        left=found.left,
        text=found.text,
        right=found.right,
        kind=found.kind,
        org=found.org or None,
        issue=issue,
        annotation=found.annotation,
    )
