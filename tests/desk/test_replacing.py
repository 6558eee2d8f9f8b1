"""Another file of an issue takes the place of the one in the library, and the editors' work goes over."""

import sqlite3
from dataclasses import replace

import pytest
from tests.desk.libraries import BULLETIN, Office

from zugong_desk.desk import (
    arranging,
    codebook,
    collecting,
    corrections,
    importing,
    learning,
    renewing,
    replacing,
    standing,
    tagging,
)
from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.domain.annotation import Practice
from zugong_desk.domain.block import Label
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.shelf import Progress
from zugong_desk.domain.span import Span
from zugong_desk.library import DiskFull

OTHER_LINES = BULLETIN.replace("近年来，青山县坚持党建引领，", "近年来，青山县坚持党建引领，\n").replace(
    "第 3 期", "第3期"
)

OTHER_ISSUES = (
    ("第 3 期", "第 4 期"),
    ("第 3 期", "第 3 期增刊"),
    ("2022 年", "2021 年"),
    ("5 月 6 日", "5 月 7 日"),
    ("云岭", "青山"),
)


@pytest.fixture
def desk(office: Office) -> Desk:
    return office.desk()


def received(office: Office, text: str, name: str = "另一版.txt") -> importing.Received:
    file = office.folder / name
    file.write_text(text, encoding="utf-8")
    return importing.receive(file)


def select(desk: Desk, words: str) -> Span:
    start = desk.table.text.index(words)
    return desk.table.span(start, start + len(words))


def test_the_same_issue_is_seen_and_other_issues_are_not(office: Office, desk: Desk) -> None:
    assert importing.weigh(desk, received(office, BULLETIN)).known is importing.Known.DUPLICATE
    other = importing.weigh(desk, received(office, OTHER_LINES))
    assert (other.known, other.id) == (importing.Known.SAME_ISSUE, desk.table.id)
    for was, now in OTHER_ISSUES:
        assert importing.weigh(desk, received(office, BULLETIN.replace(was, now))).known is importing.Known.NEW, now
    assert importing.weigh(desk, received(office, "没有报头的一段话。")).known is importing.Known.NEW
    assert importing.weigh(desk, received(office, "")).known is importing.Known.FAILED


def test_everything_goes_over_and_undo_brings_it_back(office: Office, desk: Desk) -> None:
    old = desk.table.id
    tagging.annotate(desk, select(desk, "推动基层治理提质增效😀"), "村级集体经济", "备注", Practice("做法", rating=2))
    excerpt, _ = collecting.take_excerpt(desk, select(desk, "二、做实保障。每年安排经费一百万元。"))
    corrections.type_over(desk, select(desk, "一百万"), "二百𠮷")
    corrections.relabel(desk, [desk.table.lines[-1].id], Kind.NOISE)
    standing.set_progress(desk, old, Progress.WORKING)
    before, shelf = desk.table, desk.shelf
    result, _, report = replacing.replace_source(desk, old, received(office, OTHER_LINES))
    assert (result.status, result.id) == ("new", desk.table.id)
    assert desk.table.id != old
    assert "近年来，青山县坚持党建引领，推动基层治理" in desk.table.text
    assert "每年安排经费二百𠮷元" in desk.table.text
    assert desk.table.blocks[-1].aside
    assert (report.carried, report.checked, report.lost) == (2, (), ()), report.details
    assert report.corrections.applied == 1
    assert report.decisions.left == ()
    (annotation,) = desk.table.annotations.values()
    assert annotation.practice == Practice("做法", rating=2)
    assert desk.table.quote(desk.table.places[annotation.id].span) == "推动基层治理提质增效😀"
    assert desk.shelf.excerpts[excerpt].bulletin == desk.table.id
    assert collecting.current_text(desk, desk.shelf.excerpts[excerpt]) == "二、做实保障。每年安排经费二百𠮷元。"
    assert desk.shelf.standings[desk.table.id].progress is Progress.WORKING
    assert [row.id for row in desk.library.issues() if row.present] == [desk.table.id]
    after, shelf_after = desk.table, desk.shelf
    assert desk.library.doctor().ok
    for _ in range(2):
        desk.undo()
        assert (desk.table, desk.shelf) == (before, shelf)
        assert desk.library.doctor().ok
        desk = office.reopened(desk)
        assert (desk.table, desk.shelf) == (before, shelf)
        desk.redo()
        assert (desk.table, desk.shelf) == (after, shelf_after)
        assert desk.library.doctor().ok


