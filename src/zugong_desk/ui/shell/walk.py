"""Going from pane to pane with F6 and Shift+F6, in the order of the work."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from zugong_desk.ui.shell.layout import LIBRARY, PAGES, READING, RIGHT, SOURCE, Layout
from zugong_desk.ui.shell.parts import Parts


def walk(parts: Parts, by: int) -> None:
    """Give the focus to the next (1) or previous (-1) pane in sight; in one place for two, they change places."""
    order = _order(parts)
    focused = QApplication.focusWidget()
    at = next((at for at, name in enumerate(order) if focused is not None and _holds(_pane(parts, name), focused)), -1)
    name = order[(at + by) % len(order)] if at >= 0 else RIGHT if parts.desk.pages_shown else READING
    focus_pane(parts, name)


def focus_pane(parts: Parts, name: int) -> None:
    """Bring a pane of the desk into sight and give it the focus."""
    parts.desk.show_pane(name)
    target = parts.right.current if name == RIGHT else _pane(parts, name)
    target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _order(parts: Parts) -> list[int]:
    order = [LIBRARY] if parts.desk.library_shown else []
    if parts.desk.pages_shown:
        return [*order, RIGHT, PAGES]
    order += [SOURCE, READING]
    right = parts.desk.right_shown or parts.desk.layout_now is Layout.WIDE
    return [*order, RIGHT] if right else order


def _pane(parts: Parts, name: int) -> QWidget:
    return {
        LIBRARY: parts.library,
        SOURCE: parts.source,
        READING: parts.reading,
        RIGHT: parts.right,
        PAGES: parts.pages,
    }[name]


def _holds(pane: QWidget, focused: QWidget) -> bool:
    return pane is focused or pane.isAncestorOf(focused)
