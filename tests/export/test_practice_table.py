"""Passages as rows: every field is there, text stays text whatever it looks like, and nothing is cut off."""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from tests.export.corrected_issue import HOSTILE

from zugong_desk.domain.annotation import Field, Ground, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tags
from zugong_desk.domain.quantity import Quantity
from zugong_desk.export.errors import ExportError
from zugong_desk.export.passages import Passage, Where, passages_of_annotations
from zugong_desk.export.tables import practices_csv as practice_csv
from zugong_desk.export.tables import practices_xlsx as practice_xlsx
from zugong_desk.export.tables.practices import figure, link, practices
from zugong_desk.export.tables.sheets import MOST

GOLDEN = Path(__file__).parent / "golden"
GROUNDS = (
    Ground("g1", Field.RESULTS, "7.2万余件", "群众来件"),
    Ground("g2", Field.RESULTS, "3—5家"),
    Ground("g3", Field.RESULTS, "面貌一新"),
    Ground("g4", Field.RESULTS, "98.6%", "满意率"),
    Ground("g5", Field.RECOGNITION, "全省推广", "省委组织部", "省级"),
    Ground("g6", Field.RECOGNITION, "通报表扬", "", "省级"),
)
DONE = Practice("𠮷字服务队", "青石镇党委", "青石镇", "2024年以来", "办结👍7.2万余件", "全省推广", 2, GROUNDS)
PASSAGE = Passage(
    "题",
    "选人用心。\n一是定清单👍。",
    "《江城组工信息》2024年第3期 · 青石镇党委",
    ("队伍建设", "联系群众"),
    "先核数字",
    DONE,
    "i1",
    "2024-3",
    "青石镇",
    "一、队伍",
    "《江城组工信息》2024年第3期",
    "2024年第3期",
    "a1",
    Where("2024-03-08", "办好𠮷字服务队", "基层实践", 120, 345),
)
DANGEROUS = ("=1+1", "@x", "+86", "-2+3", "\t=1", "'=1", "''=1", "＝1+1", "_x0041_", "http://x.invalid/", "1E5")


def book(passages: Sequence[Passage], title: str = "表") -> Workbook:
    data = practice_xlsx.write(passages, title)
    practice_xlsx.check(data, passages, title)
    assert data == practice_xlsx.write(passages, title)
    return load_workbook(BytesIO(data))


def rows(workbook: Workbook, sheet: str) -> list[dict[str, object]]:
    head, *others = workbook[sheet].iter_rows(values_only=True)
    return [{str(name): "" if one is None else one for name, one in zip(head, row, strict=True)} for row in others]


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_says_every_field() -> None:
    (row,) = rows(book([PASSAGE]), "典型做法")
    assert row == {
        "序号": 1,
        "做法": "𠮷字服务队",
        "标签": "队伍建设、联系群众",
        "实施单位": "青石镇党委",
        "地点": "青石镇",
        "时间": "2024年以来",
        "成效": "办结👍7.2万余件",
        "成效数据": "7.2万余件（群众来件）；3—5家；面貌一新；98.6%（满意率）",
        "获评推广": "全省推广",
        "获评级别": "省级",
        "评级": "★★",
        "原文": "选人用心。\n一是定清单👍。",
        "备注": "先核数字",
        "期": "2024年第3期",
        "日期": "2024-03-08",
        "栏目": "基层实践",
        "文章": "办好𠮷字服务队",
        "撰稿单位": "青石镇",
        "分组": "一、队伍",
        "出处": "《江城组工信息》2024年第3期 · 青石镇党委",
        "位置": "2024-3#120-345",
        "编号": "a1",
    }


def test_figures_are_numbers_on_a_sheet_of_their_own() -> None:
    found = rows(book([PASSAGE]), "成效数据")
    shown = [tuple(row[name] for name in ("数据原文", "指标", "数值", "上限", "单位", "确数或约数")) for row in found]
    assert shown == [
        ("7.2万余件", "群众来件", 72000, "", "件", "超过"),
        ("3—5家", "", 3, 5, "家", "区间"),
        ("面貌一新", "", "", "", "", ""),
        ("98.6%", "满意率", 98.6, "", "%", "确数"),
    ]
    assert {(row["序号"], row["做法"], row["位置"]) for row in found} == {(1, "𠮷字服务队", "2024-3#120-345")}


def test_without_figures_there_is_one_sheet() -> None:
    assert book([Passage("题", "甲", "")]).sheetnames == ["典型做法"]


