"""What can be done with an issue in the list."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from zugong_desk.domain.shelf import Progress
from zugong_desk.library import IssueRow
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.library.model import SPOKEN


def issue_menu(parent: QWidget, bridge: Bridge, issue: IssueRow, export: Callable[[str], object]) -> QMenu:
    """Open, standing, export, remove."""
    menu = QMenu(parent)
    _add(menu, "open_this_issue", "打开", lambda: bridge.open_issue(issue.id))
    menu.addSeparator()
    group = QActionGroup(menu)
    for progress in Progress:
        action = _add(menu, f"progress_{progress.value}", SPOKEN[progress], _setting(bridge, issue.id, progress))
        action.setCheckable(True)
        action.setChecked(issue.progress is progress)
        group.addAction(action)
    menu.addSeparator()
    _add(menu, "export_this_issue", "导出…", lambda: export(issue.id))
    _add(menu, "remove_this_issue", "移出书库（可撤销）\tDel", lambda: bridge.remove_issue(issue.id))
    return menu


def _setting(bridge: Bridge, issue: str, progress: Progress) -> Callable[[], object]:
    return lambda: bridge.set_progress(issue, progress)


def _add(menu: QMenu, name: str, text: str, run: Callable[[], object]) -> QAction:
    action = menu.addAction(text)
    action.setObjectName(name)
    action.triggered.connect(lambda _checked=False: run())
    return action
