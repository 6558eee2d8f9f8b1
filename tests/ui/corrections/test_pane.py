"""The list of corrections in the real window: shown, followed, gone to, exported."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.export_hands import dialogue, write_to

from zugong_desk.desk.errata import Evidence
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.step import Step
from zugong_desk.ui.corrections.pane import CorrectionsPane
from zugong_desk.ui.window import MainWindow


@pytest.fixture
def pane(window: MainWindow) -> CorrectionsPane:
    window.parts.actions["corrections"].trigger()
    pane = window.parts.history.corrections
    QAbstractItemModelTester(pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal, pane)
    return pane


def correct(window: MainWindow, before: str, after: str) -> None:
    """Type something in the place of some words."""
    bulletin = window.bridge.bulletin
    assert bulletin is not None
    at = bulletin.text.index(before)
    assert window.bridge.type_over(bulletin.span(at, at + len(before)), after)
    assert window.bridge.flush()


def words(pane: CorrectionsPane) -> list[tuple[str, str]]:
    return [(one.correction.before, one.correction.after) for one in pane.model.rows]


def test_the_menu_shows_the_pane_and_the_history_the_steps(window: MainWindow, pane: CorrectionsPane) -> None:
    assert pane.isVisible()
    assert pane.empty.isVisible()
    assert not pane.export.isEnabled()
    assert window.parts.right.current is window.parts.history
    window.parts.actions["history"].trigger()
    assert not pane.isVisible()
    button = window.parts.history.findChild(QPushButton, "historyCorrections")
    assert isinstance(button, QPushButton)
    button.click()
    assert pane.isVisible()


def test_corrections_follow_edits_and_undo_after_a_pause(
    window: MainWindow, pane: CorrectionsPane, qtbot: QtBot
) -> None:
    correct(window, "选好人", "选好𠮷人")
    assert words(pane) == []
    qtbot.waitUntil(lambda: words(pane) == [("", "𠮷")], timeout=5000)
    assert pane.count.text() == "改动 1 处"
    correct(window, "🏠三名", "😀四名")
    qtbot.waitUntil(lambda: words(pane) == [("", "𠮷"), ("🏠三", "😀四")], timeout=5000)
    index = pane.model.index(1)
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "6 行" in spoken
    assert "手改" in spoken
    assert "tester" in str(index.data(Qt.ItemDataRole.ToolTipRole))
    pane.grab()
    window.bridge.undo()
    window.bridge.undo()
    qtbot.waitUntil(lambda: words(pane) == [], timeout=5000)
    assert pane.empty.isVisible()


def test_nothing_is_read_while_nobody_looks_or_typing_goes_on(
    window: MainWindow, pane: CorrectionsPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    evidence, desk = window.bridge.evidence, window.bridge.desk
    assert desk is not None

    def ask(known: dict[str, Step]) -> Evidence | None:
        asked.append(bool(desk.unwritten))
        return evidence(known)

    monkeypatch.setattr(window.bridge, "evidence", ask)
    window.reveal("outlinePane")
    correct(window, "选好人", "选好𠮷人")
    qtbot.wait(900)
    assert asked == []
    window.reveal("historyPane")
    assert asked == [False]
    qtbot.waitUntil(lambda: words(pane) == [("", "𠮷")])
    bulletin = window.bridge.bulletin
    assert bulletin is not None
    at = bulletin.text.index("管好人")
    window.bridge.type_over(bulletin.span(at, at), "再")
    assert asked == [False]
    qtbot.waitUntil(lambda: len(asked) > 1, timeout=6000)
    assert not any(asked)


def test_a_click_and_the_keys_go_there(window: MainWindow, pane: CorrectionsPane, qtbot: QtBot) -> None:
    correct(window, "选好人", "选好𠮷人")
    correct(window, "🏠三名", "😀四名")
    pane.refresh()
    box = pane.view.visualRect(pane.model.index(1))
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    bridge, bulletin = window.bridge, window.bridge.bulletin
    assert bulletin is not None
    assert bridge.place is not None
    assert bulletin.quote(bridge.place) == "😀四"
    pane.view.setFocus()
    qtbot.keyClick(pane.view, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: bridge.place is not None and bulletin.quote(bridge.place) == "𠮷")
    correct(window, "选好𠮷人", "选好人")
    qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert words(pane) == [("🏠三", "😀四")]


def test_what_was_taken_out_is_listed_and_the_list_exported(
    window: MainWindow, pane: CorrectionsPane, qtbot: QtBot, tmp_path: Path
) -> None:
    bulletin = window.bridge.bulletin
    assert bulletin is not None
    line = next(block for block in bulletin.blocks if block.text.startswith("二、服务群众"))
    assert window.bridge.set_aside([line.id], Kind.NOISE)
    qtbot.waitUntil(lambda: pane.model.rowCount() == 1, timeout=5000)
    assert "移出阅读稿" in str(pane.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    target = tmp_path / "勘误.docx"
    qtbot.mouseClick(pane.export, Qt.MouseButton.LeftButton)
    assert dialogue(window, qtbot).form.wish.format == "errata-docx"
    write_to(window, target, qtbot)
    assert target.is_file()


def test_another_issue_and_no_library_are_followed(window: MainWindow, pane: CorrectionsPane, qtbot: QtBot) -> None:
    correct(window, "选好人", "选好𠮷人")
    pane.refresh()
    window.bridge.set_desk(None)
    qtbot.waitUntil(lambda: pane.model.rowCount() == 0)
