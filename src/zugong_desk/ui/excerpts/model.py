"""The excerpts as Qt's list model; a row can be dragged to another place."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from zugong_desk.ui.excerpts.listing import NO_SECTION, Item, Row, Section

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
EXCERPT_MIME = "application/x-zugong-excerpt"


class ExcerptModel(QAbstractListModel):
    """Rows of excerpts under their sections; sections cannot be chosen."""

    move_wished = Signal(str, int, str)
    """An excerpt (id) was dropped: its new place in the collection, and the section there."""

    rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows; the same ones in the same order are only repainted."""
        before, self_rows = self.rows, tuple(rows)
        if self_rows == before:
            return
        if [_key(row) for row in before] == [_key(row) for row in self_rows]:
            self.rows = self_rows
            self.dataChanged.emit(self.index(0), self.index(len(self_rows) - 1))
            return
        self.beginResetModel()
        self.rows = self_rows
        self.endResetModel()

    @property
    def items(self) -> list[Item]:
        """The excerpts in their order."""
        return [row for row in self.rows if isinstance(row, Item)]

    def item_at(self, index: Index) -> Item | None:
        """The excerpt behind an index, if it is one."""
        row = self.rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Item) else None

    def index_of(self, id: str) -> QModelIndex:
        """The index of an excerpt; invalid if it is not listed."""
        rows = (at for at, row in enumerate(self.rows) if isinstance(row, Item) and row.excerpt.id == id)
        return self.index(next(rows, -1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole if isinstance(row, Item):
                return "，".join(filter(None, (f"{row.number}", row.title, row.state, row.source)))
            case _:
                return row if role == ROW_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if self.item_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [EXCERPT_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        item = self.item_at(indexes[0]) if indexes else None
        if item:
            mime.setData(EXCERPT_MIME, item.excerpt.id.encode())
        return mime

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Wish for another order. False always: the pane shows it once the desk has written it."""
        id = bytes(data.data(EXCERPT_MIME).data()).decode()
        if id and self.canDropMimeData(data, action, row, column, parent) and not parent.isValid():
            at = row if row >= 0 else len(self.rows)
            others = [other for other in self.rows[:at] if isinstance(other, Item) and other.excerpt.id != id]
            self.move_wished.emit(id, len(others), self._section_at(at, id))
        return False

    def _section_at(self, at: int, id: str) -> str:
        """The section of what stands above a row, or of the first excerpt if nothing does."""
        above = [row for row in self.rows[:at] if not (isinstance(row, Item) and row.excerpt.id == id)]
        match above[-1:] or self.rows[:1]:
            case [Item() as item]:
                return item.excerpt.section
            case [Section() as section] if section.title != NO_SECTION:
                return section.title
            case _:
                return ""


def _key(row: Row) -> str:
    return f"section {row.title} {row.count}" if isinstance(row, Section) else row.excerpt.id
