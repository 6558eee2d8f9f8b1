"""全库校对 by menu, keys and buttons: what it checks, lists, opens and writes, and what stops it."""

from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from tests.ui.whole.conftest import RULE, checked, desk_of

from zugong_desk.desk import proofing
from zugong_desk.desk.survey import Listed
from zugong_desk.domain.finding import Severity
from zugong_desk.library import DamagedLibrary
from zugong_desk.ui.whole import round as round_module
from zugong_desk.ui.whole.crew import Crew
from zugong_desk.ui.whole.dialog import NOTHING_TICKED, TICKED, WholeDialog
from zugong_desk.ui.window import MainWindow


def listed(dialog: WholeDialog, rule: str = "") -> list[Listed]:
    return [one for group in dialog.groups.groups for one in group.items if not rule or one.rule == rule]


def choose(dialog: WholeDialog, one: Listed) -> None:
    index = dialog.groups.index_of(one)
    dialog.frame.findings.expand(index.parent())
    dialog.frame.findings.setCurrentIndex(index)


def test_every_issue_is_checked_and_counted(dialog: WholeDialog, window: MainWindow, qtbot: QtBot) -> None:
    checked(dialog, qtbot)
    desk = desk_of(window)
    for line in dialog.issues.lines:
        found = proofing.proof_of(desk, line.id).open
        assert {one: line.counts[one] for one in Severity} == {
            one: sum(each.severity is one for each in found) for one in Severity
        }
    assert len(listed(dialog, RULE)) == 4
    assert len(listed(dialog, "XREF-NAME")) == 4
    assert dialog.groups.groups[-1].across
    assert dialog.frame.doing.text().startswith("查了 4 期")
    assert {row.bulletin for row in desk.library.proofs()} == {row.id for row in window.bridge.issues()}


