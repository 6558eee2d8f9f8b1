"""The rulebook at the desk: rules and rows switched, graded, added, changed, removed, taken from files and restored."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.libraries import Office

from zugong_desk.desk import proofing, rulebook
from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.desk.rulebook import RowStanding, Standing
from zugong_desk.desk.rulebook_files import export_rows, import_rows
from zugong_desk.domain.decision import Entry
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.finding import Severity
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.export.errors import ExportError
from zugong_desk.proofing.catalogue import catalogue

WORDS, RULE = "words", "WORD-CONF"


@pytest.fixture
def desk(office: Office) -> Desk:
    return office.desk()


def standing(desk: Desk, rule: str = RULE) -> Standing:
    return next(one for one in rulebook.standings(desk) if one.rule.id == rule)


def own(desk: Desk, table: str = WORDS) -> list[RowStanding]:
    return [one for one in rulebook.row_standings(desk, table) if one.entry is not None]


def test_every_rule_is_listed_with_and_without_a_library(desk: Desk) -> None:
    for found in (rulebook.standings(desk), rulebook.standings(None)):
        assert [one.rule for one in found] == list(catalogue())
        assert [one.on for one in found] == [one.rule.on for one in found]
        assert not any(one.altered or one.rows_altered for one in found)


@pytest.mark.parametrize("table", rulebook.TABLES)
def test_each_table_belongs_to_a_rule_and_has_a_name(table: str, desk: Desk) -> None:
    assert table in rulebook.TABLE_NAMES
    rules = {rule.id for rule in catalogue()}
    if rulebook.TABLES[table] in rules:
        assert len({one.id for one in rulebook.row_standings(desk, table)}) == len(rulebook.row_standings(desk, table))
    else:
        with pytest.raises(Unknown):
            rulebook.row_standings(desk, table)


def test_an_unknown_table_is_refused(desk: Desk) -> None:
    with pytest.raises(Unknown):
        rulebook.row_standings(desk, "没有")
    with pytest.raises(Unknown):
        rulebook.put_row(desk, Entry("", "没有", "甲乙", "丙丁"))


def test_a_rule_is_switched_off_graded_and_restored_with_its_rows(desk: Desk) -> None:
    row = rulebook.row_standings(desk, WORDS)[0]
    proofing.set_rule(desk, row.id, "off")
    assert standing(desk).rows_altered == 1
    assert not next(one for one in rulebook.row_standings(desk, WORDS) if one.id == row.id).on
    proofing.set_rule(desk, RULE, "style")
    assert standing(desk).severity is Severity.STYLE
    rulebook.restore(desk, RULE)
    assert (standing(desk).altered, standing(desk).rows_altered) == (False, 0)
    desk.undo()
    assert (standing(desk).altered, standing(desk).rows_altered) == (True, 1)


def test_restoring_a_rule_leaves_its_namesake_alone(desk: Desk) -> None:
    proofing.set_rule(desk, "PUNCT-HALF", "off")
    proofing.set_rule(desk, "PUNCT-HALFBRACKET", "off")
    rulebook.restore(desk, "PUNCT-HALF")
    assert standing(desk, "PUNCT-HALFBRACKET").altered
    assert not standing(desk, "PUNCT-HALF").altered


def test_a_row_is_added_found_changed_and_removed_by_steps_that_undo_takes_back(desk: Desk, office: Office) -> None:
    rulebook.put_row(desk, Entry("", WORDS, " 𠮷家弯 ", "𠮷家湾", note="地名😀"))
    (one,) = own(desk)
    assert one.entry is not None
    assert one.row.wrong == "𠮷家弯"
    (finding,) = rulebook.try_out(desk, "😀到𠮷家弯去。")
    assert (finding.text, finding.suggestion, finding.start) == ("𠮷家弯", "𠮷家湾", 2)
    rulebook.put_row(desk, replace(one.entry, severity="warning"))
    assert own(desk)[0].severity is Severity.WARNING
    proofing.set_rule(desk, one.id, "off")
    assert not rulebook.try_out(desk, "到𠮷家弯去。")
    rulebook.remove_row(desk, one.entry.id)
    assert not own(desk)
    assert not desk.shelf.rule_settings
    again = office.reopened(desk)
    again.undo()
    assert not own(again)[0].on


def test_storing_the_same_row_again_makes_no_step(desk: Desk) -> None:
    rulebook.put_row(desk, Entry("", WORDS, "甲乙办", "督办室"))
    entry = own(desk)[0].entry
    assert entry is not None
    rulebook.put_row(desk, replace(entry, note="改"))
    before = len(desk.library.history(None))
    rulebook.put_row(desk, replace(entry, note="改"))
    assert len(desk.library.history(None)) == before


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (Entry("", WORDS, "一", "二"), "太短"),
        (Entry("", WORDS, "甲乙", "甲乙"), "相同"),
        (Entry("", WORDS, "甲乙", "丙丁", when="～～"), "只能有一个"),
        (Entry("", WORDS, "甲乙", "丙丁", severity="要紧"), "无法识别"),
        (Entry("", WORDS, "甲乙", "丙丁", since="2026年1月"), "2026-01-31 的样子"),
        (Entry("", WORDS, "甲乙", "丙丁", until="2026-02-30"), "没有“2026-02-30”这一天"),
        (Entry("", WORDS, "甲乙", "丙丁", since="2026-02-01", until="2026-01-01"), "晚于"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_in_one_line(desk: Desk, entry: Entry, line: str) -> None:
    with pytest.raises(EditError, match=line):
        rulebook.put_row(desk, entry)
    assert not desk.shelf.entries


def test_a_word_is_there_once_for_each_context(desk: Desk) -> None:
    rulebook.put_row(desk, Entry("", WORDS, "甲乙办", "督办室"))
    with pytest.raises(EditError, match="已有“甲乙办”"):
        rulebook.put_row(desk, Entry("", WORDS, "甲乙办", "丙丁室"))
    rulebook.put_row(desk, Entry("", WORDS, "甲乙办", "丙丁室", when="～负责"))
    assert len(own(desk)) == 2


def test_a_row_that_cannot_be_used_any_more_is_listed_with_what_is_wrong(desk: Desk) -> None:
    desk.perform("旧词条", records=(RecordChange(None, Entry("e", WORDS, "甲乙", "丙丁", severity="要紧")),))
    (one,) = own(desk)
    assert (one.row.wrong, one.row.right) == ("甲乙", "丙丁")
    assert "无法识别" in one.row.why
    assert one.entry is not None
    rulebook.put_row(desk, replace(one.entry, severity="style"))
    assert own(desk)[0].severity is Severity.STYLE


def test_a_row_that_is_gone_cannot_be_removed(desk: Desk) -> None:
    with pytest.raises(Unknown):
        rulebook.remove_row(desk, "没有")


def test_a_row_with_dates_is_tried_out_all_the_same(desk: Desk) -> None:
    rulebook.put_row(desk, Entry("", WORDS, "甲乙办", "督办室", since="2030-01-01"))
    assert [one.text for one in rulebook.try_out(desk, "由甲乙办负责。")] == ["甲乙办"]


@pytest.mark.parametrize("text", ["", "\n\n", "云岭县召开会议。", "**", "〈heading 1〉"])
def test_sound_and_empty_texts_are_let_pass(text: str) -> None:
    assert rulebook.try_out(None, text) == ()


def test_rows_go_out_and_come_back(desk: Desk, office: Office, tmp_path: Path) -> None:
    rulebook.put_row(
        desk, Entry("", WORDS, "甲乙办", "督办室", "～负责|～督办", "其～", "warning", "改名,“了”", "2024-01-01")
    )
    rulebook.put_row(desk, Entry("", WORDS, "=1+1", "𠮷"))
    path, count = export_rows(desk, WORDS, tmp_path / "词.csv")
    assert count == 2
    data = path.read_bytes()
    assert data.startswith("\ufeffwrong,right,severity,when,unless,since,until,why\r\n".encode())
    assert "'=1+1" in data.decode("utf-8-sig")
    other = office.desk(name="另")
    taken, _ = import_rows(other, WORDS, path)
    assert (taken.added, taken.problems) == (2, ())
    assert [replace(one.entry, id="") for one in own(other) if one.entry] == [
        replace(one.entry, id="") for one in own(desk) if one.entry
    ]
    again, _ = import_rows(other, WORDS, path)
    assert (again.added, again.changed, again.same) == (0, 0, 2)
    assert other.undo_name() == "导入 2 条易错词"
    other.undo()
    assert not own(other)


def test_bad_lines_are_told_with_their_numbers_and_the_good_ones_taken(desk: Desk, tmp_path: Path) -> None:
    rulebook.put_row(desk, Entry("", WORDS, "甲乙办", "督办室"))
    path = tmp_path / "词.csv"
    path.write_text(
        "wrong,right,severity,good\r\n一,二,,\r\n甲乙办,丙丁室,体例,\r\n\r\n戊己庚,辛壬癸,,好\r\n戊己庚,子丑,,\r\n丑寅,,急,\r\n",
        encoding="gb18030",
    )
    taken, _ = import_rows(desk, WORDS, path)
    assert (taken.added, taken.changed, taken.same) == (1, 1, 0)
    assert [line.split("：")[0] for line in taken.problems] == ["第 2 行", "第 6 行", "第 7 行"]
    assert {one.row.wrong: (one.row.right, one.severity) for one in own(desk)} == {
        "甲乙办": ("丙丁室", Severity.STYLE),
        "戊己庚": ("辛壬癸", Severity.ERROR),
    }


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "第一行"),
        ("误,正\r\n甲,乙".encode(), "第一行"),
        (b'wrong,right\r\n"a', "CSV"),
        (b"wrong\xff\xff\xff\x00", "编码"),
        (b"x" * 5_000_001, "太大"),
    ],
)
def test_a_file_that_is_no_table_is_refused_as_a_whole(desk: Desk, tmp_path: Path, data: bytes, line: str) -> None:
    path = tmp_path / "词.csv"
    path.write_bytes(data)
    with pytest.raises(EditError, match=line):
        import_rows(desk, WORDS, path)
    with pytest.raises(EditError, match="打不开"):
        import_rows(desk, WORDS, tmp_path / "没有.csv")


def test_without_rows_of_its_own_nothing_is_exported(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="没有导出"):
        export_rows(desk, WORDS, tmp_path / "词.csv")
    assert not (tmp_path / "词.csv").exists()
