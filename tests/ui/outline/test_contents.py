"""Contents list and articles in the real window: jumps by key, menu and double click, and what is told without one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from tests.reading.parsed import BODY, OTHER, Row, bulletin_of

from zugong_desk.desk import importing, libraries
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.outline.pane import MENU
from zugong_desk.ui.outline.tree import UNTIED
from zugong_desk.ui.reading import menu
from zugong_desk.ui.shell.contents import NO_ARTICLE, NO_ENTRY, NOT_LISTED
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier
BACK = ALT | Qt.KeyboardModifier.ShiftModifier
ROWS = (
    Row("江城组工信息 第7期 2024年5月6日", Kind.MASTHEAD, confidence=1.0),
    Row("目　录", Kind.TOC, confidence=1.0),
    Row("1．青山县管好𠮷祥村“三本账”😀 ……… 1", Kind.TOC_ENTRY, confidence=1.0),
    Row("2．临河县选好带头人e\u0301 ……… 2", Kind.TOC_ENTRY, confidence=1.0),
    Row("3．干部教育培训规划解读 ……… 3", Kind.TOC_ENTRY, confidence=1.0),
    Row("青山县管好𠮷祥村“三本账”😀", Kind.ARTICLE_TITLE, confidence=1.0),
    Row(BODY, confidence=1.0),
    Row("临河县选好带头人e\u0301", Kind.ARTICLE_TITLE, confidence=1.0),
    Row(OTHER, confidence=1.0),
    Row("江口县办好夜校", Kind.ARTICLE_TITLE, confidence=1.0),
    Row(BODY, confidence=1.0),
)
"""b3 to b5 are the entries, b6, b8 and b10 the articles; the third entry and the third article have no match."""


@pytest.fixture
def window(themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    desk = libraries.create(tmp_path / "试.zugong", editor="tester")
    bulletin = bulletin_of(*ROWS)
    received = importing.Received("期.txt", bulletin.source.text.encode(), bulletin)
    issue = importing.take_in(desk, received)[0].id
    bridge = Bridge()
    bridge.set_desk(desk)
    assert issue is not None
    bridge.open_issue(issue)
    window = MainWindow(bridge, themes, Settings(tmp_path / "settings.toml"))
    window.resize(1600, 1000)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.parts.reading.setFocus()
    qtbot.waitUntil(lambda: bool(window.parts.outline.model.tree.rows))
    qtbot.waitUntil(window.parts.actions["go_to_article"].isEnabled)
    yield window
    window.close()
    bridge.close()


def put(window: MainWindow, block: str, offset: int = 0) -> None:
    window.bridge.go(Span(Anchor(block, offset), Anchor(block, offset)), "test")


def place(window: MainWindow) -> str:
    assert window.bridge.place is not None
    return window.bridge.place.start.block


def index(window: MainWindow, block: str) -> QModelIndex:
    model = window.parts.outline.model
    return model.index_of(next(at for at, row in enumerate(model.tree.rows) if row.block == block))


def told(window: MainWindow) -> list[str]:
    out: list[str] = []
    window.bridge.told.connect(out.append)
    return out


def test_a_key_goes_to_the_article_and_back_from_anywhere_in_it(window: MainWindow) -> None:
    sheet = window.parts.reading.sheet
    put(window, "b4", 5)
    QTest.keyClick(sheet, Qt.Key.Key_J, ALT)
    assert place(window) == "b8"
    put(window, "b9", 20)
    QTest.keyClick(sheet, Qt.Key.Key_J, BACK)
    assert place(window) == "b4"


def test_the_menus_of_text_and_outline_offer_both_ways(window: MainWindow) -> None:
    shown = QMenu(window)
    menu.fill(shown, {row.id: window.parts.actions[row.id] for row in window.parts.actions.table.actions})
    put(window, "b3")
    next(action for action in shown.actions() if action.text() == "转到文章").trigger()
    assert place(window) == "b6"
    next(action for action in shown.actions() if action.text() == "转到目录").trigger()
    assert place(window) == "b3"
    assert {"go_to_article", "go_to_contents"} <= {name for group in MENU for name in group}


def test_enter_and_a_double_click_on_an_entry_go_to_its_article(window: MainWindow) -> None:
    view = window.parts.outline.view
    view.expandAll()
    view.setFocus()
    view.setCurrentIndex(index(window, "b3"))
    assert place(window) == "b3"
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert place(window) == "b6"
    assert view.currentIndex() == index(window, "b6")
    where = view.visualRect(index(window, "b4")).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert place(window) == "b4"
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert place(window) == "b8"
    assert view.currentIndex() == index(window, "b8")


def test_what_is_named_on_one_side_only_is_marked_and_told(window: MainWindow) -> None:
    rows = {row.block: row for row in window.parts.outline.model.tree.rows}
    assert (rows["b3"].remark, rows["b5"].remark) == ("", UNTIED)
    assert rows["b2"].remark == "3 条，1 条未对上"
    assert "没有找到" in str(index(window, "b5").data(Qt.ItemDataRole.ToolTipRole))
    assert NOT_LISTED in str(index(window, "b10").data(Qt.ItemDataRole.ToolTipRole))
    assert NOT_LISTED not in str(index(window, "b6").data(Qt.ItemDataRole.ToolTipRole))
    said, sheet = told(window), window.parts.reading.sheet
    put(window, "b5")
    QTest.keyClick(sheet, Qt.Key.Key_J, ALT)
    put(window, "b7")
    QTest.keyClick(sheet, Qt.Key.Key_J, ALT)
    put(window, "b11")
    QTest.keyClick(sheet, Qt.Key.Key_J, BACK)
    assert said == [NO_ARTICLE, NO_ENTRY, NOT_LISTED]
    assert place(window) == "b11"


def test_a_corrected_title_is_tied_at_once(window: MainWindow, qtbot: QtBot) -> None:
    window.bridge.relabel(["b10"], Kind.PARAGRAPH)
    window.bridge.relabel(["b5"], Kind.PARAGRAPH)
    qtbot.waitUntil(lambda: all(row.remark != UNTIED for row in window.parts.outline.model.tree.rows))
    window.bridge.relabel(["b3", "b4"], Kind.PARAGRAPH)
    qtbot.waitUntil(lambda: not window.parts.actions["go_to_article"].isEnabled())
