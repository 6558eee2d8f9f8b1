"""Typing, composing, pasting, deleting: each becomes one smallest edit, and the sheet never leaves the model."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from tests.ui.reading.fake_bridge import FakeBridge

from zugong_desk.domain import edit
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.reading.pane import ReadingPane

Put = Callable[..., None]
Agrees = Callable[[], None]


def press(pane: ReadingPane, text: str) -> None:
    QApplication.sendEvent(
        pane.sheet, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, text)
    )


def compose(pane: ReadingPane, preedit: str, commit: str = "", replace: tuple[int, int] = (0, 0)) -> None:
    event = QInputMethodEvent(preedit, [])
    if commit or replace != (0, 0):
        event.setCommitString(commit, *replace)
    QApplication.sendEvent(pane.sheet, event)


def test_a_character_is_one_edit(pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees) -> None:
    put_caret("n", 3)
    press(pane, "新")
    assert bridge.typed == [("", "新")]
    assert bridge.bulletin.block("n").text.startswith("编者按新：")
    agrees()


def test_a_character_typed_beside_its_like_goes_where_the_caret_is(
    pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees
) -> None:
    bridge.type_over(Span(Anchor("n", 0), Anchor("n", 0)), "书书书")
    annotation = bridge.annotate(Span(Anchor("n", 0), Anchor("n", 1)), "t1")
    put_caret("n", 0)
    press(pane, "书")
    assert bridge.bulletin.places[annotation].span.start == Anchor("n", 1)
    agrees()


def test_composing_is_no_edit_and_its_commit_exactly_one(
    pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees
) -> None:
    put_caret("p", 5)
    for preedit in ("z", "zh", "zheng"):
        compose(pane, preedit)
    assert bridge.typed == []
    compose(pane, "", "正𠮷")
    assert bridge.typed == [("", "正𠮷")]
    assert bridge.bulletin.block("p").text[5:7] == "正𠮷"
    assert pane.caret.span() == Span(Anchor("p", 7), Anchor("p", 7))
    agrees()


def test_cancelled_composing_leaves_nothing(
    pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees
) -> None:
    put_caret("q", 3)
    before = pane.sheet.document().findBlockByNumber(6).layout().formats()
    compose(pane, "zheng")
    compose(pane, "")
    after = pane.sheet.document().findBlockByNumber(6).layout().formats()
    assert bridge.typed == []
    assert [(one.start, one.length) for one in after] == [(one.start, one.length) for one in before]
    agrees()


def test_heads_keep_their_ink_around_what_is_composed(pane: ReadingPane, bridge: FakeBridge, put_caret: Put) -> None:
    put_caret("q", 3)
    compose(pane, "zheng")
    formats = pane.sheet.document().findBlockByNumber(6).layout().formats()
    assert {(one.start, one.length) for one in formats} >= {(0, 6 + 5), (7 + 5, 6)}


@pytest.mark.parametrize("offset", [0, 3, 7, 14])
def test_a_key_in_a_line_with_heads_is_laid_out_once(
    pane: ReadingPane, put_caret: Put, agrees: Agrees, offset: int
) -> None:
    put_caret("q", offset)
    laid_out: list[float] = []
    pane.sheet.document().documentLayout().update.connect(lambda where: laid_out.append(where.top()))
    compose(pane, "", "正𠮷")
    assert len(laid_out) == 1
    agrees()


def test_a_jump_gives_up_what_is_being_composed(
    pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees
) -> None:
    put_caret("q", 3)
    compose(pane, "zheng")
    bridge.go(Span(Anchor("n", 2), Anchor("n", 2)), "outlinePane")
    document = pane.sheet.document()
    left = [document.findBlockByNumber(number).layout().preeditAreaText() for number in range(document.blockCount())]
    assert set(left) == {""}
    assert bridge.typed == []
    agrees()


def test_composing_over_a_selection_takes_it_out(
    pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees
) -> None:
    put_caret("q", 2, 6)
    compose(pane, "ji")
    compose(pane, "", "健全")
    assert bridge.bulletin.block("q").text.startswith("一、健全。")
    agrees()


def test_an_input_method_may_replace_what_stands_before(
    pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees
) -> None:
    put_caret("n", 3)
    compose(pane, "", "者", (-1, 1))
    assert bridge.bulletin.block("n").text.startswith("编者者：")
    agrees()


def test_composing_inside_a_tagged_sentence_grows_the_tag(
    pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees
) -> None:
    id = bridge.annotate(Span(Anchor("n", 0), Anchor("n", 6)), "t1")
    put_caret("n", 2)
    compose(pane, "de")
    compose(pane, "", "的𠮷")
    assert bridge.bulletin.quote(bridge.bulletin.places[id].span) == "编者的𠮷按：现将"
    agrees()


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier])
def test_enter_splits_with_one_line_feed(
    pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees, modifier: Qt.KeyboardModifier
) -> None:
    put_caret("p", 4)
    QTest.keyClick(pane.sheet, Qt.Key.Key_Return, modifier)
    assert bridge.typed == [("", "\n")]
    assert pane.sheet.document().blockCount() == 11
    agrees()


def test_enter_in_a_title_sets_the_second_half_as_a_paragraph(
    pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees
) -> None:
    put_caret("t", 6)
    QTest.keyClick(pane.sheet, Qt.Key.Key_Return)
    agrees()


def test_backspace_at_the_start_of_a_line_merges(
    pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees
) -> None:
    put_caret("q", 0)
    QTest.keyClick(pane.sheet, Qt.Key.Key_Backspace)
    assert bridge.typed == [("\n", "")]
    assert "q" not in bridge.bulletin.line_position
    agrees()


def test_delete_takes_a_wide_character_whole(
    pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees
) -> None:
    put_caret("p", 4)
    QTest.keyClick(pane.sheet, Qt.Key.Key_Delete)
    assert bridge.typed == [("𠮷", "")]
    agrees()


def test_a_selection_over_three_lines_gives_way_to_one_character(
    pane: ReadingPane, bridge: FakeBridge, agrees: Agrees
) -> None:
    pane.caret.show(Span(Anchor("n", 3), Anchor("b", 2)))
    press(pane, "。")
    assert bridge.bulletin.block("n").text == "编者按。某县委"
    agrees()


def test_all_can_be_deleted_and_typed_anew(pane: ReadingPane, bridge: FakeBridge, agrees: Agrees) -> None:
    pane.sheet.selectAll()
    QTest.keyClick(pane.sheet, Qt.Key.Key_Delete)
    agrees()
    press(pane, "𠮷")
    assert bridge.bulletin.text == "𠮷"
    agrees()


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("甲\r\n乙\r丙", "甲\n乙\n丙"),
        ("甲\u2028乙\u2029丙", "甲\n乙\n丙"),
        ("甲\x00乙\ufeff\ufdd0", "甲乙"),
        ("𠮷🏠e\u0301", "𠮷🏠e\u0301"),
        ("甲\u00a0乙", "甲\u00a0乙"),
    ],
)
def test_paste_is_plain_text(
    pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees, pasted: str, kept: str
) -> None:
    put_caret("n", 3)
    data = QMimeData()
    data.setText(pasted)
    data.setHtml("<b>粗</b>")
    pane.sheet.insertFromMimeData(data)
    assert kept in bridge.bulletin.text
    assert "粗" not in bridge.bulletin.text
    agrees()


def test_copying_gives_the_reading_text_not_its_looks(pane: ReadingPane, bridge: FakeBridge) -> None:
    pane.caret.show(Span(Anchor("m", 0), Anchor("n", 3)))
    copied = pane.sheet.createMimeDataFromSelection()
    assert copied.text() == bridge.bulletin.block("m").text + "\n编者按"
    assert not copied.hasHtml()


def test_the_mastheads_lines_are_edited_where_they_stand(
    pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees
) -> None:
    put_caret("m", 10)
    press(pane, "1")
    assert bridge.bulletin.block("m").text.startswith("某市组工信息 第 31 期 ")
    agrees()


def test_a_refused_edit_goes_back(pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees) -> None:
    bridge.refuse = True
    put_caret("p", 4)
    press(pane, "新")
    agrees()
    QTest.keyClick(pane.sheet, Qt.Key.Key_Return)
    agrees()
    put_caret("q", 0)
    QTest.keyClick(pane.sheet, Qt.Key.Key_Backspace)
    agrees()
    pane.sheet.selectAll()
    compose(pane, "", "无")
    agrees()


def test_typing_that_is_given_up_later_goes_back(
    pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees
) -> None:
    before = bridge.bulletin
    put_caret("p", 4)
    press(pane, "新")
    bridge.bulletin = before
    bridge.refused.emit("书库被另一处改过，刚才的输入没有写入。")
    agrees()


def test_a_fault_in_the_model_leaves_sheet_and_model_agreeing(
    pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(span: Span, text: str) -> None:
        raise KeyError(text)

    put_caret("p", 4)
    monkeypatch.setattr(bridge, "type_over", fail)
    with capture_exceptions() as caught:
        press(pane, "新")
    assert [kind for kind, *_ in caught] == [KeyError]
    monkeypatch.undo()
    agrees()
    press(pane, "再")
    assert bridge.typed == [("", "再")]
    agrees()


def test_a_read_only_library_keeps_the_caret_but_takes_no_key(
    pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees
) -> None:
    bridge.read_only = True
    bridge.opened.emit()
    put_caret("p", 4)
    press(pane, "新")
    compose(pane, "xin")
    compose(pane, "", "新")
    QTest.keyClick(pane.sheet, Qt.Key.Key_Return)
    QTest.keyClick(pane.sheet, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert bridge.typed == []
    assert pane.caret.quote() == "𠮷"
    agrees()


def test_undo_and_redo_are_left_to_the_window(pane: ReadingPane, bridge: FakeBridge, put_caret: Put) -> None:
    put_caret("p", 4)
    press(pane, "新")
    for key, modifiers in (
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ):
        override = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        override.ignore()
        QApplication.sendEvent(pane.sheet, override)
        assert not override.isAccepted()
    assert not pane.sheet.document().isUndoAvailable()


def test_text_dragged_within_the_sheet_is_two_small_edits(
    pane: ReadingPane, bridge: FakeBridge, put_caret: Put, agrees: Agrees
) -> None:
    kept = bridge.annotate(Span(Anchor("n", 8), Anchor("n", 11)), "t1")
    put_caret("n", 4, 6)
    target = QTextCursor(pane.sheet.document())
    target.setPosition(pane.sheet.textCursor().block().position() + 12)
    pane.sheet._move_selection(target)
    assert bridge.typed == [("", "现将"), ("现将", "")]
    assert bridge.bulletin.block("n").text == "编者按：材料刊发，供现将参考。"
    assert bridge.bulletin.places[kept].orphan is None
    assert pane.caret.quote() == "现将"
    agrees()


PIECES = st.sampled_from(["甲", "了", "了了", "𠮷", "🏠", "e\u0301", "\u0301", "a b", "\n", "甲\n\n乙", "", " "])
EDITS = st.one_of(
    st.tuples(st.sampled_from(["type", "paste", "commit", "compose", "interrupted"]), PIECES),
    st.tuples(st.sampled_from(["enter", "backspace", "delete", "undo", "tag", "wordback"]), st.just("")),
)
PLACE = st.floats(0, 1)
Edits = list[tuple[tuple[str, str], float, float | None]]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(EDITS, PLACE, st.one_of(st.none(), PLACE)), max_size=14))
def test_whatever_is_typed_the_sheet_shows_the_model(
    pane: ReadingPane, bridge: FakeBridge, agrees: Agrees, edits: Edits
) -> None:
    bridge.start_over()
    for (verb, text), place, until in edits:
        size = len(bridge.bulletin.text)
        start, end = sorted((round(place * size), round((place if until is None else until) * size)))
        pane.caret.show(bridge.bulletin.span(start, end))
        act(pane, bridge, verb, text)
        agrees()
        span = pane.caret.span()
        assert span is None or bridge.bulletin.quote(span) is not None


def act(pane: ReadingPane, bridge: FakeBridge, verb: str, text: str) -> None:
    keys = {"enter": Qt.Key.Key_Return, "backspace": Qt.Key.Key_Backspace, "delete": Qt.Key.Key_Delete}
    if verb in keys:
        QTest.keyClick(pane.sheet, keys[verb])
    elif verb == "wordback":
        QTest.keyClick(pane.sheet, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    elif verb == "type":
        for character in text.replace("\n", "行"):
            press(pane, character)
    elif verb == "paste":
        data = QMimeData()
        data.setText(text)
        pane.sheet.insertFromMimeData(data)
    elif verb in {"commit", "compose", "interrupted"}:
        compose(pane, "pin")
        if verb == "interrupted":
            interrupt(pane, bridge)
        compose(pane, "", "" if verb == "compose" else text.replace("\n", ""))
    elif verb == "undo":
        bridge.undo()
    else:
        tag(pane, bridge)


def interrupt(pane: ReadingPane, bridge: FakeBridge) -> None:
    """Steps from elsewhere while an input method is composing."""
    span = pane.caret.span()
    if span is not None:
        bridge.do(edit.relabel(bridge.bulletin, span.start.block, Kind.ARTICLE_TITLE))
        bridge.do(edit.split(bridge.bulletin, Anchor(bridge.bulletin.lines[0].id, 0), bridge.new_id))


def tag(pane: ReadingPane, bridge: FakeBridge) -> None:
    span = pane.caret.span()
    if span is not None and bridge.bulletin.quote(span).strip():
        bridge.annotate(span, "t2")
