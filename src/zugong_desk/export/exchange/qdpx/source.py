"""A bulletin as a text source of a REFI-QDA project: its selections, and the cases and notes that belong to them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.masthead import Masthead, masthead
from zugong_desk.export.clean import cleaned, replaced
from zugong_desk.export.exchange.qdpx import record as qdpx_record
from zugong_desk.export.exchange.qdpx.form import BULLETIN, FOLDER, OF_CASES, OF_SOURCES, Names, guid, short

Element = Any
"""An lxml element, without a name space: it stands in one that is declared above it."""
BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who writes a project and when: the GUID of the user, and the time as the schema has it."""

    user: str
    when: str

    @property
    def created(self) -> dict[str, str]:
        return {"creatingUser": self.user, "creationDateTime": self.when}

    @property
    def whole(self) -> dict[str, str]:
        return self.created | {"modifyingUser": self.user, "modifiedDateTime": self.when}


@dataclass(frozen=True, slots=True)
class Written:
    """What one bulletin adds to a project: a file with its text, its source, and what the source points to."""

    file: str
    text: str
    source: Element
    cases: tuple[Element, ...]
    notes: tuple[Element, ...]
    tags: frozenset[str]


def name_of(bulletin: Bulletin) -> str:
    """How a bulletin is called in other programs, such as 江城组工信息 第3期."""
    head = masthead(bulletin) or Masthead()
    said = " ".join(one for one in (head.title, head.issue_no) if one)
    return cleaned(said or bulletin.source.file)


def text_of(bulletin: Bulletin) -> str:
    """The reading text as its file holds it, character for character; a byte order mark at its head is none."""
    text = replaced(bulletin.text)
    return f"\ufffd{text[1:]}" if text.startswith(BOM) else text


def write(bulletin: Bulletin, name: str, only: frozenset[str], stamp: Stamp, cases: Names) -> Written:
    """The bulletin as a source called `name`, with its annotations, or those of the tags `only`; `cases` names cases."""
    id = guid("bulletin", bulletin.id)
    file = f"{FOLDER}{id}.txt"
    text = text_of(bulletin)
    chosen = [one for one in bulletin.annotations.values() if not only or one.tag in only]
    standing = _Source(bulletin, text, stamp, cases)
    for annotation in sorted(chosen, key=standing.order):
        standing.add(annotation)
    said = {"guid": id, "name": name, "plainTextPath": f"internal://{id}.txt"}
    source = etree.Element("TextSource", said | stamp.whole)
    source.extend(standing.selections)
    source.extend(etree.Element("NoteRef", targetGUID=one) for one in standing.lost)
    source.extend(_values(_facts(bulletin), OF_SOURCES, "source"))
    tags = frozenset(one.tag for one in chosen)
    return Written(file, text, source, tuple(standing.cases), tuple(standing.notes), tags)


def note(id: str, name: str, text: str, stamp: Stamp, about: str = "") -> Element:
    """A note of the project."""
    one = etree.Element("Note", {"guid": id, "name": cleaned(name)} | stamp.whole)
    if about:
        etree.SubElement(one, "Description").text = cleaned(about)
    etree.SubElement(one, "PlainTextContent").text = cleaned(text)
    return one


def _facts(bulletin: Bulletin) -> dict[str, str]:
    head = masthead(bulletin) or Masthead()
    said = {"刊名": head.title, "期号": head.issue_no, "日期": head.date_iso, "编印单位": head.issuer}
    return {BULLETIN: bulletin.id} | {name: value for name, value in said.items() if value}


def _values(said: Mapping[str, str], types: Mapping[str, str], kind: str) -> Iterator[Element]:
    for name, value in said.items():
        one = etree.Element("VariableValue")
        etree.SubElement(one, "VariableRef", targetGUID=guid("variable", f"{kind}:{name}"))
        etree.SubElement(one, f"{types[name]}Value").text = cleaned(value)
        yield one


