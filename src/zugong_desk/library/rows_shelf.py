"""The rows of the shelf: tags, collections, excerpts and the standing of issues."""

import sqlite3
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from zugong_desk.domain.shelf import Progress, Record, RecordChange, Shelf, Standing
from zugong_desk.library.codec_step import RECORD_NAMES, RECORDS


def write(conn: sqlite3.Connection, shelf: Shelf, changes: Iterable[RecordChange]) -> None:
    """Bring the rows of the records that the changes touch to how they stand on the shelf."""
    for kind, id in dict.fromkeys((type(change.record), change.record.id) for change in changes):
        table = RECORD_NAMES[kind]
        record = _held(shelf, table).get(id)
        if record is None:
            conn.execute(f'DELETE FROM "{table}" WHERE id=?', (id,))
        else:
            _put(conn, table, record)


def _held(shelf: Shelf, table: str) -> dict[str, Record]:
    held: dict[str, Record] = getattr(shelf, f"{table}s")
    return held


def _put(conn: sqlite3.Connection, table: str, record: Record) -> None:
    names = _columns(type(record))
    columns = ",".join(f'"{name}"' for name in names)
    marks = ",".join("?" * len(names))
    values = [_stored(getattr(record, name)) for name in names]
    conn.execute(f'INSERT OR REPLACE INTO "{table}" ({columns}) VALUES ({marks})', values)


def _columns(kind: type[Record]) -> list[str]:
    return [field.name for field in fields(kind)]


def _stored(value: object) -> object:
    return value.value if isinstance(value, Progress) else value


def load(conn: sqlite3.Connection) -> Shelf:
    """The whole shelf. ValueError if a row does not fit."""
    return Shelf(**{f"{table}s": _load(conn, table) for table in RECORDS})


def _load(conn: sqlite3.Connection, table: str) -> dict[str, Any]:
    kind = RECORDS[table]
    columns = ",".join(f'"{name}"' for name in _columns(kind))
    rows = conn.execute(f'SELECT {columns} FROM "{table}" ORDER BY rowid')
    return {row[0]: _record(kind, row) for row in rows}


def _record(kind: type[Record], row: tuple[Any, ...]) -> Record:
    if kind is Standing:
        id, present, progress, teaches = row
        return Standing(id, bool(present), Progress(progress), bool(teaches))
    return kind(*row)
