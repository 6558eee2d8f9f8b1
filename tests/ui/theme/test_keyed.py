"""Buttons with their key beside the word."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.keyed import KeyedButton, KeyedToolButton
from zugong_desk.ui.theme.source import ThemeSource


@pytest.fixture
def themes(qapp: QApplication) -> ThemeSource:
    return ThemeSource(qapp, "light")


def colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_key_takes_room_and_a_quieter_ink(themes: ThemeSource, qtbot: QtBot) -> None:
    button = KeyedButton("改写", themes, "F2", icon("edit", themes, 16))
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    with_key = button.sizeHint().width()
    assert themes.theme.ink3.name() in colours(button)
    button.set_key("")
    assert button.sizeHint().width() < with_key
    assert themes.theme.ink3.name() not in colours(button)


def test_primary_button_is_written_on_accent(themes: ThemeSource, qtbot: QtBot) -> None:
    button = KeyedButton("采纳", themes, "Alt+Enter")
    button.setProperty("primary", True)
    qtbot.addWidget(button)
    button.show()
    found = colours(button)
    assert themes.theme.accent.name() in found
    assert themes.theme.on_accent.name() in found
    assert button.accessibleDescription() == "Alt+Enter"


def test_button_is_still_a_button(themes: ThemeSource, qtbot: QtBot) -> None:
    button = KeyedButton("忽略", themes, "Alt+Del")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_tool_button_follows_its_action(themes: ThemeSource, qtbot: QtBot) -> None:
    action = QAction(icon("doubt", themes), "下一处存疑")
    action.setObjectName("next_doubt")
    action.setIconText("存疑")
    button = KeyedToolButton(action, themes, "F7")
    qtbot.addWidget(button)
    assert button.text() == "存疑"
    wide = button.sizeHint().width()
    button.show_key(shown=False)
    assert button.sizeHint().width() < wide
    button.show_key(shown=True)
    button.set_key("Ctrl+F7")
    assert button.sizeHint().width() > wide
    action.setEnabled(False)
    assert not button.isEnabled()
    with qtbot.assertNotEmitted(action.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
