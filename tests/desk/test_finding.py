"""Searching at the desk: queries, names by pinyin, kept searches, files of what was found."""

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.desk.libraries import Office

from zugong_desk.desk import codebook, corrections, finding, found_files, libraries, searches, standing, tagging
from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.domain.annotation import Practice
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.query import QueryError, quoted
from zugong_desk.export.errors import ExportError

ISSUE = """云岭组工信息

第 {number} 期

中共云岭市委组织部研究室

{year} 年 5 月 6 日

【工作动态】

{place}推行“三联三帮”做法𠮷

{place}委组织部

{place}坚持党建引领，推行“书记项目”，带动村级集体经济发展壮大😀。

二、做实保障。每年安排经费一百万元，各村 一起 出力。

报：省委组织部。
"""
PLACES = (("宿松县", 1, 2021), ("枞阳县", 2, 2022), ("六安市", 3, 2023))


@pytest.fixture
def desk(office: Office) -> Desk:
    """Three issues, of a place and a year each, the newest on the table with a passage tagged."""
    made = office.desk(*(ISSUE.format(place=place, number=number, year=year) for place, number, year in PLACES))
    made.open(standing.find_issue(made, "2023-3").id)
    tag(made, "六安市坚持", "发展壮大", "村级集体经济", Practice(name="书记项目", place="霍山县", rating=2))
    return made


def tag(desk: Desk, first: str, last: str, name: str, practice: Practice) -> None:
    text = desk.table.text
    span = desk.table.span(text.index(first), text.index(last) + len(last))
    tagging.annotate(desk, span, name, practice=practice)


def issues(desk: Desk, query: str) -> list[str]:
    return [hit.issue for hit in finding.search(desk, query).hits]


def test_hits_say_where_they_stand(desk: Desk) -> None:
    found = finding.search(desk, "书记项目")
    assert (found.total, found.issues, found.unit, found.words) == (3, 3, "words", ("书记项目",))
    assert [hit.issue for hit in found.hits] == ["2023-3", "2022-2", "2021-1"]
    hit = found.hits[0]
    bulletin = desk.load(hit.bulletin)
    assert bulletin.quote(hit.span) == hit.text == "书记项目" == bulletin.text[hit.start : hit.end]
    assert hit.left.endswith("推行“")
    assert hit.right.startswith("”，带动")
    assert (hit.kind, hit.article, hit.annotation) == (Kind.PARAGRAPH, "六安市推行“三联三帮”做法𠮷", None)
    assert hit.org == "六安市委组织部"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("书记项目 年:2022", ["2022-2"]),
        ("书记项目 年:2022..2030", ["2023-3", "2022-2"]),
        ("书记项目 非 年:2022", ["2023-3", "2021-1"]),
        ("书记项目 期:2021-1", ["2021-1"]),
        ("书记项目 单位:宿松", ["2021-1"]),
        ("书记项目 单位:ssx", ["2021-1"]),
        ("书记项目 地点:zongyang", ["2022-2"]),
        ("书记项目 地点:las", ["2023-3"]),
        ("书记项目 地区:las", ["2023-3"]),
        ("书记项目 地点:霍山", ["2023-3"]),
        ("书记项目 (地点:las 或 年:2021)", ["2023-3", "2021-1"]),
        ("书记项目 地点:=霍山", []),
        ("书记项目 地点:有", ["2023-3", "2022-2", "2021-1"]),
        ("书记项目 地点:无", []),
        ("书记项目 单位:meiyou", []),
        ("书记项目 标签:cjjtjj", ["2023-3"]),
        ("书记项目 -标签:cjjtjj", ["2022-2", "2021-1"]),
        ("书记项目 评价:>=2", ["2023-3"]),
        ("书记项目 评价:>2", []),
        ("书记项目 类别:正文", ["2023-3", "2022-2", "2021-1"]),
        ("书记项目 类别:文章标题", []),
        ("𠮷 宿松县", ["2021-1"] * 4),
        ("“各村 一起”", ["2023-3", "2022-2", "2021-1"]),
        ("六安市 一百万元", ["2023-3"] * 4),
        ("六安市 书记项目 范围:段", ["2023-3"] * 2),
        ("六安市 一百万元 范围:段", []),
        ("书记项目 非 六安市 范围:段", ["2022-2", "2021-1"]),
        ("一百万元 第 范围:篇", []),
        ("一百万元 第 范围:期", ["2023-3"] * 2 + ["2022-2"] * 2 + ["2021-1"] * 2),
        ("一百万元 非 六安市 范围:期", ["2022-2", "2021-1"]),
        ("地点:las 第 范围:期", ["2023-3"]),
        ("党建 范围:期 类别:正文", ["2023-3", "2022-2", "2021-1"]),
        ("栏目:工作 三联三帮", ["2023-3", "2022-2", "2021-1"]),
        ("栏目:gzdt 三联三帮", ["2023-3", "2022-2", "2021-1"]),
    ],
)
def test_conditions(desk: Desk, query: str, expected: list[str]) -> None:
    assert issues(desk, query) == expected


