"""Searching the reading text of all issues for a passage, character by character as it is written."""

import sqlite3
from dataclasses import dataclass

from zugong_desk.domain.kinds import ASIDE

_ASIDE = ",".join(f"'{kind.value}'" for kind in sorted(ASIDE))
_MATCHES = (
    "SELECT b.bulletin, b.id, b.text FROM bulletin i JOIN standing s ON s.id = i.id AND s.present "
    f"JOIN block b ON b.bulletin = i.id WHERE b.kind NOT IN ({_ASIDE}) AND instr(b.text, ?) "
    "ORDER BY i.date_iso DESC, i.issue_year DESC, i.issue_number DESC, i.rowid DESC, b.ord"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A match: code points [offset, offset + length) of a block's text."""

    bulletin: str
    block: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Hits:
    """All matches counted, and the first of them, newest issue first."""

    total: int
    hits: tuple[Hit, ...]


def search(conn: sqlite3.Connection, query: str, limit: int) -> Hits:
    """Where the query stands in the issues present, within one block each; matches do not overlap.

    Half a character (a lone surrogate) stands nowhere: no text that was ever written holds one.
    """
    if not query or query.encode("utf-8", "ignore").decode() != query:
        return Hits(0, ())
    total, hits = 0, list[Hit]()
    for bulletin, block, text in conn.execute(_MATCHES, (query,)):
        total += text.count(query)
        at = text.find(query)
        while at >= 0 and len(hits) < limit:
            hits.append(Hit(bulletin, block, at, len(query)))
            at = text.find(query, at + len(query))
    return Hits(total, tuple(hits))
