"""Reading a REFI-QDA project of any program: its codes, its texts and what is coded in them.

Programs differ in habits, not in the schema: texts lie in `sources/` or `Sources/` or stand in the XML, with or without a
byte order mark; comments stand in a selection's description, in notes that it refers to or that links tie to it; codes
without a GUID, selections without a code and pictures occur. What there is no place for is counted by name.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zugong_desk.domain.annotation import Practice
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.incoming import Incoming, IncomingAnnotation, IncomingDocument
from zugong_desk.export.codebook_qdc import DEEPEST, free_name, nearest, parts_of
from zugong_desk.export.errors import ExchangeError
from zugong_desk.export.exchange.qdpx import record as qdpx_record
from zugong_desk.export.exchange.qdpx.archive import Archive, open_archive
from zugong_desk.export.exchange.qdpx.form import BULLETIN, ORIGIN
from zugong_desk.export.exchange.qdpx.positions import Meant, Selected, Text, meant
from zugong_desk.export.exchange.qdpx.xml import PROJECT, Element, children, elements, guid_of, name_of, text_of

_PASSED_OVER = {
    "PictureSource": "图片",
    "AudioSource": "音频",
    "VideoSource": "视频",
    "Graph": "关系图",
}
_FOREIGN = {"Case": "案例", "Set": "集合"}
"""What only other programs mean by themselves: of ours, the one repeats annotations and the other collections."""
_UNNAMED = "未命名"
MOST_CODES = 5_000
_QUOTED = 4
"""Characters of a selection's name that may be its words where the text itself is not there."""


@dataclass(slots=True)
class _Selection:
    """A selection, and all that is said of it."""

    guid: str
    where: Selected
    codings: list[tuple[str, str, list[str]]]
    """Of each coding its GUID, that of its code, and those of its notes."""
    note: str
    refs: list[str]


@dataclass(slots=True)
class _Document:
    """A text of the project before its positions are told."""

    guid: str
    name: str
    text: Text | None
    inline: bool
    values: dict[str, str]
    selections: list[_Selection] = field(default_factory=list)
    refs: list[str] = field(default_factory=list)


def read(data: bytes | Path) -> Incoming:
    """What a `.qdpx` file holds. ExchangeError, in one line, if it is none or is hostile."""
    with open_archive(data) as archive:
        project = _Project(archive)
        with archive.description() as file:
            for element in elements(file):
                project.take(element)
        return project.incoming()


