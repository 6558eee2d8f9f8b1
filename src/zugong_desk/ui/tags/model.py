"""The annotations as Qt's list model."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.tags.listing import Mark, Row, Section

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
LOST = "（标签已不在标签表）"


class AnnotationModel(QAbstractListModel):
    """Rows of annotations under their sections; sections cannot be selected."""

    rows: tuple[Row, ...] = ()

    def show(self, rows: list[Row]) -> bool:
        """Show other rows; whether anything differs."""
        if tuple(rows) == self.rows:
            return False
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()
        return True

    def mark_at(self, index: Index) -> Mark | None:
        """The annotation behind an index, if it is one."""
        row = self.rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Mark) else None

    def index_of(self, id: str) -> QModelIndex:
        """The index of an annotation; invalid if it is not listed."""
        rows = (at for at, row in enumerate(self.rows) if isinstance(row, Mark) and row.id == id)
        return self.index(next(rows, -1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.title} {row.count} 条" if isinstance(row, Section) else name_of(row)
            case Qt.ItemDataRole.ToolTipRole if isinstance(row, Mark):
                return as_it_is("\n".join(filter(None, (name_of(row), row.quote, row.remark))))
            case Qt.ItemDataRole.AccessibleTextRole if isinstance(row, Mark):
                gone = "原文已删，撤销可恢复" if row.orphan else ""
                return "，".join(filter(None, (name_of(row), row.quote, gone)))
            case _:
                return row if role == ROW_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.mark_at(index) is None:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def name_of(mark: Mark) -> str:
    """The tag's name as it is shown."""
    return mark.tag.name if mark.tag else LOST
