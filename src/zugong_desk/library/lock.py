"""The session lock: a file beside the library, held through the operating system and so released by a crash."""

import contextlib
import getpass
import json
import os
import socket
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from zugong_desk.library.errors import LockedLibrary

# Far behind the content: Windows forbids others to read locked bytes.
_LOCKED_BYTE = 1 << 30


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a library, since when (local time, ISO 8601)."""

    user: str
    host: str
    pid: int
    start: str

    def in_words(self) -> str:
        return f"“{self.user}”（{self.host}，{self.start[11:16]} 起）"


class SessionLock:
    """Held from `take` to `release` or the end of the process."""

    def __init__(self, file: BinaryIO, path: Path, left_behind: bool) -> None:
        self._file = file
        self._path = path
        self.left_behind = left_behind
        """Whether the one who held the lock before never released it."""

    def release(self) -> None:
        """Give the lock up; the file goes first, so that what lies there always has a holder or a crash behind it."""
        if sys.platform == "win32":
            self._file.truncate(0)
            self._file.close()
            with contextlib.suppress(OSError):
                self._path.unlink()
        else:
            self._path.unlink(missing_ok=True)
            self._file.close()


def lock_path(library: Path) -> Path:
    return library.with_name(f"{library.name}.lock")


def take(library: Path, now: datetime) -> SessionLock:
    """Lock the library for this session. LockedLibrary if someone holds it, OSError if no lock file can be made."""
    path = lock_path(library)
    while True:
        file = path.open("a+b", buffering=0)
        if not _lock(file):
            file.close()
            raise LockedLibrary(_refusal(library, holder(path)))
        if _same_file(file, path):
            break
        file.close()
    file.seek(0)
    left_behind = bool(file.read(1))
    _sign(file, now)
    return SessionLock(file, path, left_behind)


def _same_file(file: BinaryIO, path: Path) -> bool:
    """Whether the locked file is still the one of that name, and not one that its holder has just removed."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _sign(file: BinaryIO, now: datetime) -> None:
    start = now.astimezone().isoformat(timespec="seconds")
    content = {"user": _user(), "host": socket.gethostname(), "pid": os.getpid(), "start": start}
    with contextlib.suppress(OSError):  # the lock holds without a name on it, such as on a full disk
        file.truncate(0)
        file.write(json.dumps(content, ensure_ascii=False).encode())


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"


def holder(path: Path) -> Holder | None:
    """Who signed a lock file; None if that cannot be read."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Holder(str(content["user"]), str(content["host"]), int(content["pid"]), str(content["start"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _refusal(library: Path, by: Holder | None) -> str:
    who = by.in_words() if by else "另一个窗口（没有留下姓名）"
    return f"书库“{library.name}”正由{who}打开，没有打开，也没有改动。可以只看，或等对方关闭后重试。"


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> bool:
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
