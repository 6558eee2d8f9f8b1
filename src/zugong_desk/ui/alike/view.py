"""The list of like places under the hands: Space ticks, Enter changes, Escape leaves, left and right change the scope."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from zugong_desk.ui.alike.model import TEXT, AlikeDelegate, AlikeModel
from zugong_desk.ui.theme.source import ThemeSource

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AlikeView(QListView):
    """Two-line rows with a box to tick."""

    taken = Signal()
    left = Signal()
    here_chosen = Signal()
    everywhere_chosen = Signal()

    def __init__(self, model: AlikeModel, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("alikeList")
        self.setAccessibleName("同类的地方")
        self.setModel(model)
        self._places = model
        self.setItemDelegate(AlikeDelegate(themes, model, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, Enter, Escape, left and right; everything else walks."""
        key = event.key()
        if key == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._places.toggle(self.currentIndex().row())
        elif key in ENTER:
            self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            (self.here_chosen if key == Qt.Key.Key_Left else self.everywhere_chosen).emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < TEXT:
            self._places.toggle(index.row())
