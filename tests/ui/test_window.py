"""The real window: every workflow by key, menu or button; layouts, banners, import, closing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QTextBrowser, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.export_hands import dialogue, write_to

from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.masthead import masthead
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.exporting.scopes import Scope, Wish
from zugong_desk.ui.shell.keys import own_keys
from zugong_desk.ui.shell.layout import Layout
from zugong_desk.ui.shell.settings_dialog import SettingsDialog
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

HEADLESS = "各村逐项落实𠮷祥举措，村集体经济收入增长两成。\n\n第二段写得不长。\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.toml")


@pytest.fixture
def stand(themes: ThemeSource, settings: Settings) -> Iterator[Callable[[Bridge], MainWindow]]:
    """Makes windows that are closed and deleted at once when the test is over: the next one is dressed faster."""
    windows: list[MainWindow] = []

    def make(bridge: Bridge) -> MainWindow:
        windows.append(MainWindow(bridge, themes, settings))
        windows[-1].show()
        return windows[-1]

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(library_bridge: Bridge, stand: Callable[[Bridge], MainWindow], qtbot: QtBot) -> MainWindow:
    window = stand(library_bridge)
    window.resize(1600, 1000)
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


def put(window: MainWindow, block: str, start: int = 0, end: int | None = None) -> None:
    """Put the shared place into a block and the focus into the reading text."""
    window.parts.reading.setFocus()
    window.bridge.go(Span(Anchor(block, start), Anchor(block, start if end is None else end)), "test")


def kind(window: MainWindow, block: str) -> Kind:
    assert window.bridge.bulletin is not None
    return window.bridge.bulletin.block(block).kind


def test_every_pane_is_found_by_its_id(window: MainWindow) -> None:
    for name in ("libraryPane", "sourcePane", "readingPane", "outlinePane", "tagsPane", "excerptsPane", "historyPane"):
        pane = window.findChild(QWidget, name)
        assert pane is not None
        assert pane.accessibleName()


def test_no_menu_entry_is_dead(window: MainWindow) -> None:
    shown = [action for action in window.parts.actions if action.isVisible()]
    assert len(shown) > 60
    assert all(action.objectName() in window.parts.actions._bound for action in shown)


def test_kind_by_key_by_menu_and_by_box(window: MainWindow, qtbot: QtBot) -> None:
    put(window, "q")
    qtbot.keyClick(window.parts.reading.sheet, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    assert kind(window, "q") is Kind.HEADING
    window.parts.actions["kind_byline"].trigger()
    assert kind(window, "q") is Kind.BYLINE
    box = window.parts.tool_bar.kinds
    assert box.currentData() == "byline"
    at = box.findData("paragraph")
    box.setCurrentIndex(at)
    box.activated.emit(at)
    assert kind(window, "q") is Kind.PARAGRAPH


def test_level_by_key_and_by_button(window: MainWindow, qtbot: QtBot) -> None:
    put(window, "h")
    qtbot.keyClick(window.parts.reading.sheet, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert window.bridge.bulletin is not None
    assert window.bridge.bulletin.block("h").level == 3
    levels = window.parts.tool_bar.levels
    assert [button.isChecked() for button in levels.buttons] == [False, False, True, False]
    qtbot.mouseClick(levels.buttons[1], Qt.MouseButton.LeftButton)
    assert window.bridge.bulletin.block("h").level == 2


def test_several_blocks_change_kind_in_one_step(window: MainWindow) -> None:
    window.bridge.go(Span(Anchor("h", 0), Anchor("i", 0)), "test")
    window.parts.actions["kind_byline"].trigger()
    assert [kind(window, block) for block in "hpi"] == [Kind.BYLINE, Kind.BYLINE, Kind.HEADING]
    window.parts.actions["undo"].trigger()
    assert [kind(window, block) for block in "hp"] == [Kind.HEADING, Kind.PARAGRAPH]


def test_split_and_merge_undo_and_redo_by_key(window: MainWindow, qtbot: QtBot) -> None:
    assert window.bridge.bulletin is not None
    before = window.bridge.bulletin.text
    put(window, "q", 7)
    window.parts.actions["split"].trigger()
    after = window.bridge.bulletin.text
    assert after != before
    qtbot.waitUntil(
        lambda: window.parts.actions["undo"].text() == "撤销：拆分段块" or "拆" in window.parts.actions["undo"].text()
    )
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.bridge.bulletin.text == before
    qtbot.waitUntil(window.parts.actions["redo"].isEnabled)
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert window.bridge.bulletin.text == after
    second = window.bridge.bulletin.lines[window.bridge.bulletin.line("q") + 1].id
    put(window, second)
    window.parts.actions["merge"].trigger()
    assert window.bridge.bulletin.text == before


def test_next_doubt_goes_round_and_confirm_ends_it(window: MainWindow, qtbot: QtBot) -> None:
    put(window, "q")
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert window.bridge.place is not None
    assert window.bridge.place.start.block == "t"
    assert window.parts.status.doubts.text() == "存疑 1"
    window.parts.actions["confirm"].trigger()
    qtbot.waitUntil(window.parts.status.doubts.isHidden)
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert window.parts.status.currentMessage() == "本期没有存疑的段块。"


def test_head_needs_a_selection_and_says_so(window: MainWindow) -> None:
    put(window, "p", 3)
    window.parts.actions["mark_head_run_in"].trigger()
    assert window.parts.status.currentMessage() == "先选中一段文字。"
    assert window.bridge.bulletin is not None
    before = len(window.bridge.bulletin.block("q").heads)
    put(window, "q", 7, 13)
    window.parts.actions["mark_head_run_in"].trigger()
    assert len(window.bridge.bulletin.block("q").heads) == before + 1
    put(window, "q", 8)
    window.parts.actions["unmark_head"].trigger()
    assert len(window.bridge.bulletin.block("q").heads) == before


def test_tag_by_pinyin_then_excerpt(window: MainWindow, qtbot: QtBot) -> None:
    put(window, "q", 13, 19)
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    palette = window.parts.palette
    qtbot.waitUntil(palette.isVisible)
    qtbot.keyClicks(palette.query, "cjtjj")
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    assert window.bridge.bulletin is not None
    (annotation,) = window.bridge.bulletin.annotations.values()
    assert annotation.tag == "t1"
    assert window.parts.right.current is window.parts.tags
    qtbot.waitUntil(lambda: window.parts.right.tabs.tabText(2) == "标注 1")
    put(window, "q", 13, 19)
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    (excerpt,) = window.bridge.shelf.excerpts.values()
    assert excerpt.text == window.bridge.bulletin.quote(window.bridge.bulletin.places[excerpt.id].span)
    window.parts.actions["repeat_tag"].trigger()
    assert len(window.bridge.bulletin.annotations) == 2


def test_find_bar_opens(window: MainWindow, qtbot: QtBot) -> None:
    put(window, "p", 6, 9)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.parts.reading.find_bar.isVisible()


def test_set_aside_line_is_chosen_and_brought_back(window: MainWindow) -> None:
    put(window, "e")
    window.parts.actions["set_aside"].trigger()
    assert window.bridge.bulletin is not None
    block = window.bridge.bulletin.block("e")
    assert block.aside
    assert not window.parts.actions["bring_back"].isEnabled()
    window.parts.source.view._choose_aside(block)
    assert window.parts.actions["bring_back"].isEnabled()
    window.parts.actions["bring_back"].trigger()
    assert not window.bridge.bulletin.block("e").aside


def test_help_stands_beside_the_work(window: MainWindow) -> None:
    for name in ("shortcuts", "about", "codebook", "codebook"):
        window.parts.actions[name].trigger()
    dialogs = window.findChildren(QDialog)
    assert len(dialogs) == 3
    assert not any(dialog.isModal() for dialog in dialogs)
    assert "F7" in dialogs[0].findChildren(QTextBrowser)[0].toPlainText()
    for dialog in dialogs:
        dialog.close()


def test_settings_hold_at_once(window: MainWindow, settings: Settings, themes: ThemeSource, qtbot: QtBot) -> None:
    window.parts.actions["settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    dialog.size_box.setValue(18)
    assert window.parts.reading.text_size == 18
    at = dialog.mode.findData("dark")
    dialog.mode.setCurrentIndex(at)
    dialog.mode.activated.emit(at)
    assert themes.theme.dark
    dialog.editor.setText("𠮷")
    dialog.editor.editingFinished.emit()
    dialog.reopen.setChecked(False)
    assert (settings.text("editor"), settings.flag("reopen_last"), settings.number("reading_size")) == ("𠮷", False, 18)
    themes.set_mode("light")


def test_own_key_is_used_kept_and_given_back(
    window: MainWindow, stand: Callable[[Bridge], MainWindow], settings: Settings, qtbot: QtBot
) -> None:
    panel = SettingsDialog(settings, window.parts.actions, window).keys
    names = [row.id for row in panel._rows]
    panel.table.setCurrentCell(names.index("next_doubt"), 0)
    panel.field.setKeySequence(QKeySequence("F12"))
    panel.give.click()
    put(window, "q")
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert window.bridge.place is not None
    assert window.bridge.place.start.block == "t"
    assert stand(Bridge()).parts.actions["next_doubt"].shortcut() == QKeySequence("F12")
    panel.field.setKeySequence(QKeySequence("Ctrl+T"))
    panel.give.click()
    assert "标注" in panel.message.text()
    panel.reset.click()
    assert window.parts.actions["next_doubt"].shortcut() == QKeySequence("F7")
    assert panel.message.isHidden()
    panel.clear.click()
    assert window.parts.actions["next_doubt"].shortcut().isEmpty()


def test_damaged_keys_are_passed_over(window: MainWindow, settings: Settings) -> None:
    settings.change(keys=("nobody=F2", "undo=++", "redo=", "next_doubt=F11"))
    assert own_keys(settings, window.parts.actions) == {"redo": [], "next_doubt": ["F11"]}


def test_search_all_goes_to_a_hit(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    field = window.parts.tool_bar.search
    assert field.hasFocus()
    field.setText("𠮷祥村")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    search = window.parts.search.results
    assert search.message.text() == "“𠮷祥村”：1 处，在 1 期里"
    assert search.view.hasFocus()
    qtbot.keyClick(search.view, Qt.Key.Key_Return)
    assert window.bridge.place == Span(Anchor("p", 6), Anchor("p", 9))
    field.setText("没有的字")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "1 期里没有“没有的字”" in search.message.text()


def test_history_walks_back_and_forth(window: MainWindow, qtbot: QtBot) -> None:
    assert window.bridge.bulletin is not None
    window.bridge.relabel(["q"], Kind.HEADING, 1)
    window.bridge.relabel(["q"], Kind.BYLINE)
    window.bridge.relabel(["q"], Kind.COLUMN)
    qtbot.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    history = window.parts.history
    assert history.isVisible()
    assert [step.state for step in history.model.steps[:3]] == ["done"] * 3
    history.walk_to(2)
    assert kind(window, "q") is Kind.HEADING
    qtbot.waitUntil(lambda: [step.state for step in history.model.steps[:3]] == ["undone", "undone", "done"])
    history.walk_to(0)
    assert kind(window, "q") is Kind.COLUMN


def test_status_line_says_where_one_is(window: MainWindow, qtbot: QtBot) -> None:
    put(window, "p", 7)
    status = window.parts.status
    assert status.issue.text() == "第 7 期"
    assert status.block.text() == "第 6 块，共 10 块"
    assert status.source.text() == "原件第 6 行，第 8 字"
    window.bridge.relabel(["q"], Kind.HEADING, 1)
    assert status.saved.text().startswith("已保存 ")
    qtbot.waitUntil(lambda: status.undo.text().startswith("撤销："))


def test_refusal_is_a_banner_that_can_be_closed(window: MainWindow, qtbot: QtBot) -> None:
    banner = window.parts.banner
    assert banner.isHidden()
    put(window, "m")
    window.parts.actions["merge"].trigger()
    assert banner.isVisible()
    assert banner.label.text()
    qtbot.mouseClick(banner.close_button, Qt.MouseButton.LeftButton)
    assert banner.isHidden()


@pytest.mark.parametrize(
    ("width", "layout", "library", "right"),
    [(1600, Layout.WIDE, True, True), (1300, Layout.MEDIUM, False, True), (1100, Layout.NARROW, False, False)],
)
def test_layout_by_width(window: MainWindow, width: int, layout: Layout, library: bool, right: bool) -> None:
    window.resize(width, 800)
    QApplication.processEvents()
    desk = window.parts.desk
    assert desk.layout_now is layout
    assert window.parts.library.isVisible() is library
    assert desk.library_rail.isVisible() is not library
    assert window.parts.right.isVisible() is right
    assert desk.right_rail.isVisible() is not right
    assert window.parts.source.isVisible()
    assert window.parts.reading.isVisible()


def test_narrowest_window_shows_one_text_and_f6_the_other(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(960, 600)
    QApplication.processEvents()
    assert window.width() == 960
    assert window.parts.desk.layout_now is Layout.SINGLE
    window.parts.reading.setFocus()
    assert not window.parts.source.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.parts.source.isVisible()
    assert not window.parts.reading.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.parts.reading.isVisible()


def test_f6_goes_round_all_panes(window: MainWindow, qtbot: QtBot) -> None:
    window.parts.reading.setFocus()
    seen = []
    for _ in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        panes = (window.parts.library, window.parts.source, window.parts.reading, window.parts.right)
        seen.append(next(pane.objectName() for pane in panes if pane is focused or pane.isAncestorOf(focused)))
    assert seen == ["rightSide", "libraryPane", "sourcePane", "readingPane"]
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.parts.source.isAncestorOf(QApplication.focusWidget())


def test_f9_folds_the_library_and_is_remembered(window: MainWindow, settings: Settings, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert not window.parts.library.isVisible()
    assert settings.flag("library_folded")
    rail = window.parts.desk.library_rail
    qtbot.mouseClick(rail.findChildren(QToolButton)[0], Qt.MouseButton.LeftButton)
    assert window.parts.library.isVisible()
    assert not settings.flag("library_folded")


def test_right_rail_opens_the_tab_it_names(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1100, 800)
    QApplication.processEvents()
    rail = window.parts.desk.right_rail
    qtbot.mouseClick(rail.findChildren(QToolButton)[3], Qt.MouseButton.LeftButton)
    assert window.parts.right.isVisible()
    assert window.parts.right.current is window.parts.tags


def test_sizes_of_each_layout_are_kept(window: MainWindow, settings: Settings) -> None:
    splitter = window.parts.desk.splitter
    splitter.setSizes([240, 480, 560, 312])
    splitter.splitterMoved.emit(240, 1)
    kept = settings.numbers("sizes_wide")
    assert len(kept) == 4
    window.resize(1300, 800)
    QApplication.processEvents()
    window.resize(1600, 1000)
    QApplication.processEvents()
    assert splitter.sizes()[0] == pytest.approx(kept[0], abs=4)


def test_import_of_one_file_opens_it_and_asks_for_its_masthead(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "无报头片段.txt"
    file.write_text(HEADLESS, encoding="gb18030")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    with qtbot.waitSignal(window.parts.queue.finished, timeout=10000):
        window.parts.actions["import"].trigger()
    bridge, banner = window.bridge, window.parts.banner
    assert bridge.bulletin is not None
    assert bridge.bulletin.source.file == file.name
    assert banner.label.text() == "本期没有报头，期号和日期待填。"
    qtbot.mouseClick(banner.button, Qt.MouseButton.LeftButton)
    form = window.parts.right.masthead
    assert form.isVisible()
    assert all(not field.text() for field in form.fields.values())
    form.fields["title"].setText("江城组工信息")
    form.fields["issue_no"].setText("第 9 期（总第305期）")
    form.fields["date"].setText("2024年5月6日")
    assert form.readings["issue_no"].text() == "读作 第 9 期，总第 305 期"
    assert form.readings["date"].text() == "读作 2024-05-06"
    qtbot.keyClick(form.fields["date"], Qt.Key.Key_Return)
    head = masthead(bridge.bulletin)
    assert head is not None
    assert (head.title, head.issue_number, head.date_iso) == ("江城组工信息", 9, "2024-05-06")
    assert form.isHidden()
    assert banner.isHidden()
    bridge.undo()
    assert masthead(bridge.bulletin) is None


def test_dropped_files_are_imported_with_a_queue(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    files = []
    for number in (1, 2):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(f"{HEADLESS}{number}\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    both = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, *both, QEvent.Type.Drop)
    with qtbot.waitSignal(window.parts.queue.finished, timeout=10000):
        assert window._drops[0].eventFilter(window.parts.reading.sheet.viewport(), drop)
        assert window.pages.currentWidget() is window.parts.imports
    assert len(window.bridge.issues()) == 3
    qtbot.mouseClick(window.parts.imports.back_button, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is window.parts.desk
    assert window.bridge.bulletin is not None
    assert "file:" not in window.bridge.bulletin.text


def test_failed_file_is_told_in_a_banner(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    with qtbot.waitSignal(window.parts.queue.finished, timeout=10000):
        window._importing.take([tmp_path / "空.txt"])
    assert window.parts.banner.label.text().startswith("“空.txt”是空文件，没有读入")
    window._importing.take([tmp_path])
    assert window.parts.queue.entries


def test_export_writes_the_issue(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "第7期改.html"
    window.parts.actions["export"].trigger()
    dialogue(window, qtbot).form.show_wish(Wish(Scope.ISSUE, format="bulletin-html"))
    write_to(window, target, qtbot)
    assert "𠮷祥村" in target.read_text(encoding="utf-8")
    assert "已导出" in window.parts.status.currentMessage()


def test_theme_by_menu_is_remembered(window: MainWindow, settings: Settings, themes: ThemeSource) -> None:
    window.parts.actions["theme_dark"].trigger()
    assert themes.theme.dark
    assert settings.text("appearance") == "dark"
    assert not window.grab().isNull()
    window.parts.actions["theme_light"].trigger()
    assert not themes.theme.dark


def test_alt_letters_belong_to_the_menus_elsewhere(window: MainWindow, qtbot: QtBot) -> None:
    window.parts.source.setFocus()
    assert any("&" in action.text() for action in window.menuBar().actions())
    before = kind(window, "q")
    window.bridge.go_block("q", "test")
    qtbot.keyClick(window.parts.source.view, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert kind(window, "q") is before
    window.parts.reading.setFocus()
    assert not any("&" in action.text() for action in window.menuBar().actions())


def test_closing_writes_what_was_typed_and_keeps_the_size(window: MainWindow, settings: Settings, qtbot: QtBot) -> None:
    window.bridge.type_over(Span(Anchor("q", 0), Anchor("q", 0)), "🏠𠮷")
    assert window.bridge.desk is not None
    assert window.bridge.desk.unwritten
    window.resize(1510, 900)
    QApplication.processEvents()
    assert window.close()
    assert not window.bridge.desk.unwritten
    assert settings.numbers("window_size") == (1510, 900)


def test_close_is_held_back_once_when_the_disk_refuses(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window.bridge, "flush", lambda: False)
    assert not window.close()
    assert window.close()


def test_start_page_stands_without_a_library(stand: Callable[[Bridge], MainWindow], settings: Settings) -> None:
    window = stand(Bridge())
    assert window.pages.currentWidget() is window.parts.start
    assert not window.parts.actions["import"].isEnabled()
    window.start_with(None)
    assert window.pages.currentWidget() is window.parts.start
    window.start_with(settings.file.with_name("没有.zugong"))
    assert window.parts.banner.isVisible()
    assert window.pages.currentWidget() is window.parts.start


def test_new_library_then_open_it_again(
    stand: Callable[[Bridge], MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = stand(Bridge())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "新库"), ""))
    window.parts.actions["new_library"].trigger()
    path = tmp_path / "新库.zugong"
    assert path.exists()
    assert window.pages.currentWidget() is window.parts.desk
    assert window.windowTitle() == "新库.zugong — 组工审校台"
    assert window.bridge.shelf.tags
    assert window.doors.open(path)
    window.bridge.close()
    again = stand(Bridge())
    again.start_with(None)
    assert again.bridge.desk is not None
    assert again.bridge.desk.library.path.samefile(path)
    again.bridge.close()


def test_no_window_is_left(window: MainWindow) -> None:
    window.close()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == []
