"""The rows of the shelf: a table for each kind of record, a column for each of its fields."""

import sqlite3
from collections.abc import Iterable
from dataclasses import fields
from enum import StrEnum
from typing import Any

from zugong_desk.domain.shelf import SHELVES, Record, RecordChange, Shelf
from zugong_desk.library.codec_step import RECORD_NAMES, RECORDS, record_of


def write(conn: sqlite3.Connection, shelf: Shelf, changes: Iterable[RecordChange]) -> None:
    """Bring the rows of the records that the changes touch to how they stand on the shelf."""
    for kind, id in dict.fromkeys((type(change.record), change.record.id) for change in changes):
        table = RECORD_NAMES[kind]
        held: dict[str, Record] = getattr(shelf, SHELVES[kind])
        record = held.get(id)
        if record is None:
            conn.execute(f'DELETE FROM "{table}" WHERE id=?', (id,))
        else:
            _put(conn, table, record)


def _put(conn: sqlite3.Connection, table: str, record: Record) -> None:
    names = _columns(type(record))
    columns = ",".join(f'"{name}"' for name in names)
    marks = ",".join("?" * len(names))
    values = [_stored(getattr(record, name)) for name in names]
    conn.execute(f'INSERT OR REPLACE INTO "{table}" ({columns}) VALUES ({marks})', values)


def _columns(kind: type[Record]) -> list[str]:
    return [field.name for field in fields(kind)]


def _stored(value: object) -> object:
    return value.value if isinstance(value, StrEnum) else value


def load(conn: sqlite3.Connection) -> Shelf:
    """The whole shelf. ValueError if a row does not fit."""
    return Shelf(**{SHELVES[kind]: _load(conn, table) for table, kind in RECORDS.items()})


def _load(conn: sqlite3.Connection, table: str) -> dict[str, Any]:
    names = _columns(RECORDS[table])
    columns = ",".join(f'"{name}"' for name in names)
    rows = conn.execute(f'SELECT {columns} FROM "{table}" ORDER BY rowid')
    return {row[0]: record_of(table, dict(zip(names, row, strict=True))) for row in rows}
