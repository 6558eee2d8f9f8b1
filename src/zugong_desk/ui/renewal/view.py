"""The list of differences under the hands: Space ticks, Enter changes; Escape is the dialog's."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QWidget

from zugong_desk.ui.renewal.delegate import TEXT, RenewalDelegate
from zugong_desk.ui.renewal.model import RenewalModel
from zugong_desk.ui.theme.source import ThemeSource

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RenewalView(QListView):
    """Three-line rows with a box to tick."""

    taken = Signal()

    def __init__(self, model: RenewalModel, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("renewalList")
        self.setAccessibleName("会改的地方")
        self.setProperty("role", "boxed")
        self.setModel(model)
        self._differences = model
        self.setItemDelegate(RenewalDelegate(themes, model, self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter; everything else walks, or is the dialog's."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._differences.toggle(self.currentIndex().row())
        elif event.key() in ENTER:
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < TEXT:
            self._differences.toggle(index.row())
