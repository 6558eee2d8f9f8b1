"""A whole Word document as lines: its body, then its notes, then each header and footer once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from zugong_desk.domain.imprint import Part
from zugong_desk.domain.source import Note
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.wishes import Revisions
from zugong_desk.reading.word.lines import Line
from zugong_desk.reading.word.names import R, W, flag, value
from zugong_desk.reading.word.numbering import Numbering
from zugong_desk.reading.word.numerals import numeral
from zugong_desk.reading.word.package import Package
from zugong_desk.reading.word.stances import Stances
from zugong_desk.reading.word.stories import Setting, Story
from zugong_desk.reading.word.styles import StyleSheet
from zugong_desk.reading.word.tally import Tally
from zugong_desk.reading.word.theme import theme_fonts
from zugong_desk.reading.xml import Element

_CHANGES = {
    **dict.fromkeys((f"{W}ins", f"{W}moveTo", f"{W}cellIns"), "inserted"),
    **dict.fromkeys((f"{W}del", f"{W}moveFrom", f"{W}cellDel"), "deleted"),
    **dict.fromkeys((f"{W}rPrChange", f"{W}pPrChange"), "changed"),
}
_SAME_PAGE = frozenset({"continuous", "nextColumn"})


@dataclass(frozen=True, slots=True)
class Document:
    """What was read of a Word file."""

    lines: tuple[Line, ...]
    notes: tuple[Note, ...]


def read_document(data: bytes, revisions: Revisions) -> Document:
    """The lines of a docx file. ReadingError if it is damaged, dangerous or no Word document."""
    package = Package(data)
    root = package.root(package.main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise ReadingError("文件里没有 Word 正文，没有读入，原文件未改动。请用 Word 或 WPS 另存为 docx 再导入。")
    tally = Tally()
    styles = StyleSheet(package.of_kind("styles"), theme_fonts(package.of_kind("theme")))
    numbering = Numbering(package.of_kind("numbering"), styles)
    stances = Stances(styles, numbering)
    setting = Setting(styles, numbering, stances, revisions, tally, _chunks(package), _new_pages(body))
    lines = Story(setting).lines(body)
    for kind in ("footnote", "endnote"):
        lines += _notes(package, setting, kind, body)
    lines += _edges(package, setting, body)
    if lines:
        lines[0].new_page = False  # the first page begins by itself
    _count(package, root, tally)
    return Document(tuple(lines), (*tally.notes(revisions), *setting.told))


def _chunks(package: Package) -> Callable[[str], bytes | None]:
    relations = package.relations(package.main)

    def chunk(name: str) -> bytes | None:
        relation = relations.get(name)
        return package.data(relation.target) if relation is not None and relation.kind == "aFChunk" else None

    return chunk


def _sections(body: Element) -> list[Element]:
    return [section for section in body.iter(f"{W}sectPr") if section.getparent().tag in {f"{W}pPr", f"{W}body"}]


def _new_pages(body: Element) -> frozenset[Element]:
    """The ends of sections that the next section follows on a new page: it is the next one that says so."""
    sections = _sections(body)
    return frozenset(section for section, after in pairwise(sections) if value(after, "type") not in _SAME_PAGE)


def _notes(package: Package, setting: Setting, kind: str, body: Element) -> Iterator[Line]:
    """The text of the notes that the body refers to, each with its number as Word draws it."""
    root = package.of_kind(f"{kind}s")
    if root is None:
        return
    bodies = {note.get(f"{W}id"): note for note in root.findall(W + kind)}
    form = _note_form(package, kind, body)
    for (seen, note_id), number in list(setting.notes.seen.items()):
        note = bodies.get(note_id) if seen == kind else None
        if note is not None:
            label = numeral(number, form)
            lines = Story(setting, Part.FOOTNOTE, label).lines(note)
            yield from (line for line in lines if line.text.strip())


def _note_form(package: Package, kind: str, body: Element) -> str:
    settings = package.of_kind("settings")
    for holder in (*reversed(_sections(body)), settings):
        properties = None if holder is None else holder.find(f"{W}{kind}Pr")
        form = value(properties, "numFmt")
        if form:
            return form
    return "decimal" if kind == "footnote" else "lowerRoman"


def _edges(package: Package, setting: Setting, body: Element) -> list[Line]:
    """The headers, then the footers, that some page bears; those that read alike once."""
    shown = _shown(package, body)
    out: list[Line] = []
    for part, tag in ((Part.HEADER, "headerReference"), (Part.FOOTER, "footerReference")):
        known: set[tuple[str, ...]] = set()
        for target in dict.fromkeys(target for kind, target in shown if kind == tag):
            root = package.root(target)
            lines = [] if root is None else Story(setting, part).lines(root)
            lines = [line for line in lines if line.text.strip()]
            text = tuple(line.text for line in lines)
            if text not in known:
                known.add(text)
                out += lines
    return out


def _shown(package: Package, body: Element) -> list[tuple[str, str]]:
    """The headers and footers that pages bear: the kind of reference and the part."""
    settings = package.of_kind("settings")
    even = settings is not None and bool(flag(settings.find(f"{W}evenAndOddHeaders")))
    relations = package.relations(package.main)
    out: list[tuple[str, str]] = []
    inherited: dict[tuple[str, str], str] = {}
    for section in _sections(body):
        first = bool(flag(section.find(f"{W}titlePg")))
        for tag in ("headerReference", "footerReference"):
            for reference in section.findall(W + tag):
                relation = relations.get(reference.get(f"{R}id", ""))
                if relation is not None:
                    inherited[tag, reference.get(f"{W}type", "default")] = relation.target
            kinds = ["first"] * first + ["default"] + ["even"] * even
            out += [(tag, inherited[tag, kind]) for kind in kinds if (tag, kind) in inherited]
    return out


def _count(package: Package, root: Element, tally: Tally) -> None:
    """Count what the walk does not come across: tracked changes, comments, macros."""
    for change in root.iter(*_CHANGES):
        tally["revisions"] += 1
        tally[_CHANGES[change.tag]] += 1
    comments = package.of_kind("comments")
    tally["comments"] = 0 if comments is None else len(comments.findall(f"{W}comment"))
    tally["macros"] = sum(name.lower().endswith("vbaproject.bin") for name in package.names)
