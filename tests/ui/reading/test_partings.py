"""Proposed splits in the real window: shown in the text and in the reason, done by key, link and menu."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from tests.ui.windows import in_the_text, opened

from zugong_desk.desk.proposals import NONE_HERE, proposals
from zugong_desk.domain.block import Block
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.reading import menu
from zugong_desk.ui.reading.link import Link
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

BODY = "各村都把名单贴到墙上，群众随时找得到人，事情当天就有答复，𠮷家湾村年底还要请大家打分😀。"
TEXT = f"""云岭组工信息

第 3 期

聚力强基 抓实治理𠮷

青山县委组织部

（一）选好带头人。e\u0301{BODY}（二）管好集体钱。{BODY}

（三）办好民生事。{BODY}

（四）开好议事会。{BODY}
"""
SECOND = "（二）管好集体钱。"
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on an issue of which two paragraphs are glued, the caret at the beginning of the doubtful one."""
    bridge = opened(TEXT, tmp_path)
    window = in_the_text(bridge, themes, tmp_path, qtbot)
    bridge.go_block(glued(window).id, "test")
    qtbot.waitUntil(link(window).isVisible)
    yield window
    window.close()
    bridge.close()


def glued(window: MainWindow) -> Block:
    assert window.bridge.bulletin is not None
    return next(line for line in window.bridge.bulletin.lines if line.text.startswith("（一）"))


def is_split(window: MainWindow) -> bool:
    assert window.bridge.bulletin is not None
    return any(line.text.startswith(SECOND) for line in window.bridge.bulletin.lines)


def link(window: MainWindow) -> Link:
    found = window.parts.reading.findChild(Link, "doubtSplit")
    assert isinstance(found, Link)
    return found


def marks(window: MainWindow, qtbot: QtBot) -> int:
    """The pixels of the text, those of the doubt line left out, in the colour of doubt."""
    sheet = window.parts.reading.sheet
    window.parts.reading._worry.line.hide()
    qtbot.wait(30)
    image = sheet.viewport().grab().toImage()
    wanted = window.themes.theme.doubt.rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_the_place_is_shown_in_the_text_and_in_the_reason(window: MainWindow, qtbot: QtBot) -> None:
    line = window.parts.reading._worry.line
    assert line.isVisible()
    assert link(window).isVisible()
    assert f"第 {glued(window).text.index(SECOND) + 1} 字起像另一段" in line._why.text()
    assert "看作正文" in line._why.toolTip()
    assert marks(window, qtbot) >= 12
    window.bridge.confirm([glued(window).id])
    qtbot.waitUntil(lambda: marks(window, qtbot) == 0)


def test_a_key_splits_there_and_undo_takes_it_back(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window.parts.reading.sheet, Qt.Key.Key_A, ALT)
    assert is_split(window)
    assert window.bridge.place is not None
    assert window.bridge.bulletin is not None
    assert window.bridge.bulletin.block(window.bridge.place.start.block).text.startswith(SECOND)
    assert not glued(window).label.doubtful
    QTest.keyClick(window.parts.reading.sheet, Qt.Key.Key_Z, CTRL)
    assert not is_split(window)
    assert glued(window).label.doubtful
    window.bridge.go_block(glued(window).id, "test")
    qtbot.waitUntil(link(window).isVisible)


def test_the_link_under_the_block_splits_there(window: MainWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(link(window), Qt.MouseButton.LeftButton)
    assert is_split(window)
    qtbot.waitUntil(lambda: not link(window).isVisible())


def test_the_menu_of_the_text_splits_there(window: MainWindow) -> None:
    shown = QMenu(window)
    menu.fill(shown, {row.id: window.parts.actions[row.id] for row in window.parts.actions.table.actions})
    next(action for action in shown.actions() if action.text() == "在此分段").trigger()
    assert is_split(window)


def test_confirming_drops_the_proposal_and_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    told: list[str] = []
    window.bridge.refused.connect(told.append)
    QTest.keyClick(window.parts.reading.sheet, Qt.Key.Key_Return, CTRL)
    assert window.bridge.bulletin is not None
    assert not glued(window).label.doubtful
    assert glued(window).id not in proposals(window.bridge.bulletin)
    window.bridge.go_block(glued(window).id, "test")
    QTest.keyClick(window.parts.reading.sheet, Qt.Key.Key_A, ALT)
    assert told == [NONE_HERE]
    assert not is_split(window)


def test_the_mark_follows_what_is_typed_before_it(window: MainWindow, qtbot: QtBot) -> None:
    partings, id = window.parts.reading._partings, glued(window).id
    before = partings.of(glued(window))[0].offset
    window.bridge.go(Span(Anchor(id, 9), Anchor(id, 9)), "test")
    QTest.keyClicks(window.parts.reading.sheet, "xy")
    assert partings.of(glued(window)) == ()
    qtbot.waitUntil(lambda: [place.offset for place in partings.of(glued(window))] == [before + 2])
