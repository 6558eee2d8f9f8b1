"""Windows stay on their screen, however small or scaled it is."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from zugong_desk.ui.controls.side_window import bring_up
from zugong_desk.ui.window import SMALLEST, MainWindow


def test_a_window_beside_the_main_one_is_no_larger_than_its_screen(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    screen = dialog.screen().availableSize()
    dialog.resize(screen * 2)
    bring_up(dialog, ())
    assert dialog.size() == screen


def test_one_that_is_in_view_stays_as_the_hands_have_left_it(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    bring_up(dialog, ())
    large = dialog.screen().availableSize() + QSize(10, 10)
    dialog.resize(large)
    bring_up(dialog, ())
    assert dialog.size() == large


def test_the_main_window_asks_for_no_more_than_its_screen_has(window: MainWindow) -> None:
    assert window.minimumSize() == QSize(*SMALLEST).boundedTo(window.screen().availableSize())