def test_without_words_articles_or_passages_are_listed(desk: Desk) -> None:
    articles = finding.search(desk, "年:2021..2022")
    assert (articles.unit, articles.total) == ("article", 2)
    assert [hit.text for hit in articles.hits] == ["枞阳县推行“三联三帮”做法𠮷", "宿松县推行“三联三帮”做法𠮷"]
    passages = finding.search(desk, f"标签:={quoted('村级集体经济')} 地点:霍山")
    assert (passages.unit, passages.total) == ("passage", 1)
    (hit,) = passages.hits
    assert hit.annotation in desk.table.annotations
    assert desk.table.quote(hit.span) == hit.text
    assert hit.text.endswith("发展壮大")
    assert finding.search(desk, "标签:有 地点:las").total == 0  # the record says another place
    assert finding.search(desk, "类别:文章标题").unit == "words"


def test_a_tag_stands_for_those_below_it(desk: Desk) -> None:
    above = next(one for one in desk.shelf.tags.values() if one.name != "村级集体经济" and not one.parent)
    tagged = codebook.tag_named(desk, "村级集体经济")
    codebook.add_tag(desk, "飞地经济𠮷", parent=tagged.id)
    tag(desk, "二、做实", "保障", "飞地经济𠮷", Practice())
    assert finding.search(desk, "标签:村级集体经济").total == 2
    assert finding.search(desk, "标签:=村级集体经济").total == 1
    assert finding.search(desk, f"标签:={quoted(above.name)}").total == 0


def test_whether_findings_are_open_is_asked_by_issue(desk: Desk) -> None:
    counted = set(issues(desk, "书记项目 意见:有"))
    assert counted.isdisjoint(issues(desk, "书记项目 意见:无"))
    assert len(counted) + finding.search(desk, "书记项目 意见:无").total == 3


def test_typing_that_is_not_written_yet_is_found(desk: Desk) -> None:
    corrections.type_over(desk, desk.table.span(0, 0), "新打的字")
    assert finding.search(desk, "新打的字").total == 1


@pytest.mark.parametrize(
    "query", ["范围:段", "甲 或 范围:段", "甲 (乙 或 丙 范围:段)", "甲 或", "年:x", "类别:没有", "", "评价:5"]
)
def test_what_is_unclear_is_told_in_a_line(desk: Desk, query: str) -> None:
    with pytest.raises(QueryError):
        finding.search(desk, query)


def test_an_issue_that_is_not_there_is_told(desk: Desk) -> None:
    with pytest.raises(Unknown):
        finding.search(desk, "期:1999-1 党建")


@pytest.mark.parametrize(
    ("typed", "sort", "text"),
    [
        ("ssx", "place", "宿松县"),
        ("susong", "place", "宿松县"),
        ("zongyang", "place", "枞阳县"),
        ("las", "place", "六安市"),
        ("luan", "org", "六安市委组织部"),
        ("枞阳", "org", "枞阳县委组织部"),
        ("sltb", "title", ""),
        ("txslsb", "title", "六安市推行“三联三帮”做法𠮷"),
        ("tlsb", "title", ""),
        ("slsb", "title", "六安市推行“三联三帮”做法𠮷"),
        ("𠮷", "title", "宿松县推行“三联三帮”做法𠮷"),
        ("cjjtjj", "tag", "村级集体经济"),
        ("gzdt", "column", "工作动态"),
    ],
)
def test_names_by_characters_pinyin_and_initials(desk: Desk, typed: str, sort: str, text: str) -> None:
    found = {(one.sort.value, one.text): one for one in finding.names(desk, typed)}
    if not text:
        assert not any(kind == sort for kind, _ in found)
        return
    one = found[sort, text]
    assert one.positions
    assert one.count == 3 if sort == "column" else one.count == 1
    listed = finding.search(desk, one.query)
    assert listed.total == one.count
    if sort == "title":
        assert one.bulletin
        assert one.span
        assert desk.load(one.bulletin).quote(one.span) == text


