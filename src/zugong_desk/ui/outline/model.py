"""The outline as Qt's item model; the integer id of an index is its row's place in reading order."""

import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.outline.tree import Row, Tree, child_level

Index = QModelIndex | QPersistentModelIndex
HEADINGS_MIME = "application/x-zugong-headings"
ROW_ROLE = int(Qt.ItemDataRole.UserRole)


class OutlineModel(QAbstractItemModel):
    """Shows a tree of rows. A new tree of the same shape only repaints what differs; any other resets the model."""

    level_wished = Signal(list, int)
    """Blocks (ids) were dropped where headings have that level."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tree = Tree()

    def show(self, tree: Tree) -> None:
        """Show another tree."""
        if tree.shape != self.tree.shape:
            self.beginResetModel()
            self.tree = tree
            self.endResetModel()
            return
        before, self.tree = self.tree, tree
        for at, (old, new) in enumerate(zip(before.rows, tree.rows, strict=True)):
            if old != new:
                index = self.index_of(at)
                self.dataChanged.emit(index, index)

    def row_of(self, index: Index) -> Row | None:
        """The row behind an index; None for the invisible root."""
        return self.tree.rows[index.internalId()] if index.isValid() else None

    def index_of(self, at: int) -> QModelIndex:
        """The index of the row at a place in reading order; invalid for -1."""
        return self.createIndex(self.tree.place_in_parent[at], 0, at) if at >= 0 else QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        below = self._below(parent)
        if column != 0 or not 0 <= row < len(below):
            return QModelIndex()
        return self.createIndex(row, 0, below[row])

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        row = self.row_of(child)
        return self.index_of(row.parent) if row else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.column() > 0 else len(self._below(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        row = self.row_of(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is("\n".join(filter(None, (row.text, row.remark, row.hint, row.doubt))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row)
            case _:
                return row if role == ROW_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_of(index)
        if row is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if row.movable:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        if child_level(self.tree, index.internalId()):
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [HEADINGS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = (self.row_of(index) for index in indexes)
        blocks = [row.block for row in rows if row and row.movable]
        mime = QMimeData()
        mime.setData(HEADINGS_MIME, json.dumps(blocks).encode())
        return mime

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        blocks = _dragged(data)
        target = self.row_of(parent)
        if not super().canDropMimeData(data, action, row, column, parent) or not blocks:
            return False
        return (target is None or target.block not in blocks) and self._level(row, parent) is not None

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Wish for another level. False always: the text does not move, so nothing may be taken from where it was."""
        level = self._level(row, parent)
        if level is not None and self.canDropMimeData(data, action, row, column, parent):
            self.level_wished.emit(_dragged(data), level)
        return False

    def _level(self, row: int, parent: Index) -> int | None:
        below = self._below(parent)
        neighbour = below[min(row, len(below) - 1)] if row >= 0 and below else None
        return child_level(self.tree, parent.internalId() if parent.isValid() else -1, neighbour)

    def _below(self, parent: Index) -> tuple[int, ...]:
        return self.tree.children[parent.internalId() + 1 if parent.isValid() else 0]


def _dragged(data: QMimeData) -> list[str]:
    packed = data.data(HEADINGS_MIME).data()
    return [str(block) for block in json.loads(bytes(packed))] if packed else []


def spoken(row: Row) -> str:
    """A row as a screen reader says it."""
    level = f"第 {row.level} 级" if row.level else ""
    return "，".join(filter(None, (row.text, level, row.remark, row.doubt)))
