"""Proofreading in the real window: by key, menu and button."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.ui.proof.conftest import at_hand, checked, table

from zugong_desk.domain.decision import Scope
from zugong_desk.domain.finding import Rewrite, Severity
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.proof.deeds import NO_MEND, WALK_FIRST
from zugong_desk.ui.proof.hand import FROM_START, NONE_OPEN
from zugong_desk.ui.proof.preview import PreviewDialog
from zugong_desk.ui.reading import underlining
from zugong_desk.ui.window import MainWindow

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
WALKED = ["截止", "截止", "按装", "千余多", "再接再励"]


def press(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(window.parts.reading.sheet, key, modifiers)
    QApplication.processEvents()


def walk(window: MainWindow, qtbot: QtBot, times: int) -> None:
    for _ in range(times):
        press(window, qtbot, Qt.Key.Key_F8)


def counts(window: MainWindow) -> tuple[str, str]:
    return window.parts.status.proof.text(), window.parts.proof.head.progress.text()


def test_f8_walks_errors_and_warnings_and_goes_round(window: MainWindow, qtbot: QtBot) -> None:
    seen = []
    for _ in range(6):
        walk(window, qtbot, 1)
        seen.append(at_hand(window))
    assert seen == [*WALKED, "截止"]
    assert window.parts.status.currentMessage().startswith(FROM_START)
    press(window, qtbot, Qt.Key.Key_F8, SHIFT)
    assert at_hand(window) == "再接再励"
    assert window.parts.reading.caret.quote() == "再接再励"
    assert window.parts.reading.sheet.hasFocus()


def test_the_card_stands_under_the_block_and_says_what_is_to_be_done(window: MainWindow, qtbot: QtBot) -> None:
    walk(window, qtbot, 3)
    reading = window.parts.reading
    card = reading.findings.card
    qtbot.waitUntil(card.isVisible)
    block = reading.display.block_of(window.bridge.finding.block)  # type: ignore[union-attr]
    assert block is not None
    assert card.geometry().top() >= reading.sheet.block_rect(block).bottom()
    assert card.geometry().bottom() <= reading.sheet.block_rect(block.next()).top()
    assert card.number.text() == "第 3 条，共 5 条"
    assert (card.message.text(), card.accept.text()) == ("应为“安装”。", "改正")
    assert [button.text() for button in card.wordings.buttons] == ["安装", "装好", "装上"]
    assert card.why.isHidden()
    press(window, qtbot, Qt.Key.Key_F1, SHIFT)
    assert card.why.isVisible()
    press(window, qtbot, Qt.Key.Key_Escape)
    assert card.isHidden()
    assert at_hand(window) == ""


def test_accept_by_key_goes_on_and_undo_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    before = table(window).text
    walk(window, qtbot, 1)
    press(window, qtbot, Qt.Key.Key_Return, ALT)
    assert at_hand(window) == "截止"
    assert table(window).text == before.replace("截止目前", "截至目前")
    checked(window, qtbot)
    assert counts(window) == ("校对 1/6", "已处理 1/6")
    window.parts.actions["undo"].trigger()
    assert table(window).text == before
    qtbot.waitUntil(lambda: at_hand(window) == "截止")
    assert window.bridge.finding is not None
    assert window.bridge.finding.start == 0
    checked(window, qtbot)
    assert counts(window) == ("校对 0/6", "已处理 0/6")
    window.parts.actions["redo"].trigger()
    checked(window, qtbot)
    assert table(window).text == before.replace("截止目前", "截至目前")


def test_keep_here_in_the_issue_and_everywhere(window: MainWindow, qtbot: QtBot) -> None:
    walk(window, qtbot, 1)
    press(window, qtbot, Qt.Key.Key_Delete, ALT)
    assert at_hand(window) == "截止"
    assert window.bridge.finding is not None
    assert window.bridge.finding.start > 0
    assert counts(window)[0] == "校对 1/6"
    window.parts.actions["undo"].trigger()
    qtbot.waitUntil(lambda: window.bridge.finding is not None and window.bridge.finding.start == 0)
    window.parts.actions["keep_in_issue"].trigger()
    assert at_hand(window) == "按装"
    assert counts(window)[0] == "校对 2/6"
    window.parts.actions["keep_everywhere"].trigger()
    scopes = [one.scope for one in window.bridge.shelf.decisions.values()]
    assert scopes == [Scope.ISSUE, Scope.LIBRARY]


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_the_menu_of_ways_to_keep_is_the_keyboards(window: MainWindow, qtbot: QtBot) -> None:
    walk(window, qtbot, 5)
    press(window, qtbot, Qt.Key.Key_Delete, ALT | SHIFT)
    menu = window.findChild(QMenu, "keepMenu")
    assert isinstance(menu, QMenu)
    names = [entry.text() for entry in menu.actions()]
    assert names[0] == "&1　此处保留"
    assert names[-1] == "&5　只停用这一条：再接再励"
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert [one.scope for one in window.bridge.shelf.decisions.values()] == [Scope.HERE]


def test_switching_a_rule_off_takes_its_findings_away_at_once(window: MainWindow, qtbot: QtBot) -> None:
    walk(window, qtbot, 1)
    window.parts.actions["switch_rule_off"].trigger()
    assert window.bridge.proof is not None
    assert not [one for one in window.bridge.proof.open if one.rule == "W-STOP"]
    assert at_hand(window) == "按装"
    checked(window, qtbot)
    assert counts(window)[0] == "校对 0/4"
    window.parts.actions["undo"].trigger()
    checked(window, qtbot)
    assert counts(window)[0] == "校对 0/6"


def test_another_wording_by_its_number(window: MainWindow, qtbot: QtBot) -> None:
    walk(window, qtbot, 3)
    press(window, qtbot, Qt.Key.Key_2, CTRL)
    assert "大家装好了路灯" in table(window).text
    assert at_hand(window) == "千余多"
    press(window, qtbot, Qt.Key.Key_Return, ALT)
    assert window.parts.status.currentMessage() == NO_MEND
    assert "千余多" in table(window).text


def test_all_that_are_safe_after_a_preview_in_one_step(window: MainWindow, qtbot: QtBot) -> None:
    before = table(window).text
    window.parts.proof.head.safe.click()
    dialog = window.findChild(PreviewDialog)
    assert isinstance(dialog, PreviewDialog)
    assert [one.text for one in dialog.model.rows] == ["截止", "截止", " 12 ", "再接再励"]
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    assert dialog.take.text() == "改正 3 处　Enter"
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    text = table(window).text
    assert "截止目前" in text
    assert "截至去年底" in text
    assert "带动12个村" in text
    assert "再接再厉" in text
    window.parts.actions["undo"].trigger()
    assert table(window).text == before


def test_after_many_corrections_nothing_is_selected_that_a_key_could_take_away(
    window: MainWindow, qtbot: QtBot
) -> None:
    walk(window, qtbot, 1)
    window.parts.proof.head.safe.click()
    dialog = window.findChild(PreviewDialog)
    assert isinstance(dialog, PreviewDialog)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    checked(window, qtbot)
    qtbot.wait(300)
    assert window.bridge.place is not None
    assert window.bridge.place.collapsed
    assert not window.parts.reading.sheet.textCursor().hasSelection()
    assert not window.parts.reading.caret.quote()


def test_what_was_really_corrected_is_counted(window: MainWindow, qtbot: QtBot) -> None:
    proof = window.bridge.proof
    assert proof is not None
    first = next(one for one in proof.open if one.text == "截止")
    wide = replace(
        first, rule="W-LI", mends=tuple(replace(one, after="截到") for one in first.mends if isinstance(one, Rewrite))
    )
    said: list[str] = []
    window.bridge.told.connect(said.append)
    dialog = PreviewDialog(window.bridge, window.themes, (first, wide), "两条", window)
    qtbot.addWidget(dialog)
    dialog.take.click()
    assert said == ["已改正 1 处，可一步撤销。另有 1 处已变或相叠，没有改。"]
    assert "截至目前" in table(window).text


def test_all_of_one_rule_by_menu(window: MainWindow, qtbot: QtBot) -> None:
    walk(window, qtbot, 1)
    window.parts.actions["accept_rule"].trigger()
    dialog = window.findChild(PreviewDialog)
    assert isinstance(dialog, PreviewDialog)
    assert dialog.windowTitle() == "改正本规则全部：截止与截至"
    dialog.take.click()
    assert table(window).text.count("截至") == 2
    assert "截止日期" in table(window).text


def test_without_a_finding_the_keys_say_what_is_missing(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Qt.Key.Key_Return, ALT)
    assert window.parts.status.currentMessage() == WALK_FIRST
    for name in ("W-STOP", "W-FIX", "N-MORE", "W-LI", "L-SPACE"):
        window.bridge.set_rule(name, "off")
    checked(window, qtbot)
    walk(window, qtbot, 1)
    assert window.parts.status.currentMessage() == NONE_OPEN
    assert counts(window) == ("校对 0/0", "")


def test_typing_moves_the_underlines_along_and_takes_those_it_touched(window: MainWindow, qtbot: QtBot) -> None:
    line = next(line for line in table(window).lines if line.text.startswith("截止目前"))
    window.bridge.go(Span(Anchor(line.id, 0), Anchor(line.id, 0)), "test")
    qtbot.keyClicks(window.parts.reading.sheet, "a")
    assert window.bridge.proof is not None
    assert not window.bridge.sure
    here = [one for one in window.bridge.proof.open if one.block == line.id]
    text = table(window).block(line.id).text
    assert [text[one.start : one.end] for one in here] == ["截止", "截止", "按装"]
    marks = window.parts.reading.underlining.of(table(window).block(line.id))
    assert [(mark.start, mark.severity) for mark in marks] == [(one.start, Severity.ERROR) for one in here]
    checked(window, qtbot)
    window.bridge.go(Span(Anchor(line.id, 2), Anchor(line.id, 2)), "test")
    qtbot.keyClicks(window.parts.reading.sheet, "b")
    assert window.bridge.proof.open[0].start > 3
    checked(window, qtbot)
    assert window.bridge.proof is not None
    assert not [one for one in window.bridge.proof.open if one.block == line.id and one.start < 3]


def test_of_a_long_block_only_what_is_in_view_is_underlined(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = next(one for one in table(window).lines if "路灯" in one.text)
    place = Anchor(line.id, len(line.text))
    window.bridge.type_over(Span(place, place), "到𠮷县😀，再接再励。" * 2000)
    checked(window, qtbot)
    drawn: list[tuple[float, float]] = []
    monkeypatch.setattr(underlining, "paint_underline", lambda _painter, left, right, *_: drawn.append((left, right)))
    sheet = window.parts.reading.sheet
    for value in (0, sheet.verticalScrollBar().maximum() // 2, sheet.verticalScrollBar().maximum()):
        sheet.verticalScrollBar().setValue(value)
        drawn.clear()
        sheet.viewport().repaint()
        assert 0 < len(drawn) < 400
        assert all(right > left for left, right in drawn)


def test_what_an_input_method_composes_is_not_disturbed(window: MainWindow, qtbot: QtBot) -> None:
    sheet = window.parts.reading.sheet
    walk(window, qtbot, 1)
    line = table(window).block(window.bridge.finding.block)  # type: ignore[union-attr]
    end = Anchor(line.id, len(line.text))
    window.bridge.go(Span(end, end), "test")
    QApplication.sendEvent(sheet, QInputMethodEvent("anzhuang", []))
    window.bridge.set_rule("W-STOP", "off")
    checked(window, qtbot)
    assert sheet.textCursor().block().layout().preeditAreaText() == "anzhuang"
    commit = QInputMethodEvent("", [])
    commit.setCommitString("按装𠮷")
    QApplication.sendEvent(sheet, commit)
    assert table(window).block(line.id).text.endswith("按装𠮷")
    checked(window, qtbot)
    marks = window.parts.reading.underlining.of(table(window).block(line.id))
    assert [line.text.index("按装"), len(line.text)] == [mark.start for mark in marks]


def test_a_click_on_underlined_words_opens_the_card_and_one_beside_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    reading = window.parts.reading
    found = next(one for one in window.bridge.proof.open if one.text == "按装")  # type: ignore[union-attr]
    rect = next(iter(reading.underlining.rects(found.block, found.start, found.end)))
    qtbot.mouseClick(reading.sheet.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert at_hand(window) == "按装"
    qtbot.waitUntil(reading.findings.card.isVisible)
    beside = next(iter(reading.underlining.rects(found.block, found.end + 2, found.end + 3)))
    away = beside.center().toPoint()
    qtbot.wait(QApplication.doubleClickInterval() + 50)
    qtbot.mouseClick(reading.sheet.viewport(), Qt.MouseButton.LeftButton, pos=away)
    qtbot.waitUntil(reading.findings.card.isHidden)


def test_the_buttons_of_the_card(window: MainWindow, qtbot: QtBot) -> None:
    walk(window, qtbot, 1)
    card = window.parts.reading.findings.card
    qtbot.waitUntil(card.isVisible)
    qtbot.mouseClick(card.keep, Qt.MouseButton.LeftButton)
    assert counts(window)[0] == "校对 1/6"
    qtbot.mouseClick(card.accept, Qt.MouseButton.LeftButton)
    assert "截至去年底" in table(window).text
    assert window.parts.reading.sheet.hasFocus()
    qtbot.mouseClick(card.shut, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(card.isHidden)


def test_the_card_finds_its_place_without_scrolling(window: MainWindow, qtbot: QtBot) -> None:
    reading = window.parts.reading
    found = next(one for one in window.bridge.proof.open if one.text == "千余多")  # type: ignore[union-attr]
    place = Anchor(found.block, found.start)
    window.bridge.go(Span(place, place), "test")
    qtbot.wait(20)
    window.parts.proof.open_card()
    card = reading.findings.card
    qtbot.waitUntil(card.isVisible)
    block = reading.display.block_of(found.block)
    assert block is not None
    assert card.y() >= reading.sheet.block_rect(block).bottom()
    assert card.x() > 0


@pytest.mark.parametrize("size", [(1600, 1000), (960, 600)])
def test_words_and_card_are_seen_together(window: MainWindow, qtbot: QtBot, size: tuple[int, int]) -> None:
    window.resize(*size)
    reading = window.parts.reading
    for _ in range(5):
        walk(window, qtbot, 1)
        qtbot.waitUntil(reading.findings.card.isVisible)
        qtbot.wait(20)
        finding = window.bridge.finding
        assert finding is not None
        row = next(iter(reading.underlining.rects(finding.block, finding.start, finding.end)))
        view = reading.sheet.viewport().rect()
        assert view.contains(row.center().toPoint())
        assert reading.findings.docked or view.contains(reading.findings.card.geometry())


def test_a_library_that_may_only_be_read_is_walked_and_not_changed(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(window.bridge), "read_only", property(lambda _bridge: True))
    window.bridge.opened.emit()
    checked(window, qtbot)
    walk(window, qtbot, 1)
    card = window.parts.reading.findings.card
    qtbot.waitUntil(card.isVisible)
    assert not any(button.isEnabled() for button in (card.accept, card.keep, card.rewrite))
    before = table(window).text
    press(window, qtbot, Qt.Key.Key_Return, ALT)
    press(window, qtbot, Qt.Key.Key_Delete, ALT)
    qtbot.keyClick(window.parts.proof.view, Qt.Key.Key_Delete)
    assert table(window).text == before
    assert not window.bridge.shelf.decisions
    assert not window.parts.proof.head.safe.isEnabled()
