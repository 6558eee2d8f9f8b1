"""The list of a collection: what its keys and the mouse wish for."""

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from zugong_desk.ui.excerpts.delegate import FOLD, INDENT, ExcerptDelegate
from zugong_desk.ui.excerpts.listing import SectionRow
from zugong_desk.ui.excerpts.model import ITEMS_MIME, ROW_ROLE
from zugong_desk.ui.theme.source import ThemeSource

NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
CONTROL, KEYPAD = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.KeypadModifier
NOWHERE = -1
LINE = 2


class ExcerptView(QListView):
    """Says what is wished; the pane does it. Several rows can be chosen, and dragged or moved together."""

    shift_wished = Signal(int)
    level_wished = Signal(int)
    fold_wished = Signal(str, bool)
    """A section (id) is to be folded or not."""
    edit_wished = Signal()
    remove_wished = Signal()
    restore_wished = Signal()
    menu_wished = Signal(QPoint)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.dragged: frozenset[str] = frozenset()
        self.landing = NOWHERE
        self.setObjectName("excerptList")
        self.setAccessibleName("摘编条目")
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragEnabled(True)
        self.setDropIndicatorShown(False)
        self.setItemDelegate(ExcerptDelegate(themes, self))

    @property
    def chosen(self) -> list[str]:
        """The ids of the rows selected, in their order; the current one if none is."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda one: one.row())
        found = [index.data(ROW_ROLE).id for index in rows]
        current = self.currentIndex().data(ROW_ROLE)
        return found or ([current.id] if current else [])

    # keys and clicks ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list's own; all others walk or select."""
        held = event.modifiers() & ~KEYPAD
        match Qt.Key(event.key()):
            case Qt.Key.Key_Up | Qt.Key.Key_Down as key if held == ALT:
                self.shift_wished.emit(-1 if key == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Left | Qt.Key.Key_Right as key if held == ALT:
                self.level_wished.emit(-1 if key == Qt.Key.Key_Left else 1)
            case Qt.Key.Key_Left | Qt.Key.Key_Right as key if held == NONE:
                self._fold(folded=key == Qt.Key.Key_Left)
            case Qt.Key.Key_Delete if held == NONE:
                self.remove_wished.emit()
            case Qt.Key.Key_Backspace if held == CONTROL:
                self.restore_wished.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if held == NONE:
                self.edit_wished.emit()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the chevron of a section folds it."""
        at = event.position().toPoint()
        row = self.indexAt(at).data(ROW_ROLE)
        left = event.button() == Qt.MouseButton.LeftButton
        if isinstance(row, SectionRow) and left and at.x() < FOLD + INDENT * (row.section.level - 1):
            self.fold_wished.emit(row.id, not row.folded)
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the mouse where it is, by the key at the current row."""
        at = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.visualRect(self.currentIndex()).center()
        self.menu_wished.emit(at)

    def _fold(self, *, folded: bool) -> None:
        row = self.currentIndex().data(ROW_ROLE)
        if isinstance(row, SectionRow) and row.folded != folded:
            self.fold_wished.emit(row.id, folded)

    # dragging -------------------------------------------------------------------------------------------------------

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the rows chosen; they stay in the list, outlined."""
        indexes = self.selectionModel().selectedRows()
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(indexes))
        drag.setPixmap(QPixmap(1, 1))
        self.dragged = frozenset(self.chosen)
        self.viewport().update()
        drag.exec(Qt.DropAction.MoveAction)
        self._show_landing(NOWHERE, frozenset())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the rows would land."""
        super().dragMoveEvent(event)  # scrolls at the edges
        if event.source() is self and event.mimeData().hasFormat(ITEMS_MIME):
            event.acceptProposedAction()
            self._show_landing(self._row_at(event.position().toPoint()), self.dragged)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_landing(NOWHERE, self.dragged)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the model wish for the new order."""
        self.drop(event.mimeData(), event.position().toPoint())
        event.acceptProposedAction()
        self._show_landing(NOWHERE, frozenset())

    def drop(self, mime: QMimeData, at: QPoint) -> None:
        """Drop what is dragged at a point of the list."""
        self.model().dropMimeData(mime, Qt.DropAction.MoveAction, self._row_at(at), 0, self.rootIndex())

    def _row_at(self, at: QPoint) -> int:
        """Before which row a point lies."""
        index = self.indexAt(at)
        if not index.isValid():
            return self.model().rowCount()
        return index.row() + (at.y() > self.visualRect(index).center().y())

    def _show_landing(self, row: int, dragged: frozenset[str]) -> None:
        if (row, dragged) != (self.landing, self.dragged):
            self.landing, self.dragged = row, dragged
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and over them the line where dragged ones would land."""
        super().paintEvent(event)
        if self.landing == NOWHERE:
            return
        last = self.model().rowCount() - 1
        rect = self.visualRect(self.model().index(min(self.landing, last), 0))
        y = rect.top() if self.landing <= last else rect.bottom()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(0, max(0, y - 1), self.viewport().width(), LINE, self._themes.theme.accent)
