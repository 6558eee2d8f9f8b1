"""A survey of a library: each issue by itself, all with one another, and the list as a file."""

import csv
import io
import pickle
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.desk.libraries import BULLETIN, Office

from zugong_desk.desk import proofing, survey, survey_files
from zugong_desk.desk.core import Desk
from zugong_desk.desk.survey import Listed
from zugong_desk.domain.decision import Scope
from zugong_desk.domain.finding import Beside, Severity
from zugong_desk.export.errors import ExportError
from zugong_desk.proofing.house import House

RULE = "GRAM-REDUND"
FAULTY = BULLETIN.replace("每年安排经费一百万元。", "每年安排经费一百万元，至少一个以上𠮷县参加😀。")
BRAND = "青山县打造“青山红管家”党建品牌，"


def surveyed(desk: Desk, id: str) -> survey.Surveyed:
    work = desk.load(id), proofing.house(desk), survey.about(desk.shelf, id)
    bulletin, house, shelf = pickle.loads(pickle.dumps(work))  # noqa: S301 -- as processes are given it
    found = pickle.loads(pickle.dumps(survey.survey(bulletin, house, shelf)))  # noqa: S301
    assert isinstance(found, survey.Surveyed)
    return found


def test_what_is_open_is_listed_with_the_words_around_it(office: Office) -> None:
    desk = office.desk(FAULTY)
    found = surveyed(desk, desk.table.id)
    one = next(one for one in found.listed if one.rule == RULE)
    text = desk.table.block(one.block).text
    assert text[one.start : one.end] == one.text
    assert text[one.start - len(one.left) : one.end + len(one.right)] == f"{one.left}{one.text}{one.right}"
    assert desk.table.source.text.splitlines()[one.line - 1] == text
    assert one.article == "青山县委组织部"
    assert len(found.listed) == len(proofing.proof_of(desk).open)


@pytest.mark.parametrize("scope", list(Scope))
def test_what_was_decided_is_not_listed(office: Office, scope: Scope) -> None:
    desk = office.desk(FAULTY, FAULTY.replace("第 3 期", "第 4 期"))
    first, second = (row.id for row in desk.library.issues())
    proofing.keep(desk, next(one for one in proofing.proof_of(desk).open if one.rule == RULE), scope)
    assert not [one for one in surveyed(desk, first).listed if one.rule == RULE]
    assert surveyed(desk, first).settled == 1
    assert bool([one for one in surveyed(desk, second).listed if one.rule == RULE]) == (scope is not Scope.LIBRARY)


def test_issues_are_compared_by_what_they_state(office: Office) -> None:
    one = BULLETIN.replace("近年来，", f"近年来，{BRAND}")
    other = one.replace("第 3 期", "第 4 期").replace("红管家", "红营家")
    desk = office.desk(one, other)
    ids = [row.id for row in desk.library.issues()]
    stated = [surveyed(desk, id).stated for id in ids]
    found = survey.compare([*stated, "{", "[]"], ids, House())
    assert set(found) == set(ids)
    (listed, *_) = survey.survey_across(desk.load(ids[0]), House(), survey.about(desk.shelf, ids[0]), found[ids[0]])
    assert listed.beside[0].bulletin == ids[1]
    assert "红营家" in listed.beside[0].text
    assert survey.compare(stated[:1], ids, House()) == {}
    off = House(settings=dict.fromkeys(("XREF-NAME", "XREF-NUM"), "off"))
    assert survey.compare(stated, ids, off) == {}


def a_listed(text: str, *, rule: str = RULE, after: str | None = None, beside: tuple[Beside, ...] = ()) -> Listed:
    return Listed("a", rule, Severity.ERROR, "b", 0, 1, "=1+1", text, "@x", after, "-说明", "文章", 7, beside)


def test_the_list_is_written_as_text_that_no_sheet_takes_for_a_formula(tmp_path: Path) -> None:
    listed = [
        a_listed("=HYPERLINK(1)", after=""),
        a_listed("𠮷😀", rule="XREF-NUM", beside=(Beside("b", 0, 1, "+2", "第4期"),)),
    ]
    issues = [survey_files.IssueCount("第3期", {Severity.ERROR: 2}, 1, "")]
    book = load_workbook(survey_files.export_survey(tmp_path / "表.xlsx", issues, listed, {"a": "第3期"}))
    assert book.sheetnames == ["各期", "意见", "跨期对照"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    rows = list(book["意见"].iter_rows(values_only=True))
    assert rows[1][6:10] == ("=1+1", "=HYPERLINK(1)", "@x", "（删）")
    assert [row[7] for row in book["跨期对照"].iter_rows(values_only=True)][1:] == ["𠮷😀"]
    data = survey_files.export_survey(tmp_path / "表.csv", issues, listed, {"a": "第3期"}).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert lines[1][6:8] == ["'=1+1", "'=HYPERLINK(1)"]
    assert lines[2][12] == "'+2"


def test_a_list_that_cannot_be_written_leaves_the_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="找不到文件夹"):
        survey_files.export_survey(tmp_path / "没有" / "表.xlsx", [], [a_listed("字")], {})
    long = a_listed("长" * 40_000)
    book = load_workbook(survey_files.export_survey(tmp_path / "表.xlsx", [], [long], {}))
    assert len(str(list(book["意见"].iter_rows(values_only=True))[1][7])) < 32_767
