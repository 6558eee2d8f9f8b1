"""Opening a library: every check that stands between a file's name and the first step written into it."""

import sqlite3
import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from zugong_desk.library import header, lock
from zugong_desk.library.errors import (
    DamagedLibrary,
    LibraryError,
    MissingLibrary,
    NotALibrary,
    ReadOnlyLibrary,
    unread,
)
from zugong_desk.library.lock import SessionLock
from zugong_desk.library.marks import SCHEMA_VERSION
from zugong_desk.library.store import Store

_LOOKS = 3  # a disk that stumbles once looks like damage
_REFUSED = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}


@dataclass(frozen=True, slots=True)
class Opened:
    """A library that passed: its connection, the lock of a session that may write, and what the editor must be told."""

    store: Store
    lock: SessionLock | None
    notice: str | None

    def close(self) -> None:
        self.store.close()
        if self.lock:
            self.lock.release()


def open_to_read(path: Path, now: datetime) -> Opened:
    """Open without ever writing; others may write meanwhile. LibraryError."""
    _check_there(path)
    try:
        return Opened(_reading(path), None, None)
    except ReadOnlyLibrary as error:
        if not isinstance(error.__cause__, sqlite3.Error):
            raise
        _recover(path, now)
        return Opened(_reading(path), None, None)


def open_to_write(path: Path, now: datetime, backups: Path | None) -> Opened:
    """Open for a session of writing, or with a notice for reading if file or folder refuse it. LibraryError."""
    _check_there(path)
    try:
        held = lock.take(path, now)
    except OSError:
        return Opened(_reading(path), None, _unwritable(path))
    try:
        store = _writing(path, now, backups)
    except BaseException:
        held.release()
        raise
    if store.read_only:
        held.release()
        return Opened(store, None, _unwritable(path))
    return Opened(store, held, None)


def _check_there(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        missing = isinstance(error, FileNotFoundError | NotADirectoryError)
        why = "" if missing else f"（{getattr(error, 'strerror', None) or error}）"
        raise MissingLibrary(f"没有找到书库“{path}”{why}，也没有新建。请检查路径，或从备份恢复。") from error
    if not stat.S_ISREG(mode):
        raise NotALibrary(f"“{path}”是文件夹或设备，不是书库文件，没有打开，也没有改动。请另选一个文件。")


def _unwritable(path: Path) -> str:
    return f"书库“{path.name}”或它的文件夹不许写入，现在只能看，不能改。要改请另存副本。"


def _reading(path: Path) -> Store:
    """A connection that cannot write. ReadOnlyLibrary if an unfinished transaction would have to be taken back."""
    try:
        store = Store(path, "ro")
    except sqlite3.Error as error:
        raise _unread(error, path) from error
    try:
        version = _check_marks(store, path)
        if version < SCHEMA_VERSION:
            raise ReadOnlyLibrary(
                f"书库“{path.name}”由较旧的版本写成，只看时不能升级，没有打开，也没有改动。请正常打开一次，那时会先留副本再升级。"
            )
        header.check_size(path, _bytes_promised(store))
        _check_quickly(store)
    except BaseException:
        store.close()
        raise
    return store


def _bytes_promised(store: Store) -> int:
    pages, size = (int(store.conn.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    return pages * size


def _check_marks(store: Store, path: Path) -> int:
    try:
        marks = [int(store.conn.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("application_id", "user_version")]
    except sqlite3.Error as error:
        raise _unread(error, path) from error
    header.check(path, *marks)
    return marks[1]


def _unread(error: sqlite3.Error, path: Path) -> LibraryError:
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_NOTADB:
        return header.not_a_library(path)
    return unread(error, path.name)


def _writing(path: Path, now: datetime, backups: Path | None) -> Store:
    """A connection under the session lock: a writing one, or a reading one if the probe was refused."""
    found = header.read(path)
    header.check(path, found.application_id, found.version)
    header.check_whole(path, found)
    if found.version < SCHEMA_VERSION:
        _upgrade(path, now, backups)
    try:
        store = Store(path)
    except sqlite3.Error as error:
        raise _unread(error, path) from error
    try:
        _check_quickly(store)
        store.probe()
    except BaseException as error:
        store.close()
        if not isinstance(error, sqlite3.Error):
            raise
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _REFUSED:
            return _reading(path)
        raise unread(error, path.name) from error
    return store


def _upgrade(path: Path, now: datetime, backups: Path | None) -> None:
    # sqlite-utils takes 70 ms to load, which a start without an upgrade need not pay.
    from zugong_desk.library.upgrade import upgrade  # noqa: PLC0415

    upgrade(path, now, backups)


def _check_quickly(store: Store) -> None:
    """DamagedLibrary if SQLite finds the file broken three times over."""
    for look in range(1, _LOOKS + 1):
        try:
            if store.conn.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok":
                return
        except sqlite3.Error as error:
            if look == _LOOKS:
                raise unread(error, store.path.name) from error
    raise DamagedLibrary(f"书库“{store.path.name}”有损坏，没有打开，也没有改动。请从备份恢复到新文件。")


def _recover(path: Path, now: datetime) -> None:
    """Let SQLite take back what a crash left unfinished, which a reading connection may not. LibraryError."""
    open_to_write(path, now, None).close()
