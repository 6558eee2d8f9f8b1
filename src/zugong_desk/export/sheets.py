"""Plain tables as a workbook or as CSV: cells are text, none that a spreadsheet takes for a formula, or whole numbers."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from zipfile import BadZipFile, ZipFile

import xlsxwriter
from lxml import etree
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from zugong_desk.export.errors import ExportError

MOST = 32_000
"""UTF-16 units that a cell is given at most; Excel refuses a file in which one has more than 32,767."""
MOST_ROWS = 1_048_575
"""Rows below the head that a sheet can have."""
_FONT = "宋体"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_NO_GUESSING = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
_GUARDED = (*_FORMULAS, *(f"'{mark}" for mark in _FORMULAS))
"""What a cell of a CSV may not begin with: a formula, or what looks like one that is guarded already."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its name, the heads and widths (in characters) of its columns, and its rows."""

    name: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: Sequence[tuple[str | int, ...]]


def workbook(tables: Sequence[Table]) -> bytes:
    """The tables as XLSX, a sheet each. ExportError if a cell or row has no room."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, _NO_GUESSING)
    look = {"font_name": _FONT, "font_size": 10.5, "quote_prefix": True, "num_format": "@"}
    body = book.add_format({**look, "valign": "top", "text_wrap": True})
    head = book.add_format({**look, "bold": True, "bg_color": "#EDEDED"})
    for table in tables:
        if len(table.rows) > MOST_ROWS:
            raise ExportError("行数太多，一张 Excel 表放不下，没有写文件。可以改存 CSV。")
        sheet = book.add_worksheet(table.name)
        for column, width in enumerate(table.widths):
            sheet.set_column(column, column, width)
        for number, cells in enumerate((table.heads, *table.rows)):
            for column, cell in enumerate(cells):
                if _put(sheet, (number, column), cell, body if number else head):
                    raise ExportError("有一格的文字写不进 Excel 表格，没有写文件。可以改存 CSV。")
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(table.rows), len(table.heads) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    book.close()
    return out.getvalue()


def check_workbook(data: bytes, tables: Sequence[Table]) -> None:
    """ExportError unless the bytes open as a workbook with as many rows, and no cell that is anything but text."""
    try:
        with ZipFile(BytesIO(data)) as package:
            sheets = [etree.fromstring(package.read(f"xl/worksheets/sheet{at + 1}.xml")) for at in range(len(tables))]
    except (BadZipFile, etree.XMLSyntaxError, KeyError) as error:
        raise ExportError("写出的 Excel 表格打不开，没有放入，原有文件未改动。") from error
    for sheet, table in zip(sheets, tables, strict=True):
        rows = list(sheet.iter(f"{_MAIN}row"))
        if len(rows) != len(table.rows) + 1 or not all(_sound(one) for row in rows for one in row):
            raise ExportError("写出的 Excel 表格与清单不一致，没有放入，原有文件未改动。")


def _put(sheet: Worksheet, at: tuple[int, int], cell: str | int, look: Format) -> int:
    """Write a cell; not 0 if it has no room."""
    if isinstance(cell, int):
        return int(sheet.write_number(*at, cell))
    return int(sheet.write_string(*at, _fit(cell), look))


def _sound(cell: etree._Element) -> bool:
    """Whether a cell of a sheet is empty, text or a number, and no formula."""
    return not len(cell) or cell.get("t") == "s" or (cell.get("t") in (None, "n") and cell.find(f"{_MAIN}f") is None)


def comma_separated(table: Table) -> bytes:
    """One table as CSV that spreadsheets in China open as it is: UTF-8 with its mark, lines ended by CR and LF."""
    data = StringIO(newline="")
    writer = csv.writer(data, lineterminator="\r\n")
    writer.writerow(table.heads)
    writer.writerows([_cell(one) for one in row] for row in table.rows)
    return data.getvalue().encode("utf-8-sig")


def _cell(cell: str | int) -> str:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_GUARDED) else str(cell)


def plain(cell: str) -> str:
    """A cell of such a CSV as it was given, without the mark that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_GUARDED) else cell


def _fit(text: str) -> str:
    """Text without what is too long for a cell."""
    return text if 2 * len(text) <= MOST else f"{text[: MOST // 2 - 1]}…"
