"""The annotations of all issues with the passages they stand on, as one list, so that no bulletin need be loaded for it."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.library import codec

_COLUMNS = (
    "a.id, a.tag, a.note, a.name, a.organisation, a.place, a.period, a.results, a.recognition, a.rating, "
    "a.grounds, a.example, a.bulletin, p.start_block, p.start_offset, p.end_block, p.end_offset, p.quote, p.orphan"
)
_MARKED = (
    f"SELECT {_COLUMNS} FROM annotation a JOIN place p ON p.bulletin = a.bulletin AND p.id = a.id "
    "JOIN bulletin i ON i.id = a.bulletin JOIN standing s ON s.id = i.id AND s.present"
)
_NONE = "[]"
_ORDER = " ORDER BY i.date_iso, i.issue_year, i.issue_number, i.rowid, a.rowid"


@dataclass(frozen=True, slots=True)
class Marked:
    """An annotation and the passage that it stands on: its anchors and its text; that of an orphan is what it was."""

    bulletin: str
    annotation: Annotation
    span: Span
    text: str
    orphan: bool


class Counted(NamedTuple):
    """What is counted of an annotation that stands on text: the fields of its record by name, its anchors, its passage."""

    id: str
    bulletin: str
    tag: str
    name: str
    organisation: str
    place: str
    rating: int
    start_block: str
    start_offset: int
    end_block: str
    end_offset: int
    text: str


@dataclass(frozen=True, slots=True)
class Within:
    """Where a line stands: its first code point in the reading text, and its article (empty where there is none)."""

    start: int
    title: str
    org: str
    column: str


def load(conn: sqlite3.Connection, bulletins: Collection[str] | None) -> list[Marked]:
    """The annotations of the issues present (or of a few hundred of them at most), oldest issue first."""
    if bulletins is None:
        return [_marked(*row) for row in conn.execute(_MARKED + _ORDER)]
    marks = ",".join("?" * len(bulletins))
    return [_marked(*row) for row in conn.execute(f"{_MARKED} WHERE a.bulletin IN ({marks}){_ORDER}", tuple(bulletins))]


def bearing(conn: sqlite3.Connection, tag: str) -> list[Marked]:
    """The annotations of the issues present with one tag (id), oldest issue first."""
    return [_marked(*row) for row in conn.execute(f"{_MARKED} WHERE a.tag = ?{_ORDER}", (tag,))]


def counted(conn: sqlite3.Connection) -> list[Counted]:
    """The annotations of the issues present that stand on text, in no order: for counting, which many of them must be fit for."""
    query = (
        "SELECT a.id, a.bulletin, a.tag, a.name, a.organisation, a.place, a.rating, "
        "p.start_block, p.start_offset, p.end_block, p.end_offset, p.quote "
        "FROM annotation a JOIN place p ON p.bulletin = a.bulletin AND p.id = a.id "
        "JOIN standing s ON s.id = a.bulletin AND s.present WHERE p.orphan IS NULL"
    )
    return [Counted(*row) for row in conn.execute(query)]


def _marked(id: str, tag: str, note: str, *rest: str) -> Marked:
    *said, grounds, example, bulletin, block, offset, end_block, end_offset, quote, orphan = rest
    values = () if grounds == _NONE else codec.grounds_of(codec.loads(grounds))
    annotation = Annotation(id, tag, note, Practice(*said, values), bool(example))  # type: ignore[arg-type, call-arg]
    span = Span(Anchor(block, int(offset)), Anchor(end_block, int(end_offset)))
    return Marked(bulletin, annotation, span, quote if orphan is None else orphan, orphan is not None)


def lines_within(conn: sqlite3.Connection) -> Mapping[str, Mapping[str, Within]]:
    """By issue and block, where each line stands, for the issues that hold annotations."""
    query = (
        'SELECT i.bulletin, p.title, p.org, p."column", p.lines FROM parted i JOIN part p ON p.number = i.number '
        "WHERE i.bulletin IN (SELECT bulletin FROM annotation) ORDER BY p.number, p.ord"
    )
    out: dict[str, dict[str, Within]] = defaultdict(dict)
    ends: dict[str, int] = defaultdict(int)
    for bulletin, title, org, column, lines in conn.execute(query):
        for block, _, size in codec.loads(lines):
            out[bulletin][block] = Within(ends[bulletin], title, org, column)
            ends[bulletin] += size + 1
    return out


def practice_names(conn: sqlite3.Connection) -> tuple[str, ...]:
    """The names of practices in the records of the issues present, each once, the most frequent first."""
    rows = conn.execute(
        "SELECT a.name FROM annotation a JOIN standing s ON s.id = a.bulletin AND s.present "
        "WHERE a.name <> '' GROUP BY a.name ORDER BY count(*) DESC, a.name"
    )
    return tuple(name for (name,) in rows)
