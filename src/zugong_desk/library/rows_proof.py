"""What checks last gave of each issue: nothing that cannot be worked out again, and nothing of the history."""

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class ProofRow:
    """How many findings of an issue are open and settled, and what it states (as the desk writes it).

    All that holds as long as `stamp` is what the desk would give the issue now.
    """

    bulletin: str
    stamp: str
    open: int
    settled: int
    stated: str


def load(conn: sqlite3.Connection) -> list[ProofRow]:
    """All rows."""
    return [ProofRow(*row) for row in conn.execute("SELECT bulletin, stamp, open, settled, stated FROM proof")]


def load_some(conn: sqlite3.Connection, bulletins: Collection[str]) -> list[ProofRow]:
    """The rows of some issues, few enough to be named in one query."""
    marks = ",".join("?" * len(bulletins))
    query = f"SELECT bulletin, stamp, open, settled, stated FROM proof WHERE bulletin IN ({marks})"
    return [ProofRow(*row) for row in conn.execute(query, tuple(bulletins))]


def counts(conn: sqlite3.Connection) -> list[ProofRow]:
    """All rows without what the issues state, which is long."""
    return [ProofRow(*row) for row in conn.execute("SELECT bulletin, stamp, open, settled, '' FROM proof")]


def write(conn: sqlite3.Connection, rows: Iterable[ProofRow]) -> None:
    """Put rows in the place of older ones."""
    values = [astuple(row) for row in rows]
    conn.executemany("INSERT OR REPLACE INTO proof (bulletin, stamp, open, settled, stated) VALUES (?,?,?,?,?)", values)
