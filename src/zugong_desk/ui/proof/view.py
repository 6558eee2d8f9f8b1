"""The list of findings under the hands."""

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from zugong_desk.ui.proof.delegate import ProofDelegate, more_box
from zugong_desk.ui.proof.model import ROW_ROLE
from zugong_desk.ui.proof.rows import Sort
from zugong_desk.ui.theme.source import ThemeSource

INDENT = 14
DIGITS = range(int(Qt.Key.Key_1), int(Qt.Key.Key_9) + 1)


class ProofView(QTreeView):
    """Numbers choose a wording for the current finding, Delete keeps it; everything else walks, or is the window's."""

    number_pressed = Signal(int)
    keep_wished = Signal()
    menu_wished = Signal(QModelIndex, QPoint)
    entering = False
    """True while the focus comes in: Qt then makes a row current that nobody chose."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("proofTree")
        self.setAccessibleName("校对意见")
        self.setItemDelegate(ProofDelegate(themes, self))
        self.setHeaderHidden(True)
        self.setIndentation(INDENT)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entering = True
        super().focusInEvent(event)
        self.entering = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers and Delete; the rest is any tree's."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in DIGITS:
            self.number_pressed.emit(event.key() - int(Qt.Key.Key_0))
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.keep_wished.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the sign at the right of a rule opens its menu."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW_ROLE)
        if event.button() == Qt.MouseButton.LeftButton and row is not None and row.sort is Sort.RULE:
            box = more_box(QRectF(self.visualRect(index))).adjusted(-4, -4, 4, 4)
            if box.contains(event.position()):
                self.menu_wished.emit(index, self.viewport().mapToGlobal(box.bottomLeft().toPoint()))

    def _on_menu_requested(self, position: QPoint) -> None:
        index = self.indexAt(position)
        if not index.isValid() or not self.viewport().rect().contains(position):
            index = self.currentIndex()
            position = self.visualRect(index).bottomLeft()
        if index.isValid():
            self.menu_wished.emit(index, self.viewport().mapToGlobal(position))
