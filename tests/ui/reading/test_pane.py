"""The pane by mouse, key and signal."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolTip
from pytestqt.qtbot import QtBot
from tests.ui.reading.fake_bridge import FakeBridge

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.action_set import ActionSet
from zugong_desk.ui.actions import action_table
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.proof.card import ACTIONS
from zugong_desk.ui.reading.pane import ReadingPane
from zugong_desk.ui.theme.source import ThemeSource

Put = Callable[..., None]


@pytest.fixture
def popped(monkeypatch: pytest.MonkeyPatch) -> list[QMenu]:
    """The menus that were opened; off screen they cannot grab the keyboard, so they are not shown."""
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _position: menus.append(menu))
    return menus


def rect_of(pane: ReadingPane, number: int) -> QPoint:
    return pane.sheet.block_rect(pane.sheet.document().findBlockByNumber(number)).topLeft().toPoint()


def test_caret_and_selection_are_told_in_code_points(pane: ReadingPane, bridge: FakeBridge) -> None:
    cursor = pane.sheet.textCursor()
    cursor.setPosition(pane.sheet.document().findBlockByNumber(5).position() + 4)
    pane.sheet.setTextCursor(cursor)
    QTest.keyClick(pane.sheet, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert bridge.went[-1] == (Span(Anchor("p", 4), Anchor("p", 5)), "readingPane")
    assert pane.caret.quote() == "𠮷"


def test_the_place_of_another_pane_is_followed_without_taking_the_focus(
    pane: ReadingPane, bridge: FakeBridge, qtbot: QtBot
) -> None:
    other = QLineEdit(pane)
    other.show()
    other.setFocus()
    told = len(bridge.went)
    bridge.go(Span(Anchor("q", 7), Anchor("q", 13)), "outlinePane")
    assert pane.caret.quote() == "一是书记主抓"
    assert len(bridge.went) == told + 1
    assert not pane.sheet.hasFocus()


def test_typing_decides_where_the_caret_is(pane: ReadingPane, bridge: FakeBridge, put_caret: Put) -> None:
    bridge.changed.connect(lambda _: bridge.go(Span(Anchor("m", 0), Anchor("m", 0)), "bridge"))
    put_caret("q", 7, 13)
    QTest.keyClicks(pane.sheet, "x")
    assert pane.caret.span() == Span(Anchor("q", 8), Anchor("q", 8)) == bridge.place


def test_a_jump_out_of_view_lands_in_the_upper_part(pane: ReadingPane, bridge: FakeBridge) -> None:
    pane.resize(660, 220)
    QApplication.processEvents()
    bridge.go(Span(Anchor("d", 0), Anchor("d", 2)), "outlinePane")
    bridge.go(Span(Anchor("m", 0), Anchor("m", 0)), "outlinePane")
    bridge.go(Span(Anchor("h", 0), Anchor("h", 0)), "outlinePane")
    assert 0 <= pane.sheet.cursorRect().top() <= pane.sheet.viewport().height() // 2


def test_a_place_set_aside_is_not_followed(pane: ReadingPane, bridge: FakeBridge) -> None:
    before = pane.caret.span()
    bridge.go(Span(Anchor("gone", 0), Anchor("gone", 0)), "sourcePane")
    assert pane.caret.span() == before


def test_a_click_in_the_gutter_selects_the_block(pane: ReadingPane, bridge: FakeBridge) -> None:
    at = QPoint(pane.sheet.column.left - 40, rect_of(pane, 6).y() + 10)
    QTest.mouseClick(pane.gutter, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert bridge.bulletin
    assert bridge.place == Span(Anchor("q", 0), Anchor("q", len(bridge.bulletin.block("q").text)))


def test_a_click_on_a_bar_selects_the_passage_and_pointing_at_it_fills_it(
    pane: ReadingPane, bridge: FakeBridge
) -> None:
    span = Span(Anchor("p", 4), Anchor("p", 9))
    id = bridge.annotate(span, "t1", "见附件 <b>")
    drawn = pane.margin.drawn()
    assert [one.bar.id for one in drawn] == [id]
    at = drawn[0].rect.topLeft().toPoint() + QPoint(3, 4)
    QTest.mouseMove(pane.margin, at)
    formats = pane.sheet.document().findBlockByNumber(5).layout().formats()
    assert [(one.start, one.length) for one in formats] == [(4, 6)]
    QTest.mouseClick(pane.margin, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert bridge.place == span
    QTest.mouseMove(pane.margin, QPoint(70, 880))
    assert pane.sheet.document().findBlockByNumber(5).layout().formats() == []


def test_bars_beyond_the_lanes_are_counted_and_chosen_from_a_list(
    pane: ReadingPane, bridge: FakeBridge, popped: list[QMenu]
) -> None:
    ids = [bridge.annotate(Span(Anchor("q", 0), Anchor("q", 40 - at)), "t1", f"第{at}条") for at in range(5)]
    drawn = pane.margin.drawn()
    assert sorted(one.bar.lane for one in drawn) == [0, 1, 2, 3, 4]
    under = pane.margin.at(QPoint(76, round(drawn[0].rect.top()) + 3))
    assert {bar.id for bar in under} == set(ids[3:])
    pane.margin._choose(under, QPoint(0, 0))
    menu = popped[0]
    assert len(menu.actions()) == 2
    menu.actions()[0].trigger()
    assert bridge.bulletin
    assert bridge.place in {bridge.bulletin.places[id].span for id in ids[3:]}


def test_tips_are_plain_text(pane: ReadingPane, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: said.append(text))
    widget, at = pane.gutter, QPoint(10, rect_of(pane, 3).y() + 8)
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    assert "文章标题\n存疑 0.71　上无空行" in said[0]


def test_a_pointer_that_rests_on_a_bar_asks_what_it_is(pane: ReadingPane, bridge: FakeBridge) -> None:
    id = bridge.annotate(Span(Anchor("p", 4), Anchor("p", 60)), "t1")
    told: list[tuple[list[str], QPoint]] = []
    pane.margin.rested_on.connect(lambda ids, at: told.append((ids, at)))
    where = pane.margin.drawn()[0].rect.center().toPoint()
    for at in (where, QPoint(where.x(), where.y() + 300)):
        QApplication.sendEvent(pane.margin, QHelpEvent(QEvent.Type.ToolTip, at, pane.margin.mapToGlobal(at)))
    assert told == [([id], where)]


def test_painting_survives_orphans_and_lost_tags(pane: ReadingPane, bridge: FakeBridge) -> None:
    bridge.annotate(Span(Anchor("p", 4), Anchor("p", 6)), "gone")
    bridge.annotate(Span(Anchor("e", 0), Anchor("d", 2)), "t3")
    bridge.type_over(Span(Anchor("p", 2), Anchor("p", 8)), "")
    assert not pane.grab().isNull()


def test_marks_never_move_the_text(pane: ReadingPane, bridge: FakeBridge) -> None:
    before = [rect_of(pane, number) for number in range(10)]
    for at in range(5):
        bridge.annotate(Span(Anchor("p", at), Anchor("q", 30 + at)), "t2")
    assert [rect_of(pane, number) for number in range(10)] == before


def test_the_doubt_line_stands_in_the_gap_under_its_block(
    pane: ReadingPane, bridge: FakeBridge, put_caret: Put
) -> None:
    line = pane._worry.line
    put_caret("n", 0)
    assert line.isHidden()
    below = rect_of(pane, 4).y()
    put_caret("t", 0)
    assert line.isVisible()
    assert rect_of(pane, 4).y() > below
    title = pane.sheet.block_rect(pane.sheet.document().findBlockByNumber(3))
    assert title.bottom() <= line.y()
    assert line.geometry().bottom() <= rect_of(pane, 4).y()
    QTest.mouseClick(line._confirm, Qt.MouseButton.LeftButton)
    assert bridge.bulletin
    assert not bridge.bulletin.block("t").label.doubtful
    assert line.isHidden()
    assert rect_of(pane, 4).y() == below


def test_the_doubt_line_goes_with_the_caret(pane: ReadingPane, put_caret: Put) -> None:
    put_caret("t", 0)
    put_caret("b", 0)
    assert pane._worry.line.isHidden()


def test_the_head_says_where_the_caret_is(pane: ReadingPane, put_caret: Put, qtbot: QtBot) -> None:
    put_caret("q", 20)
    qtbot.waitUntil(lambda: pane.head.place == "第3期 › 坚持党建引领 促进乡村𠮷祥 › 一、建强体系")


def test_zooming_keeps_the_measure_in_em(pane: ReadingPane) -> None:
    pane.resize(1200, 800)
    QApplication.processEvents()
    for size in (14, 18, 22):
        pane.set_text_size(size)
        assert pane.sheet.column.text == 32 * size
        assert pane.sheet.document().defaultFont().pixelSize() == size
    pane.zoom(1)
    assert pane.text_size == 22
    pane.zoom(0)
    assert pane.text_size == 16


def test_ctrl_and_the_wheel_zoom(pane: ReadingPane) -> None:
    where, inverted = QPointF(100, 100), False
    wheel = QWheelEvent(
        where,
        QPointF(pane.sheet.viewport().mapToGlobal(where.toPoint())),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        inverted,
    )
    QApplication.sendEvent(pane.sheet.viewport(), wheel)
    assert pane.text_size == 17


def words_of(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_the_menu_key_opens_the_menu_at_the_caret(
    pane: ReadingPane, bridge: FakeBridge, themes: ThemeSource, put_caret: Put, popped: list[QMenu]
) -> None:
    actions = ActionSet(action_table(), themes, pane)
    pane.set_actions({action.objectName(): action for action in actions})
    put_caret("q", 7, 13)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(pane.sheet.viewport(), event)
    menu = popped[0]
    words = words_of(menu)
    assert {"剪切", "复制", "粘贴", "类别", "级别", "小标题"} <= set(words)
    assert pane.caret.quote() == "一是书记主抓"
    submenu = next(action.menu() for action in menu.actions() if action.text() == "类别")
    assert isinstance(submenu, QMenu)
    assert len(submenu.actions()) == 14


def test_the_menu_works_without_actions_and_on_a_right_click(
    pane: ReadingPane, put_caret: Put, popped: list[QMenu]
) -> None:
    put_caret("n", 0)
    where = rect_of(pane, 6) + QPoint(60, 10)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, pane.sheet.viewport().mapToGlobal(where))
    QApplication.sendEvent(pane.sheet.viewport(), event)
    span = pane.caret.span()
    assert span
    assert span.start.block == "q"
    menu = popped[0]
    assert words_of(menu) == ["剪切", "复制", "粘贴"]


def test_controls_have_names_for_screen_readers(pane: ReadingPane) -> None:
    for widget in (pane, pane.sheet, pane.gutter, pane.margin, pane.find_bar.field, pane._worry.line):
        assert widget.accessibleName()
    assert pane.objectName() == "readingPane"


def test_candidates_of_an_input_method_open_at_the_caret(pane: ReadingPane, put_caret: Put) -> None:
    put_caret("q", 10)
    rect = pane.sheet.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert abs(rect.top() - pane.sheet.cursorRect().top()) <= 2
    assert rect.left() >= pane.sheet.column.left
    around = pane.sheet.inputMethodQuery(Qt.InputMethodQuery.ImSurroundingText)
    assert str(around).startswith("一、建强体系。")
    assert pane.sheet.inputMethodQuery(Qt.InputMethodQuery.ImCursorPosition) == 10


def test_without_a_bulletin_the_sheet_is_empty(pane: ReadingPane, bridge: FakeBridge) -> None:
    bridge.bulletin = None
    bridge.opened.emit()
    assert pane.sheet.toPlainText() == ""
    assert pane.caret.span() is None
    assert pane.sheet.isReadOnly()
    assert not pane.grab().isNull()


def test_an_issue_without_lines_is_shown(pane: ReadingPane, bridge: FakeBridge) -> None:
    assert bridge.bulletin
    bridge.bulletin = Bulletin("b1", bridge.bulletin.source, ())
    bridge.opened.emit()
    assert pane.sheet.toPlainText() == ""
    QTest.keyClicks(pane.sheet, "x")
    assert pane.sheet.toPlainText() == ""


def test_typing_and_undoing_over_a_real_library(library_bridge: Bridge, themes: ThemeSource, qtbot: QtBot) -> None:
    pane = ReadingPane(library_bridge, themes)
    qtbot.addWidget(pane)
    pane.show()
    assert library_bridge.bulletin
    text = library_bridge.bulletin.text
    library_bridge.go(Span(Anchor("p", 8), Anchor("p", 8)), "outlinePane")
    QTest.keyClick(pane.sheet, Qt.Key.Key_Delete)
    QTest.keyClick(pane.sheet, Qt.Key.Key_Return)
    assert library_bridge.bulletin.text != text
    assert pane.sheet.document().blockCount() == len(library_bridge.bulletin.lines)
    while library_bridge.bulletin.text != text:
        assert library_bridge.undo()
        assert pane.caret.span() is not None
    document = pane.sheet.document()
    assert [document.findBlockByNumber(at).text() for at in range(2, document.blockCount())] == text.split("\n")[2:]


def test_actions_of_the_window_are_shown_with_the_doubt(pane: ReadingPane, put_caret: Put) -> None:
    done: list[str] = []
    actions = {id: QAction(id, pane) for id in ("confirm", "change_kind", "split_proposed", *ACTIONS)}
    actions["change_kind"].setShortcut("Alt+K")
    actions["change_kind"].triggered.connect(lambda: done.append("change_kind"))
    pane.set_actions(actions)
    put_caret("t", 0)
    assert pane._worry.line._change.isVisible()
    QTest.mouseClick(pane._worry.line._change, Qt.MouseButton.LeftButton)
    assert done == ["change_kind"]
