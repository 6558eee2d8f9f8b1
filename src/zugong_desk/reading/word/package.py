"""The parts of a Word file and how they point at each other. Nothing outside the file is ever opened."""

import posixpath
from dataclasses import dataclass

from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.word.names import loosened
from zugong_desk.reading.xml import Element, parse_xml
from zugong_desk.reading.zipped import open_checked

_FOREIGN = (
    ("xl/", "Excel 工作簿"),
    ("ppt/", "PowerPoint 演示文稿"),
    ("visio/", "Visio 绘图"),
    ("documents/1/", "XPS 文档"),
)
"""How names of parts begin in files of the same build that are no Word documents."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points at: `kind` is the last word of the relation's type, `target` a part's name."""

    kind: str
    target: str


class Package:
    """A Word file, opened. Raises ReadingError if it is damaged, dangerous or no Word document."""

    def __init__(self, data: bytes) -> None:
        self._zip = open_checked(data)
        self._names = {_key(name): name for name in self._zip.names}
        self._relations: dict[str, dict[str, Relation]] = {}
        self.main = self._main()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._names.values())

    def data(self, part: str) -> bytes | None:
        """A part as it is; None if there is no such part."""
        name = self._names.get(_key(part))
        return None if name is None else self._zip.read(name)

    def root(self, part: str) -> Element | None:
        """The root of a part's XML; None if there is no such part."""
        data = self.data(part)
        return None if data is None else loosened(parse_xml(data))

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part points at inside the file, by the relation's id."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
            self._relations[part] = {} if root is None else dict(_relations(root, folder))
        return self._relations[part]

    def of_kind(self, kind: str) -> Element | None:
        """The root of the first part of a kind that the main part points at."""
        found = next((relation for relation in self.relations(self.main).values() if relation.kind == kind), None)
        return None if found is None else self.root(found.target)

    def _main(self) -> str:
        found = [relation.target for relation in self.relations("").values() if relation.kind == "officeDocument"]
        main = next((target for target in [*found, "word/document.xml"] if _key(target) in self._names), "")
        foreign = _foreign(main or next(iter(found), ""), self._names)
        if foreign:
            raise ReadingError(
                f"这是 {foreign}，不是 Word 文档，没有读入，原文件未改动。请把要读的内容另存为 docx 再导入。"
            )
        if not main:
            raise ReadingError("文件里没有 Word 正文，没有读入，原文件未改动。请用 Word 或 WPS 另存为 docx 再导入。")
        return main


def _foreign(main: str, names: dict[str, str]) -> str | None:
    if _key(main).startswith("word/"):
        return None
    keys = [_key(main)] if main else list(names)
    return next((words for start, words in _FOREIGN if any(key.startswith(start) for key in keys)), None)


def _relations(root: Element, folder: str) -> list[tuple[str, Relation]]:
    out = []
    for relation in root:
        if relation.get("TargetMode") == "External":
            continue
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        out.append((relation.get("Id", ""), Relation(relation.get("Type", "").rsplit("/", 1)[-1], path)))
    return out


def _key(name: str) -> str:
    """Part names differ by more than their case."""
    return name.replace("\\", "/").lstrip("/").lower()