def test_what_cannot_be_taken_is_refused_and_nothing_changes(office: Office) -> None:
    fourth = BULLETIN.replace("第 3 期", "第 4 期")
    desk = office.desk(BULLETIN, fourth)
    before, shelf = desk.table, desk.shelf
    other = received(office, OTHER_LINES)
    assert other.bulletin is not None
    all_aside = tuple(block.with_label(Label(Kind.NOISE)) for block in other.bulletin.blocks)
    bare = replace(other, bulletin=other.bulletin.with_blocks(all_aside))
    for file, words in (
        (received(office, ""), "空文件"),
        (received(office, fourth), "已在书库中"),
        (bare, "没有正文"),
    ):
        with pytest.raises(EditError, match=words):
            replacing.replace_source(desk, before.id, file)
    with pytest.raises(Unknown):
        replacing.replace_source(desk, "没有", received(office, OTHER_LINES))
    assert (desk.table, desk.shelf) == (before, shelf)
    assert desk.undo_name() == "导入“第1期.txt”"


def test_the_same_file_may_be_read_again_in_another_way(office: Office, desk: Desk) -> None:
    tagging.annotate(desk, select(desk, "提质增效😀"), "村级集体经济")
    old = desk.table
    again = received(office, BULLETIN)
    assert again.bulletin is not None
    source = replace(again.bulletin.source, text=BULLETIN.replace("一百万", "二百万"))
    other = replace(again, bulletin=importing.parsed(source, again.data).bulletin)
    _, _, report = replacing.replace_source(desk, old.id, other)
    assert (report.carried, report.open) == (1, ())
    assert "二百万" in desk.table.text
    assert desk.library.original(desk.table.id) == again.data
    assert importing.weigh(desk, again).id == desk.table.id
    assert desk.library.doctor().ok
    desk.undo()
    assert desk.table == old


