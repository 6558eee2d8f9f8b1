"""Searching by key in the real window: typed, walked, jumped to, kept, tagged, written; right while the text changes."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.shell.test_accessible_names import nameless

from zugong_desk.desk import libraries
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.reading.tagging.many import TagManyDialog
from zugong_desk.ui.search import exporting
from zugong_desk.ui.search import results as results_module
from zugong_desk.ui.search.pane import ASK, NO_WORDS, SearchPane
from zugong_desk.ui.search.results import FIRST, GONE, LAST, NOT_FOUND
from zugong_desk.ui.search.rows import Sort
from zugong_desk.ui.window import MainWindow

Key, Mods = Qt.Key, Qt.KeyboardModifier
ALT = Mods.ControlModifier | Mods.AltModifier
Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = Mods.NoModifier) -> None:
    """A key for whoever has the keys now."""
    target = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert isinstance(target, QWidget)
    qtbot.keyClick(target, key, held)


def look(window: MainWindow, qtbot: QtBot, query: str) -> SearchPane:
    """Type a query into the tool bar's field and press Enter."""
    press(qtbot, Key.Key_F, Mods.ControlModifier | Mods.ShiftModifier)
    field = window.parts.tool_bar.search
    assert field.hasFocus()
    field.setText(query)
    press(qtbot, Key.Key_Return)
    return window.parts.search


def type_in(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """Type as an editor does, and wait for the pause after it."""
    press(qtbot, Key.Key_F, Mods.ControlModifier | Mods.ShiftModifier)
    window.parts.tool_bar.search.clear()
    window.parts.tool_bar.search.insert(text)
    with qtbot.waitSignal(window.parts.search.field.typed):
        window.parts.tool_bar.search.textEdited.emit(text)


def current(pane: SearchPane) -> str:
    hit = pane.results.model.hit_of(pane.results.view.currentIndex())
    return hit.issue if hit else ""


def selected(window: MainWindow) -> tuple[str, str]:
    """The words that all panes show, and the file of their issue."""
    bulletin, place = window.bridge.bulletin, window.bridge.place
    assert bulletin is not None
    assert place is not None
    return bulletin.quote(place), bulletin.source.file


def open_menu(pane: SearchPane, name: str) -> QMenu:
    menu = pane.findChild(QMenu, name)
    assert menu is not None
    menu.aboutToShow.emit()
    return menu


def test_hits_stand_under_their_issues_and_articles(window: MainWindow, qtbot: QtBot) -> None:
    pane = look(window, qtbot, "书记项目")
    QAbstractItemModelTester(pane.results.model, Fatal, pane)
    assert pane.results.message.text() == "“书记项目”：3 处，在 3 期里"
    assert [row.sort for row in pane.results.model.rows[:3]] == [Sort.ISSUE, Sort.ARTICLE, Sort.HIT]
    assert [pane.results.model.text_of(row) for row in pane.results.model.rows if row.sort is Sort.ISSUE] == [
        "2023 年第 3 期", "2022 年第 2 期", "2021 年第 1 期",
    ]  # fmt: skip
    assert pane.results.model.count_of(pane.results.model.rows[0]) == "1 处"
    assert pane.results.view.hasFocus()
    assert current(pane) == "2023-3"


def test_keys_walk_hits_and_issues_and_enter_goes_to_the_exact_place(window: MainWindow, qtbot: QtBot) -> None:
    pane = look(window, qtbot, "六安市 或 宿松县")
    assert pane.results.model.found.total == 6
    press(qtbot, Key.Key_Down)
    assert pane.results.view.currentIndex().row() == 3
    press(qtbot, Key.Key_Right)
    assert current(pane) == "2021-1"
    press(qtbot, Key.Key_Left)
    assert current(pane) == "2023-3"
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Return)
    assert selected(window) == ("宿松县", "宿松县.txt")
    assert window.parts.reading.sheet.hasFocus()
    assert len(pane.results.model.hits) == 6


def test_a_blank_looks_and_keeps_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    pane = look(window, qtbot, "做法𠮷")
    press(qtbot, Key.Key_Space)
    assert selected(window) == ("做法𠮷", "六安市.txt")
    assert pane.results.view.hasFocus()
    press(qtbot, Key.Key_Up)
    assert window.parts.tool_bar.search.hasFocus()
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Escape)
    assert window.parts.reading.sheet.hasFocus()


