"""Backups: whole, verified copies in a folder of their own, made by SQLite while the library stays open."""

import contextlib
import os
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from zugong_desk.library import journal
from zugong_desk.library.errors import AlreadyThere, DamagedLibrary, DiskTrouble, LibraryError, told
from zugong_desk.library.marks import APPLICATION_ID, uri
from zugong_desk.library.retention import Backup, found_in, superfluous

EVERY = timedelta(minutes=30)
_PRIVATE = 0o600
_COUNTED = ("bulletin", "block", "place", "annotation", "journal")


class Backups:
    """The backups of one library in one folder, when the next is due, and in `trouble` why the last one failed."""

    def __init__(self, conn: sqlite3.Connection, library: str, folder: Path, now: datetime) -> None:
        self._conn = conn
        self._library = library
        self._folder = folder
        self._last = now
        self._head = self._newest_head()
        self.trouble: str | None = None

    def _newest_head(self) -> tuple[int, str] | None:
        if not self._folder.is_dir():
            return None
        found = found_in(self._folder, self._library)
        return (found[0][0].rows, found[0][0].head) if found else None

    @property
    def changed(self) -> bool:
        """Whether the library holds more than the newest backup."""
        rows, head = _short(journal.head(self._conn))
        return rows > 0 and (rows, head) != self._head

    def due(self, now: datetime) -> bool:
        """Whether half an hour has gone by with changes in it; a clock set back counts from where it stands."""
        self._last = min(self._last, now)
        return now - self._last >= EVERY and self.changed

    def make(self, now: datetime) -> Path:
        """Make, verify and name a backup, then let go of those that are no longer needed. LibraryError if it fails."""
        rows, head = self._head_now()
        target = self._folder / Backup(self._library, now, rows, head).name
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._clear_parts()
            copy(self._conn, target)
        except OSError as error:
            raise DiskTrouble(
                f"备份没有做成（{error.strerror}），书库本身完好。请检查备份文件夹“{self._folder}”。"
            ) from error
        self._last, self._head, self.trouble = now, (rows, head), None
        self._thin(now)
        return target

    def make_quietly(self, now: datetime, wanted: Callable[["Backups"], bool]) -> None:
        """Make a backup if it is wanted; if it fails, work goes on and `trouble` says why."""
        try:
            if wanted(self):
                self.make(now)
        except LibraryError as error:
            self.trouble = error.message
        except sqlite3.Error as error:
            self.trouble = told(error, "备份").message

    def _head_now(self) -> tuple[int, str]:
        try:
            return _short(journal.head(self._conn))
        except sqlite3.Error as error:
            raise told(error, "备份") from error

    def _clear_parts(self) -> None:
        for part in self._folder.glob(f"{self._library}_*.part"):
            part.unlink(missing_ok=True)

    def _thin(self, now: datetime) -> None:
        found = dict(found_in(self._folder, self._library))
        for backup in superfluous(found, now):
            with contextlib.suppress(OSError):
                found[backup].unlink()


def _short(head: tuple[int, str]) -> tuple[int, str]:
    rows, hash_ = head
    return rows, hash_[:12] or "0"


Finish = Callable[[sqlite3.Connection], None]


def copy(conn: sqlite3.Connection, target: Path, finish: Finish | None = None) -> None:
    """Copy the library on the connection to a new file: written aside, verified, then named. LibraryError, OSError.

    `finish` may add to the verified copy before it gets its name.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        _copy(conn, part, finish)
        part.replace(target)
    except sqlite3.Error as error:
        raise told(error, "备份") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    sync_folder(target.parent)


def copy_to_new(conn: sqlite3.Connection, target: Path, finish: Finish) -> None:
    """Copy the library to a file the editor named, where none may stand. AlreadyThere, DiskTrouble, LibraryError."""
    if os.path.lexists(target):
        raise AlreadyThere(f"“{target.name}”已经存在，没有另存，原有文件未动。请换一个名字。")
    try:
        copy(conn, target, finish)
    except OSError as error:
        raise DiskTrouble(f"没有另存到“{target.name}”（{error.strerror}），书库未动。请换一个可写的文件夹。") from error


def _copy(conn: sqlite3.Connection, part: Path, finish: Finish | None) -> None:
    os.close(os.open(part, os.O_CREAT | os.O_EXCL, _PRIVATE))
    other = sqlite3.connect(uri(part, "rw"), uri=True, isolation_level=None)
    try:
        other.execute("PRAGMA synchronous=EXTRA")
        conn.backup(other, pages=-1)
        _verify(conn, other)
        if finish:
            finish(other)
    finally:
        other.close()


def _verify(conn: sqlite3.Connection, other: sqlite3.Connection) -> None:
    whole = other.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    ours = other.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if not (whole and ours and _facts(conn) == _facts(other)):
        raise DamagedLibrary("备份与书库不一致，没有保留这份备份。书库本身未动。请检查磁盘后重试。")


def _facts(conn: sqlite3.Connection) -> list[object]:
    counts = [conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _COUNTED]
    return [journal.head(conn), *counts]


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder outlive a power cut, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def restore(backup: Path, target: Path) -> None:
    """Make a library of a backup, in a new file. AlreadyThere, DamagedLibrary, DiskTrouble; the backup stays as it is."""
    if os.path.lexists(target):
        raise AlreadyThere(f"“{target.name}”已经存在，没有恢复到那里，原有文件未动。请换一个名字。")
    try:
        conn = sqlite3.connect(uri(backup, "ro"), uri=True)
        try:
            copy(conn, target)
        finally:
            conn.close()
    except sqlite3.Error as error:
        raise DamagedLibrary(f"备份“{backup.name}”读不出来，没有恢复。请换一份备份。") from error
    except OSError as error:
        raise DiskTrouble(f"没有恢复到“{target.name}”（{error.strerror}），备份未动。请换一个可写的文件夹。") from error
