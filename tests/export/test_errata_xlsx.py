"""The list of corrections in Excel: text in every cell, and nothing that a program takes for a formula or a link."""

import re
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet
from tests.export.corrected_issue import HOSTILE, corrected, errata_of, typed

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.corrections_list import Errata, Erratum
from zugong_desk.export.errors import ExportError
from zugong_desk.export.tables.errata_xlsx import MOST, check, write


def sheet_of(data: bytes) -> Worksheet:
    return openpyxl.load_workbook(BytesIO(data), rich_text=True).active


def values(sheet: Worksheet) -> list[list[str]]:
    return [[str(cell.value or "") for cell in row] for row in sheet.iter_rows(min_row=3)]


def test_the_sheet_says_each_correction(issue: Bulletin) -> None:
    sheet = sheet_of(write(errata_of(corrected(issue), issue)))
    assert sheet.title == "勘误表"
    assert str(sheet["A1"].value) == "《江城组工信息》2024年第3期勘误表"
    head, first, *others = values(sheet)
    assert head == ["序号", "文章", "位置（页/行/段）", "原文", "改为", "处理", "依据", "编辑", "时间"]
    assert first[:8] == [
        "1",
        "青石镇办好𠮷字服务队",
        "第 12 行\n阅读稿第 8 段",
        "用心。镇里选出12名党员👍，每人联系20户；一是定",
        "用心。镇里选出12名党员𠮷，每人联系30户。",
        "改正",
        "用字 GB/T 15835—2011 4.1",
        "李四",
    ]
    assert len(others) == len(errata_of(corrected(issue), issue).rows) - 1


def test_the_head_is_frozen_and_filters(issue: Bulletin) -> None:
    errata = errata_of(corrected(issue), issue)
    sheet = sheet_of(write(errata))
    assert sheet.freeze_panes == "B4"
    assert sheet.auto_filter.ref == f"A3:I{3 + len(errata.rows)}"
    assert sheet.print_title_rows == "$3:$3"


def test_changed_words_are_in_colour(issue: Bulletin) -> None:
    sheet = sheet_of(write(errata_of(typed(issue, ("联系20户", "联系30户")), issue)))
    for column, colour, word in (("D", "FFB3261E", "2"), ("E", "FF0B5CAD", "3")):
        value = sheet[f"{column}4"].value
        assert isinstance(value, CellRichText)
        told = [part.text for part in value if isinstance(part, TextBlock) and part.font.color.rgb == colour]
        assert told == [word]


DANGEROUS = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "http://example.invalid/",
    "mailto:a@b.invalid",
    "_x0041_",
    "'=1",
)


@pytest.mark.parametrize("words", DANGEROUS)
def test_no_cell_is_a_formula_or_a_link(issue: Bulletin, words: str) -> None:
    errata = errata_of(typed(issue, ("青石镇党委\n一、", f"{words}\n一、")), issue)
    named = tuple(Erratum(one.correction, words, one.at, words, words) for one in errata.rows)
    errata = Errata(words, errata.compared, named)
    data = write(errata)
    check(data, errata)
    sheet = sheet_of(data)
    assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink]
    assert str(sheet["E4"].value) == words
    assert str(sheet["H4"].value) == words
    with ZipFile(BytesIO(data)) as package:
        assert not [name for name in package.namelist() if "externalLink" in name or "worksheets/_rels" in name]
        assert b'quotePrefix="1"' in package.read("xl/styles.xml")


def test_hostile_characters_are_left_out_or_kept(issue: Bulletin) -> None:
    errata = errata_of(typed(issue, ("联系20户", f"联系{HOSTILE.replace(chr(13), '')}户")), issue)
    data = write(errata)
    check(data, errata)
    assert "甲乙丙⇥丁 <b>&amp;</b> 𠮷👍e\u0301\u202e戊" in values(sheet_of(data))[1][4]


def test_words_too_long_for_a_cell_lose_their_middle_and_say_so(issue: Bulletin) -> None:
    errata = errata_of(typed(issue, ("当场记", "始" + "𠮷" * 40_000 + "终")), issue)
    data = write(errata)
    check(data, errata)
    told = values(sheet_of(data))[1][4]
    assert len(told.encode("utf-16-le")) // 2 <= MOST
    left_out = re.search(r"……（此处略去 (\d+) 字）……", told)
    assert left_out is not None
    assert told.count("𠮷") + int(left_out[1]) == 40_000
    assert "始𠮷" in told
    assert "𠮷终" in told


def test_corrections_of_one_sort_close_together_share_a_row(issue: Bulletin) -> None:
    now = typed(
        issue, ("联系20户", "联 系20户"), ("20户", "20 户"), ("公示*1*次", "𠮷" * 20_000), ("当场记", "😀" * 20_000)
    )
    errata = errata_of(now, issue)
    rows = tuple(Erratum(one.correction, "李四", one.at) for one in errata.rows)
    errata = Errata(errata.title, errata.compared, rows)
    data = write(errata)
    check(data, errata)
    sheet = sheet_of(data)
    assert str(sheet["A2"].value) == "改动 4 处，列为 3 行。␣ 空格。"
    value = sheet["E4"].value
    assert str(value) == "选出12名党员👍，每人联␣系20␣户；一是定清单，每月𠮷𠮷"
    assert [part.text for part in value if isinstance(part, TextBlock) and part.font.u] == ["␣", "␣"]
    assert all(len(str(cell.value).encode("utf-16-le")) // 2 <= MOST for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("spoilt", [b"", b"PK\x03\x04 half", b"plain text"])
def test_what_is_no_workbook_is_not_accepted(issue: Bulletin, spoilt: bytes) -> None:
    with pytest.raises(ExportError, match="打不开"):
        check(spoilt, errata_of(issue, issue))


def test_a_cell_that_is_no_text_is_not_accepted(issue: Bulletin) -> None:
    errata = errata_of(corrected(issue), issue)
    book = openpyxl.load_workbook(BytesIO(write(errata)))
    book.active["A4"] = 1
    out = BytesIO()
    book.save(out)
    with pytest.raises(ExportError, match="打不开"):
        check(out.getvalue(), errata)


def test_a_missing_row_is_noticed(issue: Bulletin) -> None:
    errata = errata_of(corrected(issue), issue)
    with pytest.raises(ExportError, match="不一致"):
        check(write(Errata(errata.title, errata.compared, errata.rows[:-1])), errata)
