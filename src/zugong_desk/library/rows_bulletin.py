"""The rows of bulletins: what was received and parsed, and what a list shows of each."""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import astuple, fields
from hashlib import sha256
from typing import Any

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.imprint import PLAIN
from zugong_desk.domain.shelf import Progress
from zugong_desk.domain.source import Source
from zugong_desk.library import codec, codec_imprint, rows_block, rows_place
from zugong_desk.library.facts import IssueFacts, IssueRow

_FACTS = [field.name for field in fields(IssueFacts)]
_ROW = [field.name for field in fields(IssueRow)]
_OWN = [name for name in _ROW if name not in {"present", "progress"}]
_INSERT = (
    f"INSERT INTO bulletin (id, file, sha256, imported_at, {', '.join(_FACTS)}, blocks, annotations) "
    f"VALUES (?,?,?,?,{'?,' * len(_FACTS)}?,?)"
)
_UPDATE_FACTS = f"UPDATE bulletin SET {', '.join(f'{name}=?' for name in _FACTS)} WHERE id=?"
_ISSUES = (
    f"SELECT {', '.join(f'b.{name}' for name in _OWN)}, coalesce(s.present, 0), coalesce(s.progress, 'unread') "
    "FROM bulletin b LEFT JOIN standing s ON s.id = b.id ORDER BY b.date_iso IS NULL, b.date_iso, b.issue_year, "
    "b.issue_number, b.imported_at, b.rowid"
)


def insert(conn: sqlite3.Connection, bulletin: Bulletin, facts: IssueFacts, at: str) -> None:
    """All rows of a bulletin that was just received and parsed."""
    source = bulletin.source
    counts = len(bulletin.blocks), len(bulletin.annotations)
    conn.execute(_INSERT, (bulletin.id, source.file, source.sha256, at, *astuple(facts), *counts))
    notes = codec.dumps(codec.notes_json(source.notes))
    received = bulletin.id, source.encoding, source.text, rows_block.text_hash(source.text), notes
    conn.execute("INSERT INTO source (bulletin, encoding, text, text_sha256, notes) VALUES (?,?,?,?,?)", received)
    if source.imprint != PLAIN:
        printed = codec_imprint.packed(source.imprint)
        row = bulletin.id, source.imprint.form.value, printed, sha256(printed).hexdigest()
        conn.execute("INSERT INTO imprint (bulletin, form, data, sha256) VALUES (?,?,?,?)", row)
    parsed = codec.dumps(codec.structure_json(bulletin.blocks))
    conn.execute("INSERT INTO parsed (bulletin, structure) VALUES (?,?)", (bulletin.id, parsed))
    rows_block.insert_all(conn, bulletin)


def write_facts(conn: sqlite3.Connection, bulletin: str, facts: IssueFacts) -> None:
    conn.execute(_UPDATE_FACTS, (*astuple(facts), bulletin))


def write_counts(conn: sqlite3.Connection, after: Bulletin) -> None:
    counts = len(after.blocks), len(after.annotations)
    conn.execute("UPDATE bulletin SET blocks=?, annotations=? WHERE id=?", (*counts, after.id))


def load(conn: sqlite3.Connection, id: str) -> Bulletin:
    """The bulletin as it stands. KeyError if there is none; one of `codec.UNFIT` if its rows do not fit together."""
    source = load_source(conn, id)
    blocks = rows_block.load(conn, id, source.text)
    return Bulletin(id, source, blocks, rows_place.load_places(conn, id), rows_place.load_annotations(conn, id))


def load_parsed(conn: sqlite3.Connection, id: str) -> Bulletin:
    """The bulletin as it was received and parsed, before any step."""
    source = load_source(conn, id)
    (structure,) = conn.execute("SELECT structure FROM parsed WHERE bulletin=?", (id,)).fetchone()
    return Bulletin(id, source, codec.structure_of(codec.loads(structure), source.text).blocks)


def load_source(conn: sqlite3.Connection, id: str) -> Source:
    """What was received. KeyError if there is no such bulletin."""
    found = conn.execute(
        "SELECT b.file, b.sha256, s.encoding, s.text, s.notes, i.data FROM bulletin b "
        "JOIN source s ON s.bulletin = b.id LEFT JOIN imprint i ON i.bulletin = b.id WHERE b.id=?",
        (id,),
    ).fetchone()
    if found is None:
        raise KeyError(id)
    file, sha, encoding, text, notes, printed = found
    imprint = PLAIN if printed is None else codec_imprint.unpacked(printed)
    return Source(file, sha, encoding, text, codec.notes_of(codec.loads(notes)), imprint)


def source_text(conn: sqlite3.Connection, id: str) -> str:
    """The decoded source alone. KeyError if there is no such bulletin."""
    found = conn.execute("SELECT text FROM source WHERE bulletin=?", (id,)).fetchone()
    if found is None:
        raise KeyError(id)
    return str(found[0])


def issues(conn: sqlite3.Connection) -> list[IssueRow]:
    """All issues, oldest first, those without a date last."""
    return [_issue(row) for row in conn.execute(_ISSUES)]


def issues_of(conn: sqlite3.Connection, ids: Collection[str]) -> list[IssueRow]:
    """Some issues, oldest first."""
    query = _ISSUES.replace(" ORDER BY", " WHERE b.id IN (SELECT value FROM json_each(?)) ORDER BY")
    return [_issue(row) for row in conn.execute(query, (json.dumps(sorted(ids)),))]


def _issue(row: tuple[Any, ...]) -> IssueRow:
    *own, present, progress = row
    return IssueRow(**dict(zip(_ROW, (*own, bool(present), Progress(progress)), strict=True)))


def there(conn: sqlite3.Connection, id: str) -> bool:
    """Whether there is a bulletin of that id."""
    return conn.execute("SELECT 1 FROM bulletin WHERE id=?", (id,)).fetchone() is not None


def ids(conn: sqlite3.Connection) -> list[str]:
    return [id for (id,) in conn.execute("SELECT id FROM bulletin ORDER BY rowid")]


def present_with(conn: sqlite3.Connection, sha256: str) -> str | None:
    """The issue in the library that was read from a file with this hash."""
    found = conn.execute(
        "SELECT b.id FROM bulletin b JOIN standing s ON s.id = b.id AND s.present WHERE b.sha256=?", (sha256,)
    ).fetchone()
    return found[0] if found else None
