"""Writes a source with its imprint as a Word file."""

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from zugong_desk.domain.imprint import Align, LinePrint
from zugong_desk.domain.source import Source

ALIGNS = {
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.LEFT: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
RED = RGBColor(0xC0, 0x10, 0x10)


def write(source: Source, fonts: dict[str, str] | None = None) -> bytes:
    """The lines as paragraphs on A4 pages with numbers at their feet; `fonts` puts families that are there for others."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    _number_pages(section.footer.paragraphs[0])
    paragraph: Paragraph | None = None
    for number in range(1, source.lines + 1):
        text, printed = source.line_text(number), source.imprint.line(number)
        if printed.opens is False and paragraph is not None:
            paragraph.add_run().add_break()
        else:
            paragraph = _paragraph(document, printed)
        for start, end, bold in stretches(len(text), printed):
            _run(paragraph, text[start:end], printed, bold=bold, fonts=fonts or {})
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _paragraph(document: Document, printed: LinePrint) -> Paragraph:
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.alignment = ALIGNS.get(printed.align)
    form.space_before, form.space_after = Pt(printed.above), Pt(0)
    form.line_spacing = Pt(max(28, printed.size * 1.3))
    form.first_line_indent = Pt(printed.indent)
    return paragraph


def stretches(size: int, printed: LinePrint) -> Iterator[tuple[int, int, bool]]:
    """The line cut where bold begins or ends."""
    at = 0
    for start, end in sorted(printed.bold):
        if at < start:
            yield at, start, False
        if max(at, start) < end:
            yield max(at, start), end, True
        at = max(at, end)
    if at < size:
        yield at, size, False


def _run(paragraph: Paragraph, text: str, printed: LinePrint, *, bold: bool, fonts: dict[str, str]) -> None:
    run = paragraph.add_run(text)
    run.bold = bold or None
    run.font.size = Pt(printed.size)
    family = fonts.get(printed.font, printed.font)
    run.font.name = family
    run._element.rPr.rFonts.set(qn("w:eastAsia"), family)
    if printed.size > 30:
        run.font.color.rgb = RED


def _number_pages(paragraph: Paragraph) -> None:
    """`— n —`, counted by the word processor."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ")
    for kind, instruction in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = instruction
        run._element.append(mark)
    paragraph.add_run(" —")
