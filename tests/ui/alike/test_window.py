"""The offer in the real window: by key, menu and button, over two issues, beside an input method at work."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.reading.parsed import BODY, OTHER, Row, bulletin_of

from zugong_desk.desk import importing, libraries
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.settings import Settings
from zugong_desk.ui.alike.alike import NONE_FOUND, NOTHING
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.verbs.correcting import SETTLED
from zugong_desk.ui.window import MainWindow

DOUBT = {"confidence": 0.6, "why": "没有标题的样子"}
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
FIRST = (
    Row("江城组工信息 第7期 2024年5月6日", Kind.MASTHEAD),
    Row("◆抓党建促振兴", **DOUBT), Row("青山县委组织部", Kind.BYLINE), Row(BODY), Row("江城组工信息 第2页"),
    Row("◆强队伍提能力𠮷", **DOUBT), Row("临河县委组织部", Kind.BYLINE), Row(OTHER),
    Row("◆建机制办实事", **DOUBT), Row("云岭市委组织部", Kind.BYLINE), Row(BODY),
)  # fmt: skip
SECOND = (
    Row("江城组工信息 第8期 2024年6月6日", Kind.MASTHEAD),
    Row("◆聚人才优生态", **DOUBT), Row("江口县委组织部", Kind.BYLINE), Row(OTHER), Row("江城组工信息 第3页"),
)  # fmt: skip


@pytest.fixture
def window(themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on a library of two issues; the older is open, the caret at the first doubtful line."""
    desk = libraries.create(tmp_path / "试.zugong", editor="tester")
    issues = []
    for rows in (FIRST, SECOND):
        bulletin = bulletin_of(*rows)
        received = importing.Received("期.txt", bulletin.source.text.encode(), bulletin)
        issues.append(importing.take_in(desk, received)[0].id)
    bridge = Bridge()
    bridge.set_desk(desk)
    assert issues[0] is not None
    bridge.open_issue(issues[0])
    window = MainWindow(bridge, themes, Settings(tmp_path / "settings.toml"))
    window.resize(1600, 1000)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.parts.reading.setFocus()
    bridge.go_block("b2", "test")
    yield window
    window.close()
    bridge.close()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def table(window: MainWindow) -> Bulletin:
    assert window.bridge.bulletin is not None
    return window.bridge.bulletin


def kinds(window: MainWindow, *blocks: str) -> list[Kind]:
    return [table(window).block(block).kind for block in blocks]


def retitle(window: MainWindow, qtbot: QtBot, block: str = "b2") -> None:
    """Correct one title by its key and wait for the offer."""
    window.bridge.go_block(block, "test")
    qtbot.keyClick(window.parts.reading.sheet, Qt.Key.Key_T, ALT)
    qtbot.waitUntil(window.alike.strip.isVisible)


def listed(window: MainWindow) -> list[str]:
    return [place.text for place in window.alike.panel.model.places]


def test_the_strip_asks_quietly_and_escape_puts_it_away(window: MainWindow, qtbot: QtBot) -> None:
    sheet, strip = window.parts.reading.sheet, window.alike.strip
    top = sheet.top()
    retitle(window, qtbot)
    assert strip.question.text() == "同类 2 处，一并改为文章标题？"
    assert strip.why.text() == "同样以“◆”开头、独占一行、下接署名"
    assert sheet.hasFocus()
    assert sheet.top() == top
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert strip.isHidden()
    assert sheet.hasFocus()
    assert kinds(window, "b2", "b6") == [Kind.ARTICLE_TITLE, Kind.PARAGRAPH]


def test_going_on_puts_it_away(window: MainWindow, qtbot: QtBot) -> None:
    retitle(window, qtbot)
    qtbot.keyClicks(window.parts.reading.sheet, "a")
    assert window.alike.strip.isHidden()
    window.bridge.undo()
    window.bridge.undo()
    retitle(window, qtbot, "b6")
    window.parts.actions["undo"].trigger()
    assert window.alike.strip.isHidden()
    window.parts.actions["alike"].trigger()
    assert window.parts.status.currentMessage() == NOTHING


