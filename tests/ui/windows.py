"""The real window, shown and ready for hands."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from zugong_desk.desk import importing, libraries
from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow


def shown(bridge: Bridge, themes: ThemeSource, folder: Path, qtbot: QtBot, size: tuple[int, int]) -> MainWindow:
    """A window of a size behind a bridge; its settings are kept in a folder."""
    window = MainWindow(bridge, themes, Settings(folder / "settings.toml"))
    window.resize(*size)
    window.show()
    qtbot.waitExposed(window)
    return window


def small(bridge: Bridge, themes: ThemeSource, folder: Path, qtbot: QtBot) -> MainWindow:
    """A small window behind a bridge, deleted as soon as it is closed."""
    window = shown(bridge, themes, folder, qtbot, (1280, 800))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    qtbot.addWidget(window)
    return window


def opened(text: str, folder: Path) -> Bridge:
    """A bridge on a new library in a folder, with an issue of this text on the table."""
    desk = libraries.create(folder / "试.zugong", editor="tester")
    (folder / "第3期.txt").write_text(text, encoding="utf-8")
    result, _ = importing.take_in(desk, importing.receive(folder / "第3期.txt"))
    bridge = Bridge()
    bridge.set_desk(desk)
    assert result.id is not None
    bridge.open_issue(result.id)
    return bridge


def in_the_text(bridge: Bridge, themes: ThemeSource, folder: Path, qtbot: QtBot) -> MainWindow:
    """A wide window behind a bridge, the focus in the text."""
    window = shown(bridge, themes, folder, qtbot, (1600, 1000))
    window.activateWindow()
    window.parts.reading.setFocus()
    return window
