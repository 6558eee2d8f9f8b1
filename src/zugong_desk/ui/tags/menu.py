"""The menu of an annotation in the tags pane."""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from zugong_desk.ui.tags.head import MarkBar

BEFORE = ("edit_annotation", "rating_1", "rating_2", "rating_3", "similar")
EXAMPLE = "show_as_example"


def menu_of(parent: QWidget, actions: Mapping[str, QAction], bar: MarkBar, *, example: bool) -> QMenu:
    """What can be done with the chosen annotation; `example` says that the codebook shows it as one."""
    menu = QMenu(parent)
    if actions:
        menu.addActions([actions[name] for name in BEFORE])
        menu.addAction("不再作为范例" if example else "作为范例", actions[EXAMPLE].trigger).setEnabled(
            actions[EXAMPLE].isEnabled()
        )
        menu.addSeparator()
    for button in (bar.retag, bar.relocate, bar.remove):
        menu.addAction(button.text(), button.click).setEnabled(button.isEnabled())
    return menu