def test_f3_walks_from_the_text(window: MainWindow, qtbot: QtBot) -> None:
    told: list[str] = []
    window.bridge.told.connect(told.append)
    window.parts.reading.setFocus()
    press(qtbot, Key.Key_F3)
    assert told == [NOT_FOUND]
    look(window, qtbot, "壮大😀")
    window.parts.reading.setFocus()
    for file in ("六安市.txt", "枞阳县.txt", "宿松县.txt"):
        press(qtbot, Key.Key_F3)
        assert selected(window) == ("壮大😀", file)
        assert window.parts.reading.sheet.hasFocus()
    press(qtbot, Key.Key_F3)
    press(qtbot, Key.Key_F3, Mods.ShiftModifier)
    assert selected(window)[1] == "枞阳县.txt"
    press(qtbot, Key.Key_F3, Mods.ShiftModifier)
    press(qtbot, Key.Key_F3, Mods.ShiftModifier)
    assert told[1:] == ["第 1 处，共 3 处", "第 2 处，共 3 处", "第 3 处，共 3 处", LAST, "第 2 处，共 3 处",
                        "第 1 处，共 3 处", FIRST]  # fmt: skip


def test_names_are_found_by_initials_and_searched_by(window: MainWindow, qtbot: QtBot) -> None:
    pane = window.parts.search
    type_in(window, qtbot, "书记 ssx")
    assert "宿松县" in [one.text for one in pane.names.names.names]
    assert not pane.names.isHidden()
    press(qtbot, Key.Key_Down)
    while (one := pane.names.chosen) and one.query != "地点:=宿松县":
        press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Return)
    assert window.parts.tool_bar.search.text() == "书记 地点:=宿松县 "
    assert pane.names.isHidden()
    assert [hit.issue for hit in pane.results.model.hits] == ["2021-1"]


def test_a_title_is_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    pane = window.parts.search
    type_in(window, qtbot, "zyxtx")
    assert [one.text for one in pane.names.names.names] == ["枞阳县推行“三联三帮”做法𠮷"]
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Return)
    assert selected(window) == ("枞阳县推行“三联三帮”做法𠮷", "枞阳县.txt")
    assert window.parts.reading.sheet.hasFocus()


def test_a_condition_without_value_offers_only_its_own_names(window: MainWindow, qtbot: QtBot) -> None:
    pane = window.parts.search
    type_in(window, qtbot, "单位:la")
    assert {one.sort.value for one in pane.names.names.names} == {"org"}
    press(qtbot, Key.Key_Escape)
    assert pane.names.isHidden()
    assert window.parts.tool_bar.search.hasFocus()


def test_what_is_unclear_is_said_in_place(window: MainWindow, qtbot: QtBot) -> None:
    refused: list[str] = []
    window.bridge.refused.connect(refused.append)
    pane = look(window, qtbot, "年:去年")
    assert pane.results.message.text() == "年份“去年”应写成 2023 或 2021..2023。"
    assert refused == []
    assert pane.results.model.rowCount() == 0
    type_in(window, qtbot, "")
    assert pane.results.message.text() == ASK


def test_conditions_offer_the_values_there_are(window: MainWindow, qtbot: QtBot) -> None:
    pane = look(window, qtbot, "书记项目")
    years = open_menu(pane, "condition_year")
    assert [action.text() for action in years.actions()] == ["2023 年", "2022 年", "2021 年", "2021—2023 年"]
    years.actions()[1].trigger()
    assert window.parts.tool_bar.search.text() == "书记项目 年:2022"
    assert [hit.issue for hit in pane.results.model.hits] == ["2022-2"]
    places = open_menu(pane, "condition_place")
    assert "六安市\t1 篇" in [action.text() for action in places.actions()]
    places.actions()[-1].trigger()
    assert window.parts.tool_bar.search.text() == "书记项目 年:2022 地点:"
    assert window.parts.tool_bar.search.hasFocus()


@pytest.mark.qt_log_ignore("grabbing the keyboard", "raise")
def test_menus_open_by_key(window: MainWindow, qtbot: QtBot) -> None:
    for key, name in ((Key.Key_C, "conditionsMenu"), (Key.Key_F, "savedMenu")):
        press(qtbot, key, ALT)
        menu = QApplication.activePopupWidget()
        assert menu is not None
        assert menu.objectName() == name
        menu.close()


