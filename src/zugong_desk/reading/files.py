"""Reading a file into a source, or saying in one line why not."""

import stat
from hashlib import sha256
from pathlib import Path

from zugong_desk.domain.source import Source
from zugong_desk.reading.decode import ReadingError, decode

LIMIT = 20 << 20
"""The largest file read, in bytes; a bulletin has some tens of thousands."""

MOST_LINES = 400_000
"""The most lines that a file may have: each costs about a kilobyte of memory while it is parsed."""

FOREIGN = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "压缩包或 docx 一类的文档"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc 或 wps 文档"),
    (b"{\\rtf", "RTF 文档"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"SQLite format 3\x00", "数据库或书库"),
)
"""How files begin that people take for a bulletin's text."""


def read(path: str | Path, encoding: str | None = None) -> Source:
    """The file at `path` as a source; its name, not its folder, is kept. Raises ReadingError as its two halves do."""
    return read_bytes(Path(path).name, fetch(path), encoding)


def fetch(path: str | Path) -> bytes:
    """The bytes of the file at `path`, which is only ever read.

    Raises ReadingError if it is missing, a folder or device, too large or cannot be read.
    """
    file = Path(path)
    try:
        return _fetched(file)
    except FileNotFoundError:
        raise ReadingError(f"找不到文件“{file}”，没有读入。请核对路径。") from None
    except PermissionError:
        raise ReadingError(f"没有权限读“{file.name}”，没有读入，原文件未改动。请改权限或另存一份。") from None
    except ReadingError:
        raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadingError(f"读不出“{file.name}”（{reason}），没有读入，原文件未改动。请检查磁盘后重试。") from error


def _fetched(file: Path) -> bytes:
    found = file.stat()
    if stat.S_ISDIR(found.st_mode):
        raise ReadingError(f"“{file.name}”是文件夹，没有读入。请选其中的文件。")
    if not stat.S_ISREG(found.st_mode):
        raise ReadingError(f"“{file.name}”是设备或管道，不是文件，没有读入。请另选一个文件。")
    if found.st_size > LIMIT:
        raise ReadingError(_too_large(file.name))
    return file.read_bytes()


def read_bytes(name: str, data: bytes, encoding: str | None = None) -> Source:
    """The bytes of a file called `name` as a source; without `encoding` the one that fits best.

    Raises ReadingError for an empty file, one with white space only, one that is too large and one that is no text.
    """
    if len(data) > LIMIT:
        raise ReadingError(_too_large(name))
    if not data:
        raise ReadingError(f"“{name}”是空文件，没有读入。请核对是否选对了文件。")
    kind = next((kind for magic, kind in FOREIGN if data.startswith(magic)), None)
    if kind is not None:
        raise ReadingError(f"“{name}”是{kind}，不是文本，没有读入，原文件未改动。请另存为 txt 或 md 再导入。")
    try:
        decoded = decode(data, encoding)
    except ReadingError as error:
        raise ReadingError(f"“{name}”：{error}") from None
    if decoded.text.count("\n") > MOST_LINES:
        raise ReadingError(f"“{name}”超过 {MOST_LINES} 行，没有读入，原文件未改动。请拆成单期再导入。")
    if not decoded.text.strip():
        raise ReadingError(f"“{name}”里只有空白，没有读入。请核对是否选对了文件。")
    return Source(name, sha256(data).hexdigest(), decoded.encoding, decoded.text, decoded.notes)


def _too_large(name: str) -> str:
    return f"“{name}”超过 {LIMIT >> 20} MB，没有读入，原文件未改动。请拆成单期再导入。"
