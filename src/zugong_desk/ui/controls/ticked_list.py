"""A list of rows with a box to tick: Space or a click on the box ticks, Enter takes what is ticked, all else walks."""

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TickedList(QListView):
    """Rows of one height; `box` is how far the part of a row reaches, in pixels from its left, that a click ticks."""

    ticked = Signal(int)
    taken = Signal()

    def __init__(
        self, model: QAbstractItemModel, name: str, spoken: str, box: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setModel(model)
        self._box = box
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter; everything else walks, or is the window's."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.ticked.emit(self.currentIndex().row())
        elif event.key() in ENTER:
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < self._box:
            self.ticked.emit(index.row())