@pytest.mark.qt_log_ignore("grabbing the keyboard", "raise")
def test_a_condition_is_chosen_by_keys_alone(window: MainWindow, qtbot: QtBot) -> None:
    look(window, qtbot, "书记项目")
    press(qtbot, Key.Key_C, ALT)
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Return):
        press(qtbot, key)
    assert window.parts.tool_bar.search.text() == "书记项目 年:2023"


def test_searches_are_kept_renamed_and_taken_away_as_steps(window: MainWindow, qtbot: QtBot) -> None:
    pane = look(window, qtbot, "书记项目 年:2022")
    press(qtbot, Key.Key_S, ALT)
    assert pane.name_line.field.hasFocus()
    pane.name_line.field.setText("项目😀")
    press(qtbot, Key.Key_Return)
    assert pane.name_line.isHidden()
    (kept,) = window.bridge.saved_searches()
    assert (kept.name, kept.query) == ("项目😀", "书记项目 年:2022")
    look(window, qtbot, "党建")
    next(action for action in open_menu(pane, "savedMenu").actions() if action.text() == "项目😀").trigger()
    assert pane.results.query == "书记项目 年:2022"
    open_menu(pane, "savedMenu")
    open_menu(pane, "renameSaved").actions()[0].trigger()
    pane.name_line.field.setText("𠮷")
    press(qtbot, Key.Key_Return)
    assert window.bridge.saved_searches()[0].name == "𠮷"
    open_menu(pane, "savedMenu")
    open_menu(pane, "removeSaved").actions()[0].trigger()
    assert window.bridge.saved_searches() == ()
    window.bridge.undo()
    window.bridge.undo()
    assert [one.name for one in window.bridge.saved_searches()] == ["项目😀"]


def test_a_search_without_a_name_is_not_kept(window: MainWindow, qtbot: QtBot) -> None:
    pane = look(window, qtbot, "党建")
    press(qtbot, Key.Key_S, ALT)
    pane.name_line.field.setText("  ")
    press(qtbot, Key.Key_Return)
    assert not pane.name_line.isHidden()
    press(qtbot, Key.Key_Escape)
    assert pane.name_line.isHidden()
    assert window.bridge.saved_searches() == ()


