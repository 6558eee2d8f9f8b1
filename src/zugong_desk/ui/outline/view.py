"""The outline's tree view: keys that correct the segmentation, and headings dragged to another level."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from zugong_desk.ui.marks.delegates import RowDelegate, RowLook
from zugong_desk.ui.outline.looks import row_look
from zugong_desk.ui.outline.model import ROW_ROLE
from zugong_desk.ui.outline.tree import Row
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.tokens import tokens

STEP_OF_KEY = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class OutlineView(QTreeView):
    """Tab and Shift+Tab move headings a level down and up; on any other row they move the focus as usual."""

    shift_wished = Signal(int)
    aside_wished = Signal()
    entering = False
    """True while the focus comes in: Qt then makes a row current that nobody chose."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(RowDelegate(themes, self, tokens().sizes["outline_row"], self._look))
        self.setObjectName("outlineTree")
        self.setAccessibleName("结构")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(18)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def chosen(self) -> list[Row]:
        """The rows selected, in reading order; the current one if none is."""
        rows = [index.data(ROW_ROLE) for index in self.selectionModel().selectedRows()]
        current = self.currentIndex().data(ROW_ROLE)
        return sorted(rows, key=self._order) or ([current] if current else [])

    def event(self, event: QEvent) -> bool:
        """Take Tab before Qt moves the focus with it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = STEP_OF_KEY.get(Qt.Key(event.key()))
            plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if by and plain and any(row.movable for row in self.chosen()):
                self.shift_wished.emit(by)
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entering = True
        super().focusInEvent(event)
        self.entering = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.aside_wished.emit()
        else:
            super().keyPressEvent(event)

    def _look(self, index: QModelIndex | QPersistentModelIndex) -> RowLook:
        return row_look(index.data(ROW_ROLE), folded=not self.isExpanded(index))

    def _order(self, row: Row) -> int:
        rows = self.model().tree.rows  # type: ignore[attr-defined]
        return int(rows.index(row))
