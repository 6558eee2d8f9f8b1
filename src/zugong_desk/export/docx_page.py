"""The page and the styles of a Word document, after GB/T 9704-2012: paper and margins 5.1, type 5.2, page numbers 7.5."""

from dataclasses import dataclass
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import _Footer
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

LATIN = "Times New Roman"
TITLE_FONT = "方正小标宋简体"
BODY_FONT = "仿宋_GB2312"
HEADING_FONT = "黑体"
SOURCE_FONT = "楷体_GB2312"
NUMBER_FONT = "宋体"

_BLACK = RGBColor(0, 0, 0)
_EM = 100
"""Hundredths of a character, the unit in which Word keeps indents that follow the type size."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one style of paragraph is set; sizes in points, `indent` and `left` in characters; `ruled` draws a line at its left."""

    name: str
    font: str
    size: float
    leading: float
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    indent: int = 0
    left: int = 0
    before: float = 0
    after: float = 0
    keep: bool = False
    ruled: bool = False


BODY = Look("Normal", BODY_FONT, 16, 29, indent=2)
TITLE = Look("Title", TITLE_FONT, 22, 36, WD_ALIGN_PARAGRAPH.CENTER, after=29, keep=True)
SECTION = Look("Heading 1", HEADING_FONT, 18, 32, WD_ALIGN_PARAGRAPH.CENTER, before=20, after=10, keep=True)
HEADING = Look("Heading 2", HEADING_FONT, 16, 29, WD_ALIGN_PARAGRAPH.LEFT, indent=2, before=14, keep=True)
SOURCE = Look("出处", SOURCE_FONT, 14, 24, WD_ALIGN_PARAGRAPH.RIGHT, before=2, after=4)
REMARK = Look("附注", SOURCE_FONT, 12, 20, WD_ALIGN_PARAGRAPH.LEFT, left=3, ruled=True)
LOOKS = (BODY, TITLE, SECTION, HEADING, SOURCE, REMARK)

_PAGE_NUMBER = Look("Footer", NUMBER_FONT, 14, 18)


def blank(*more: Look) -> Document:
    """An empty document with page, styles (`more` than the usual) and page numbers set, and nothing that tells who made it."""
    document = docx.Document()
    _set_page(document)
    _set_language(document)
    for look in (*LOOKS, *more, _PAGE_NUMBER):
        _set_style(document, look)
    _number_pages(document)
    _forget_maker(document)
    return document


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(20), Mm(23)


def _set_language(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _set_style(document: Document, look: Look) -> None:
    styles = document.styles
    if look.name not in styles:
        styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    style = styles[look.name]
    style.font.size, style.font.bold, style.font.color.rgb = Pt(look.size), False, _BLACK
    set_fonts(style.element.get_or_add_rPr(), look.font)
    for spacing in style.element.rPr.findall(qn("w:spacing")) + style.element.rPr.findall(qn("w:kern")):
        style.element.rPr.remove(spacing)
    layout = style.paragraph_format
    layout.alignment = look.align
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.leading)
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.keep_with_next = look.keep
    layout.widow_control = True
    layout.first_line_indent, layout.left_indent = Pt(look.indent * look.size), Pt(look.left * look.size)
    indent = style.element.pPr.find(qn("w:ind"))
    indent.set(qn("w:firstLineChars"), str(look.indent * _EM))
    indent.set(qn("w:leftChars"), str(look.left * _EM))
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)
    if look.ruled:
        _rule(style.element.pPr)


def _rule(properties: BaseOxmlElement) -> None:
    border = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "8"), ("color", "8C8C8C")):
        left.set(qn(f"w:{name}"), value)
    border.append(left)
    # The schema has an order: a border stands before spacing and indents.
    properties.find(qn("w:spacing")).addprevious(border)


def set_fonts(properties: object, chinese: str) -> None:
    """Name the fonts of Latin and of Chinese characters (w:eastAsia) in run properties, themes put out of force."""
    fonts = properties.get_or_add_rFonts()  # type: ignore[attr-defined]
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    for script, font in (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", chinese)):
        fonts.set(qn(f"w:{script}"), font)


def _number_pages(document: Document) -> None:
    """— 1 — at the outer edge, one character in: right on odd pages, left on even ones."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    _page_number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _page_number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _page_number(footer: _Footer, align: WD_ALIGN_PARAGRAPH) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    layout = paragraph.paragraph_format
    layout.alignment = align
    layout.left_indent = layout.right_indent = Pt(_PAGE_NUMBER.size)
    layout.first_line_indent = Pt(0)
    add_text(paragraph, "— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001 -- python-docx has no fields
    field.append(add_text(paragraph, "1")._r)  # noqa: SLF001 -- what a viewer shows that does not count
    add_text(paragraph, " —")


def add_text(paragraph: Paragraph, text: str, font: str | None = None) -> Run:
    """Add text, in another Chinese font if one is named; quotation marks and dashes are set as Chinese ones."""
    run = paragraph.add_run(text)
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 -- python-docx knows no w:eastAsia
    if font:
        set_fonts(properties, font)
    properties.get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    return run


def _forget_maker(document: Document) -> None:
    properties = document.core_properties
    for name in ("author", "last_modified_by", "comments", "keywords", "subject", "category", "title"):
        setattr(properties, name, "")
    properties.revision = 1
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    package = document.part.package
    for id, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.rels.pop(id)
