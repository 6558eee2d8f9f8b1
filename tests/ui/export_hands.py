"""Hands on the export dialogue that an action has brought up."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from zugong_desk.ui.exporting.dialog import ExportDialog
from zugong_desk.ui.window import MainWindow


def dialogue(window: MainWindow, qtbot: QtBot) -> ExportDialog:
    """The dialogue that came up last, once the look at its first choice was taken."""
    dialog = window.findChildren(ExportDialog)[-1]
    looked_at(dialog, qtbot)
    return dialog


def looked_at(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Wait until the dialogue has taken a look at what is chosen."""
    qtbot.waitUntil(lambda: not dialog._later.isActive() and dialog._look is None, timeout=5000)


def write_to(window: MainWindow, target: Path, qtbot: QtBot) -> ExportDialog:
    """Write what the dialogue offers to a file, and wait until that has gone well or not."""
    dialog = dialogue(window, qtbot)
    dialog.target.path.setText(str(target))
    dialog.start()
    qtbot.waitUntil(lambda: dialog._work is None, timeout=10_000)
    return dialog
