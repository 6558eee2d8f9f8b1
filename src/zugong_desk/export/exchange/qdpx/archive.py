"""The ZIP that a REFI-QDA project is: looked over before anything is unpacked; names in it are data, never paths."""

import io
import struct
import sys
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from zugong_desk.export.errors import ExchangeError

MOST_ENTRIES = 60_000
MOST_QDE = 512 << 20
"""The largest project description, unpacked; it is never held as a whole."""
MOST_TEXT = 32 << 20
"""The largest text of a source or note, unpacked."""
MOST_TEXTS = 512 << 20
"""All texts that are read together. One's own project, of which one text is held at a time, may have more."""
MOST_RATIO = 200
RATIO_FROM = 1 << 20

_LOCKED = 0x1 | 0x40
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)
_UNREAD = "没有读入，书库未改动。"
_RECORD = b"PK\x01\x02"
_CHUNK = 1 << 20


class Archive:
    """A project's ZIP. Only its description and the texts that this points to are ever unpacked."""

    def __init__(self, archive: zipfile.ZipFile, most: int) -> None:
        self._archive = archive
        self._infos = {info.filename: info for info in archive.infolist()}
        self._by_base: dict[str, list[zipfile.ZipInfo]] = {}
        for info in self._infos.values():
            self._by_base.setdefault(_base(info.filename), []).append(info)
        self._left = most

    @contextmanager
    def description(self) -> Iterator[IO[bytes]]:
        """The project's `.qde`, to be read as it is unpacked. ExchangeError if there is none or it is too large."""
        found = [info for info in self._infos.values() if info.filename.casefold().endswith(".qde")]
        top = [info for info in found if "/" not in info.filename.replace("\\", "/")]
        if len(top or found) != 1:
            raise ExchangeError(f"压缩包里没有唯一的 project.qde，不是 REFI-QDA 项目，{_UNREAD}")
        info = (top or found)[0]
        if info.file_size > MOST_QDE:
            raise ExchangeError(f"项目描述超过 {MOST_QDE >> 20} MB，{_UNREAD}")
        with _told(), self._archive.open(info) as file:
            yield file

    def text(self, path: str) -> bytes | None:
        """The bytes of the text that a path of the description names; None if it does not lie in the ZIP."""
        info = self._find(path)
        if info is None:
            return None
        if info.file_size > MOST_TEXT or info.file_size > self._left:
            raise ExchangeError(f"项目里的文字太多（一篇 {info.file_size >> 20} MB），{_UNREAD}")
        self._left -= info.file_size
        with _told(), self._archive.open(info) as file:
            data = file.read(info.file_size)
            if len(data) != info.file_size:
                raise zipfile.BadZipFile("shorter than it says")
            return data

    def _find(self, path: str) -> zipfile.ZipInfo | None:
        """The member of that name in whichever folder programs put their sources, if there is just one."""
        if path.casefold().startswith(("absolute:", "file:", "http:", "https:")):
            return None
        named = self._by_base.get(_base(path), [])
        return named[0] if len(named) == 1 else None


@contextmanager
def open_archive(data: bytes | Path, *, own: bool = False) -> Iterator[Archive]:
    """The ZIP of a project, or of one just written (`own`).

    ExchangeError, in one line, for what is no ZIP, is locked or damaged, or would unpack to too much.
    """
    with _told():
        if _entries(data) > MOST_ENTRIES:
            raise ExchangeError(f"压缩包里超过 {MOST_ENTRIES} 项，{_UNREAD}")
        archive = zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data)
    with archive:
        if reason := _unfit(archive.infolist()):
            raise ExchangeError(f"{reason}，{_UNREAD}")
        yield Archive(archive, sys.maxsize if own else MOST_TEXTS)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except ExchangeError:
        raise
    except _DAMAGES as error:
        raise ExchangeError(f"文件不是完好的 .qdpx 项目（ZIP），{_UNREAD}请重新导出后再试。") from error


def _entries(data: bytes | Path) -> int:
    """At most how many entries the table of contents has, counted before zipfile makes an object of each."""
    if isinstance(data, bytes):
        return data.count(_RECORD)
    count, tail = 0, b""
    with data.open("rb") as file:
        while chunk := file.read(_CHUNK):
            count += (tail + chunk).count(_RECORD)
            tail = chunk[-len(_RECORD) + 1 :]
    return count


def _unfit(infos: list[zipfile.ZipInfo]) -> str | None:
    if any(info.flag_bits & _LOCKED for info in infos):
        return "项目加了密码"
    if any(info.compress_type not in _METHODS for info in infos):
        return "项目用了少见的压缩方法"
    names = Counter(info.filename for info in infos)
    if names and names.most_common(1)[0][1] > 1:
        return "压缩目录里有同名的项，分不清哪个是真的"
    if any(info.file_size > max(RATIO_FROM, MOST_RATIO * info.compress_size) for info in infos):
        return "压缩包解开后大得反常，可能是压缩炸弹"
    return None


def _base(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2].casefold()