def test_the_result_is_written(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    window.bridge.told.connect(told.append)
    look(window, qtbot, "书记项目")
    target = tmp_path / "结果.xlsx"
    monkeypatch.setattr(window.doors, "ask_target", lambda *_args: (target, exporting.FILTERS[".csv"]))
    press(qtbot, Key.Key_X, ALT)
    written = tmp_path / "结果.csv"
    assert told[-1] == f"已导出 3 处到“{written}”。"
    with written.open(encoding="utf-8-sig", newline="") as file:
        assert [row[5] for row in csv.reader(file)][1:] == ["书记项目"] * 3
    refused: list[str] = []
    window.bridge.refused.connect(refused.append)
    press(qtbot, Key.Key_X, ALT)
    assert "已经存在" in refused[0]


def test_every_hit_is_tagged_as_one_step(window: MainWindow, qtbot: QtBot) -> None:
    look(window, qtbot, "壮大😀")
    tag = window.bridge.add_tag("集体经济")
    press(qtbot, Key.Key_M, ALT)
    palette = window.parts.palette
    assert palette.query.hasFocus()
    palette.query.insert("集体经济")
    palette.query.textEdited.emit("集体经济")
    press(qtbot, Key.Key_Return)
    dialog = window.findChild(TagManyDialog)
    assert dialog is not None
    assert dialog.model.rowCount() == 3
    dialog.take_ticked()
    dialog.close()
    assert tag is not None
    assert window.bridge.tag_uses()[tag] == 3
    window.bridge.undo()
    assert window.bridge.tag_uses().get(tag, 0) == 0


def test_tagged_passages_are_gone_to_whole(window: MainWindow, qtbot: QtBot) -> None:
    bulletin = window.bridge.bulletin
    tag = window.bridge.add_tag("集体经济")
    assert bulletin is not None
    assert tag is not None
    start = bulletin.text.index("六安市坚持")
    end = bulletin.text.index("二、做实") + 4
    window.bridge.annotate(bulletin.span(start, end), tag)
    pane = look(window, qtbot, "标签:集体经济")
    assert pane.results.message.text() == "“标签:集体经济”：1 段，在 1 期里"
    assert not pane.results.model.aligned
    press(qtbot, Key.Key_Return)
    assert selected(window) == (bulletin.text[start:end], "六安市.txt")


def test_articles_are_not_tagged(window: MainWindow, qtbot: QtBot) -> None:
    told: list[str] = []
    window.bridge.told.connect(told.append)
    pane = look(window, qtbot, "年:2022")
    assert pane.results.message.text() == "“年:2022”：1 篇，在 1 期里"
    press(qtbot, Key.Key_M, ALT)
    assert told == [NO_WORDS]
    assert window.parts.palette.isHidden()
    press(qtbot, Key.Key_Return)
    assert selected(window)[1] == "枞阳县.txt"


def test_more_hits_come_as_one_scrolls(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results_module, "BATCH", 2)
    pane = look(window, qtbot, "党建")
    pane.results.view.scrollToBottom()
    qtbot.waitUntil(lambda: len(pane.results.model.hits) == pane.results.model.found.total == 3)
    assert [pane.results.model.text_of(row) for row in pane.results.model.rows if row.sort is Sort.ISSUE][
        -1
    ] == "2021 年第 1 期"
    assert not pane.results.model.canFetchMore()


def test_f3_passes_over_nothing_where_words_were_mended(window: MainWindow, qtbot: QtBot) -> None:
    look(window, qtbot, "党建")
    window.parts.reading.setFocus()
    press(qtbot, Key.Key_F3)
    place = window.bridge.place
    assert place is not None
    window.bridge.type_over(place, "党的建设𠮷")
    press(qtbot, Key.Key_F3)
    assert selected(window) == ("党建", "枞阳县.txt")
    insert(window.bridge, "枞阳县坚持", "😀")
    press(qtbot, Key.Key_F3)
    assert selected(window) == ("党建", "宿松县.txt")


def test_f3_finds_the_second_of_two_when_the_first_was_mended(window: MainWindow, qtbot: QtBot) -> None:
    insert(window.bridge, "发展壮大", "党建不放松，")
    look(window, qtbot, "党建 年:2023")
    window.parts.reading.setFocus()
    press(qtbot, Key.Key_F3)
    first = window.bridge.place
    assert first is not None
    window.bridge.type_over(first, "𠮷")
    press(qtbot, Key.Key_F3)
    assert selected(window) == ("党建", "六安市.txt")
    assert window.bridge.place is not None
    assert window.bridge.place.start.offset > first.start.offset


def test_f3_asks_for_more(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results_module, "BATCH", 1)
    look(window, qtbot, "党建")
    window.parts.reading.setFocus()
    for _ in range(3):
        press(qtbot, Key.Key_F3)
    assert selected(window) == ("党建", "宿松县.txt")


def test_hits_follow_the_text(window: MainWindow, qtbot: QtBot) -> None:
    pane = look(window, qtbot, "党建")
    window.reveal("searchPane")
    before = pane.results.model.hits[0]
    insert(window.bridge, "六安市坚持", "🏠𠮷")
    qtbot.waitUntil(lambda: pane.results.model.hits[0].start == before.start + 2, timeout=5000)
    assert pane.results.model.found.total == 3


def test_a_stale_hit_never_leads_to_other_words(window: MainWindow, qtbot: QtBot) -> None:
    pane = look(window, qtbot, "党建")
    insert(window.bridge, "六安市坚持", "🏠𠮷")
    window.parts.search.results.view.setFocus()
    press(qtbot, Key.Key_Return)
    assert selected(window) == ("党建", "六安市.txt")
    told: list[str] = []
    window.bridge.told.connect(told.append)
    pane.results._stale = False
    hit = pane.results.model.hits[0]
    bulletin = window.bridge.bulletin
    assert bulletin is not None
    window.bridge.type_over(hit.span, "学习")
    pane.results._stale = False  # as if another program had written it
    place = window.bridge.place
    pane.results.view.setFocus()
    press(qtbot, Key.Key_Return)
    assert told == [GONE]
    assert window.bridge.place == place
    assert [one.issue for one in pane.results.model.hits] == ["2022-2", "2021-1"]


def test_hits_that_a_change_brings_or_takes_are_shown_when_the_pane_is_seen_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    pane = look(window, qtbot, "党建")
    window.reveal("outlinePane")
    insert(window.bridge, "六安市坚持", "党建𠮷")
    assert pane.results.model.found.total == 3
    window.reveal("searchPane")
    qtbot.waitUntil(lambda: pane.results.model.found.total == 4, timeout=5000)
    window.bridge.undo()
    qtbot.waitUntil(lambda: pane.results.model.found.total == 3, timeout=5000)


def test_another_library_forgets_what_was_found(window: MainWindow, qtbot: QtBot) -> None:
    pane = look(window, qtbot, "党建")
    window.bridge.set_desk(None)
    assert pane.results.model.rowCount() == 0
    assert pane.results.message.text() == ASK
    pane.field.write("党建")
    pane.search()
    assert pane.results.message.text() == "还没有打开书库。"


def test_in_a_library_that_is_only_read_nothing_is_kept_or_tagged(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.bridge.save_search("党建", "党建")
    assert window.bridge.close()
    window.bridge.set_desk(libraries.open_library(tmp_path / "试.zugong", "other", read_only=True))
    pane = look(window, qtbot, "党建")
    assert pane.results.model.found.total == 3
    assert not window.parts.actions["save_search"].isEnabled()
    assert not window.parts.actions["tag_found"].isEnabled()
    menu = open_menu(pane, "savedMenu")
    assert [action.isEnabled() for action in menu.actions() if not action.isSeparator()] == [True, False, False, False]
    press(qtbot, Key.Key_Return)
    assert selected(window) == ("党建", "六安市.txt")


def test_what_the_list_says_to_a_reader(window: MainWindow, qtbot: QtBot) -> None:
    pane = look(window, qtbot, "推行“书记项目”")
    spoken = [str(pane.results.model.index(at).data(Qt.ItemDataRole.AccessibleTextRole)) for at in range(3)]
    assert spoken[0] == "2023 年第 3 期，1 处"
    assert spoken[1] == "六安市推行“三联三帮”做法𠮷　六安市委组织部"
    assert spoken[2].startswith("六安市坚持党建引领，推行“书记项目”，带动")
    assert spoken[2].endswith("2023 年第 3 期")


@pytest.mark.parametrize("width", [960, 1100, 1300, 1600])
def test_the_field_is_there_however_narrow_the_window(window: MainWindow, qtbot: QtBot, width: int) -> None:
    window.resize(width, 700)
    field = window.parts.tool_bar.search
    qtbot.waitUntil(lambda: window.width() == width and field.geometry().right() < width and field.isVisible())
    look(window, qtbot, "党建")
    assert window.parts.search.results.view.hasFocus()
    press(qtbot, Key.Key_Return)
    assert window.parts.reading.sheet.hasFocus()
    assert selected(window) == ("党建", "六安市.txt")


def test_controls_have_names(window: MainWindow, qtbot: QtBot) -> None:
    pane = look(window, qtbot, "党建")
    press(qtbot, Key.Key_S, ALT)
    assert nameless(pane) == []


def insert(bridge: Bridge, before: str, text: str) -> None:
    """Write a text before some words."""
    bulletin = bridge.bulletin
    assert bulletin is not None
    at = bulletin.text.index(before)
    bridge.type_over(bulletin.span(at, at), text)
    assert bridge.flush()


def held(widget: QWidget) -> None:
    """Enter goes on being held where the focus has come to."""
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
    QApplication.sendEvent(widget, event)


def test_enter_held_too_long_goes_to_the_hit_and_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    pane = look(window, qtbot, "党建")
    held(pane.results.view)
    assert pane.results.view.hasFocus()
    press(qtbot, Key.Key_Return)
    sheet = window.parts.reading.sheet
    assert sheet.hasFocus()
    assert window.bridge.bulletin is not None
    before = window.bridge.bulletin.text
    for _ in range(3):
        held(sheet)
    assert window.bridge.bulletin.text == before
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Return)
    held(sheet)
    assert window.bridge.bulletin.text.count("\n") == before.count("\n") + 2
