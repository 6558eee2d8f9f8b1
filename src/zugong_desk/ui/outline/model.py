"""The outline as Qt's item model; the integer id of an index is its row's place in reading order."""

import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.controls.tree_rows import Index, TreeRows
from zugong_desk.ui.outline.tree import Row, Tree, child_level

HEADINGS_MIME = "application/x-zugong-headings"
ROW_ROLE = int(Qt.ItemDataRole.UserRole)


class OutlineModel(TreeRows[Row]):
    """Shows a tree of rows. A new tree of the same shape only repaints what differs; any other resets the model."""

    level_wished = Signal(list, int)
    """Blocks (ids) were dropped where headings have that level."""

    def __init__(self, parent: QObject | None = None) -> None:
        self.tree = Tree()
        super().__init__(self.tree, parent)

    def show(self, tree: Tree) -> None:
        """Show another tree."""
        alike, self.tree = tree.shape == self.tree.shape, tree
        self.replace(tree, alike=alike)

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
        below = self.below(parent)
        neighbour = below[min(row, len(below) - 1)] if row >= 0 and below else None
        return child_level(self.tree, parent.internalId() if parent.isValid() else -1, neighbour)


def _dragged(data: QMimeData) -> list[str]:
    packed = data.data(HEADINGS_MIME).data()
    return [str(block) for block in json.loads(bytes(packed))] if packed else []


def spoken(row: Row) -> str:
    """A row as a screen reader says it."""
    level = f"第 {row.level} 级" if row.level else ""
    return "，".join(filter(None, (row.text, level, row.remark, row.doubt)))
