"""The tagging mode on the real window, by real keys."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.reading.tagging.mode import READ_ONLY, REMOVED
from zugong_desk.ui.reading.tagging.peek_rows import NOTHING_HERE
from zugong_desk.ui.reading.tagging.taking import TAGGED_ALREADY
from zugong_desk.ui.window import MainWindow

Press = Callable[..., None]
At = Callable[..., None]
Put = Callable[[], list[tuple[str, str]]]
Chosen = Callable[[], str]
MODIFIED = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
FIRST = "一是选好人。"
SECOND = "𠮷祥村选出带头人🏠三名。"
THIRD = "二是管好人。"


def test_a_key_tags_the_sentence_and_goes_on(
    window: MainWindow, press: Press, at: At, put: Put, chosen: Chosen
) -> None:
    at("p", 2)
    press("F5")
    assert window.quick.mode.on
    assert window.quick.legend.isVisible()
    assert chosen() == FIRST
    press("1", "2")
    assert put() == [("t1", FIRST), ("t2", SECOND)]
    assert chosen() == THIRD
    press("esc")
    assert not window.quick.mode.on
    assert not window.quick.legend.isVisible()
    assert not window.parts.reading.sheet.isReadOnly()


def test_reading_on_and_back(press: Press, at: At, chosen: Chosen) -> None:
    at("p", 0)
    press("F5", "j")
    assert chosen() == SECOND
    press("down", "k", "up")
    assert chosen() == FIRST
    press("up")
    assert chosen() == "一、建强队伍"
    press("shift+j")
    assert chosen() == FIRST
    press("shift+down", "shift+up", "shift+k")
    assert chosen() == "一、建强队伍"


def test_clauses_lines_and_sections(press: Press, at: At, chosen: Chosen, put: Put) -> None:
    at("q", 0)
    press("F5", "j", "left")
    assert chosen() == "各村逐项落实"
    press("right")
    assert chosen() == "各村逐项落实，村集体经济收入增长两成。"
    press("shift+right", "shift+left")
    assert chosen() == "各村逐项落实，村集体经济收入增长两成。"
    press("b")
    assert chosen() == "二、服务群众。各村逐项落实，村集体经济收入增长两成。"
    press("n")
    assert chosen().startswith("把支部建在网格上")
    press("3")
    assert put() == [("t3", put()[0][1])]
    assert put()[0][1].endswith("增长两成。")


def test_shift_with_a_tags_key_takes_the_whole_line(press: Press, at: At, put: Put, library_bridge: Bridge) -> None:
    at("q", 9)
    press("F5", "shift+2")
    assert library_bridge.bulletin is not None
    assert put() == [("t2", library_bridge.bulletin.block("q").text)]


def test_the_last_tag_again_and_undone(
    press: Press, at: At, put: Put, chosen: Chosen, library_bridge: Bridge, window: MainWindow
) -> None:
    at("p", 0)
    press("F5", "2", ".", ".")
    assert [tag for tag, _ in put()] == ["t2", "t2", "t2"]
    press("u", "u")
    assert [tag for tag, _ in put()] == ["t2"]
    assert chosen() == SECOND
    press("k")
    assert chosen() == FIRST
    assert window.quick.taking.last in library_bridge.bulletin.annotations  # type: ignore[union-attr]


def test_delete_takes_the_annotation_at_the_place_away(
    window: MainWindow, press: Press, at: At, put: Put, library_bridge: Bridge
) -> None:
    told: list[str] = []
    library_bridge.told.connect(told.append)
    at("p", 0)
    press("F5", "b", "1", "k", "shift+j")
    at("p", 0)
    press("1")
    assert len(put()) == 2
    press("k")
    QTest.keyClick(window.parts.reading.sheet, Qt.Key.Key_Delete)
    assert [len(words) > len(FIRST) for _, words in put()] == [True]
    press("u")
    assert len(put()) == 2
    at("h", 0)
    QTest.keyClick(window.parts.reading.sheet, Qt.Key.Key_Backspace)
    assert told == [REMOVED, NOTHING_HERE]


def test_back_leads_to_all_that_was_tagged(press: Press, at: At, chosen: Chosen, put: Put) -> None:
    at("p", 0)
    press("F5", "right", "1", "k")
    assert chosen() == FIRST + SECOND
    press("2")
    assert put() == [("t1", FIRST + SECOND), ("t2", FIRST + SECOND)]


def test_space_opens_the_palette_and_reading_goes_on(
    window: MainWindow, press: Press, at: At, put: Put, chosen: Chosen
) -> None:
    at("p", 0)
    press("F5", "space")
    palette = window.parts.palette
    assert palette.isVisible()
    QTest.keyClicks(palette.query, "cgb")
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    assert put() == [("t3", FIRST)]
    assert chosen() == SECOND
    assert window.parts.reading.sheet.hasFocus()
    press(".")
    assert put()[1] == ("t3", SECOND)


def test_leaving_the_palette_tags_nothing(window: MainWindow, press: Press, at: At, put: Put, chosen: Chosen) -> None:
    at("p", 0)
    press("F5", "space")
    QTest.keyClick(window.parts.palette.query, Qt.Key.Key_Escape)
    press("1")
    assert put() == [("t1", FIRST)]
    assert chosen() == SECOND


def test_the_record_of_what_was_tagged(window: MainWindow, press: Press, at: At, library_bridge: Bridge) -> None:
    at("p", 0)
    press("F5", "r")
    assert window.quick.mode.on
    press("1", "r")
    assert library_bridge.bulletin is not None
    assert window.parts.tags.chosen == next(iter(library_bridge.bulletin.annotations))
    assert window.parts.tags.isAncestorOf(window.focusWidget())
    assert window.quick.mode.on
    assert not window.quick.legend.awake
    press("esc")
    assert window.parts.reading.sheet.hasFocus()
    assert window.quick.legend.awake
    assert window.quick.mode.on


def test_a_record_in_sight_is_that_of_what_was_tagged(
    window: MainWindow, press: Press, at: At, library_bridge: Bridge, chosen: Chosen
) -> None:
    window.reveal("tagsPane")
    at("p", 0)
    press("F5", "1", "2")
    assert library_bridge.bulletin is not None
    assert window.parts.tags.chosen == list(library_bridge.bulletin.annotations)[1]
    assert chosen() == THIRD
    assert window.parts.reading.sheet.hasFocus()


def test_nothing_can_be_typed(window: MainWindow, press: Press, at: At, library_bridge: Bridge) -> None:
    assert library_bridge.bulletin is not None
    text, sheet = library_bridge.bulletin.text, window.parts.reading.sheet
    at("p", 3)
    press("F5", "z", "y", "q", "W", ",")
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Tab, Qt.Key.Key_F12):
        QTest.keyClick(sheet, key)
    sheet.setFocus()
    for key in (Qt.Key.Key_P, Qt.Key.Key_T, Qt.Key.Key_X):
        QTest.keyClick(sheet, key, Qt.KeyboardModifier.AltModifier)
    QApplication.clipboard().setText("贴")
    sheet.paste()
    sheet.cut()
    assert library_bridge.bulletin.text == text
    assert library_bridge.bulletin.annotations == {}
    press("esc")
    at("p", 0)
    QTest.keyClicks(sheet, "a")
    assert library_bridge.bulletin.block("p").text.startswith("a一是")


def test_a_key_held_down_tags_once_and_reads_on(
    window: MainWindow, press: Press, at: At, put: Put, chosen: Chosen
) -> None:
    sheet = window.parts.reading.sheet
    at("p", 0)
    press("F5", "1")
    for _ in range(5):
        QApplication.sendEvent(
            sheet,
            QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1", True),
        )
    assert len(put()) == 1
    assert chosen() == SECOND
    for _ in range(2):
        QApplication.sendEvent(
            sheet,
            QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier, "j", True),
        )
    assert chosen() == "按月通报e\u0301。"


def test_the_same_tag_is_not_put_twice(press: Press, at: At, put: Put, chosen: Chosen, library_bridge: Bridge) -> None:
    told: list[str] = []
    library_bridge.told.connect(told.append)
    at("p", 0)
    press("F5", "1", "k", "1")
    assert put() == [("t1", FIRST)]
    assert chosen() == SECOND
    assert told == [TAGGED_ALREADY.format("村级集体经济")]


def test_ratings_keep_their_keys(
    window: MainWindow, press: Press, at: At, library_bridge: Bridge, qtbot: QtBot
) -> None:
    at("p", 0)
    press("F5", "1", "k", "m")
    QTest.keyClick(window.quick.peeking.card.list, Qt.Key.Key_Return)
    qtbot.waitUntil(window.parts.actions["rating_3"].isEnabled)
    QTest.keyClick(window.parts.reading.sheet, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    assert library_bridge.bulletin is not None
    assert [one.practice.rating for one in library_bridge.bulletin.annotations.values()] == [3]
    QTest.keyClick(window.parts.reading.sheet, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert library_bridge.bulletin.block("p").level == 0


def test_kinds_are_not_changed_by_accident(window: MainWindow, press: Press, at: At, library_bridge: Bridge) -> None:
    at("p", 3)
    press("F5")
    QTest.keyClick(window.parts.reading.sheet, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert library_bridge.bulletin is not None
    assert "p" in library_bridge.bulletin.line_position


@pytest.mark.parametrize("text", ["1", "１"])
def test_an_input_method_swallows_no_key(
    window: MainWindow, press: Press, at: At, put: Put, library_bridge: Bridge, text: str
) -> None:
    sheet = window.parts.reading.sheet
    at("p", 0)
    press("F5")
    assert not sheet.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert library_bridge.bulletin is not None
    before = library_bridge.bulletin.text
    committed = QInputMethodEvent("", [])
    committed.setCommitString(text)
    QApplication.sendEvent(sheet, committed)
    QApplication.sendEvent(sheet, QInputMethodEvent("j", []))
    chinese = QInputMethodEvent("", [])
    chinese.setCommitString("正𠮷")
    QApplication.sendEvent(sheet, chinese)
    assert put() == [("t1", FIRST)]
    assert library_bridge.bulletin.text == before
    assert not sheet.composing
    press("esc")
    assert sheet.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    QApplication.sendEvent(sheet, chinese)
    assert "正𠮷" in library_bridge.bulletin.text


def test_what_is_being_composed_does_not_hinder_the_mode(
    window: MainWindow, press: Press, at: At, library_bridge: Bridge
) -> None:
    sheet = window.parts.reading.sheet
    at("p", 0)
    press()
    QApplication.sendEvent(sheet, QInputMethodEvent("zheng", []))
    assert sheet.composing
    window.quick.mode.enter()
    assert not sheet.composing
    assert window.quick.mode.on


def test_it_stays_on_in_the_next_issue_and_off_in_a_library_that_may_only_be_read(
    window: MainWindow, press: Press, library_bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    press("F5")
    assert library_bridge.bulletin is not None
    library_bridge.open_issue(library_bridge.bulletin.id)
    assert window.quick.mode.on
    assert window.parts.reading.sheet.isReadOnly()
    press("esc")
    told: list[str] = []
    library_bridge.told.connect(told.append)
    monkeypatch.setattr(type(library_bridge), "read_only", True)
    window.quick.mode.enter()
    assert told == [READ_ONLY]
    assert not window.quick.mode.on


def test_retired_tags_answer_to_no_key_and_are_not_repeated(
    window: MainWindow, press: Press, at: At, put: Put, library_bridge: Bridge
) -> None:
    at("p", 0)
    press("F5", "1")
    tag = library_bridge.shelf.tags["t1"]
    library_bridge.change_tag(replace(tag, retired=True))
    assert [entry.word for entry in window.quick.legend.entries if entry.look] == ["网格治理", "村干部"]
    press(".")
    assert window.parts.palette.isVisible()
    assert "村级集体经济" not in [choice.name for choice in window.parts.palette.model.rows]
    QTest.keyClick(window.parts.palette.query, Qt.Key.Key_Escape)
    press("1")
    assert [tag for tag, _ in put()] == ["t1", "t2"]


def test_outside_the_mode_the_sentence_at_the_caret_is_tagged(
    window: MainWindow, press: Press, at: At, put: Put, chosen: Chosen, library_bridge: Bridge
) -> None:
    at("p", 8)
    press()
    window.parts.actions["tag_palette"].trigger()
    assert chosen() == SECOND
    QTest.keyClick(window.parts.palette.query, Qt.Key.Key_Return)
    at("p", 20)
    window.parts.actions["repeat_tag"].trigger()
    assert put() == [("t1", SECOND), ("t1", THIRD)]


def test_wider_and_narrower_while_typing(
    window: MainWindow, press: Press, at: At, chosen: Chosen, library_bridge: Bridge
) -> None:
    at("p", 8)
    press()
    seen: list[str] = []

    def reach(key: Qt.Key) -> None:
        QTest.keyClick(window.parts.reading.sheet, key, MODIFIED)

    for _ in range(3):
        reach(Qt.Key.Key_Up)
        seen.append(chosen())
    assert library_bridge.bulletin is not None
    assert seen[:2] == [SECOND, FIRST + SECOND]
    reach(Qt.Key.Key_Down)
    reach(Qt.Key.Key_Down)
    assert chosen() == SECOND
    reach(Qt.Key.Key_Right)
    assert chosen() == SECOND + THIRD
    reach(Qt.Key.Key_Left)
    assert chosen() == SECOND


def test_the_mode_hears_no_key_while_another_pane_has_the_focus(
    window: MainWindow, press: Press, at: At, put: Put
) -> None:
    at("p", 0)
    press("F5")
    window.parts.library.setFocus()
    QTest.keyClick(window.focusWidget() or window, "1")
    assert put() == []
