"""Bringing up a window that stands beside the main one."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget


def bring_up(dialog: QDialog, keys: Sequence[QAction]) -> None:
    """Show a window in front of all others, no larger than its screen; the keys of these actions work there too."""
    dialog.addActions(keys)
    if not dialog.isVisible():
        fit_screen(dialog)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def fit_screen(window: QWidget) -> None:
    """Make a window that is about to be shown no larger than the screen leaves room for."""
    window.resize(window.size().boundedTo(window.screen().availableSize()))
