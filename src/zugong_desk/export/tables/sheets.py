"""Plain tables as a workbook or as CSV: cells are text, none that a spreadsheet takes for a formula, or plain numbers."""

import csv
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO, StringIO
from itertools import zip_longest
from math import ceil
from zipfile import BadZipFile, ZipFile

import xlsxwriter
from lxml import etree
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from zugong_desk.export.clean import cleaned
from zugong_desk.export.errors import ExportError

Cell = str | int | float
Row = tuple[Cell, ...]
MOST = 32_000
"""UTF-16 units that a cell is given at most; Excel refuses a file in which one has more than 32,767."""
MOST_ROWS = 1_048_575
"""Rows below the head that a sheet can have."""
LONG = "长文本"
"""The sheet that has, whole, what is too long for a cell."""
_LONG_HEADS = ("表", "行", "列", "段", "文字")
_LONG_WIDTHS = (12, 8, 14, 8, 100)
_BEGINNING = 200
"""Characters of a long text that its cell still shows."""
_PART = MOST // 2
"""Characters of one part of a long text; each may take two units."""
_FONT = "宋体"
_OFTEN = 100
"""Rows between two words on how far the work is."""
_LINE = 15
"""Points of a line."""
_MOST_LINES = 8
_LAST_NARROW = "\u02ff"
"""The last letter of the scripts whose letters are about half as wide as they are high."""
_ACROSS = 160
"""Characters, of all columns together, that stay legible on one landscape page."""
_MADE = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""When the workbook says that it was made: the same rows give the same bytes."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPED = re.compile(r"_x005F(?=_x[0-9A-Fa-f]{4}_)")
_NO_GUESSING = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_FIELD = re.compile(r'(?:"((?:[^"]++|"")*+)"|([^,"\r\n]*+))(,|\r\n)')
_FORMULA = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
"""How a cell of a CSV may not begin: as a formula (Chinese ones may be wide), or as one that is guarded already."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its name, the heads and widths (in characters) of its columns, and its rows.

    `frozen` columns at the left stay in sight, the head does always.
    """

    name: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: Sequence[Row]
    frozen: int = 0


def workbook(tables: Sequence[Table], title: str = "", heard: Callable[[float], object] | None = None) -> bytes:
    """The tables as XLSX, a sheet each; what is too long for a cell stands whole in a sheet of its own, and the cell says so.

    Characters that XML cannot hold are left out. `heard` is told now and then which share of the rows is in; what it
    raises ends the work. ExportError if a cell or row has no room.
    """
    out = BytesIO()
    book = xlsxwriter.Workbook(out, _NO_GUESSING)
    book.set_properties({"title": cleaned(title)[:_TITLE], "created": _MADE})
    look = {"font_name": _FONT, "font_size": 10.5, "quote_prefix": True, "num_format": "@"}
    body = book.add_format({**look, "valign": "top", "text_wrap": True})
    number = book.add_format({"font_name": _FONT, "font_size": 10.5, "valign": "top", "align": "right", "indent": 1})
    head = book.add_format({**look, "bold": True, "bg_color": "#EDEDED"})
    fitted = _fitted(tables)
    rows = sum(len(table.rows) for table in fitted)
    done = 0
    for table in fitted:
        if len(table.rows) > MOST_ROWS:
            raise ExportError("行数太多，一张 Excel 表放不下，没有写文件。可以改存 CSV。")
        sheet = book.add_worksheet(table.name)
        for column, width in enumerate(table.widths):
            sheet.set_column(column, column, width)
        _fill(sheet, 0, table.heads, head, head)
        for at, cells in enumerate(table.rows, 1):
            sheet.set_row(at, _LINE * _lines(cells, table.widths))
            _fill(sheet, at, cells, body, number)
            done += 1
            if heard and (done % _OFTEN == 0 or done == rows):
                heard(done / rows)
        _set_page(sheet, table)
    book.close()
    return out.getvalue()


_TITLE = 200
"""Characters of a title that the properties of a file take."""


def _fill(sheet: Worksheet, row: int, cells: Row, text: Format, number: Format) -> None:
    for column, cell in enumerate(cells):
        write, look = (sheet.write_string, text) if isinstance(cell, str) else (sheet.write_number, number)
        if write(row, column, cell, look):
            raise ExportError("有一格的文字写不进 Excel 表格，没有写文件。可以改存 CSV。")


def _lines(cells: Row, widths: tuple[int, ...]) -> int:
    """Lines that a row is given: as many as its fullest cell fills, but no more than are read at a glance."""
    most = 1
    for cell, width in zip(cells, widths, strict=True):
        if isinstance(cell, str) and (2 * len(cell) > width or "\n" in cell):
            rows = sum(max(1, ceil(_wide(line) / width)) for line in cell[: _MOST_LINES * width].split("\n"))
            most = max(most, rows)
    return min(most, _MOST_LINES)


def _wide(text: str) -> int:
    """Columns of a typewriter that a text takes: two for a Chinese character."""
    return len(text) + sum(char > _LAST_NARROW for char in text)


