"""The real window in the tagging mode, its tags with keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.window import MainWindow

Keys = Callable[..., None]
NAMED = {
    "F5": Qt.Key.Key_F5, "down": Qt.Key.Key_Down, "up": Qt.Key.Key_Up, "left": Qt.Key.Key_Left,
    "right": Qt.Key.Key_Right, "esc": Qt.Key.Key_Escape, "space": Qt.Key.Key_Space, "enter": Qt.Key.Key_Return,
}  # fmt: skip


@pytest.fixture
def press(window: MainWindow, qtbot: QtBot) -> Keys:
    """Press keys where the focus is: names such as `F5`, or single characters; `shift+` before either."""
    window.activateWindow()
    window.parts.reading.setFocus()
    qtbot.waitUntil(window.parts.reading.sheet.hasFocus)

    def press(*keys: str) -> None:
        for key in keys:
            held = Qt.KeyboardModifier.ShiftModifier if key.startswith("shift+") else Qt.KeyboardModifier.NoModifier
            name = key.removeprefix("shift+")
            target = window.focusWidget() or window
            if name in NAMED:
                QTest.keyClick(target, NAMED[name], held)
            else:
                QTest.keyClick(target, name, held)

    return press


@pytest.fixture
def at(window: MainWindow, library_bridge: Bridge) -> Callable[..., None]:
    """Put the caret at a code point of a line."""
    return lambda line, offset, end=None: library_bridge.go(
        Span(Anchor(line, offset), Anchor(line, offset if end is None else end)), "test"
    )


@pytest.fixture
def put(library_bridge: Bridge) -> Callable[[], list[tuple[str, str]]]:
    """The annotations as (tag, words), in the order in which they were made."""

    def put() -> list[tuple[str, str]]:
        bulletin = library_bridge.bulletin
        assert bulletin is not None
        return [(one.tag, bulletin.quote(bulletin.places[one.id].span)) for one in bulletin.annotations.values()]

    return put


@pytest.fixture
def chosen(library_bridge: Bridge) -> Callable[[], str]:
    """The words that are selected."""

    def chosen() -> str:
        assert library_bridge.bulletin is not None
        assert library_bridge.place is not None
        return library_bridge.bulletin.quote(library_bridge.place)

    return chosen
