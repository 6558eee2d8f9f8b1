"""The annotations of all issues with the passages they stand on, as one list, so that no bulletin need be loaded for it."""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass, replace

from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.library import codec

_COLUMNS = (
    "a.id, a.tag, a.note, a.name, a.organisation, a.place, a.period, a.results, a.recognition, a.rating, "
    "a.grounds, a.example, a.bulletin, p.start_block, p.start_offset, p.quote, p.orphan"
)
_MARKED = (
    f"SELECT {_COLUMNS} FROM annotation a JOIN place p ON p.bulletin = a.bulletin AND p.id = a.id "
    "JOIN bulletin i ON i.id = a.bulletin JOIN standing s ON s.id = i.id AND s.present"
)
_ORDER = " ORDER BY i.date_iso, i.issue_year, i.issue_number, i.rowid, a.rowid"


@dataclass(frozen=True, slots=True)
class Marked:
    """An annotation and the passage that it stands on: its text, and the block and offset in it where it begins.

    The text of an orphan is what it was.
    """

    bulletin: str
    annotation: Annotation
    block: str
    offset: int
    text: str
    orphan: bool


def load(conn: sqlite3.Connection, bulletins: Collection[str] | None) -> list[Marked]:
    """The annotations of the issues present (or of a few hundred of them at most), oldest issue first."""
    if bulletins is None:
        return [_marked(*row) for row in conn.execute(_MARKED + _ORDER)]
    marks = ",".join("?" * len(bulletins))
    return [_marked(*row) for row in conn.execute(f"{_MARKED} WHERE a.bulletin IN ({marks}){_ORDER}", tuple(bulletins))]


def _marked(id: str, tag: str, note: str, *rest: str) -> Marked:
    *said, grounds, example, bulletin, block, offset, quote, orphan = rest
    practice = replace(Practice(*said), grounds=codec.grounds_of(codec.loads(grounds)))  # type: ignore[arg-type]
    annotation = Annotation(id, tag, note, practice, bool(example))
    return Marked(bulletin, annotation, block, int(offset), quote if orphan is None else orphan, orphan is not None)


def practice_names(conn: sqlite3.Connection) -> tuple[str, ...]:
    """The names of practices in the records of the issues present, each once, the most frequent first."""
    rows = conn.execute(
        "SELECT a.name FROM annotation a JOIN standing s ON s.id = a.bulletin AND s.present "
        "WHERE a.name <> '' GROUP BY a.name ORDER BY count(*) DESC, a.name"
    )
    return tuple(name for (name,) in rows)
