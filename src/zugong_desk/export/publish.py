"""A file put in its place whole or not at all: written aside, read back, checked, then moved there."""

import contextlib
import errno
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from zugong_desk.export.errors import ExportError

REFUSED = (".zugong", ".originals")
"""Suffixes of a library and of the originals beside it; nothing is ever exported onto those."""
BESIDE = ("-journal", ".lock")
"""What SQLite and the session lock put behind the name of a library."""
_DATABASE = b"SQLite format 3\x00"

_KEPT = "没有导出，原有文件未改动。"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def publish(path: str | Path, data: bytes, check: Callable[[bytes], object]) -> Path:
    """Put `data` at `path` (links followed) after `check` has accepted what the disk gives back; where it now stands.

    Raises ExportError; then the target is as it was and no other file is left.
    """

    def write(file: BinaryIO) -> None:
        file.write(data)

    def compare(part: Path) -> None:
        back = part.read_bytes()
        if back != data:
            raise ExportError(f"磁盘没有如实写下“{Path(path).name}”，{_KEPT}请检查磁盘后重试。")
        check(back)

    return publish_through(path, write, compare)


def publish_through(path: str | Path, write: Callable[[BinaryIO], object], check: Callable[[Path], object]) -> Path:
    """Have `write` fill a file that takes the place of `path` once `check` has accepted it as it lies on disk; where it now stands.

    For what is too long to be held in memory. Whatever either of them raises goes on to the caller, an OSError as
    ExportError; then the target is as it was and no other file is left.
    """
    target = Path(os.path.realpath(path))
    part = target.parent / f"{secrets.token_hex(6)}.part"
    try:
        _refuse(target)
        _write(part, write)
        check(part)
        part.replace(target)
    except OSError as error:
        raise ExportError(_told(error, target)) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    _settle(target.parent)
    return target


def _refuse(target: Path) -> None:
    if _belongs_to_library(target):
        raise ExportError(f"“{target.name}”是书库的文件，{_KEPT}请换一个文件名。")
    if target.is_symlink():
        raise ExportError(f"“{target.name}”是绕回自己的链接，{_KEPT}请换一个文件名。")
    if target.is_dir():
        raise ExportError(f"“{target.name}”是文件夹，{_KEPT}请写上文件名。")
    if not target.parent.is_dir():
        raise ExportError(f"找不到文件夹“{target.parent}”，{_KEPT}请先建好文件夹。")
    if target.exists() and not target.is_file():
        raise ExportError(f"“{target.name}”是设备而不是文件，{_KEPT}请换一个文件名。")
    if target.exists() and not os.access(target, os.W_OK):
        raise ExportError(f"“{target.name}”是只读的，{_KEPT}请换一个文件名。")


def _belongs_to_library(target: Path) -> bool:
    """Whether a file is a library, whatever its name, or one of those that stand beside it."""
    names = {target.name, *(target.name.removesuffix(suffix) for suffix in BESIDE)}
    return any(_is_library(target.with_name(name)) for name in names if name)


def _is_library(path: Path) -> bool:
    if path.suffix.casefold() in REFUSED:
        return True
    if not path.is_file() or not os.access(path, os.R_OK):
        return False
    with path.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE


def _write(part: Path, write: Callable[[BinaryIO], object]) -> None:
    with part.open("xb") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())


def _told(error: OSError, target: Path) -> str:
    if error.errno in _FULL:
        return f"磁盘已满，“{target.name}”{_KEPT}请腾出空间后重试。"
    if error.errno in _REFUSED:
        return f"没有权限写“{target.name}”，或它正被别的程序打开，{_KEPT}请关闭它或换一个文件夹。"
    if error.errno == errno.ENAMETOOLONG:
        return f"文件名太长，{_KEPT}请换一个短些的。"
    return f"写“{target.name}”时出错（{error.strerror or error}），{_KEPT}请检查磁盘或连接后重试。"


def _settle(folder: Path) -> None:
    """Make the new name last through a power cut; some systems have no such thing for folders."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