def test_one_like_place_is_not_worth_a_question(window: MainWindow, qtbot: QtBot) -> None:
    window.bridge.relabel(["b9"], Kind.COLUMN)
    window.bridge.relabel(["b2"], Kind.ARTICLE_TITLE)
    window.alike.offers.look()
    assert len(window.alike.offers.places) == 1
    assert window.alike.strip.isHidden()


def test_in_a_large_issue_only_the_key_looks(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zugong_desk.ui.alike.offers.LARGE", 10)
    window.bridge.relabel(["b2"], Kind.ARTICLE_TITLE)
    assert not window.alike.offers._pause.isActive()
    window.parts.actions["alike"].trigger()
    assert listed(window) == ["◆强队伍提能力𠮷", "◆建机制办实事"]


def test_an_input_method_at_work_is_not_disturbed(window: MainWindow, qtbot: QtBot) -> None:
    sheet = window.parts.reading.sheet
    window.bridge.relabel(["b2"], Kind.ARTICLE_TITLE)
    window.bridge.go(Span(Anchor("b4", 2), Anchor("b4", 2)), "test")
    QApplication.sendEvent(sheet, QInputMethodEvent("zheng", []))
    window.alike.offers.look()
    assert window.alike.strip.isVisible()
    assert sheet.hasFocus()
    assert sheet.textCursor().block().layout().preeditAreaText() == "zheng"
    commit = QInputMethodEvent("", [])
    commit.setCommitString("正𠮷")
    QApplication.sendEvent(sheet, commit)
    assert table(window).block("b4").text.startswith("近年正𠮷来")
    assert window.alike.strip.isHidden()


def test_by_key_tick_and_change_in_one_step(window: MainWindow, qtbot: QtBot) -> None:
    retitle(window, qtbot)
    before = table(window)
    qtbot.keyClick(window.parts.reading.sheet, Qt.Key.Key_S, ALT)
    panel = window.alike.panel
    assert panel.view.hasFocus()
    assert listed(window) == ["◆强队伍提能力𠮷", "◆建机制办实事"]
    qtbot.waitUntil(lambda: window.bridge.place is not None and window.bridge.place.start.block == "b6")
    qtbot.keyClick(panel.view, Qt.Key.Key_Space)
    assert panel.take.text() == "更改 1 处　Enter"
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.bridge.place is not None and window.bridge.place.start.block == "b9")
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert kinds(window, "b6", "b9") == [Kind.PARAGRAPH, Kind.ARTICLE_TITLE]
    assert panel.isHidden()
    assert window.parts.right.tabs.isVisible()
    assert window.parts.reading.sheet.hasFocus()
    assert window.bridge.place is not None
    assert window.bridge.place.start.block == "b2"
    assert window.bridge.undo_name() == "1 处改为文章标题"
    window.bridge.undo()
    assert table(window) == before


