"""What can go wrong with a library, each in one line for the editor: what happened, what was kept, what to do."""

import sqlite3

TRIES = 3
"""How often a read or write that fails is tried: a disk that stumbles once looks like damage."""

_PRIMARY = 0xFF
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_UNWRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}


class LibraryError(Exception):
    """A trouble with a library. `message` is a line for the editor; `op` is the journal id of a step not written."""

    op: str | None = None

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class MissingLibrary(LibraryError):
    """There is no such file; it is never created instead."""


class AlreadyThere(LibraryError):
    """A file stands where a new library was to be made."""


class NotALibrary(LibraryError):
    """The file is something else."""


class NewerLibrary(LibraryError):
    """A newer version of the program wrote the file."""


class ReadOnlyLibrary(LibraryError):
    """The library is open for reading only, or its file or folder refuses writing."""


class LockedLibrary(LibraryError):
    """Another window or program holds the library."""


class DamagedLibrary(LibraryError):
    """What is in the file contradicts itself."""


class DiskFull(LibraryError):
    """The disk has no room for what was to be written."""


class DiskTrouble(LibraryError):
    """The disk, or the way to it, failed."""


class MovedAway(LibraryError):
    """The file was moved, deleted or replaced while it was open."""


class ForeignChange(LibraryError):
    """Another program wrote into the library since we last looked; nothing of ours was written over it."""


class UnwritableText(LibraryError):
    """A text holds half a character, which no file can keep."""


def told(error: sqlite3.Error | UnicodeError, step: str) -> LibraryError:
    """The trouble of SQLite while the step of that name was written, as a line for the editor; the step was not kept."""
    if isinstance(error, UnicodeError):
        return UnwritableText(f"“{step}”里有无法保存的半个字符，没有写入，之前的都在。请删去该字符后重试。")
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    lost = f"最后一步“{step}”没有写入，之前的都在。"
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(f"磁盘已满，{lost}请腾出空间后重试。")
    if code in _BUSY:
        return LockedLibrary(f"另一个程序正在写这个书库，{lost}请稍后重试。")
    if code in _DAMAGED:
        return DamagedLibrary(f"书库文件有损坏，{lost}请不要再改，从备份恢复到新文件。")
    if code in _UNWRITABLE:
        return ReadOnlyLibrary(f"书库文件或文件夹不许写入，{lost}请检查权限后重试，或另存副本。")
    if code in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}:
        return DiskTrouble(f"磁盘读写出错，{lost}请检查磁盘或连接后重试。")
    return LibraryError(f"书库没有接受这次写入（{error}），{lost}")


def transient(error: Exception) -> bool:
    """Whether trying again at once may help: a failed read, which may look like damage, or write, not a full disk."""
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT}


def unreadable(error: Exception, name: str) -> LibraryError:
    """The trouble met while an open library was read, as a line for the editor."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code in _BUSY:
        return LockedLibrary(f"另一个程序正在写书库“{name}”，这次没有读到。请稍后重试。")
    if code in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}:
        return DiskTrouble(f"读书库“{name}”时磁盘出错，没有改动。请检查磁盘或连接后重试。")
    return DamagedLibrary(f"书库“{name}”里有对不上的内容（{error}），没有改动。请运行体检，或从备份恢复到新文件。")


def unread(error: sqlite3.Error, name: str) -> LibraryError:
    """The trouble of SQLite while a library was read, as a line for the editor."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code in _BUSY:
        return LockedLibrary(f"另一个程序正在写书库“{name}”，没有打开。请稍后重试。")
    if code == sqlite3.SQLITE_CANTOPEN:
        return DiskTrouble(f"书库“{name}”打不开，文件未改动。请检查权限、磁盘或连接。")
    if code == sqlite3.SQLITE_READONLY:
        return ReadOnlyLibrary(
            f"书库“{name}”上次没有正常关闭，只看时无法恢复，没有打开，也没有改动。请正常打开一次；"
            "若那里不许写入，请连同旁边的 -journal 文件一起复制到可写的文件夹再打开。"
        )
    if code == sqlite3.SQLITE_IOERR:
        return DiskTrouble(f"读书库“{name}”时磁盘出错，文件未改动。请检查磁盘或连接后重试。")
    return DamagedLibrary(f"书库“{name}”有损坏，没有打开，也没有改动。请从备份恢复到新文件。")
