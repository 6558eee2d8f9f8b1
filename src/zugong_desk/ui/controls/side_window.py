"""Bringing up a window that stands beside the main one."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog


def bring_up(dialog: QDialog, keys: Sequence[QAction]) -> None:
    """Show a window in front of all others; the keys of these actions work there too."""
    dialog.addActions(keys)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
