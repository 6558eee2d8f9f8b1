"""The list of like places under the hands: beside ticking and taking, Escape leaves, left and right change the scope."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from zugong_desk.ui.alike.model import TEXT, AlikeDelegate, AlikeModel
from zugong_desk.ui.controls.ticked_list import TickedList
from zugong_desk.ui.theme.source import ThemeSource


class AlikeView(TickedList):
    """Two-line rows with a box to tick."""

    left = Signal()
    here_chosen = Signal()
    everywhere_chosen = Signal()

    def __init__(self, model: AlikeModel, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(model, "alikeList", "同类的地方", TEXT, parent)
        self.setItemDelegate(AlikeDelegate(themes, model, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.ticked.connect(model.toggle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, left and right; the rest is every such list's."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            (self.here_chosen if key == Qt.Key.Key_Left else self.everywhere_chosen).emit()
        else:
            super().keyPressEvent(event)