def test_by_button_and_mouse_and_escape_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    retitle(window, qtbot)
    before = table(window)
    qtbot.mouseClick(window.alike.strip.open_link, Qt.MouseButton.LeftButton)
    panel = window.alike.panel
    qtbot.waitUntil(panel.isVisible)
    row = panel.view.visualRect(panel.model.index(1))
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=row.topLeft() + QPoint(16, 14))
    assert [place.block for place in panel.model.ticked] == ["b6"]
    for ticked in (2, 0, 2):
        qtbot.mouseClick(panel.all, Qt.MouseButton.LeftButton, pos=QPoint(8, panel.all.height() // 2))
        assert len(panel.model.ticked) == ticked
    qtbot.keyClick(panel.view, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert table(window) == before
    qtbot.mouseClick(window.alike.strip.close_link, Qt.MouseButton.LeftButton)
    assert window.alike.strip.isHidden()


def test_by_menu_over_the_whole_library(window: MainWindow, qtbot: QtBot) -> None:
    home = table(window).id
    retitle(window, qtbot)
    window.parts.actions["alike"].trigger()
    panel = window.alike.panel
    qtbot.mouseClick(panel.everywhere, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.state.text() == "查完 2 期，共 3 处。")
    assert listed(window)[-1] == "◆聚人才优生态"
    assert panel.model.where(2) == "正文 → 文章标题　2024 第 8 期"
    panel.view.setCurrentIndex(panel.model.index(2))
    qtbot.waitUntil(lambda: table(window).id != home)
    other = table(window).id
    assert window.bridge.place is not None
    assert window.bridge.place.start.block == "b2"
    qtbot.mouseClick(panel.take, Qt.MouseButton.LeftButton)
    assert table(window).id == home
    assert window.bridge.undo_name() == "3 处改为文章标题"
    assert window.bridge.desk is not None
    assert window.bridge.desk.load(other).block("b2").kind is Kind.ARTICLE_TITLE
    window.bridge.undo()
    assert window.bridge.desk.load(other).block("b2").kind is Kind.PARAGRAPH
    assert kinds(window, "b2", "b6") == [Kind.ARTICLE_TITLE, Kind.PARAGRAPH]


def test_left_and_right_change_the_scope_and_escape_comes_home(window: MainWindow, qtbot: QtBot) -> None:
    home = table(window).id
    window.bridge.set_aside(["b5"], Kind.NOISE)
    window.parts.actions["alike"].trigger()
    panel = window.alike.panel
    qtbot.waitUntil(lambda: listed(window) == ["江城组工信息 第3页"])
    assert panel.everywhere.isChecked()
    qtbot.keyClick(panel.view, Qt.Key.Key_Left)
    assert panel.here.isChecked()
    assert panel.state.text() == NONE_FOUND
    assert not panel.take.isEnabled()
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert panel.isVisible()
    qtbot.keyClick(panel.view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: table(window).id != home)
    qtbot.keyClick(panel.leave, Qt.Key.Key_Escape)
    assert table(window).id == home
    assert panel.isHidden()


def test_the_list_gives_way_to_other_work(window: MainWindow, qtbot: QtBot) -> None:
    retitle(window, qtbot)
    window.parts.actions["alike"].trigger()
    window.reveal("tagsPane")
    assert window.alike.panel.isHidden()
    window.parts.actions["alike"].trigger()
    assert window.alike.panel.isVisible()
    window.bridge.relabel(["b4"], Kind.EDITOR_NOTE)
    assert window.alike.panel.isHidden()
    window.bridge.undo()
    window.bridge.undo()
    retitle(window, qtbot, "b6")
    window.parts.actions["alike"].trigger()
    window.parts.library.setFocus()
    window.bridge.open_issue(window.bridge.issues()[0].id)
    assert window.alike.panel.isHidden()
    assert window.parts.library.isAncestorOf(QApplication.focusWidget())


def test_a_folded_right_side_opens_for_the_list_and_folds_again(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1100, 800)
    qtbot.waitUntil(lambda: not window.parts.desk.right_shown)
    retitle(window, qtbot)
    window.parts.actions["alike"].trigger()
    assert window.alike.panel.isVisible()
    qtbot.keyClick(window.alike.panel.view, Qt.Key.Key_Escape)
    assert not window.parts.desk.right_shown
    assert window.parts.reading.sheet.hasFocus()


def test_confirming_goes_on_counts_down_and_offers_the_others(window: MainWindow, qtbot: QtBot) -> None:
    sheet, status = window.parts.reading.sheet, window.parts.status
    window.bridge.go_block("b1", "test")
    qtbot.keyClick(sheet, Qt.Key.Key_F7)
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    assert window.bridge.place is not None
    assert window.bridge.place.start.block == "b6"
    qtbot.waitUntil(lambda: status.doubts.text() == "存疑 2")
    qtbot.waitUntil(window.alike.strip.isVisible)
    assert window.alike.strip.question.text() == "同类 2 处，一并确认？"
    window.parts.actions["alike"].trigger()
    qtbot.keyClick(window.alike.panel.view, Qt.Key.Key_Return)
    assert window.bridge.undo_name() == "2 处确认"
    assert not window.bridge.next_doubt()


def test_the_last_doubt_settled_is_said(window: MainWindow, qtbot: QtBot) -> None:
    window.bridge.confirm(["b2", "b6"])
    window.bridge.go_block("b9", "test")
    qtbot.keyClick(window.parts.reading.sheet, Qt.Key.Key_Return, CTRL)
    assert window.parts.status.currentMessage() == SETTLED
    assert window.bridge.place is not None
    assert window.bridge.place.start.block == "b9"