def _set_page(sheet: Worksheet, table: Table) -> None:
    """Filters, the head and first columns always in sight, and pages that are legible: a wide table goes on beside."""
    sheet.freeze_panes(1, table.frozen)
    sheet.autofilter(0, 0, len(table.rows), len(table.heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(max(1, round(sum(table.widths) / _ACROSS)), 0)
    sheet.repeat_rows(0)
    if table.frozen:
        sheet.repeat_columns(0, table.frozen - 1)


def _fitted(tables: Sequence[Table]) -> list[Table]:
    """The tables with cells that all have room, and the sheet of the long ones if there are any."""
    long: list[Row] = []
    out = [
        replace(table, rows=[_row(cells, table, at, long) for at, cells in enumerate(table.rows, 2)])
        for table in tables
    ]
    return [*out, Table(LONG, _LONG_HEADS, _LONG_WIDTHS, long)] if long else out


def _row(cells: Row, table: Table, row: int, long: list[Row]) -> Row:
    """A row whose texts fit; those that do not go to `long`, and what stays of them says where."""
    fit = tuple(cleaned(cell) if isinstance(cell, str) else cell for cell in cells)
    if all(_fits(cell) for cell in fit):
        return fit
    return tuple(
        cell if _fits(cell) else _pointer(str(cell), (table.name, row, table.heads[at]), long)
        for at, cell in enumerate(fit)
    )


def _fits(cell: Cell) -> bool:
    if not isinstance(cell, str) or 2 * len(cell) <= MOST:
        return True
    return len(cell) + sum(char > "\uffff" for char in cell) <= MOST


def _pointer(text: str, place: tuple[str, int, str], long: list[Row]) -> str:
    """Put a text into the sheet of the long ones, part by part; what its own cell says."""
    first = len(long) + 2
    starts = range(0, len(text), _PART)
    long += [(*place, f"{part}/{len(starts)}", text[start : start + _PART]) for part, start in enumerate(starts, 1)]
    return f"（全文 {len(text)} 字，见“{LONG}”表第 {first} 行起）{text[:_BEGINNING]}……"


def check_workbook(data: bytes, tables: Sequence[Table]) -> None:
    """ExportError unless the bytes open as a workbook that has each row, text as text and no formula."""
    wanted = _fitted(tables)
    try:
        with ZipFile(BytesIO(data)) as package:
            texts = list(_texts(package))
            same = all(
                _same(found, cells)
                for at, table in enumerate(wanted, 1)
                for found, cells in zip_longest(_rows(package, at, texts), (table.heads, *table.rows))
            )
            same = same and f"xl/worksheets/sheet{len(wanted) + 1}.xml" not in package.namelist()
    except (BadZipFile, zlib.error, EOFError, etree.XMLSyntaxError, KeyError, ValueError, IndexError) as error:
        raise ExportError("写出的 Excel 表格打不开，没有放入，原有文件未改动。") from error
    if not same:
        raise ExportError("写出的 Excel 表格与清单不一致，没有放入，原有文件未改动。")


def _same(found: Row | None, cells: Row | None) -> bool:
    return found is not None and cells is not None and found == cells


def _texts(package: ZipFile) -> Iterator[str]:
    """The texts that cells refer to, in order."""
    with package.open("xl/sharedStrings.xml") as file:
        for _, one in etree.iterparse(file, tag=f"{_MAIN}si"):
            yield _ESCAPED.sub("", "".join(part.text or "" for part in one.iter(f"{_MAIN}t")))
            one.clear()


def _rows(package: ZipFile, sheet: int, texts: Sequence[str]) -> Iterator[Row]:
    """The rows of a sheet, one at a time; ValueError for a cell that is neither text nor a plain number."""
    with package.open(f"xl/worksheets/sheet{sheet}.xml") as file:
        for _, row in etree.iterparse(file, tag=f"{_MAIN}row"):
            yield tuple(_cell(cell, texts) for cell in row)
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]


def _cell(cell: etree._Element, texts: Sequence[str]) -> Cell:
    value = cell.findtext(f"{_MAIN}v")
    if cell.find(f"{_MAIN}f") is not None or cell.get("t") not in (None, "n", "s"):
        raise ValueError(f"cell {cell.get('r')} is no text")
    if value is None:
        return ""
    return texts[int(value)] if cell.get("t") == "s" else float(value)


def comma_separated(table: Table) -> bytes:
    """One table as CSV that spreadsheets in China open as it is: UTF-8 with its mark, lines ended by CR and LF."""
    data = StringIO(newline="")
    writer = csv.writer(data, lineterminator="\r\n")
    writer.writerow(table.heads)
    writer.writerows([_guarded(one) for one in row] for row in table.rows)
    return data.getvalue().encode("utf-8-sig")


def check_comma_separated(data: bytes, table: Table) -> None:
    """ExportError unless the bytes read back as the table, row by row."""
    try:
        found = _records(data.decode("utf-8-sig"))
    except ValueError as error:
        raise ExportError("写出的 CSV 读不回来，没有放入，原有文件未改动。") from error
    if found != [[_guarded(one) for one in row] for row in (table.heads, *table.rows)]:
        raise ExportError("写出的 CSV 与清单不一致，没有放入，原有文件未改动。")


def _records(text: str) -> list[list[str]]:
    """The records of a CSV (RFC 4180), fields of any length; ValueError for what is none."""
    out: list[list[str]] = [[]]
    at = 0
    while at < len(text):
        found = _FIELD.match(text, at)
        if found is None:
            raise ValueError(f"no field at {at}")
        quoted, bare, end = found.groups()
        out[-1].append(bare if quoted is None else quoted.replace('""', '"'))
        out += [[]] if end != "," else []
        at = found.end()
    return out[:-1]


def _guarded(cell: Cell) -> str:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else str(cell)


def plain(cell: str) -> str:
    """A cell of such a CSV as it was given, without the mark that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