def test_the_head_is_frozen_and_filters() -> None:
    sheet = book([PASSAGE, PASSAGE])["典型做法"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:V3"
    assert sheet.print_title_rows == "$1:$1"
    widths = [sheet.column_dimensions[letter].width for letter in "ABL"]
    assert [round(width) for width in widths] == [7, 29, 61]
    assert all(cell.alignment.wrap_text for cell in sheet[2] if isinstance(cell.value, str))


@pytest.mark.parametrize("words", DANGEROUS)
def test_no_cell_is_a_formula_a_link_or_a_number(words: str) -> None:
    passage = Passage(words, words, words, (words,), words, Practice(words, results=words), org=words)
    data = practice_xlsx.write([passage], words)
    workbook = load_workbook(BytesIO(data))
    cells = [cell for row in workbook["典型做法"].iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "n"}
    assert [cell.value for cell in cells if cell.data_type == "n" and cell.value is not None] == [1]
    assert [cell.value for cell in cells if cell.value == words] == [words] * 7
    with ZipFile(BytesIO(data)) as package:
        assert b'quotePrefix="1"' in package.read("xl/styles.xml")
        assert not [name for name in package.namelist() if "externalLink" in name or "worksheets/_rels" in name]


def test_csv_has_the_same_row_and_no_formula() -> None:
    data = practice_csv.write([PASSAGE])
    practice_csv.check(data, [PASSAGE])
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = table(data)
    assert row == {name: str(one) for name, one in rows(book([PASSAGE]), "典型做法")[0].items()}
    for words in DANGEROUS[:8]:
        (row,) = table(practice_csv.write([Passage(words, words, words, note=words)]))
        assert {row["做法"], row["原文"], row["出处"], row["备注"]} == {f"'{words}"}


def test_the_rows_are_the_golden_ones(tagged: Bulletin, tags: Tags) -> None:
    passages = [PASSAGE, *passages_of_annotations([tagged], tags)]
    assert practice_csv.write(passages) == (GOLDEN / "practices.csv").read_bytes()
    assert [{name: str(one) for name, one in row.items()} for row in rows(book(passages), "典型做法")] == table(
        practice_csv.write(passages)
    )


def test_hostile_characters_are_left_out() -> None:
    passage = Passage(HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), where=Where("", HOSTILE, HOSTILE, 0, 1), issue="2024-3")
    fit = "甲乙丙\t丁 <b>&amp;</b> 𠮷👍e\u0301\u202e戊"
    (row,) = rows(book([passage]), "典型做法")
    assert {row[name] for name in ("做法", "标签", "原文", "出处", "文章", "栏目")} == {fit}
    practice_csv.check(practice_csv.write([passage]), [passage])


def test_a_note_of_40000_characters_is_whole_on_a_sheet_of_its_own() -> None:
    note = "始" + "𠮷" * 39_998 + "终"
    workbook = book([PASSAGE, Passage("题", "甲", "", note=note)])
    told = str(rows(workbook, "典型做法")[1]["备注"])
    assert told.startswith("（全文 40000 字，见“长文本”表第 2 行起）始𠮷")
    long = rows(workbook, "长文本")
    assert [(row["表"], row["行"], row["列"], row["段"]) for row in long] == [
        ("典型做法", 3, "备注", f"{part}/3") for part in (1, 2, 3)
    ]
    assert "".join(str(row["文字"]) for row in long) == note
    assert all(len(str(row["文字"]).encode("utf-16-le")) // 2 <= MOST for row in long)
    assert table(practice_csv.write([Passage("题", "甲", "", note=note)]))[0]["备注"] == note


def test_the_table_is_what_the_library_holds(tagged: Bulletin, tags: Tags) -> None:
    passages = passages_of_annotations([tagged], tags)
    found = rows(book(passages), "典型做法")
    assert [row["编号"] for row in found] == ["a1", "a2", "a3"]
    for row, one in zip(found, passages, strict=True):
        standing = str(row["位置"]).removeprefix("2024-3#")
        if not standing:
            assert row["编号"] == "a3"
            continue
        start, end = map(int, standing.split("-"))
        assert tagged.text[start:end] == row["原文"] == one.text


def test_where_a_passage_leads_back_to() -> None:
    assert link(PASSAGE) == "2024-3#120-345"
    assert link(Passage("", "", "", bulletin="i7", where=Where(start=0, end=2))) == "i7#0-2"
    assert link(Passage("", "", "", issue="2024-3")) == "2024-3#"
    assert link(Passage("", "", "")) == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十二家", Quantity(Decimal(12), "家")),
        ("一新", None),
        ("", None),
        ("👍", None),
        ("𠮷12户", Quantity(Decimal(12), "户")),
    ],
)
def test_what_is_a_figure(text: str, value: Quantity | None) -> None:
    assert figure(text) == value


def test_a_number_that_a_spreadsheet_would_round_is_text() -> None:
    passage = Passage("", "", "", practice=Practice(grounds=(Ground("g", Field.RESULTS, "1234567890123亿元"),)))
    (row,) = rows(book([passage]), "成效数据")
    assert row["数值"] == "123456789012300000000"


@pytest.mark.parametrize("spoilt", [b"", b"PK\x03\x04 half", b"plain text", b"\xff\xfe"])
def test_what_is_no_table_is_refused(spoilt: bytes) -> None:
    with pytest.raises(ExportError, match="打不开"):
        practice_xlsx.check(spoilt, [PASSAGE])
    with pytest.raises(ExportError):
        practice_csv.check(spoilt, [PASSAGE])


def test_another_cell_or_row_is_refused() -> None:
    other = Passage("题", "乙", "", note="n" * 40_000)
    data, rows_of_csv = practice_xlsx.write([PASSAGE, other]), practice_csv.write([PASSAGE, other])
    for passages in ([PASSAGE], [PASSAGE, PASSAGE], [PASSAGE, Passage("题", "乙", "", note="n" * 40_001)], []):
        with pytest.raises(ExportError, match="不一致"):
            practice_xlsx.check(data, passages)
        with pytest.raises(ExportError, match="不一致"):
            practice_csv.check(rows_of_csv, passages)


def test_a_formula_in_a_cell_is_refused() -> None:
    workbook = load_workbook(BytesIO(practice_xlsx.write([PASSAGE])))
    workbook["典型做法"]["B2"] = "=1+1"
    out = BytesIO()
    workbook.save(out)
    with pytest.raises(ExportError, match="打不开"):
        practice_xlsx.check(out.getvalue(), [PASSAGE])


def test_rows_are_numbered_in_order() -> None:
    assert [row[0] for row in practices([PASSAGE] * 3).rows] == [1, 2, 3]
