"""A manuscript as a Word document in the look of an official one (GB/T 9704): real headings, a table of contents, a page grid."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import BadZipFile, ZipFile

from lxml import etree

from zugong_desk.domain.looks import LOOKS, RED, Font, Style, fitted
from zugong_desk.domain.manuscript import (
    Entry,
    Face,
    Manuscript,
    Piece,
    contents_at,
    contents_depth,
    entries,
    heading_levels,
    held,
    levels,
)
from zugong_desk.export.clean import cleaned
from zugong_desk.export.errors import ExportError
from zugong_desk.export.word.pages import pages_of
from zugong_desk.export.word.parts import package
from zugong_desk.export.word.styles import SECOND_ENTRY, W, names, spacing, styles_xml

CONTENTS = "目  录"
_FACES = {
    Face.PLAIN: ('<w:rFonts w:hint="eastAsia"/>', ""),
    Face.BOLD: ('<w:rFonts w:hint="eastAsia"/>', "<w:b/>"),
    Face.KAI: (f'<w:rFonts w:hint="eastAsia" w:eastAsia="{Font.KAI}"/>', ""),
    Face.HEI: (f'<w:rFonts w:hint="eastAsia" w:eastAsia="{Font.HEI}"/>', ""),
    Face.RED: ('<w:rFonts w:hint="eastAsia"/>', f'<w:color w:val="{RED}"/>'),
}
"""Fonts and what follows them in the properties of a run; quotation marks and dashes are set as Chinese ones."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph as it is set: its style's id, what differs from the style, and what it says."""

    style: str
    pieces: tuple[Piece, ...]
    properties: str = ""
    size: str = ""
    """The size of its type where that differs from its style's, as the last children of the properties of each run."""
    bookmark: str = ""
    target: str = ""
    page: int = 0
    opens: str = ""
    """The code of the field that begins with the paragraph: it is the first entry of a table of contents."""
    closes: bool = False
    """Whether that field ends with it."""

    @property
    def said(self) -> str:
        return "".join(cleaned(piece.text) for piece in self.pieces) + (f"\t{self.page}" if self.target else "")


def write(manuscript: Manuscript) -> bytes:
    """The manuscript as DOCX; characters that XML cannot hold are left out."""
    body = "".join(_xml(one, number) for number, one in enumerate(_paragraphs(manuscript)))
    return package(body, styles_xml(heading_levels(manuscript.lines)), cleaned(manuscript.title))


def check(data: bytes, manuscript: Manuscript) -> None:
    """ExportError unless the bytes are a document of well-formed parts that says each line in its style, in order."""
    try:
        with ZipFile(BytesIO(data)) as file:
            parts = {name: etree.fromstring(file.read(name)) for name in file.namelist()}
        found = [_said(paragraph) for paragraph in parts["word/document.xml"].iter(f"{{{W}}}p")]
    except (BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, EOFError, NotImplementedError) as error:
        raise ExportError("写出的 Word 文档打不开，没有放入，原有文件未改动。") from error
    if found != [(one.style, one.said) for one in _paragraphs(manuscript)]:
        raise ExportError("写出的 Word 文档与原文不一致，没有放入，原有文件未改动。")


def _said(paragraph: etree._Element) -> tuple[str, str]:
    style = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
    signs = {f"{{{W}}}tab": "\t", f"{{{W}}}br": "\n"}
    parts = (part for run in paragraph.iter(f"{{{W}}}r") for part in run)
    text = "".join((part.text or "") if part.tag == f"{{{W}}}t" else signs.get(part.tag, "") for part in parts)
    return (style.get(f"{{{W}}}val", "") if style is not None else ""), text


def _paragraphs(manuscript: Manuscript) -> Iterator[_Paragraph]:
    """The lines as paragraphs, with the table of contents where it belongs; page breaks go into what follows them."""
    listed = entries(manuscript) if manuscript.contents else []
    at = contents_at(manuscript) if listed else -1
    setter = _Setter(manuscript, listed, at)
    for number in range(len(manuscript.lines)):
        if number == at:
            yield from setter.contents()
        if manuscript.lines[number].style is not Style.PAGE_BREAK:
            yield setter.paragraph(number)


