"""Knowing a library from any other file by its first bytes, before SQLite touches it."""

import os
from dataclasses import dataclass
from pathlib import Path

from zugong_desk.library.errors import DamagedLibrary, DiskTrouble, NewerLibrary, NotALibrary
from zugong_desk.library.marks import APPLICATION_ID, HEADER_SIZE, MAGIC, SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes of a SQLite file say."""

    application_id: int
    version: int
    bytes_promised: int


def read(path: Path) -> Header:
    """The header of a library. NotALibrary, DiskTrouble.

    Reading a file by hand lets go of the locks that SQLite holds on it in the same process: only to be called under
    the session lock.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEADER_SIZE)
    except OSError as error:
        raise DiskTrouble(
            f"书库“{path.name}”读不出来（{error.strerror}），没有改动。请检查权限、磁盘或连接。"
        ) from error
    if len(head) < HEADER_SIZE or not head.startswith(MAGIC):
        raise not_a_library(path)
    page_size = _number(head, 16, 2)
    pages = _number(head, 28) if head[24:28] == head[92:96] else 0
    return Header(_number(head, 68), _number(head, 60), (65536 if page_size == 1 else page_size) * pages)


def _number(head: bytes, at: int, size: int = 4) -> int:
    return int.from_bytes(head[at : at + size], "big")


def check(path: Path, application_id: int, version: int) -> None:
    """NotALibrary if another program's file stands there, NewerLibrary if a later version of ours wrote it."""
    if application_id != APPLICATION_ID:
        raise not_a_library(path)
    if version > SCHEMA_VERSION:
        raise NewerLibrary(f"书库“{path.name}”由较新的版本写成，没有打开，也没有改动。请升级程序。")


def check_whole(path: Path, header: Header) -> None:
    """DamagedLibrary if the file is shorter than it says; an unfinished transaction is SQLite's to judge."""
    journal = path.with_name(f"{path.name}-journal")
    unfinished = os.path.lexists(journal) and journal.stat().st_size > 0
    if not unfinished:
        check_size(path, header.bytes_promised)


def check_size(path: Path, promised: int) -> None:
    """DamagedLibrary if the file has fewer bytes than that."""
    if path.stat().st_size < promised:
        raise DamagedLibrary(f"书库“{path.name}”不完整（文件被截短），没有打开，也没有改动。请从备份恢复到新文件。")


def not_a_library(path: Path) -> NotALibrary:
    return NotALibrary(f"“{path.name}”不是书库文件，没有打开，也没有改动。请另选一个文件。")
