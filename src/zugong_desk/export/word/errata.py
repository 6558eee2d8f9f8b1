"""The list of corrections as a Word document: a table across A4, its head repeated on every page."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from zugong_desk.domain.corrections_list import Errata
from zugong_desk.domain.looks import Align, Font, Look, Style
from zugong_desk.export.errors import ExportError
from zugong_desk.export.tables.errata import COLUMNS, Row, Wording, heading, rows, summary
from zugong_desk.export.word.page import blank
from zugong_desk.export.word.styles import Named, names

CELL = Named("Cell", "表格文字", Look(Font.SONG, 10.5, 16, Align.LEFT, indent=0))
HEAD = Named("CellHead", "表头", Look(Font.HEI, 10.5, 16, Align.CENTRE, indent=0))
NOTE = Named("TableNote", "表注", Look(Font.SONG, 10.5, 18, Align.LEFT, indent=0, after=4))
_WIDTHS = (12, 36, 59, 59, 18, 34, 15, 24)
"""Of the columns, in millimetres: 257, what the page has between its margins."""
_MARGIN = 20
_NO_ARTICLE = "文章以外"
_TALL = 600
"""Code points of a row that is held together on one page."""
_TWIPS = 1440 / 25.4
_NAMESPACE = nsdecls("w")
_BEFORE, _AFTER = '<w:strike/><w:color w:val="B3261E"/>', '<w:color w:val="0B5CAD"/><w:u w:val="single"/>'
_NO_FILL, _FILL = "", '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>'


def write(errata: Errata) -> bytes:
    """The list as DOCX."""
    listed = list(rows(errata))
    document = _landscape(blank({}, CELL, HEAD, NOTE))
    title = _paragraph(names({})[Style.TITLE][0], _run(heading(errata)), '<w:spacing w:after="160"/>')
    for at, xml in enumerate((title, _paragraph(NOTE.id, _run(summary(errata, listed))), _table(listed))):
        document.element.body.insert(at, parse_xml(xml))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _landscape(document: Document) -> Document:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = Mm(_MARGIN)
    section.header_distance = section.footer_distance = Mm(_MARGIN // 2)
    return document


def _table(listed: list[Row]) -> str:
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in _WIDTHS)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    head = "".join(
        _cell(width, [_paragraph(HEAD.id, _run(name))], _FILL) for width, name in zip(_WIDTHS, COLUMNS, strict=True)
    )
    return (
        f'<w:tbl {_NAMESPACE}><w:tblPr><w:tblW w:w="{_twips(sum(_WIDTHS))}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
        f"{_body(listed)}</w:tbl>"
    )


def _body(listed: list[Row]) -> str:
    out = []
    article = ""
    for row in listed:
        if row.article != article:
            out.append(_article(row.article or _NO_ARTICLE))
        article = row.article
        out.append(_row(row))
    return "".join(out)


def _article(title: str) -> str:
    """A row across the table that names the article of those below, and stays with the next."""
    across = f'<w:tcPr><w:tcW w:w="{_twips(sum(_WIDTHS))}" w:type="dxa"/><w:gridSpan w:val="{len(_WIDTHS)}"/>{_FILL}</w:tcPr>'
    line = _paragraph(CELL.id, _run(title, "<w:b/>"), "<w:keepNext/>")
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>{across}{line}</w:tc></w:tr>"


def _row(row: Row) -> str:
    whole = "<w:cantSplit/>" if sum(map(len, row.cells)) <= _TALL else ""
    number, place, _, _, *others = row.cells
    texts = [
        [_paragraph(CELL.id, _run(number), '<w:jc w:val="center"/>')],
        [_paragraph(CELL.id, _run(line)) for line in place.split("\n")],
        [_paragraph(CELL.id, _wording(row.before, _BEFORE))],
        [_paragraph(CELL.id, _wording(row.after, _AFTER))],
        *([_paragraph(CELL.id, _run(text))] for text in others),
    ]
    cells = "".join(_cell(width, lines) for width, lines in zip(_WIDTHS, texts, strict=True))
    return f"<w:tr><w:trPr>{whole}</w:trPr>{cells}</w:tr>"


def _cell(width: int, paragraphs: list[str], fill: str = _NO_FILL) -> str:
    size = f'<w:tcW w:w="{_twips(width)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{size}{fill}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def _paragraph(style: str, runs: str, more: str = "") -> str:
    return f'<w:p {_NAMESPACE}><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{runs}</w:p>'


def _wording(wording: Wording, look: str) -> str:
    return "".join(_run(text, look if asked else "") for text, asked in wording.parts)


def _run(text: str, look: str = "") -> str:
    """Text with quotation marks and dashes set as Chinese ones."""
    if not text:
        return ""
    inner = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t"))
    return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{look}</w:rPr>{inner}</w:r>'


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)


def check(data: bytes, errata: Errata) -> None:
    """ExportError unless the bytes open as a document whose table says each correction, in order."""
    listed = list(rows(errata))
    try:
        document = docx.Document(BytesIO(data))
        found = [tuple(_text(cell) for cell in row.tc_lst) for row in document.tables[0]._tbl.tr_lst]  # noqa: SLF001 -- cells one by one take seconds
        title = document.paragraphs[0].text
    except (BadZipFile, PackageNotFoundError, InvalidXmlError, SyntaxError, KeyError, ValueError, IndexError) as error:
        raise ExportError("写出的 Word 文档打不开，没有放入，原有文件未改动。") from error
    said = [row for row in found[1:] if len(row) == len(COLUMNS)]
    if title != heading(errata) or found[0] != COLUMNS or said != [row.cells for row in listed]:
        raise ExportError("写出的勘误表与改动不一致，没有放入，原有文件未改动。")


def _text(cell: object) -> str:
    return "\n".join(paragraph.text for paragraph in cell.p_lst)  # type: ignore[attr-defined]
