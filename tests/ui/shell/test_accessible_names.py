"""Every control that takes a hand or a key says what it is to a screen reader, in the window and in its dialogs."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from zugong_desk.settings import Settings
from zugong_desk.ui.action_set import ActionSet
from zugong_desk.ui.actions import action_table
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.codebook.dialog import CodebookDialog
from zugong_desk.ui.shell.help import show_about, show_guide, show_shortcuts
from zugong_desk.ui.shell.settings_dialog import SettingsDialog
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)


def nameless(root: QWidget) -> list[str]:
    """The controls below a widget that have neither an accessible name nor words on them."""
    return [where(widget) for widget in root.findChildren(QWidget) if asks_for_name(widget) and not named(widget)]


def asks_for_name(widget: QWidget) -> bool:
    """Whether a reader can come upon it by itself: Qt's own inner parts are read with what they belong to."""
    parent = widget.parentWidget()
    inner = (
        isinstance(widget, QHeaderView)
        or widget.objectName().startswith("qt_")
        or isinstance(parent, (QLineEdit, QAbstractSpinBox))
        or (parent is not None and isinstance(parent.parentWidget(), QComboBox))
    )
    return isinstance(widget, CONTROLS) and not inner


def named(widget: QWidget) -> bool:
    return bool(widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))


def where(widget: QWidget) -> str:
    """The way down to a widget, for the one who has to name it."""
    steps: list[str] = []
    at: QWidget | None = widget
    while at is not None:
        steps.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return " < ".join(steps)


@pytest.fixture
def window(bridge: Bridge, themes: ThemeSource, settings: Settings, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(bridge, themes, settings)
    window.show()
    window.parts.banner.say("有一件事要您看。", "calm", ("看看…", lambda: None), ("以后", lambda: None))
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(tmp_path_factory.mktemp("home") / "settings.toml")


def test_every_control_of_the_window_has_a_name(window: MainWindow) -> None:
    assert nameless(window) == []


def test_every_control_of_the_codebook_has_a_name(bridge: Bridge, themes: ThemeSource, qtbot: QtBot) -> None:
    dialog = CodebookDialog(bridge, themes)
    qtbot.addWidget(dialog)
    assert dialog.findChildren(QLineEdit)
    assert nameless(dialog) == []


def test_every_control_of_the_settings_has_a_name(themes: ThemeSource, settings: Settings, qtbot: QtBot) -> None:
    dialog = SettingsDialog(settings, ActionSet(action_table(), themes))
    qtbot.addWidget(dialog)
    assert dialog.findChildren(QAbstractSpinBox)
    assert nameless(dialog) == []


def test_every_sheet_has_a_name(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    for sheet in (show_guide(host), show_about(host), show_shortcuts(action_table(), host)):
        assert nameless(sheet) == []


@pytest.mark.parametrize("make", [QPushButton, QToolButton, QLineEdit, QComboBox, QTextEdit])
def test_a_control_without_a_name_is_found(make: type[QWidget], qtbot: QtBot) -> None:
    host = QWidget()
    host.setObjectName("host")
    qtbot.addWidget(host)
    control = make(host)
    assert nameless(host) == [f"{make.__name__} < host"]
    control.setAccessibleName("有名")
    assert nameless(host) == []


def test_tool_tips_are_plain_text(window: MainWindow) -> None:
    tips = [widget.toolTip() for widget in window.findChildren(QWidget) if widget.toolTip()]
    assert tips
    assert not [tip for tip in tips if Qt.mightBeRichText(tip)]
