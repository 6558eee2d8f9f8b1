"""Checking many files and whole libraries: together, in processes, with what a library knows."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.libraries import BULLETIN, Office

from zugong_desk.desk import checking, fixing, importing, proofing, tallies
from zugong_desk.desk.checking import Checkup
from zugong_desk.desk.core import Desk
from zugong_desk.domain.decision import Entry, Scope
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.export.errors import ExportError
from zugong_desk.proofing import engine
from zugong_desk.proofing.catalogue import catalogue
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage

FAULTY = BULLETIN.replace("每年安排经费一百万元。", "每年安排经费一百万元，至少一个以上𠮷县参加😀。")
RULE = "GRAM-REDUND"


def files(folder: Path, *texts: str) -> list[Path]:
    out = []
    for number, text in enumerate(texts, 1):
        out.append(folder / f"稿{number}.txt")
        out[-1].write_text(text, encoding="utf-8")
    return out


def of_rule(one: Checkup) -> list[str]:
    return [found.text for found in one.located if found.finding.rule == RULE]


def test_findings_stand_in_the_source_as_they_are_quoted(tmp_path: Path) -> None:
    (path,) = files(tmp_path, FAULTY)
    (one,) = checking.check_files([path])
    assert of_rule(one)
    for found in one.located:
        assert FAULTY[found.start : found.end] == found.text
        assert FAULTY.count("\n", 0, found.start) + 1 == found.line


def test_processes_find_what_one_does_and_in_the_same_order(tmp_path: Path) -> None:
    paths = files(tmp_path, FAULTY, BULLETIN, "", FAULTY.replace("第 3 期", "第 4 期"), "\x00\x01", FAULTY + "尾")
    alone = checking.check_files(paths, processes=1)
    together = checking.check_files(paths, processes=2)
    assert [one.file for one in together] == [path.name for path in paths] == [one.file for one in alone]
    assert [one.located for one in together] == [one.located for one in alone]
    assert [one.error for one in together] == [one.error for one in alone]


def test_a_file_that_cannot_be_read_stops_none(tmp_path: Path) -> None:
    missing = tmp_path / "没有.txt"
    (first, second) = checking.check_files([missing, *files(tmp_path, FAULTY)])
    assert first.error
    assert not first.located
    assert of_rule(second)


def test_progress_is_told_and_may_end_the_work(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []

    def listen(done: int, total: int, name: str) -> None:
        told.append((done, total, name))
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        checking.check_files(files(tmp_path, *[FAULTY] * 8), progress=listen)
    assert told == [(1, 8, "稿1.txt"), (2, 8, "稿2.txt")]


def test_a_library_lends_its_rows_and_its_decisions(office: Office, tmp_path: Path) -> None:
    desk = office.desk(FAULTY)
    desk.perform("登记", records=(RecordChange(None, Entry("e", "avoid", "经费")),))
    (path,) = files(tmp_path, FAULTY)
    rules = {found.finding.rule for found in checking.check_files([path], desk=desk)[0].located}
    assert {"TERM-AVOID", RULE} <= rules
    finding = next(one for one in proofing.proof_of(desk).open if one.rule == RULE)
    proofing.keep(desk, finding, Scope.ISSUE)
    (again,) = checking.check_files([path], desk=desk)
    assert not of_rule(again)
    (other,) = checking.check_files(files(tmp_path, FAULTY.replace("第 3 期", "第 5 期")), desk=desk)
    assert of_rule(other)


def test_tallies_hold_until_the_issue_or_the_rules_change(office: Office) -> None:
    desk = office.desk(FAULTY, BULLETIN)
    first = desk.table.id
    assert len(tallies.missing(desk)) == 2
    tallied = tallies.complete(desk)
    assert tallied[first].open == len(proofing.proof_of(desk).open) > 0
    assert not tallies.missing(desk)
    assert tallies.tallies(desk) == tallied
    finding = proofing.proof_of(desk).open[0]
    proofing.keep(desk, finding)
    assert tallies.missing(desk) == [first]
    assert tallies.complete(desk)[first].settled == 1
    desk.undo()
    assert tallies.complete(desk)[first] == tallied[first]
    proofing.set_rule(desk, RULE, "off")
    assert len(tallies.missing(desk)) == 2
    assert desk.library.doctor().ok


def test_what_checks_gave_is_no_step_of_the_history(office: Office) -> None:
    desk = office.desk(FAULTY)
    before = desk.library.history()
    tallies.complete(desk)
    assert desk.library.history() == before
    again = office.reopened(desk)
    assert not tallies.missing(again)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_corrected_copy_keeps_form_and_encoding_and_leaves_the_file(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "稿.txt"
    text = BULLETIN.replace("层层压实责任", "层层压实责任;逐级传导压力").replace("\n", "\r\n")
    path.write_bytes(text.encode(encoding))
    done = checking.check_files([path])
    fixed = fixing.fix_files(done, [path], tmp_path / "改")
    assert path.read_bytes() == text.encode(encoding)
    assert fixed["稿.txt"].applied >= 1
    written = fixed["稿.txt"].path.read_bytes().decode(encoding)
    assert "层层压实责任；逐级传导压力" in written
    assert written.count("\r\n") == text.count("\r\n")


def test_a_corrected_copy_never_takes_a_files_place(tmp_path: Path) -> None:
    (path,) = files(tmp_path, FAULTY)
    with pytest.raises(ExportError, match="就是被校对的文件"):
        fixing.fix_files(checking.check_files([path]), [path], tmp_path)
    assert path.read_text(encoding="utf-8") == FAULTY


def test_files_of_a_folder_are_guarded_as_those_named_are(tmp_path: Path) -> None:
    folder = tmp_path / "夹"
    (folder / "里").mkdir(parents=True)
    first, second = folder / "一.txt", folder / "里" / "二.txt"
    first.write_text(FAULTY, encoding="utf-8")
    second.write_text(FAULTY + "𠮷", encoding="utf-8")
    done = checking.check_files([folder])
    for out in (folder, folder / "里"):
        with pytest.raises(ExportError, match="就是被校对的文件"):
            fixing.fix_files(done, [folder], out)
    assert first.read_text(encoding="utf-8") == FAULTY
    assert second.read_text(encoding="utf-8") == FAULTY + "𠮷"
    assert sorted(one.name for one in folder.rglob("*")) == ["一.txt", "二.txt", "里"]


def test_what_stands_beside_the_files_is_not_written_over(tmp_path: Path) -> None:
    (page,) = files(tmp_path, FAULTY)
    page = page.rename(page.with_suffix(".htm"))
    page.write_text("".join(f"<p>{line}</p>" for line in FAULTY.splitlines()), encoding="utf-8")
    mine = page.with_suffix(".txt")
    mine.write_text("我自己的稿子", encoding="utf-8")
    with pytest.raises(ExportError, match="已经有了"):
        fixing.fix_files(checking.check_files([page]), [page], tmp_path)
    assert mine.read_text(encoding="utf-8") == "我自己的稿子"


def test_nothing_is_written_if_two_copies_would_have_one_name(tmp_path: Path) -> None:
    folders = tmp_path / "甲", tmp_path / "乙"
    for folder in folders:
        folder.mkdir()
        files(folder, FAULTY)
    out = tmp_path / "改"
    with pytest.raises(ExportError, match="同名"):
        fixing.fix_files(checking.check_files(list(folders)), list(folders), out)
    assert not list(out.iterdir())


@pytest.mark.parametrize("where", ["稿1.txt", "稿1.txt/里"])
def test_a_folder_for_copies_that_cannot_be_is_refused(tmp_path: Path, where: str) -> None:
    (path,) = files(tmp_path, FAULTY)
    with pytest.raises(ExportError, match="不是文件夹"):
        fixing.fix_files(checking.check_files([path]), [path], tmp_path / where)
    assert path.read_text(encoding="utf-8") == FAULTY


def test_an_issue_received_twice_is_judged_by_both(desk_of_two: Desk) -> None:
    found = checking.check_library(desk_of_two)
    assert [one.file for one in found] == ["第0期.txt", "第1期.txt"]
    assert all(of_rule(one) for one in found)


@pytest.fixture
def desk_of_two(office: Office) -> Desk:
    desk = office.desk(FAULTY, FAULTY.replace("第 3 期", "第 4 期"))
    assert importing.weigh(desk, importing.receive(office.folder / "第0期.txt")).known is importing.Known.DUPLICATE
    return desk


def test_a_rule_that_fails_is_told_of_beside_what_the_others_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, office: Office
) -> None:
    def look(passage: Passage) -> list[Hit]:
        raise ZeroDivisionError(passage.id)

    first = next(rule for rule in catalogue() if rule.in_block and rule.id != RULE)
    broken = replace(first, in_block=look)
    monkeypatch.setattr(engine, "catalogue", lambda: tuple(broken if one is first else one for one in catalogue()))
    (one,) = checking.check_files(files(tmp_path, FAULTY))
    assert one.checked is not None
    assert one.checked.faults == (first.id,)
    assert of_rule(one)
    (again,) = checking.check_library(office.desk(FAULTY))
    assert again.checked is not None
    assert again.checked.faults == (first.id,)
    assert of_rule(again)
