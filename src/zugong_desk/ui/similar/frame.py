"""How the parts of the window stand together."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTabBar, QVBoxLayout, QWidget


def head(asked: QLabel, state: QLabel, stop: QPushButton, parent: QWidget) -> QFrame:
    """What is asked about at the left, how far the reading is at the right."""
    frame = QFrame(parent)
    row = QHBoxLayout(frame)
    row.setContentsMargins(12, 10, 12, 8)
    row.setSpacing(12)
    asked.setProperty("role", "label")
    asked.setTextFormat(Qt.TextFormat.PlainText)
    state.setProperty("role", "hint")
    stop.setObjectName("similarStop")
    stop.setAutoDefault(False)
    stop.setProperty("compact", "true")
    stop.hide()
    row.addWidget(asked, 1)
    row.addWidget(state)
    row.addWidget(stop)
    return frame


def lists(tabs: QTabBar, names: Sequence[str], empty: QLabel, view: QWidget, parent: QWidget) -> QFrame:
    """The tabs over the list, and what is said where there is none."""
    tabs.setObjectName("similarTabs")
    tabs.setAccessibleName("看什么")
    tabs.setExpanding(False)
    for name in names:
        tabs.addTab(name)
    frame = QFrame(parent)
    frame.setProperty("role", "panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget, stretch in ((tabs, 0), (empty, 0), (view, 1)):
        column.addWidget(widget, stretch)
    return frame


def foot(jump: QPushButton, leave: QPushButton, parent: QWidget) -> QFrame:
    """The buttons."""
    frame = QFrame(parent)
    frame.setProperty("role", "foot")
    row = QHBoxLayout(frame)
    row.setContentsMargins(10, 6, 8, 6)
    row.setSpacing(8)
    row.addStretch(1)
    jump.setProperty("primary", "true")
    for button, name in ((jump, "similarGo"), (leave, "similarLeave")):
        button.setObjectName(name)
        button.setAutoDefault(False)
        row.addWidget(button)
    return frame
