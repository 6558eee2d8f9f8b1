"""A window on a library of four issues with known faults; who works is a thread unless a test wants processes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from zugong_desk.desk import importing, libraries
from zugong_desk.desk.core import Desk
from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.whole.crew import Crew
from zugong_desk.ui.whole.dialog import WholeDialog
from zugong_desk.ui.window import MainWindow

RULE = "GRAM-REDUND"
TEXT = """云岭组工信息

第 {number} 期

中共云岭市委组织部研究室

{year} 年 5 月 6 日

聚力强基 抓实治理𠮷

青山县委组织部

近年来，青山县打造“青山{brand}”党建品牌，推动基层治理提质增效😀。

一、强化领导。县委定期研究，至少一个以上𠮷县参加。

报：省委组织部。
"""


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """No processes: they take seconds to start."""
    begin = Crew.begin
    monkeypatch.setattr(Crew, "begin", lambda crew, processes: begin(crew, 0 * processes))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Four issues of two years, closed; the brand of the last is written otherwise."""
    path = tmp_path / "试.zugong"
    desk = libraries.create(path, editor="tester")
    for number, year, brand in ((3, 2022, "红管家"), (4, 2022, "红管家"), (5, 2023, "红管家"), (6, 2023, "红营家")):
        file = tmp_path / f"第{number}期.txt"
        file.write_text(TEXT.format(number=number, year=year, brand=brand), encoding="utf-8")
        assert importing.take_in(desk, importing.receive(file))[0].error is None
    desk.close()
    return path


@pytest.fixture
def open_window(
    library: Path, themes: ThemeSource, tmp_path: Path, qtbot: QtBot
) -> Iterator[Callable[..., MainWindow]]:
    """Opens a window on the library, its first issue on the table."""
    windows: list[MainWindow] = []

    def opened(*, read_only: bool = False) -> MainWindow:
        bridge = Bridge()
        bridge.set_desk(libraries.open_library(library, "tester", read_only=read_only))
        bridge.open_issue(bridge.issues()[0].id)
        window = MainWindow(bridge, themes, Settings(tmp_path / "settings.toml"))
        windows.append(window)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield opened
    for window in windows:
        window.close()
        window.bridge.leave()
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(open_window: Callable[..., MainWindow], threads: None) -> MainWindow:
    return open_window()


@pytest.fixture
def dialog(window: MainWindow) -> WholeDialog:
    """全库校对, opened by its action."""
    window.parts.actions["whole"].trigger()
    found = window.findChild(WholeDialog)
    assert found is not None
    return found


def desk_of(window: MainWindow) -> Desk:
    assert window.bridge.desk is not None
    return window.bridge.desk


def counted(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the background has nothing left to do."""
    keeper, checker = window.parts.keeper, window.parts.checker
    qtbot.waitUntil(lambda: keeper.settled and checker.settled and bool(window.bridge.counts), timeout=20_000)


def checked(dialog: WholeDialog, qtbot: QtBot) -> None:
    """Check everything and wait."""
    dialog.frame.begin.click()
    qtbot.waitUntil(lambda: not dialog.round.running, timeout=30_000)
    qtbot.waitUntil(lambda: not dialog._later.isActive(), timeout=20_000)
