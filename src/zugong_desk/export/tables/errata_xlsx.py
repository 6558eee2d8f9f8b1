"""The list of corrections as a workbook: text in every cell, the changed words in colour, the head frozen."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

import xlsxwriter
from lxml import etree
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from zugong_desk.domain.corrections_list import Errata
from zugong_desk.export.errors import ExportError
from zugong_desk.export.tables.errata import COLUMNS, TITLE, Row, Wording, heading, rows, summary

HEADS = (*COLUMNS[:1], "文章", *COLUMNS[1:])
_WIDTHS = (6, 22, 18, 42, 42, 12, 26, 10, 17)
MOST = 32_000
"""UTF-16 units that a cell is given at most; Excel refuses a file in which one has more than 32,767."""
_TOLD = 40
"""UTF-16 units, at the most, in which a cell tells of words that were left out."""
_FONT = "宋体"
_TOP = 3
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_NO_GUESSING = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def write(errata: Errata) -> bytes:
    """The list as XLSX. ExportError if a cell cannot be written."""
    out = BytesIO()
    listed = list(rows(errata))
    book = xlsxwriter.Workbook(out, _NO_GUESSING)
    _fill(book, book.add_worksheet(TITLE), (heading(errata), summary(errata, listed)), listed)
    book.close()
    return out.getvalue()


def _fill(book: Workbook, sheet: Worksheet, above: tuple[str, str], listed: list[Row]) -> None:
    plain = {
        "font_name": _FONT,
        "font_size": 10.5,
        "valign": "top",
        "text_wrap": True,
        "border": 1,
        "quote_prefix": True,
    }
    body = book.add_format({**plain, "border_color": "#BFBFBF", "num_format": "@"})
    head = book.add_format({**plain, "bold": True, "bg_color": "#EDEDED", "align": "center", "valign": "vcenter"})
    title = book.add_format({"font_name": _FONT, "font_size": 14, "bold": True, "quote_prefix": True})
    note = book.add_format({"font_name": _FONT, "font_size": 10.5, "quote_prefix": True})
    before = book.add_format({"font_name": _FONT, "font_size": 10.5, "font_color": "#B3261E", "font_strikeout": True})
    after = book.add_format({"font_name": _FONT, "font_size": 10.5, "font_color": "#0B5CAD", "underline": True})
    usual = book.add_format({"font_name": _FONT, "font_size": 10.5})
    _put(sheet, 0, 0, above[0], title)
    _put(sheet, 1, 0, above[1], note)
    for column, (name, width) in enumerate(zip(HEADS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        _put(sheet, _TOP - 1, column, name, head)
    for number, row in enumerate(listed, _TOP):
        for column, text in enumerate(_cells(row)):
            _put(sheet, number, column, text, body)
        _put_wording(sheet, number, 3, row.before, (usual, before, body))
        _put_wording(sheet, number, 4, row.after, (usual, after, body))
    _set_page(sheet, len(listed))


def _set_page(sheet: Worksheet, count: int) -> None:
    sheet.freeze_panes(_TOP, 1)
    sheet.autofilter(_TOP - 1, 0, _TOP - 1 + count, len(HEADS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_TOP - 1)
    sheet.set_footer("&C&P / &N")


def _cells(row: Row) -> tuple[str, ...]:
    number, place, _, _, *others = row.cells
    return (number, row.article, place, _fit(row.before).text, _fit(row.after).text, *map(_short, others))


def _fit(wording: Wording) -> Wording:
    """The wording with the longest of its words shortened, if a cell has no room for all."""
    share = MOST // max(1, len(wording.parts))
    units = [_units(text) for text, _ in wording.parts]
    short = sum(size for size in units if size <= share)
    if sum(units) <= MOST:
        return wording
    room = (MOST - short) // sum(size > share for size in units)
    return Wording(tuple((_short(text, room), asked) for text, asked in wording.parts))


def _short(text: str, room: int = MOST) -> str:
    """Words too long for their room (UTF-16 units) without their middle; how much that was stands in its place."""
    if _units(text) <= room:
        return text
    kept = (room - _TOLD) // 4
    return f"{text[:kept]}……（此处略去 {len(text) - 2 * kept} 字）……{text[-kept:]}"


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


def _put(sheet: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    if sheet.write_string(row, column, text, look):
        raise ExportError("有一格的文字写不进 Excel 表格，没有写文件。可以改用 Word 格式。")


def _put_wording(
    sheet: Worksheet, row: int, column: int, wording: Wording, looks: tuple[Format, Format, Format]
) -> None:
    """Words in colour between the words around them; a cell with one colour only needs none of its parts marked."""
    usual, coloured, cell = looks
    fitted = _fit(wording).parts
    parts = [one for text, asked in fitted for one in (coloured if asked else usual, text)]
    if len(fitted) > 1 and sheet.write_rich_string(row, column, *parts, cell):
        raise ExportError("有一格的文字写不进 Excel 表格，没有写文件。可以改用 Word 格式。")


def check(data: bytes, errata: Errata) -> None:
    """ExportError unless the bytes open as a workbook whose cells are all text and say each correction, in order."""
    try:
        found = _read(data)
    except (BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, IndexError) as error:
        raise ExportError("写出的 Excel 表格打不开，没有放入，原有文件未改动。") from error
    if found[_TOP - 1 :] != [HEADS, *(_cells(row) for row in rows(errata))] or found[0] != (heading(errata),):
        raise ExportError("写出的勘误表与改动不一致，没有放入，原有文件未改动。")


def _read(data: bytes) -> list[tuple[str, ...]]:
    """The texts of the rows; ValueError for a cell that is anything but text."""
    with ZipFile(BytesIO(data)) as package:
        strings = etree.fromstring(package.read("xl/sharedStrings.xml"))
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    texts = [_unescaped("".join(part.text or "" for part in one.iter(f"{_MAIN}t"))) for one in strings]
    return [tuple(_cell(cell, texts) for cell in row) for row in sheet.iter(f"{_MAIN}row")]


def _cell(cell: etree._Element, texts: list[str]) -> str:
    if cell.get("t") == "s":
        return texts[int(cell.findtext(f"{_MAIN}v") or "")]
    if len(cell):
        raise ValueError(f"cell {cell.get('r')} holds no text")
    return ""  # an empty string is a blank cell with a look


def _unescaped(text: str) -> str:
    return text.replace("_x005F_", "_")