def variables() -> Iterator[Element]:
    """The variables of sources and cases."""
    for kind, types in (("source", OF_SOURCES), ("case", OF_CASES)):
        for name, what in types.items():
            yield etree.Element(
                "Variable", {"guid": guid("variable", f"{kind}:{name}"), "name": name, "typeOfVariable": what}
            )


class _Source:
    """The annotations of one bulletin, made into selections, cases and notes."""

    def __init__(self, bulletin: Bulletin, text: str, stamp: Stamp, names: Names) -> None:
        self._bulletin, self._text, self._stamp, self._names = bulletin, text, stamp, names
        self.selections: list[Element] = []
        self.cases: list[Element] = []
        self.notes: list[Element] = []
        self.lost: list[str] = []

    def order(self, annotation: Annotation) -> tuple[int, int, str]:
        start, end = self._bulletin.range(self._bulletin.places[annotation.id].span)
        return start, end, annotation.id

    def add(self, annotation: Annotation) -> None:
        orphan = self._bulletin.places[annotation.id].orphan
        if orphan is None:
            self._select(annotation)
        else:
            self._lose(annotation, orphan)

    def _guid(self, kind: str, annotation: Annotation) -> str:
        return guid(kind, f"{self._bulletin.id}:{annotation.id}")

    def _select(self, annotation: Annotation) -> None:
        start, end = self._bulletin.range(self._bulletin.places[annotation.id].span)
        said = {
            "guid": self._guid("selection", annotation),
            "name": short(self._text[start:end]),
            "startPosition": str(start),
            "endPosition": str(end),
        }
        selection = etree.Element("PlainTextSelection", said | self._stamp.whole)
        if annotation.note:
            etree.SubElement(selection, "Description").text = cleaned(annotation.note)
        coding = etree.SubElement(
            selection, "Coding", {"guid": self._guid("annotation", annotation)} | self._stamp.created
        )
        etree.SubElement(coding, "CodeRef", targetGUID=guid("tag", annotation.tag))
        if not annotation.practice.empty:
            etree.SubElement(coding, "NoteRef", targetGUID=self._guid("practice", annotation))
            self._record(annotation)
        self.selections.append(selection)

    def _record(self, annotation: Annotation) -> None:
        practice = annotation.practice
        text = qdpx_record.of_practice(practice, tuple(self._places(practice)))
        name = f"{qdpx_record.PRACTICE}：{practice.name}" if practice.name else qdpx_record.PRACTICE
        self.notes.append(note(self._guid("practice", annotation), name, text, self._stamp))
        self.cases.append(self._case(annotation, name))

    def _places(self, practice: Practice) -> Iterable[tuple[int, int]]:
        for ground in practice.grounds:
            place = self._bulletin.places.get(ground.id)
            there = place is not None and place.orphan is None
            yield self._bulletin.range(place.span) if place and there else qdpx_record.NOWHERE

    def _case(self, annotation: Annotation, name: str) -> Element:
        practice = annotation.practice
        case = etree.Element("Case", {"guid": self._guid("case", annotation), "name": self._names.free(cleaned(name))})
        etree.SubElement(case, "CodeRef", targetGUID=guid("tag", annotation.tag))
        said = {
            "单位": practice.organisation,
            "地点": practice.place,
            "时间": practice.period,
            "成效": practice.results,
            "认可": practice.recognition,
            "评级": str(practice.rating) if practice.rating else "",
        }
        case.extend(_values({head: value for head, value in said.items() if value}, OF_CASES, "case"))
        etree.SubElement(case, "SourceRef", targetGUID=guid("bulletin", self._bulletin.id))
        etree.SubElement(case, "SelectionRef", targetGUID=self._guid("selection", annotation))
        return case

    def _lose(self, annotation: Annotation, quote: str) -> None:
        id = self._guid("orphan", annotation)
        text = qdpx_record.of_orphan(guid("tag", annotation.tag), quote, annotation.note, annotation.practice)
        self.notes.append(note(id, qdpx_record.ORPHAN, text, self._stamp))
        self.lost.append(id)
