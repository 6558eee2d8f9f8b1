"""The originals: the received files' bytes, in a SQLite Archive beside the library, each written once under its hash."""

import sqlite3
import zlib
from hashlib import sha256
from pathlib import Path

from zugong_desk.library.errors import DamagedLibrary, told
from zugong_desk.library.marks import uri

_MODE = 0o100644
_TABLE = "CREATE TABLE IF NOT EXISTS sqlar (name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB)"  # SQLite's own form
_INSERT = "INSERT OR IGNORE INTO sqlar (name, mode, mtime, sz, data) VALUES (?,?,?,?,?)"


def originals_path(library: Path) -> Path:
    return library.with_suffix(".originals")


def keep(library: Path, data: bytes, mtime: int) -> str:
    """Keep the bytes of a received file and give their SHA-256; LibraryError if they cannot be kept."""
    name = sha256(data).hexdigest()
    packed = zlib.compress(data)
    row = name, _MODE, mtime, len(data), packed if len(packed) < len(data) else data
    try:
        conn = sqlite3.connect(uri(originals_path(library), "rwc"), uri=True, isolation_level=None)
        try:
            conn.execute("PRAGMA busy_timeout=2000")
            conn.execute("PRAGMA synchronous=EXTRA")
            conn.execute("BEGIN IMMEDIATE")
            conn.execute(_TABLE)
            conn.execute(_INSERT, row)
            conn.execute("COMMIT")
        finally:
            conn.close()
    except sqlite3.Error as error:
        raise told(error, "保存原件") from error
    return name


def find(library: sqlite3.Connection, path: Path, name: str) -> bytes | None:
    """The bytes under a hash: from inside a packed library, else from beside it; None if they are missing.

    DamagedLibrary if what is there is not what was kept.
    """
    data = _find_in(library, name)
    beside = originals_path(path)
    try:
        if data is None and beside.is_file():
            conn = sqlite3.connect(uri(beside, "ro"), uri=True)
            try:
                data = _find_in(conn, name)
            finally:
                conn.close()
    except sqlite3.Error as error:
        raise DamagedLibrary(
            f"原件文件“{beside.name}”读不出来，书库里的文字和标注不受影响。请从备份恢复该文件。"
        ) from error
    if data is not None and sha256(data).hexdigest() != name:
        raise DamagedLibrary(f"原件文件“{beside.name}”有损坏，书库里的文字和标注不受影响。请从备份恢复该文件。")
    return data


def is_missing(library: sqlite3.Connection, path: Path, name: str) -> bool:
    """Whether there are no bytes under a hash, neither in the library nor beside it; not of what cannot be read."""
    beside = originals_path(path)
    try:
        if _has(library, name):
            return False
        if not beside.is_file():
            return True
        conn = sqlite3.connect(uri(beside, "ro"), uri=True)
        try:
            return not _has(conn, name)
        finally:
            conn.close()
    except sqlite3.Error:
        return False


def pack(path: Path, copy: sqlite3.Connection) -> None:
    """Put the originals beside the library at `path` into a copy of it. sqlite3.Error."""
    beside = originals_path(path)
    if not beside.is_file():
        return
    conn = sqlite3.connect(uri(beside, "ro"), uri=True)
    try:
        copy.execute("BEGIN IMMEDIATE")
        copy.execute(_TABLE)
        copy.executemany(_INSERT, conn.execute("SELECT name, mode, mtime, sz, data FROM sqlar"))
        copy.commit()
    finally:
        conn.close()


def _has_table(conn: sqlite3.Connection) -> bool:
    return conn.execute("SELECT 1 FROM sqlite_master WHERE name='sqlar'").fetchone() is not None


def _has(conn: sqlite3.Connection, name: str) -> bool:
    return _has_table(conn) and conn.execute("SELECT 1 FROM sqlar WHERE name=?", (name,)).fetchone() is not None


def _find_in(conn: sqlite3.Connection, name: str) -> bytes | None:
    if not _has_table(conn):
        return None
    found = conn.execute("SELECT sz, data FROM sqlar WHERE name=?", (name,)).fetchone()
    if found is None:
        return None
    size, data = found
    try:
        return bytes(data) if len(data) == size else zlib.decompress(data)
    except zlib.error:
        return bytes(data)
