"""The start page: the ways in, recent libraries, what is no longer there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from zugong_desk.ui.action_set import ActionSet
from zugong_desk.ui.actions import action_table
from zugong_desk.ui.start.page import StartPage
from zugong_desk.ui.start.recent import _day
from zugong_desk.ui.theme.source import ThemeSource


@pytest.fixture
def actions(themes: ThemeSource) -> ActionSet:
    return ActionSet(action_table(), themes)


@pytest.fixture
def page(actions: ActionSet, themes: ThemeSource, qtbot: QtBot) -> StartPage:
    page = StartPage(themes, {action.objectName(): action for action in actions})
    qtbot.addWidget(page)
    page.resize(1200, 760)
    page.show()
    return page


@pytest.mark.parametrize("name", ["sample_library", "new_library", "open_library"])
def test_buttons_trigger_the_actions(page: StartPage, actions: ActionSet, qtbot: QtBot, name: str) -> None:
    with qtbot.waitSignal(actions[name].triggered):
        qtbot.mouseClick(page.buttons[name], Qt.MouseButton.LeftButton)


def test_recent_libraries_open_and_are_forgotten_by_key(page: StartPage, tmp_path: Path, qtbot: QtBot) -> None:
    here, gone = tmp_path / "𠮷城.zugong", tmp_path / "没有了.zugong"
    here.touch()
    page.show_recent([here, gone])
    with qtbot.waitSignal(page.library_chosen) as chosen:
        qtbot.keyClick(page.recent, Qt.Key.Key_Return)
    assert chosen.args == [here]
    page.recent.setCurrentRow(1)
    with qtbot.waitSignal(page.library_forgotten) as forgotten:
        qtbot.keyClick(page.recent, Qt.Key.Key_Delete)
    assert forgotten.args == [gone]
    assert not page.grab().isNull()


def test_nothing_recent_says_how_to_begin(page: StartPage) -> None:
    page.show_recent([])
    assert page.recent.isHidden()
    assert not page._no_recent.isHidden()


def test_dates_in_words() -> None:
    from datetime import date

    assert _day(date(2026, 9, 2), date(2026, 11, 1)) == "9 月 2 日"
    assert _day(date(2025, 9, 2), date(2026, 11, 1)) == "2025 年 9 月"