class _Project:
    """A project while it is read: sources come before the notes that they point to."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._origin = ""
        self._tags: dict[str, Tag] = {}
        self._names: set[str] = set()
        self._documents: list[_Document] = []
        self._notes: dict[str, str] = {}
        self._links: dict[str, list[str]] = {}
        self._variables: dict[str, str] = {}
        self._of_cases: dict[str, dict[str, str]] = {}
        self._used: set[str] = set()
        self._passed: Counter[str] = Counter()

    @property
    def _ours(self) -> bool:
        return self._origin == ORIGIN

    def take(self, element: Element) -> None:
        """Take up an element of the project."""
        name = name_of(element)
        if name == PROJECT:
            self._origin = element.get("origin") or ""
        elif name == "Codes":
            self._codes(element, "", 0)
        elif name == "Variable":
            self._variables[guid_of(element)] = element.get("name") or ""
        elif name == "TextSource":
            self._documents.append(self._document(element, element))
        elif name == "PDFSource":
            self._pdf(element)
        elif name == "Note":
            self._note(element)
        elif name == "Link":
            self._links.setdefault(guid_of(element, "targetGUID"), []).append(guid_of(element, "originGUID"))
        else:
            self._case(element, name)
            self._pass_over(element, name)

    def _pass_over(self, element: Element, name: str) -> None:
        said = _PASSED_OVER.get(name) or ("" if self._ours else _FOREIGN.get(name, ""))
        if said and not (name == "Case" and not element.get("name")):
            self._passed[said] += 1

    def _case(self, element: Element, name: str) -> None:
        """Some programs put the variables of a source into a case that points to it."""
        sources = [guid_of(one, "targetGUID") for one in children(element, "SourceRef")]
        if name == "Case" and len(sources) == 1:
            self._of_cases.setdefault(sources[0], {}).update(_values(element))

    # codes

    def _codes(self, above: Element, parent: str, depth: int) -> None:
        if depth > DEEPEST:
            raise ExchangeError(f"项目的编码嵌套超过 {DEEPEST} 层，没有读入，书库未改动。")
        for code in children(above, "Code"):
            id = guid_of(code) or f"{parent}/{len(self._tags)}"
            if len(self._tags) >= MOST_CODES:
                raise ExchangeError(f"项目的编码超过 {MOST_CODES} 个，没有读入，书库未改动。")
            above_name = self._tags[parent].name if parent else ""
            name = free_name(" ".join((code.get("name") or "").split()) or _UNNAMED, above_name, self._names)
            self._names.add(name)
            looks = {"colour": nearest(code.get("color") or ""), "order": len(self._tags)}
            tag = Tag(id, name, parent, **looks, **parts_of(text_of(code, "Description")))  # type: ignore[arg-type]
            self._tags[id] = tag
            self._codes(code, id, depth + 1)

    # sources

    def _pdf(self, element: Element) -> None:
        pictured = sum(1 for _ in children(element, "PDFSelection"))
        if pictured:
            self._passed["PDF 版面选区"] += pictured
        found = [self._document(element, one) for one in children(element, "Representation")]
        self._documents += found
        if not found:
            self._passed["PDF 原件"] += 1

    def _document(self, source: Element, holder: Element) -> _Document:
        """What a source says; its text and selections stand in `holder`, which is the source itself but for PDFs."""
        text, inline = self._text(holder)
        one = _Document(
            guid_of(source), source.get("name") or holder.get("name") or _UNNAMED, text, inline, _values(source)
        )
        one.selections = [_selection(found) for found in children(holder, "PlainTextSelection")]
        one.refs = [guid_of(found, "targetGUID") for found in children(source, "NoteRef")]
        whole = sum(1 for _ in children(source, "Coding"))
        if whole:
            self._passed["整篇编码"] += whole
        return one

    def _text(self, holder: Element) -> tuple[Text | None, bool]:
        inline = text_of(holder, "PlainTextContent")
        if inline:
            return Text(inline), True
        data = self._archive.text(holder.get("plainTextPath") or "")
        return (None if data is None else Text(decoded(data))), False

    def _note(self, element: Element) -> None:
        text, _ = self._text(element)
        said = text.text if text else text_of(element, "Description")
        self._notes[guid_of(element)] = said

    # all together

    def incoming(self) -> Incoming:
        documents = tuple(self._finished(one) for one in self._documents)
        for target, origins in self._links.items():
            self._passed["链接"] += sum(not {one, target} & self._used for one in origins)
        if not self._ours:
            self._passed["备忘"] += sum(1 for id in self._notes if id not in self._used)
        passed = tuple((name, count) for name, count in self._passed.items() if count)
        return Incoming(self._origin, tuple(self._tags.values()), documents, passed)

    def _finished(self, one: _Document) -> IncomingDocument:
        text = one.text
        wanted = [found.where for found in one.selections]
        ranges = meant(text, wanted, inline=one.inline, ours=self._ours) if text else [Meant()] * len(wanted)
        found = [row for pair in zip(one.selections, ranges, strict=True) for row in self._annotations(*pair, text)]
        values = self._of_cases.get(one.guid, {}) | one.values
        known = {self._variables.get(id, ""): value for id, value in values.items()}
        orphans = list(self._orphans(one.refs))
        return IncomingDocument(one.name, text.text if text else "", known.get(BULLETIN, ""), (*found, *orphans))

    def _annotations(self, one: _Selection, where: Meant, text: Text | None) -> Iterator[IncomingAnnotation]:
        if not one.codings:
            self._passed["未编码的选区"] += 1
        linked = self._links.get(one.guid, [])
        self._used |= {one.guid} if linked else set()
        quote = text.text[where.start : where.end] if text and where.start >= 0 else _quoted(one.where.name)
        for guid, code, refs in one.codings:
            if code not in self._tags:
                self._passed["标签不明的编码"] += 1
                continue
            note, record = self._said(one.note, (*refs, *one.refs, *linked))
            yield IncomingAnnotation(
                guid,
                code,
                where.start,
                where.end,
                quote,
                note=note,
                practice=record.practice if record else Practice(),
                grounds=record.places if record else (),
                others=where.others,
            )

    def _said(self, note: str, refs: Sequence[str]) -> tuple[str, qdpx_record.Record | None]:
        """The words of an annotation, and the record that stands in one of its notes."""
        words, record = [note], None
        for id in dict.fromkeys(refs):
            self._used.add(id)
            said = self._notes.get(id, "")
            found = qdpx_record.read(said)
            record = record or found
            words += [said] if found is None else []
        return "\n".join(one for one in words if one.strip()), record

    def _orphans(self, refs: Sequence[str]) -> Iterator[IncomingAnnotation]:
        for id in refs:
            record = qdpx_record.read(self._notes.get(id, ""))
            if record and record.tag in self._tags:
                self._used.add(id)
                yield IncomingAnnotation(
                    id,
                    record.tag,
                    quote=record.quote,
                    note=record.note,
                    practice=record.practice,
                    grounds=record.places,
                )


def _selection(element: Element) -> _Selection:
    codings = [
        (guid_of(one), guid_of(ref, "targetGUID"), _refs(one))
        for one in children(element, "Coding")
        for ref in children(one, "CodeRef")
    ]
    where = Selected(_number(element, "startPosition"), _number(element, "endPosition"), element.get("name") or "")
    return _Selection(guid_of(element), where, codings, text_of(element, "Description"), _refs(element))


def _refs(element: Element) -> list[str]:
    return [guid_of(one, "targetGUID") for one in children(element, "NoteRef")]


def _number(element: Element, name: str) -> int:
    said = (element.get(name) or "").strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < len(str(1 << 40)) else -1


def _values(element: Element) -> dict[str, str]:
    """The values of variables, by the variable's GUID."""
    return {
        guid_of(ref, "targetGUID"): text_of(one, "TextValue")
        for one in children(element, "VariableValue")
        for ref in children(one, "VariableRef")
    }


def _quoted(name: str) -> str:
    """A selection's name as its words, if it was not cut off."""
    return "" if name.endswith(("...", "…")) or len(name) < _QUOTED else name


def decoded(data: bytes) -> str:
    """The text of a file: by its byte order mark, else as UTF-8, UTF-16 (known by its zeros) or GB 18030.

    A mark of UTF-8 stays at the head, for some programs count it.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    zeros = data[:1024].count(0)
    if zeros > len(data[:1024]) // 8:
        little = data[1:1024:2].count(0) >= data[:1024:2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
