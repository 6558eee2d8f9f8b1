"""The context menu: what can be done with a block, a selection and the text under the pointer."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from zugong_desk.ui.marks.kinds import kind_looks

FIRST: tuple[tuple[str, ...], ...] = (("tag_palette", "repeat_tag", "add_excerpt"),)
LEVELS = ("level_1", "level_2", "level_3", "level_4", "promote", "demote")
HEADS = ("mark_head", "mark_head_title", "mark_head_heading", "mark_head_run_in", "mark_head_item", "unmark_head")
LAST: tuple[tuple[str, ...], ...] = (
    ("split", "merge", "set_aside"),
    ("confirm", "split_proposed", "next_doubt", "alike"),
    ("accept_finding", "keep_finding", "keep_choices"),
    ("edit_annotation", "delete_annotation"),
    ("go_to_article", "go_to_contents", "show_in_source"),
)


def fill(menu: QMenu, actions: Mapping[str, QAction]) -> None:
    """Put the window's actions in; those that it does not have or has hidden are left out."""
    for group in FIRST:
        _add(menu, actions, group)
        menu.addSeparator()
    _submenu(menu, "类别", actions, [f"kind_{kind}" for kind in kind_looks()])
    _submenu(menu, "级别", actions, LEVELS)
    _submenu(menu, "小标题", actions, HEADS)
    for group in LAST:
        menu.addSeparator()
        _add(menu, actions, group)


def add_editing(menu: QMenu, editing: Mapping[str, tuple[bool, Callable[[], None]]]) -> None:
    """Put cut, copy and paste at the top: name on screen → whether it can be done, and the slot."""
    for name, (possible, slot) in editing.items():
        entry = QAction(name, menu)
        entry.setEnabled(possible)
        entry.triggered.connect(lambda _checked=False, run=slot: run())
        menu.addAction(entry)
    menu.addSeparator()


def _add(menu: QMenu, actions: Mapping[str, QAction], ids: tuple[str, ...] | list[str]) -> int:
    found = [actions[id] for id in ids if id in actions and actions[id].isVisible()]
    menu.addActions(found)
    return len(found)


def _submenu(menu: QMenu, title: str, actions: Mapping[str, QAction], ids: tuple[str, ...] | list[str]) -> None:
    below = QMenu(title, menu)
    if _add(below, actions, ids):
        menu.addMenu(below)
    else:
        below.deleteLater()
