"""The list of corrections in Word: what its table says, and how it is set."""

import re
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from tests.export.corrected_issue import HOSTILE, corrected, errata_of, typed

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.corrections_list import Errata
from zugong_desk.export.errors import ExportError
from zugong_desk.export.word.errata import check, write


def reopened(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


def cells(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


def test_the_table_says_each_correction(issue: Bulletin) -> None:
    document = reopened(write(errata_of(corrected(issue), issue)))
    assert [one.text for one in document.paragraphs] == [
        "《江城组工信息》2024年第3期勘误表",
        "改动 6 处。⏎ 另起一段。",
    ]
    head, article, first, *others = cells(document)
    assert head == ["序号", "位置（页/行/段）", "原文", "改为", "处理", "依据", "编辑", "时间"]
    assert set(article) == {"青石镇办好𠮷字服务队"}
    assert first[:7] == [
        "1",
        "第 12 行\n阅读稿第 8 段",
        "用心。镇里选出12名党员👍，每人联系20户；一是定",
        "用心。镇里选出12名党员𠮷，每人联系30户。",
        "改正",
        "用字 GB/T 15835—2011 4.1",
        "李四",
    ]
    assert re.fullmatch(r"2024-03-0[89] \d\d:\d\d", first[7])
    assert [row[2:5] for row in others if row[0].isdigit()] == [
        [
            "出12名党员👍，每人联系20户；一是定清单，每月公示*1",
            "出12名党员𠮷，每人联系30户。⏎一是定清单，每月公示1次",
            "改正",
        ],
        ["户；一是定清单，每月公示*1*次。", "一是定清单，每月公示1次。", "改正"],
        ["二是听回声e\u0301，当场记、当天办。（青石镇党委）", "二是听回声e\u0301，当天办，不过夜👍。（青石", "删除"],
        ["回声e\u0301，当场记、当天办。（青石镇党委）", "二是听回声e\u0301，当天办，不过夜👍。（青石镇党委）", "增补"],
        ["村每月在院子里议事一次。⏎报：江城市委", "村每月在院子里议事一次。报：江城市委", "接排"],
    ]


def test_what_stands_in_no_article_is_told_apart(issue: Bulletin) -> None:
    errata = errata_of(
        typed(issue, ("江城组工", "江诚组工"), ("联系20户", "联系30户"), ("报：江城市委", "报：江城市")), issue
    )
    found = [row for row in cells(reopened(write(errata)))[1:] if not row[0].isdigit() or row[0] in "13"]
    assert [row[0] for row in found] == ["1", "青石镇办好𠮷字服务队", "文章以外", "3"]


def test_the_page_lies_across_and_the_table_fits_it(issue: Bulletin) -> None:
    document = reopened(write(errata_of(corrected(issue), issue)))
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert abs(section.page_width - Mm(297)) < Mm(0.1)
    table = document.tables[0]._tbl
    room = section.page_width - section.left_margin - section.right_margin
    widths = [int(column.get(qn("w:w"))) * 635 for column in table.tblGrid.findall(qn("w:gridCol"))]
    assert abs(sum(widths) - room) < Mm(1)
    heads = [row.trPr is not None and row.trPr.find(qn("w:tblHeader")) is not None for row in table.tr_lst]
    assert heads == [True] + [False] * (len(heads) - 1)


@pytest.mark.parametrize(("style", "font"), [("表格文字", "宋体"), ("表头", "黑体"), ("Title", "方正小标宋简体")])
def test_chinese_fonts_are_named(issue: Bulletin, style: str, font: str) -> None:
    fonts = reopened(write(errata_of(corrected(issue), issue))).styles[style].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == font


def test_changed_words_are_marked_without_colour_too(issue: Bulletin) -> None:
    document = reopened(write(errata_of(typed(issue, ("联系20户", "联系30户")), issue)))
    row = document.tables[0].rows[2]
    before, after = ([run for one in row.cells[at].paragraphs for run in one.runs] for at in (2, 3))
    assert [run.text for run in before if run.font.strike] == ["2"]
    assert [run.text for run in after if run.font.underline] == ["3"]


def test_white_space_is_shown_and_explained(issue: Bulletin) -> None:
    document = reopened(write(errata_of(typed(issue, ("20户", "20 户"), ("12名", "12\u3000名")), issue)))
    assert document.paragraphs[1].text == "改动 2 处。␣ 空格\u3000□ 全角空格。"
    assert [row[3] for row in cells(document)[2:]] == [
        "选人用心。镇里选出12□名党员👍，每人联系20 ",
        "\u3000名党员👍，每人联系20␣户；一是定清单，每月公示",
    ]


def test_hostile_characters_and_40000_of_them(issue: Bulletin) -> None:
    errata = errata_of(
        typed(issue, ("联系20户", f"联系{HOSTILE.replace(chr(13), '')}户"), ("当场记", "𠮷" * 40_000)), issue
    )
    data = write(errata)
    check(data, errata)
    found = cells(reopened(data))
    assert "甲乙丙⇥丁 <b>&amp;</b> 𠮷👍e\u0301\u202e戊" in found[2][3]
    assert "𠮷" * 40_000 in found[3][3]


@pytest.mark.parametrize("spoilt", [b"", b"PK\x03\x04 half", b"plain text"])
def test_what_is_no_document_is_not_accepted(issue: Bulletin, spoilt: bytes) -> None:
    with pytest.raises(ExportError, match="打不开"):
        check(spoilt, errata_of(issue, issue))


def test_a_missing_row_is_noticed(issue: Bulletin) -> None:
    errata = errata_of(corrected(issue), issue)
    with pytest.raises(ExportError, match="不一致"):
        check(write(Errata(errata.title, errata.compared, errata.rows[:-1])), errata)


def test_nothing_tells_who_made_the_file(issue: Bulletin) -> None:
    data = write(errata_of(corrected(issue), issue))
    properties = reopened(data).core_properties
    assert (properties.author, properties.last_modified_by, properties.title) == ("", "", "")
    with ZipFile(BytesIO(data)) as package:
        assert b"python-docx" not in b"".join(package.read(name) for name in package.namelist())
