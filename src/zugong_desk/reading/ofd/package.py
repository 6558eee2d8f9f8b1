"""The package: the files inside an OFD, found by the names that they use for one another, never on a disk."""

from collections.abc import Iterator

from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.xml import Element, parse_xml
from zugong_desk.reading.zipped import open_checked

_UNREAD = "没有读入，原文件未改动。"
LOCKED = f"这个 OFD 加了密，{_UNREAD}请用阅读器打开后另存一份不加密的再导入。"
_LOCKS = ("encryptions.xml", "encryptinfo.xml", "decryptseed.dat", "entriesmap.dat")
"""Files that only a locked OFD holds, in lower case."""


class Package:
    """An OFD's files. Names are those of the archive; places are as the files write them."""

    def __init__(self, data: bytes) -> None:
        self._zip = open_checked(data)
        self._names = {_plain(name): name for name in reversed(self._zip.names)}

    @property
    def locked(self) -> bool:
        """Whether the file says that it is encrypted."""
        return any(name.rpartition("/")[2] in _LOCKS for name in self._names)

    def find(self, place: str | None, beside: str = "") -> str | None:
        """The name of the file at `place` as the file called `beside` writes it; None if there is none.

        Places begin at the archive's root with a slash, else at the folder of `beside`; a few writers always mean the
        root. No place leads out of the archive.
        """
        place = (place or "").strip()
        if not place:
            return None
        folder = beside.rpartition("/")[0]
        tried = [place] if place.startswith(("/", "\\")) else [f"{folder}/{place}", place]
        return next((self._names[path] for path in map(_plain, tried) if path in self._names), None)

    def xml(self, name: str) -> Element:
        """The root element of a file. ReadingError if it is missing or damaged, or declares entities."""
        return parse_xml(self._zip.read(name))

    def bytes(self, name: str) -> bytes:
        """A file. ReadingError if it is missing or damaged."""
        return self._zip.read(name)

    def xml_at(self, place: str | None, beside: str) -> tuple[str, Element]:
        """The name and the root element of the file at a place. ReadingError as `xml`."""
        name = self.find(place, beside)
        if name is None:
            raise ReadingError(f"这个 OFD 里缺少“{(place or '')[:60]}”这一部分，{_UNREAD}请重新取得或另存再导入。")
        return name, self.xml(name)


def _plain(place: str) -> str:
    """A place as a name in lower case, `.` and `..` worked out; what would lead out of the archive has no name."""
    out: list[str] = []
    for piece in place.replace("\\", "/").split("/"):
        if piece == "..":
            if not out:
                return "\0"
            out.pop()
        elif piece not in {"", "."}:
            out.append(piece)
    return "/".join(out).lower()


def local(element: Element) -> str:
    """An element's name without its namespace: writers use several."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of these names, in order."""
    return (child for child in element if local(child) in names)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of a name, and so on down; None if there is none."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def written(element: Element | None) -> str | None:
    """What an element holds, None if it is not there or empty."""
    return (element.text or "").strip() or None if element is not None else None
