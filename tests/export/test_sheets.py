"""Plain tables: text in every cell, whatever it looks like, and nothing written that does not hold the rows."""

import csv
import io
from io import BytesIO

import pytest
from openpyxl import load_workbook

from zugong_desk.export.errors import ExportError
from zugong_desk.export.holdings import Cancelled
from zugong_desk.export.tables import sheets
from zugong_desk.export.tables.sheets import Table

ROWS = [("=1+1", "https://例.test"), ("12", "𠮷😀\n换行"), ("", "@SUM(A1)"), ("_x0041_", "-3"), ("''=1", "＝1")]
TABLE = Table("表", ("甲", "乙"), (10, 30), ROWS)


def test_every_cell_of_the_workbook_is_text() -> None:
    data = sheets.workbook([TABLE, Table("空", ("甲",), (5,), [])])
    sheets.check_workbook(data, [TABLE, Table("空", ("甲",), (5,), [])])
    book = load_workbook(BytesIO(data))
    found = [tuple(one or "" for one in row) for row in book["表"].iter_rows(values_only=True)]
    assert found == [("甲", "乙"), *ROWS]
    assert {cell.data_type for row in book["表"].iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert all(cell.hyperlink is None for row in book["表"].iter_rows() for cell in row)


def test_a_workbook_with_other_rows_or_none_is_refused() -> None:
    data = sheets.workbook([TABLE])
    with pytest.raises(ExportError, match="不一致"):
        sheets.check_workbook(data, [Table("表", TABLE.heads, TABLE.widths, ROWS[:-1])])
    with pytest.raises(ExportError, match="打不开"):
        sheets.check_workbook(data[:100], [TABLE])


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    with pytest.raises(ExportError, match="CSV"):
        sheets.workbook([TABLE])


def test_csv_is_marked_and_has_no_formulas() -> None:
    data = sheets.comma_separated(TABLE)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [
        ["甲", "乙"],
        ["'=1+1", "https://例.test"],
        ["12", "𠮷😀\n换行"],
        ["", "'@SUM(A1)"],
        ["_x0041_", "'-3"],
        ["'''=1", "'＝1"],
    ]
    assert [tuple(map(sheets.plain, row)) for row in rows[1:]] == ROWS
    sheets.check_comma_separated(data, TABLE)
    with pytest.raises(ExportError, match="不一致"):
        sheets.check_comma_separated(data.replace(b"12", b"13"), TABLE)


def test_csv_takes_fields_of_any_length() -> None:
    table = Table("表", ("甲",), (5,), [("𠮷" * 200_000,), ('"引"\r\n,',), ("",)])
    data = sheets.comma_separated(table)
    sheets.check_comma_separated(data, table)
    with pytest.raises(ExportError, match="读不回来"):
        sheets.check_comma_separated(data[:-5], table)
    with pytest.raises(ExportError, match="不一致"):
        sheets.check_comma_separated(data, Table("表", ("甲",), (5,), table.rows[:2]))


def test_numbers_stay_numbers() -> None:
    table = Table("数", ("甲", "乙"), (5, 5), [("一", 72_000), ("二", 98.6), ("三", -3)])
    data = sheets.workbook([table])
    sheets.check_workbook(data, [table])
    found = list(load_workbook(BytesIO(data))["数"].iter_rows(values_only=True, min_row=2))
    assert found == table.rows
    with pytest.raises(ExportError, match="不一致"):
        sheets.check_workbook(data, [Table("数", ("甲", "乙"), (5, 5), [("一", 72_001), *table.rows[1:]])])


def test_what_is_too_long_for_a_cell_stands_whole_elsewhere() -> None:
    text = "𠮷" * 16_001 + "终"
    table = Table("表", ("甲", "乙"), (5, 5), [("短", "a" * sheets.MOST), (text, "\x00乙")])
    data = sheets.workbook([table])
    sheets.check_workbook(data, [table])
    book = load_workbook(BytesIO(data))
    assert book["表"]["B2"].value == "a" * sheets.MOST
    assert book["表"]["B3"].value == "乙"
    assert str(book["表"]["A3"].value).startswith("（全文 16002 字，见“长文本”表第 2 行起）𠮷")
    long = list(book[sheets.LONG].iter_rows(values_only=True, min_row=2))
    assert [row[:4] for row in long] == [("表", 3, "甲", "1/2"), ("表", 3, "甲", "2/2")]
    assert "".join(row[4] for row in long) == text


def test_rows_are_as_high_as_what_they_say_up_to_a_glance() -> None:
    rows = [("短", 1), ("长" * 12, 2), ("一\n二\n三", 3), ("长" * 500, 4)]
    sheet = load_workbook(BytesIO(sheets.workbook([Table("高", ("甲", "乙"), (10, 5), rows)])))["高"]
    assert [sheet.row_dimensions[row].height for row in range(2, 6)] == [None, 45, 45, 120]


def test_a_wide_table_is_printed_on_pages_side_by_side() -> None:
    heads = tuple("甲乙丙丁")
    wide = Table("宽", heads, (80, 80, 80, 80), [], frozen=2)
    sheet = load_workbook(BytesIO(sheets.workbook([wide])))["宽"]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (2, 0)
    assert (sheet.print_title_cols, sheet.freeze_panes) == ("$A:$B", "C2")


def test_how_far_the_rows_are_is_told_and_ends_the_work_if_wanted() -> None:
    table = Table("表", ("甲",), (5,), [(f"行{at}",) for at in range(250)])
    heard: list[float] = []
    sheets.workbook([table], heard=heard.append)
    assert heard == [0.4, 0.8, 1.0]

    def enough(_share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        sheets.workbook([table], heard=enough)
