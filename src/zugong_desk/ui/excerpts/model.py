"""Sections and excerpts as Qt's list model; rows can be dragged to another place."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.excerpts.listing import ExcerptRow, Row

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
ITEMS_MIME = "application/x-zugong-excerpts"
DRAGGED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled


class ExcerptModel(QAbstractListModel):
    """Rows of sections and excerpts, by the ids of what they show."""

    move_wished = Signal(list, object)
    """Items (ids) were dropped before another one (its id, None: at the end)."""

    rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> bool:
        """Show other rows; whether they are others, and not only changed ones of the same items in the same order."""
        before, self_rows = self.rows, tuple(rows)
        if [row.id for row in before] == [row.id for row in self_rows]:
            self.rows = self_rows
            for at, (old, new) in enumerate(zip(before, self_rows, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(at), self.index(at))
            return False
        self.beginResetModel()
        self.rows = self_rows
        self.endResetModel()
        return True

    def row_at(self, index: Index) -> Row | None:
        """The row behind an index."""
        return self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None

    def index_of(self, id: str) -> QModelIndex:
        """The index of an item; invalid if it is not listed."""
        return self.index(next((at for at, row in enumerate(self.rows) if row.id == id), -1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                states = "\n".join(one.words for one in row.states) if isinstance(row, ExcerptRow) else row.section.lead
                return as_it_is("\n".join(filter(None, (row.title, states))))
            case _:
                return row if role == ROW_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return DRAGGED if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [ITEMS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        rows = (self.row_at(index) for index in sorted(indexes, key=lambda one: one.row()))
        mime.setData(ITEMS_MIME, "\n".join(row.id for row in rows if row).encode())
        return mime

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Wish for another order. False always: the pane shows it once the desk has written it."""
        ids = bytes(data.data(ITEMS_MIME).data()).decode().split()
        if ids and self.canDropMimeData(data, action, row, column, parent) and not parent.isValid():
            self.move_wished.emit(ids, self.rows[row].id if 0 <= row < len(self.rows) else None)
        return False
