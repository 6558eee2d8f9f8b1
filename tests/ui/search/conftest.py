"""Three issues of three years and places behind the real window, the newest on the table."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.desk.test_finding import ISSUE, PLACES
from tests.ui.windows import in_the_text

from zugong_desk.desk import importing, libraries
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.search.pane import SearchPane
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow


@pytest.fixture
def bridge(qapp: QApplication, tmp_path: Path) -> Iterator[Bridge]:
    desk = libraries.create(tmp_path / "试.zugong", editor="tester")
    ids = []
    for place, number, year in PLACES:
        path = tmp_path / f"{place}.txt"
        path.write_text(ISSUE.format(place=place, number=number, year=year), encoding="utf-8")
        ids.append(importing.take_in(desk, importing.receive(path))[0].id)
    bridge = Bridge()
    bridge.set_desk(desk)
    bridge.open_issue(str(ids[-1]))
    yield bridge
    bridge.close()


@pytest.fixture
def window(bridge: Bridge, themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    window = in_the_text(bridge, themes, tmp_path, qtbot)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def pane(window: MainWindow) -> SearchPane:
    return window.parts.search
