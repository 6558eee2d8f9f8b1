"""All annotations of a library with the article each stands in, read in one pass and without loading bulletins."""

import sqlite3
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.kinds import ASIDE, Kind
from zugong_desk.domain.outline import Article, articles
from zugong_desk.domain.runs import typed
from zugong_desk.domain.span import Anchor, Place, Span
from zugong_desk.library import codec

_ANNOTATIONS = (
    "SELECT a.bulletin, a.id, a.tag, a.note, a.name, a.organisation, a.place, a.period, a.results, a.recognition, "
    "a.rating, p.quote, p.prefix, p.suffix, p.orphan, p.start_block, p.start_offset, p.end_block, p.end_offset, b.ord "
    "FROM bulletin i JOIN standing s ON s.id = i.id AND s.present JOIN annotation a ON a.bulletin = i.id "
    "JOIN place p ON p.bulletin = a.bulletin AND p.id = a.id "
    "LEFT JOIN block b ON b.bulletin = p.bulletin AND b.id = p.start_block "
    "ORDER BY i.date_iso IS NULL, i.date_iso, i.issue_year, i.issue_number, i.imported_at, i.rowid, b.ord, p.start_offset"
)
_CLOSING = "substr(rtrim(text), -1) IN ('）', ')', '】', ']', '〕')"
_FRAME = (
    "SELECT id, kind, level, heads, text, ord FROM block WHERE bulletin=? AND "
    f"(kind != '{Kind.PARAGRAPH.value}' OR heads != '[]' OR {_CLOSING}) AND kind NOT IN "
    f"({','.join(repr(kind.value) for kind in sorted(ASIDE))}) ORDER BY ord"
)


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """An annotation with the text it stands on (an orphan's: the text it had) and the article around it."""

    bulletin: str
    annotation: Annotation
    place: Place
    quote: str
    prefix: str
    suffix: str
    article: Article | None


def annotations(conn: sqlite3.Connection) -> Iterator[AnnotationRow]:
    """The annotations of all issues present, by date of issue and place in it.

    An article's `last` is the last block that says something about it, not always the last of its text.
    """
    for bulletin, rows in groupby(conn.execute(_ANNOTATIONS), key=lambda row: str(row[0])):
        ords, found = _articles(conn, bulletin)
        for row in rows:
            at = bisect_right(ords, row[-1] or 0) - 1
            yield _row(row, found[at] if at >= 0 else None)


def _articles(conn: sqlite3.Connection, bulletin: str) -> tuple[list[int], list[Article]]:
    """The articles, and the order numbers of the blocks that open them."""
    order: dict[str, int] = {}
    frame: list[Block] = []
    for id, kind, level, heads, text, ord_ in conn.execute(_FRAME, (bulletin,)).fetchall():
        order[id] = ord_
        frame.append(Block(id, Label(Kind(kind), level), typed(text), codec.heads_of(codec.loads(heads))))
    found = articles(frame)
    return [order[article.first] for article in found], found


def _row(row: tuple[Any, ...], article: Article | None) -> AnnotationRow:
    bulletin, id, tag, note, *practice = row[:11]
    quote, prefix, suffix, orphan, start, offset, end, end_offset, _ = row[11:]
    place = Place(Span(Anchor(start, offset), Anchor(end, end_offset)), orphan)
    annotation = Annotation(id, tag, note, Practice(*practice))
    return AnnotationRow(bulletin, annotation, place, orphan or quote, prefix, suffix, article)
