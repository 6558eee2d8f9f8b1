"""Two widgets that share the room, with a line between them that can be dragged."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

FULL = 1000


def stacked(above: QWidget, below: QWidget, share_above: int, share_below: int) -> QSplitter:
    """Two widgets that share the height in the proportion given until someone drags the line."""
    splitter = QSplitter(Qt.Orientation.Vertical)
    splitter.setChildrenCollapsible(False)
    for widget, share in ((above, share_above), (below, share_below)):
        splitter.addWidget(widget)
        splitter.setStretchFactor(splitter.indexOf(widget), share)
    splitter.setSizes([FULL * share_above, FULL * share_below])
    return splitter


def beside(left: QWidget, right: QWidget, widths: tuple[int, int], growing: int) -> QSplitter:
    """Two widgets of these widths beside each other; the one of this number takes the room a wider window has."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setChildrenCollapsible(False)
    splitter.addWidget(left)
    splitter.addWidget(right)
    splitter.setSizes(list(widths))
    splitter.setStretchFactor(growing, 1)
    return splitter
