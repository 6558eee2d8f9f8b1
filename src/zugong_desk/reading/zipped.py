"""ZIP files whose table of contents is checked before anything is unpacked; nothing of them ever reaches the disk."""

import io
import struct
import zipfile
import zlib
from collections import Counter
from itertools import pairwise

from zugong_desk.reading.errors import ReadingError

MOST_ENTRIES = 10_000
MOST_BYTES = 200 << 20
"""The largest member, unpacked."""
MOST_IN_ALL = 500 << 20
"""All members together, unpacked."""
MOST_RATIO = 200
"""How many times its packed size a member may have; honest XML stays under 100."""
RATIO_FROM = 1 << 20
"""Members smaller than this do no harm, however well they are packed."""

_UNREAD = "没有读入，原文件未改动。"
_RECORD = b"PK\x01\x02"
_HEADER = struct.Struct("<4s22xHH")  # a member's own header: its mark, then the lengths of its name and extra field
_LOCKED = 0x1 | 0x40  # encrypted; strongly encrypted
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGES = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)


class CheckedZip:
    """A ZIP that keeps within the limits. Names of members are data: never make a path of one."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._infos = {info.filename: info for info in archive.infolist()}

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names in the order of the table of contents; those of folders end in "/"."""
        return tuple(self._infos)

    def __contains__(self, name: object) -> bool:
        return name in self._infos

    def named_in_bytes(self, name: str) -> bytes | None:
        """The bytes that a member's name is made of, if the ZIP does not say that they are UTF-8."""
        info = self._infos[name]
        return None if info.flag_bits & 0x800 else info.orig_filename.encode("cp437")

    def size(self, name: str) -> int:
        """How many bytes a member has when it is unpacked. KeyError if there is none of that name."""
        return self._infos[name].file_size

    def read(self, name: str) -> bytes:
        """A member unpacked: as many bytes as the table of contents says. ReadingError if it is missing or damaged."""
        info = self._infos.get(name)
        if info is None:
            raise ReadingError(f"文件里缺少“{_short(name)}”这一部分，{_UNREAD}请重新另存再导入。")
        try:
            with self._archive.open(info) as member:
                data = member.read(info.file_size)
                over = member.read(1)  # also compares the check sum
        except (*_DAMAGES, RuntimeError) as error:
            raise ReadingError(_damaged(f"“{_short(name)}”这一部分")) from error
        if over or len(data) != info.file_size:
            raise ReadingError(_damaged(f"“{_short(name)}”这一部分"))
        return data


def names_in(data: bytes) -> tuple[str, ...]:
    """What the table of contents lists, nothing else checked; empty if there is none, or one that is far too long."""
    if data.count(_RECORD) > 4 * MOST_ENTRIES:
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(archive.namelist())
    except _DAMAGES:
        return ()


def open_checked(data: bytes) -> CheckedZip:
    """The ZIP that the bytes are.

    Raises ReadingError, in one line, if it is damaged or cut short, has a password, has entries that overlap or bear
    the same name, or would unpack to too much.
    """
    if data.count(_RECORD) > 4 * MOST_ENTRIES:  # zipfile would make an object of each before it can be asked
        raise ReadingError(_too_many(data.count(_RECORD)))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGES as error:
        raise ReadingError(_damaged("压缩结构")) from error
    infos = archive.infolist()
    reason = _unfit(infos) or _too_large(infos) or _overlapping(infos, data)
    if reason:
        raise ReadingError(reason)
    return CheckedZip(archive)


def _unfit(infos: list[zipfile.ZipInfo]) -> str | None:
    if len(infos) > MOST_ENTRIES:
        return _too_many(len(infos))
    if any(info.flag_bits & _LOCKED for info in infos):
        return f"文件加了密码，{_UNREAD}请去掉密码、另存以后再导入。"
    odd = next((info for info in infos if info.compress_type not in _METHODS), None)
    if odd is not None:
        return f"“{_short(odd.filename)}”用了少见的压缩方法，{_UNREAD}请用普通 ZIP 重新压缩，或解压后导入。"
    name, count = Counter(info.filename for info in infos).most_common(1)[0] if infos else ("", 0)
    if count > 1:
        return f"压缩目录里有 {count} 个“{_short(name)}”，分不清哪个是真的，{_UNREAD}请重新另存再导入。"
    return None


def _too_large(infos: list[zipfile.ZipInfo]) -> str | None:
    if any(info.file_size > MOST_BYTES for info in infos) or sum(info.file_size for info in infos) > MOST_IN_ALL:
        total = sum(info.file_size for info in infos) >> 20
        return f"解开后有 {total} MB，太大，可能是压缩炸弹，{_UNREAD}请核对文件来源，或拆开再导入。"
    bomb = next((info for info in infos if info.file_size > max(RATIO_FROM, MOST_RATIO * info.compress_size)), None)
    if bomb is not None:
        times = f"{bomb.file_size // bomb.compress_size} 倍" if bomb.compress_size else "无数倍"
        return f"“{_short(bomb.filename)}”解开后大 {times}，可能是压缩炸弹，{_UNREAD}请核对文件来源。"
    return None


def _overlapping(infos: list[zipfile.ZipInfo], data: bytes) -> str | None:
    """A refusal if two members share bytes or one reaches beyond the file: no honest program writes such a ZIP."""
    ranges = []
    for info in infos:
        head = data[info.header_offset : info.header_offset + _HEADER.size] if info.header_offset >= 0 else b""
        if len(head) < _HEADER.size or not head.startswith(b"PK\x03\x04"):
            return _damaged("压缩结构")
        _, name, extra = _HEADER.unpack(head)
        ranges.append((info.header_offset, info.header_offset + _HEADER.size + name + extra + info.compress_size))
    ranges.sort()
    if any(end > start for (_, end), (start, _) in pairwise(ranges)) or (ranges and ranges[-1][1] > len(data)):
        return f"压缩目录里的各部分互相重叠，可能是压缩炸弹，{_UNREAD}请核对文件来源。"
    return None


def _damaged(what: str) -> str:
    return f"{what}损坏或不完整，{_UNREAD}请重新取得或另存再导入。"


def _too_many(count: int) -> str:
    return f"压缩目录里有 {count} 项，超过 {MOST_ENTRIES} 项，{_UNREAD}请拆开再导入。"


def _short(name: str) -> str:
    """A member's name fit for one line of a message."""
    shown = "".join(character if character.isprintable() else "�" for character in name)
    return shown if len(shown) <= 60 else f"{shown[:40]}…{shown[-15:]}"