def test_names_follow_the_text_and_stay_within_the_limit(desk: Desk) -> None:
    assert finding.names(desk, " ，") == ()
    assert len(finding.names(desk, "s", limit=2)) == 2
    title = desk.table.text.index("六安市推行")
    corrections.type_over(desk, desk.table.span(title, title + 3), "霍邱县")
    assert any(one.text.startswith("霍邱县") for one in finding.names(desk, "hqx"))
    assert not any(one.text.startswith("六安市推行") for one in finding.names(desk, "lastx"))
    assert finding.prepare(desk)


def test_who_only_reads_finds_names_too(desk: Desk) -> None:
    with libraries.reading_library(desk.library.path) as reader:
        assert "宿松县" in {one.text for one in finding.names(reader, "ssx")}
        assert finding.prepare(reader)
        assert finding.search(reader, "单位:ssx 书记项目").total == 1


def test_searches_are_kept_as_steps(office: Office, desk: Desk) -> None:
    searches.save_search(desk, " 书记　项目 ", "书记项目 年:2023")
    searches.save_search(desk, "甲", "甲")
    assert [(one.name, one.query) for one in searches.saved(desk)] == [("书记 项目", "书记项目 年:2023"), ("甲", "甲")]
    searches.save_search(desk, "甲", "甲 乙")
    one = searches.search_named(desk, "甲")
    assert one.query == "甲 乙"
    searches.rename_search(desk, one.id, "乙")
    with pytest.raises(EditError):
        searches.rename_search(desk, one.id, "书记 项目")
    desk = office.reopened(desk)
    assert desk.undo_name() == "查找“甲”改名为“乙”"
    desk.undo()
    desk.undo()
    assert searches.search_named(desk, "甲").query == "甲"
    searches.remove_search(desk, one.id)
    with pytest.raises(Unknown):
        searches.search_named(desk, "甲")
    desk.undo()
    assert len(searches.saved(desk)) == 2
    assert desk.library.doctor().ok


@pytest.mark.parametrize(("name", "query", "error"), [(" ", "甲", EditError), ("甲", "年:x", QueryError)])
def test_what_cannot_be_kept_is_told(desk: Desk, name: str, query: str, error: type[EditError]) -> None:
    with pytest.raises(error):
        searches.save_search(desk, name, query)
    assert searches.saved(desk) == ()


def test_all_that_is_found_goes_into_a_file(desk: Desk, tmp_path: Path) -> None:
    corrections.type_over(desk, desk.table.span(0, 0), "=书记项目()\n")
    for suffix in (".csv", ".xlsx", ".jsonl"):
        done = found_files.export_found(desk, "书记项目 或 =书记", tmp_path / f"结果{suffix}")
        assert done.count == finding.search(desk, "书记项目 或 =书记").total == 5
    rows = list(csv.reader((tmp_path / "结果.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 6
    assert not any(cell.startswith("=") for row in rows for cell in row)
    sheet = load_workbook(tmp_path / "结果.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]][:3] == ["期", "文章", "单位"]
    assert sheet.max_row == 6
    lines = [json.loads(line) for line in (tmp_path / "结果.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["start"] for line in lines] == [hit.start for hit in finding.search(desk, "书记项目 或 =书记").hits]


@pytest.mark.parametrize("name", ["结果.txt", "没有/结果.csv", "书库.zugong"])
def test_a_file_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path, name: str) -> None:
    before = desk.library.path.read_bytes()
    with pytest.raises(ExportError):
        found_files.export_found(desk, "书记项目", tmp_path / name)
    assert desk.library.path.read_bytes() == before
