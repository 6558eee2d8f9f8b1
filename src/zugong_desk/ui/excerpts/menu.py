"""The context menu of the items chosen in a collection."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from zugong_desk.ui.excerpts.deeds import ExcerptDeeds
from zugong_desk.ui.excerpts.listing import ExcerptRow, Row
from zugong_desk.ui.excerpts.view import ExcerptView

MOVING = ("move_up", "move_down")
SECTIONS = ("raise_section", "lower_section")
STALE = ("take_source", "carry_correction", "keep_excerpt")


def menu_for(view: ExcerptView, row: Row, deeds: ExcerptDeeds, actions: Mapping[str, QAction]) -> QMenu:
    """What can be done with a row and those chosen with it; keys of the list's own stand beside their entries."""
    menu = QMenu(view)
    menu.addAction("编辑　Enter", view.edit_wished.emit)
    if isinstance(row, ExcerptRow):
        menu.addAction("回到原文　F4", deeds.go_back)
        if row.stale:
            menu.addSeparator()
            menu.addActions([actions[name] for name in STALE])
        if row.twin:
            menu.addAction(actions["show_twin"])
        if row.excerpt.text != row.excerpt.taken:
            menu.addAction(actions["restore_wording"])
    else:
        menu.addActions([actions[name] for name in SECTIONS])
    menu.addSeparator()
    menu.addActions([actions[name] for name in MOVING])
    menu.addAction(actions["add_section"])
    menu.addSeparator()
    menu.addAction("移出摘编　Del" if isinstance(row, ExcerptRow) else "取消这一节的标题　Del", deeds.remove)
    return menu


def show_menu(view: ExcerptView, at: QPoint, row: Row, deeds: ExcerptDeeds, actions: Mapping[str, QAction]) -> None:
    """Open the menu at a point of the list."""
    menu = menu_for(view, row, deeds, actions)
    menu.exec(view.viewport().mapToGlobal(at))
    menu.deleteLater()