def test_a_full_disk_leaves_the_old_one_where_it_was(
    office: Office, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    tagging.annotate(desk, select(desk, "提质增效😀"), "村级集体经济")
    before, shelf = desk.table, desk.shelf

    def full(*_: object, **__: object) -> None:
        raise DiskFull("磁盘已满。")

    with monkeypatch.context() as patch:
        patch.setattr(desk.library, "record_import", full)
        with pytest.raises(DiskFull):
            replacing.replace_source(desk, before.id, received(office, OTHER_LINES))
    assert (desk.table, desk.shelf) == (before, shelf)
    again = office.reopened(desk)
    assert (again.table, again.shelf) == (before, shelf)


def test_typing_that_waits_is_written_first(office: Office, desk: Desk) -> None:
    corrections.type_over(desk, desk.table.span(0, 0), "试𠮷")
    assert desk.unwritten
    _, _, report = replacing.replace_source(desk, desk.table.id, received(office, OTHER_LINES))
    assert report.corrections.applied == 1
    assert desk.table.text.startswith("试𠮷云岭组工信息")


def test_another_issue_stays_on_the_table(office: Office) -> None:
    desk = office.desk(BULLETIN, BULLETIN.replace("第 3 期", "第 4 期"))
    third, fourth = desk.table.id, standing.find_issue(desk, "2022-4").id
    tagging.annotate(desk, select(desk, "提质增效😀"), "村级集体经济")
    before = desk.table
    desk.open(fourth)
    result, touched, _ = replacing.replace_source(desk, third, received(office, OTHER_LINES))
    assert desk.table.id == fourth
    assert (touched.issues, touched.shelf, touched.bulletin) == (True, True, None)
    assert standing.find_issue(desk, "2022-3").id == result.id
    desk.undo()
    assert desk.table == before
    desk.redo()
    assert desk.table.id == result.id


def test_work_goes_on_and_all_of_it_can_be_undone(office: Office, desk: Desk) -> None:
    excerpt, _ = collecting.take_excerpt(desk, select(desk, "每年安排经费一百万元"))
    tagging.annotate(desk, select(desk, "提质增效😀"), "村级集体经济")
    steps = [desk.table]
    replacing.replace_source(desk, desk.table.id, received(office, OTHER_LINES))
    steps.append(desk.table)
    corrections.type_over(desk, select(desk, "基层治理"), "城乡治理𠮷")
    steps.append(desk.table)
    arranging.remove_items(desk, [excerpt])
    steps.append(desk.table)
    replacing.replace_source(desk, desk.table.id, received(office, OTHER_LINES + "\n印 30 份。\n", "第三版.txt"))
    assert "城乡治理𠮷" in desk.table.text
    assert desk.library.doctor().ok
    for before in reversed(steps):
        desk.undo()
        assert desk.table == before
    while desk.redo():
        pass
    assert "城乡治理𠮷" in desk.table.text
    assert desk.library.doctor().ok


def test_the_journal_only_grows(office: Office, desk: Desk) -> None:
    tagging.annotate(desk, select(desk, "提质增效😀"), "村级集体经济")

    def rows() -> list[tuple[object, ...]]:
        with sqlite3.connect(f"file:{desk.library.path}?mode=ro", uri=True) as conn:
            return conn.execute("SELECT * FROM journal ORDER BY seq").fetchall()

    before = rows()
    replacing.replace_source(desk, desk.table.id, received(office, OTHER_LINES))
    desk.undo()
    after = rows()
    assert after[: len(before)] == before
    assert len(after) == len(before) + 2


def test_the_parser_goes_on_learning_from_the_issue(office: Office, desk: Desk) -> None:
    corrections.relabel(desk, [desk.table.lines[-1].id], Kind.NOISE)
    (taught,) = learning.profile_of(desk).issues
    result, _, _ = replacing.replace_source(desk, desk.table.id, received(office, OTHER_LINES))
    (taught_after,) = learning.profile_of(desk).issues
    assert (taught_after.row.id, taught_after.corrections) == (result.id, taught.corrections)
    assert renewing.preview(desk, desk.table.id).differences == ()


def test_the_old_file_comes_in_again_as_another_file_of_the_issue(office: Office, desk: Desk) -> None:
    result, _, _ = replacing.replace_source(desk, desk.table.id, received(office, OTHER_LINES))
    verdict = importing.weigh(desk, received(office, BULLETIN))
    assert (verdict.known, verdict.id) == (importing.Known.SAME_ISSUE, result.id)


def test_a_tag_that_went_over_is_used_once(office: Office, desk: Desk) -> None:
    tagging.annotate(desk, select(desk, "提质增效😀"), "村级集体经济")
    replacing.replace_source(desk, desk.table.id, received(office, OTHER_LINES))
    assert list(desk.library.tag_uses().values()) == [1]
    (id,) = desk.table.annotations
    tag = desk.table.annotations[id].tag
    tagging.remove_annotation(desk, id)
    codebook.remove_tag(desk, tag)
    assert tag not in desk.shelf.tags
    assert desk.library.doctor().ok


@pytest.mark.parametrize("choice", list(replacing.SameIssue))
def test_what_is_done_with_a_file_of_a_known_issue_is_as_chosen(
    office: Office, desk: Desk, choice: replacing.SameIssue
) -> None:
    old = desk.table.id
    settled = replacing.settle(desk, received(office, OTHER_LINES), choice)
    assert settled.known is importing.Known.SAME_ISSUE
    present = {row.id for row in desk.library.issues() if row.present}
    match choice:
        case replacing.SameIssue.KEEP:
            assert (settled.result.status, present) == ("new", {old, settled.result.id})
        case replacing.SameIssue.REPLACE:
            assert (settled.result.status, present) == ("new", {settled.result.id})
            assert settled.report is not None
            assert settled.report.summary == "原来没有标注和改定，只换了原件"
        case replacing.SameIssue.SKIP:
            assert (settled.result.status, settled.result.id, settled.touched) == ("duplicate", old, None)
    other = replacing.settle(desk, received(office, BULLETIN.replace("第 3 期", "第 8 期")), choice)
    assert (other.result.status, other.known, other.report) == ("new", importing.Known.NEW, None)


@pytest.mark.parametrize("values", [{"title": "云岭组工通讯𠮷"}, {"issue_no": "第5期"}, {"date": "2022年6月6日"}])
def test_a_corrected_masthead_still_tells_the_issue(office: Office, desk: Desk, values: dict[str, str]) -> None:
    corrections.fill_masthead(desk, values)
    assert importing.weigh(desk, received(office, OTHER_LINES)).id == desk.table.id
    other = OTHER_LINES.replace("第3期", "第 4 期").replace("5 月 6 日", "5 月 9 日")
    assert importing.weigh(desk, received(office, other)).known is importing.Known.NEW


@pytest.mark.parametrize(
    ("was", "now", "same"),
    [
        ("云岭组工信息", "组工信息", True),
        ("云岭组工信息", "《云岭组工信息》", True),
        ("云岭组工信息", "云岭组工通讯", False),
        ("2022 年 5 月 6 日", "二〇二二年五月六日", True),
        ("第 3 期", "2022年第3期", True),
        ("第 3 期", "第三期", True),
        ("第 3 期", "第 3 期（总第 30 期）", True),
    ],
)
def test_mastheads_are_held_against_each_other(office: Office, desk: Desk, was: str, now: str, same: bool) -> None:
    known = importing.weigh(desk, received(office, BULLETIN.replace(was, now))).known
    assert known is (importing.Known.SAME_ISSUE if same else importing.Known.NEW)
