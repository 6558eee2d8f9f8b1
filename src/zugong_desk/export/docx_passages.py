"""Passages as a Word document that a superior reads: sections, each passage with its text, source line, tags, notes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import InvalidXmlError

from zugong_desk.export.clean import cleaned
from zugong_desk.export.docx_page import (
    BODY,
    HEADING,
    HEADING_FONT,
    REMARK,
    SECTION,
    SOURCE,
    TITLE,
    Look,
    add_text,
    blank,
)
from zugong_desk.export.errors import ExportError
from zugong_desk.export.passages import Passage
from zugong_desk.export.remarks import TAGS, remarks

_GAP = "\u3000"
_ROW = 32
"""Characters of remarks that stand side by side in one line."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One paragraph: its text, or remarks as (label, value) side by side; `keep` holds it beside the next one."""

    look: Look
    text: str = ""
    said: tuple[tuple[str, str], ...] = ()
    keep: bool = False

    @property
    def shown(self) -> str:
        return self.text or _GAP.join(f"{label}：{value}" for label, value in self.said)


def write(passages: Sequence[Passage], title: str = "") -> bytes:
    """The passages under the document's title (left out if empty) as DOCX."""
    document = blank()
    styles = {
        look.name: document.styles[look.name].style_id for look in (BODY, TITLE, SECTION, HEADING, SOURCE, REMARK)
    }
    for line in _lines(passages, title):
        _add(document, line, styles[line.look.name])
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _lines(passages: Sequence[Passage], title: str) -> Iterator[_Line]:
    if cleaned(title).strip():
        yield _Line(TITLE, _one_line(cleaned(title)))
    section = ""
    for passage in (one.fit() for one in passages):
        if passage.section and passage.section != section:
            yield _Line(SECTION, _one_line(passage.section))
        section = passage.section
        yield from _passage(passage)


def _passage(passage: Passage) -> Iterator[_Line]:
    if passage.title.strip():
        yield _Line(HEADING, _one_line(passage.title))
    blocks = [block for block in passage.text.split("\n") if block.strip()]
    yield from (_Line(BODY, block) for block in blocks)
    rows = _rows(remarks(passage))
    if passage.source_line:
        yield _Line(SOURCE, _one_line(passage.source_line), keep=bool(rows))
    yield from (_Line(REMARK, said=row) for row in rows)


def _rows(said: Sequence[tuple[str, str]]) -> list[tuple[tuple[str, str], ...]]:
    """Remarks in lines: the tags alone, then short ones that follow each other side by side."""
    rows: list[tuple[tuple[str, str], ...]] = []
    room = 0
    for label, value in said:
        size = len(label) + len(value) + 2
        if rows and size <= room:
            rows[-1] = (*rows[-1], (label, value))
            room -= size
        else:
            rows.append(((label, value),))
            room = 0 if label == TAGS else _ROW - size
    return rows


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")).strip()


def _add(document: Document, line: _Line, style_id: str) -> None:
    paragraph = document.add_paragraph()
    paragraph._p.style = style_id  # noqa: SLF001 -- by name, python-docx goes through all styles for each paragraph
    if line.text:
        add_text(paragraph, line.text)
    for at, (label, value) in enumerate(line.said):
        add_text(paragraph, f"{_GAP if at else ''}{label}：", HEADING_FONT)
        add_text(paragraph, value)
    if line.keep:
        paragraph.paragraph_format.keep_with_next = True


def check(data: bytes, passages: Sequence[Passage], title: str = "") -> None:
    """ExportError unless the bytes open as a document that has every paragraph in order."""
    try:
        found = [paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs]
    except (BadZipFile, PackageNotFoundError, InvalidXmlError, SyntaxError, KeyError, ValueError) as error:
        raise ExportError("写出的 Word 文档打不开，没有放入，原有文件未改动。") from error
    if found != [line.shown for line in _lines(passages, title)]:
        raise ExportError("写出的 Word 文档与原文不一致，没有放入，原有文件未改动。")
