"""Making a new, empty library."""

import contextlib
import sqlite3
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from zugong_desk.library import schema
from zugong_desk.library.errors import AlreadyThere, DiskTrouble, told
from zugong_desk.library.store import Store


def make(path: Path, editor: str, now: datetime) -> None:
    """Make the file, which must not exist yet. AlreadyThere, DiskTrouble, DiskFull; on failure nothing is left."""
    try:
        path.open("xb").close()
    except FileExistsError as error:
        raise AlreadyThere(f"“{path.name}”已经存在，没有新建，原有文件未动。请换一个名字，或直接打开它。") from error
    except OSError as error:
        raise DiskTrouble(f"新书库“{path.name}”没有建成（{error.strerror}）。请换一个可写的文件夹。") from error
    try:
        _fill(path, editor, now)
    except BaseException as error:
        with contextlib.suppress(OSError):
            path.unlink()
        if isinstance(error, sqlite3.Error):
            raise told(error, "新建书库") from error
        raise


def _fill(path: Path, editor: str, now: datetime) -> None:
    meta = {"library": uuid4().hex, "created_at": now.isoformat(timespec="seconds"), "created_by": editor}

    def write(conn: sqlite3.Connection) -> None:
        schema.build(conn)
        conn.executemany("INSERT INTO meta (key, value) VALUES (?,?)", meta.items())

    store = Store(path)
    try:
        store.act("新建书库", write)
    finally:
        store.close()
