"""Archives: the files in a ZIP that is no document itself, with the names that they had where it was packed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from unicodedata import category

from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.forms import ARCHIVE, READABLE, ZIP, form_of
from zugong_desk.reading.zipped import CheckedZip, open_checked

NESTED = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz")
"""How names end that are archives in an archive: told of, never opened."""

LOCKS = ("~$", ".~", "._")
"""How names of files begin that Word, WPS and macOS put beside a document: no documents, but with the same ending."""

_JUNK = ("__MACOSX",)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive. `name` is its key in the ZIP, `shown` its path for people, never to be used as one.

    `refusal` says in one line why it is not to be read: it is an archive itself.
    """

    name: str
    shown: str
    size: int
    refusal: str | None = None


class Archive:
    """An open archive."""

    def __init__(self, checked: CheckedZip) -> None:
        self._checked = checked
        shown = ((name, _shown(checked, name)) for name in checked.names if not name.endswith("/"))
        self._members = [self._member(name, path) for name, path in shown if _wanted(path)]

    @property
    def members(self) -> Sequence[Member]:
        """The files whose names end as those of files that can be read, and archives, refused; in the ZIP's order."""
        return self._members

    def read(self, name: str) -> bytes:
        """The bytes of the member with this name. ReadingError if it is missing or damaged."""
        return self._checked.read(name)

    def _member(self, name: str, shown: str) -> Member:
        nested = shown.lower().endswith(NESTED)
        refusal = "是压缩包里的压缩包，没有读入，原文件未改动。请先解压这一层再导入。" if nested else None
        return Member(name, shown, self._checked.size(name), refusal)


def is_archive(data: bytes) -> bool:
    """Whether a file is a ZIP that is no document."""
    return data.startswith((ZIP, b"PK\x05\x06")) and form_of("", data) == ARCHIVE


def open_archive(data: bytes) -> Archive:
    """The archive that the bytes are.

    Raises ReadingError if it is damaged, has a password or keeps to no limits, and if there is no file in it that can
    be read.
    """
    archive = Archive(open_checked(data))
    if not archive.members:
        raise ReadingError("压缩包里没有能读的文件，没有读入，原文件未改动。请核对是否选对了文件。")
    return archive


def _wanted(shown: str) -> bool:
    path = PurePosixPath(shown)
    if any(part.startswith(".") or part in _JUNK for part in path.parts) or path.name.startswith(LOCKS):
        return False
    return path.name.lower().endswith((*READABLE, *NESTED))


def _shown(checked: CheckedZip, name: str) -> str:
    """A member's path for people: decoded, with "/" between its parts, without what leads out of the archive."""
    path = _decoded(checked.named_in_bytes(name), name).replace("\\", "/")
    parts = [_plain(part) for part in path.split("/") if part not in {"", ".", ".."}]
    shown = "/".join(parts)
    return shown if len(shown) <= _LONGEST else "…" + shown[1 - _LONGEST :]


def _decoded(raw: bytes | None, name: str) -> str:
    """The name; programs of Chinese Windows write GBK, those of macOS UTF-8, and neither says so."""
    for encoding in ("utf-8", "gb18030") if raw is not None else ():
        try:
            return (raw or b"").decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _plain(part: str) -> str:
    """A part of a path without control characters and those that turn the direction of writing."""
    return "".join("�" if category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else character for character in part)
