"""Another file of an issue takes the place of the one in the library, and the editors' work goes over."""

import pytest
from tests.desk.libraries import BULLETIN, Office

from zugong_desk.desk import collecting, corrections, importing, replacing, standing, tagging
from zugong_desk.desk.core import Desk
from zugong_desk.domain.annotation import Practice
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.shelf import Progress
from zugong_desk.domain.span import Span

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