class _Setter:
    """Sets the lines of one manuscript; knows bookmarks and the pages on which they come to stand."""

    def __init__(self, manuscript: Manuscript, listed: Sequence[Entry], at: int) -> None:
        self._lines = manuscript.lines
        self._listed = listed
        self._ids = {style: id for style, (id, _) in names(heading_levels(self._lines)).items()}
        self._held = held(self._lines)
        self._pages = pages_of(self._lines, listed, at)
        targets = {one.target for one in self._lines if one.target}
        self._by_origin: dict[str, int] = {}
        for number, one in enumerate(self._lines):
            if one.origin in targets and not one.target:
                self._by_origin.setdefault(one.origin, number)
        self._marked = {number for number, level in enumerate(levels(self._lines)) if level} | set(
            self._by_origin.values()
        )

    def contents(self) -> Iterator[_Paragraph]:
        yield _Paragraph(self._ids[Style.CONTENTS_TITLE], (Piece(CONTENTS),))
        last = len(self._listed) - 1
        for number, one in enumerate(self._listed):
            style = SECOND_ENTRY.id if one.level > 1 else self._ids[Style.CONTENTS_ENTRY]
            opens = f' TOC \\o "1-{contents_depth(self._lines)}" \\h \\z \\u ' if number == 0 else ""
            pieces = (Piece(one.text),)
            yield _Paragraph(style, pieces, "", "", "", _mark(one.line), self._pages[one.line], opens, number == last)

    def paragraph(self, number: int) -> _Paragraph:
        line = self._lines[number]
        look = LOOKS[line.style]
        to = self._by_origin.get(line.target, -1) if line.target else -1
        fit = fitted(look, line.text)
        size = f'<w:sz w:val="{round(fit.size * 2)}"/><w:szCs w:val="{round(fit.size * 2)}"/>' if fit != look else ""
        broken = number > 0 and self._lines[number - 1].style is Style.PAGE_BREAK
        return _Paragraph(
            self._ids[line.style],
            line.pieces,
            ("<w:keepNext/>" if self._held[number] and not look.keep else "")
            + ("<w:pageBreakBefore/>" if broken else "")
            + (spacing(fit) if fit != look else ""),
            size,
            _mark(number) if number in self._marked else "",
            _mark(to) if to >= 0 else "",
            self._pages[to] if to >= 0 else 0,
        )


def _mark(line: int) -> str:
    """The name of the bookmark at a line; the underscore hides it from the lists of a reader's own."""
    return f"_Toc{line:08}"


def _xml(one: _Paragraph, number: int) -> str:
    inner = "".join(_run(piece, one.size) for piece in one.pieces)
    if one.target:
        inner = f'<w:hyperlink w:anchor="{one.target}" w:history="1">{inner}{_page(one)}</w:hyperlink>'
    inner = f"{_field_begin(one.opens) if one.opens else ''}{inner}{_FIELD_END if one.closes else ''}"
    if one.bookmark:
        inner = f'<w:bookmarkStart w:id="{number}" w:name="{one.bookmark}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{one.style}"/>{one.properties}</w:pPr>{inner}</w:p>'


_FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _field_begin(code: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _page(one: _Paragraph) -> str:
    number = _run(Piece(str(one.page)), one.size)
    begin = _field_begin(f" PAGEREF {one.target} \\h ")
    return f"<w:r><w:tab/></w:r>{begin}{number}{_FIELD_END}"


def _run(piece: Piece, size: str) -> str:
    """A run; a tab goes to the right end of a line of two ends, a line feed breaks the line."""
    fonts, look = _FACES[piece.face]
    inner = "<w:br/>".join("<w:tab/>".join(map(_text, line.split("\t"))) for line in cleaned(piece.text).split("\n"))
    return f"<w:r><w:rPr>{fonts}{look}{size}</w:rPr>{inner}</w:r>" if inner else ""


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
