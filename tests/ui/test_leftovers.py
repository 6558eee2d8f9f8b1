"""What is opened and closed again leaves nothing behind: each leftover makes every change of theme and size slower."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

TIMES = 20


@pytest.fixture
def window(library_bridge: Bridge, themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(library_bridge, themes, Settings(tmp_path / "settings.toml"))
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()


def widgets(window: MainWindow) -> int:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    return len(window.findChildren(QWidget))


def open_and_close(window: MainWindow, action: str) -> int:
    """How many dialogs an action opened; each is given up as with Esc."""
    seen: list[QDialog] = []

    def give_up() -> None:
        for dialog in (one for one in window.findChildren(QDialog) if one.isVisible()):
            seen.append(dialog)
            dialog.reject()

    QTimer.singleShot(0, give_up)  # for those that do not come back before they are closed
    window.parts.actions[action].trigger()
    QApplication.processEvents()
    give_up()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return len(seen)


@pytest.mark.parametrize("action", ["restore", "settings", "codebook", "profile", "shortcuts", "guide", "about"])
def test_a_dialog_opened_again_and_again_leaves_nothing(window: MainWindow, action: str) -> None:
    assert open_and_close(window, action) == 1
    once = widgets(window)
    assert [open_and_close(window, action) for _ in range(TIMES)] == [1] * TIMES
    assert widgets(window) == once
