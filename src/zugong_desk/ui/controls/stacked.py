"""A list above its form, with a line between them that can be dragged."""

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