def test_processes_find_what_threads_do(open_window: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = open_window()
    window.parts.actions["whole"].trigger()
    dialog = window.findChild(WholeDialog)
    assert dialog is not None
    checked(dialog, qtbot)
    assert len(listed(dialog, RULE)) == 4
    assert len(listed(dialog, "XREF-NAME")) == 4


def test_enter_goes_to_the_place_in_its_issue(dialog: WholeDialog, window: MainWindow, qtbot: QtBot) -> None:
    checked(dialog, qtbot)
    one = listed(dialog, RULE)[-1]
    choose(dialog, one)
    assert one.message in dialog.frame.detail.head.text()
    QTest.keyClick(dialog.frame.findings, Qt.Key.Key_Return)
    bridge = window.bridge
    assert bridge.bulletin is not None
    assert bridge.place is not None
    assert bridge.bulletin.id == one.issue
    assert bridge.bulletin.quote(bridge.place) == one.text
    QTest.keyClick(dialog.frame.list, Qt.Key.Key_Home)
    QTest.keyClick(dialog.frame.list, Qt.Key.Key_Return)
    assert bridge.bulletin.id == dialog.issues.lines[0].id


def test_both_sides_of_a_comparison_stand_side_by_side_and_lead_there(
    dialog: WholeDialog, window: MainWindow, qtbot: QtBot
) -> None:
    checked(dialog, qtbot)
    odd = window.bridge.issues()[3].id
    one = next(one for one in listed(dialog, "XREF-NAME") if one.issue != odd)
    choose(dialog, one)
    detail = dialog.frame.detail
    assert "红管家" in detail.own.text()
    assert "红营家" in detail.others[0][1].text()
    detail.others[0][2].click()
    assert window.bridge.bulletin is not None
    assert window.bridge.bulletin.id == odd


def test_a_year_and_ticked_issues_can_be_chosen(dialog: WholeDialog, qtbot: QtBot) -> None:
    frame = dialog.frame
    frame.choose_scope("2022")
    checked(dialog, qtbot)
    assert [line.done for line in dialog.issues.lines] == [False, False, True, True]
    frame.choose_scope(TICKED)
    frame.begin.click()
    assert frame.notice.text() == NOTHING_TICKED
    dialog.issues.setData(dialog.issues.index(0, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert frame.scope.currentData() == TICKED
    checked(dialog, qtbot)
    assert [line.done for line in dialog.issues.lines] == [True, False, True, True]


def test_the_filter_and_an_issue_narrow_the_list(dialog: WholeDialog, qtbot: QtBot) -> None:
    checked(dialog, qtbot)
    total = len(listed(dialog))
    dialog.frame.filter.setText("红营家")
    qtbot.waitUntil(lambda: not dialog._later.isActive(), timeout=20_000)
    assert 0 < len(listed(dialog)) < total
    dialog.frame.filter.clear()
    qtbot.waitUntil(lambda: len(listed(dialog)) == total, timeout=20_000)
    dialog.frame.list.setCurrentIndex(dialog.issues.index(1, 0))
    assert {one.issue for one in listed(dialog)} == {dialog.issues.lines[1].id}
    dialog.frame.whole.click()
    assert len(listed(dialog)) == total


def test_sorting_by_a_number_keeps_issue_and_row_together(dialog: WholeDialog, qtbot: QtBot) -> None:
    checked(dialog, qtbot)
    dialog.frame.list.setCurrentIndex(dialog.issues.index(0, 0))
    chosen = dialog.issues.lines[0].id
    dialog.frame.list.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert dialog.issues.lines[dialog.frame.list.currentIndex().row()].id == chosen
    assert dialog.issues.lines[0].id != chosen


def test_it_can_be_stopped_and_what_was_found_stays(
    dialog: WholeDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    dialog.round.surveyed.connect(lambda _: dialog.frame.begin.click() if dialog.round.running else None)
    dialog.frame.begin.click()
    assert dialog.frame.begin.text() == "停止"
    qtbot.waitUntil(lambda: not dialog.round.running, timeout=20_000)
    assert sum(line.done for line in dialog.issues.lines) == 1
    assert listed(dialog)
    assert dialog.frame.begin.text() == "开始校对"
    assert not dialog.round._crew.at_work


def test_closing_the_library_in_the_middle_stops_it(dialog: WholeDialog, window: MainWindow, qtbot: QtBot) -> None:
    dialog.round.surveyed.connect(lambda _: window.bridge.set_desk(None) if window.bridge.desk else None)
    dialog.frame.begin.click()
    qtbot.waitUntil(lambda: not dialog.round.running, timeout=20_000)
    assert dialog.issues.lines == []
    assert not dialog.frame.begin.isEnabled()
    assert listed(dialog) == []


def test_an_issue_that_cannot_be_loaded_is_named_and_stops_no_other(
    dialog: WholeDialog, window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    library = desk_of(window).library
    lost, load = window.bridge.issues()[1].id, library.load

    def stumbling(id: str) -> object:
        if id == lost:
            raise DamagedLibrary("这一期读不出来。")
        return load(id)

    monkeypatch.setattr(library, "load", stumbling)
    checked(dialog, qtbot)
    line = next(line for line in dialog.issues.lines if line.id == lost)
    assert line.state == "这一期读不出来。"
    assert sum(one.done for one in dialog.issues.lines) == 3
    assert "1 期没有查成" in dialog.frame.doing.text()


def test_a_lost_process_is_told_and_the_work_can_begin_again(
    dialog: WholeDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def lost(_crew: Crew, *_work: object) -> None:
        raise BrokenProcessPool

    with monkeypatch.context() as broken:
        broken.setattr(Crew, "ask", lost)
        checked(dialog, qtbot)
        assert dialog.frame.notice.text() == round_module.LOST_LINE
    checked(dialog, qtbot)
    assert len(listed(dialog, RULE)) == 4


def test_in_a_library_that_may_only_be_read_it_lists_and_keeps_nothing(
    open_window: Callable[..., MainWindow], threads: None, qtbot: QtBot
) -> None:
    window = open_window(read_only=True)
    window.parts.actions["whole"].trigger()
    dialog = window.findChild(WholeDialog)
    assert dialog is not None
    checked(dialog, qtbot)
    assert len(listed(dialog, RULE)) == 4
    assert desk_of(window).library.proofs() == []


def test_a_decision_on_the_table_takes_the_finding_from_the_list(
    dialog: WholeDialog, window: MainWindow, qtbot: QtBot
) -> None:
    checked(dialog, qtbot)
    one = listed(dialog, RULE)[0]
    choose(dialog, one)
    dialog.open_current()
    bridge = window.bridge
    qtbot.waitUntil(
        lambda: bridge.sure and bridge.proof is not None and bridge.proof.checked.bulletin.id == one.issue,
        timeout=20_000,
    )
    assert bridge.proof is not None
    bridge.keep_finding(next(found for found in bridge.proof.open if found.rule == RULE))
    qtbot.waitUntil(lambda: len(listed(dialog, RULE)) == 3, timeout=20_000)


def test_the_list_is_exported_as_it_is_shown(
    dialog: WholeDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    checked(dialog, qtbot)
    dialog.frame.filter.setText("至少")
    qtbot.waitUntil(lambda: not dialog._later.isActive(), timeout=20_000)
    path = tmp_path / "意见"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "Excel 表格 (*.xlsx)"))
    dialog.frame.export.click()
    rows = list(load_workbook(path.with_suffix(".xlsx"))["意见"].iter_rows(values_only=True))
    assert len(rows) - 1 == len(listed(dialog)) > 0
    assert "已导出" in dialog.frame.notice.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "无" / "x.csv"), "CSV 表格 (*.csv)"))
    dialog.frame.export.click()
    assert "找不到文件夹" in dialog.frame.notice.text()


def test_it_opens_by_key_and_needs_a_library(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    QTest.keyClick(
        window.parts.reading.sheet, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    dialog = window.findChild(WholeDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert not dialog.isModal()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    window.bridge.set_desk(None)
    QApplication.processEvents()
    assert not window.parts.actions["whole"].isEnabled()
