"""The tree of tags: Del removes, F2 goes to the name, Alt and arrows move a tag; and the field that filters it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTreeView, QWidget

from zugong_desk.ui.marks.delegates import RowDelegate
from zugong_desk.ui.theme.source import ThemeSource


class CodebookTree(QTreeView):
    """Says what its keys wish for."""

    remove_wished = Signal()
    rename_wished = Signal()
    shift_wished = Signal(int)
    indent_wished = Signal()
    outdent_wished = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebookTree")
        self.setAccessibleName("标签表")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(18)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragEnabled(True)
        self.setItemDelegate(RowDelegate(themes, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the tree's own; all others walk."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_Delete:
            self.remove_wished.emit()
        elif plain and event.key() == Qt.Key.Key_F2:
            self.rename_wished.emit()
        elif not (event.modifiers() & Qt.KeyboardModifier.AltModifier and self._moves(Qt.Key(event.key()))):
            super().keyPressEvent(event)

    def _moves(self, key: Qt.Key) -> bool:
        """Whether the key moves the chosen tag, which is then wished for."""
        match key:
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.shift_wished.emit(-1 if key == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Right:
                self.indent_wished.emit()
            case Qt.Key.Key_Left:
                self.outdent_wished.emit()
            case _:
                return False
        return True


def filter_field(parent: QWidget) -> QLineEdit:
    """The field above the tree."""
    field = QLineEdit(parent)
    field.setObjectName("codebookFilter")
    field.setAccessibleName("查标签")
    field.setPlaceholderText("拼音首字母、全拼或文字")
    field.setClearButtonEnabled(True)
    field.setContentsMargins(8, 6, 8, 6)
    return field
