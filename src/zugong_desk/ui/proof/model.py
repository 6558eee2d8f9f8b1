"""The findings as Qt's item model; the integer id of an index is its row's number in the list."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from zugong_desk.domain.finding import SEVERITY_NAMES
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.proof.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Callable

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
WHERE_ROLE = ROW_ROLE + 1
NOWHERE = QModelIndex()


class ProofModel(QAbstractItemModel):
    """Shows rows. Rows with the same keys only repaint what differs; any others reset the model.

    `where` says where a finding stands; it is asked for the rows in sight only.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = Rows()
        self.where: Callable[[Row], str] = lambda _row: ""

    def show(self, rows: Rows) -> None:
        """Show other rows."""
        if rows.keys != self.rows.keys:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        before, self.rows = self.rows, rows
        for at, (old, new) in enumerate(zip(before.rows, rows.rows, strict=True)):
            if old != new:
                index = self.index_of(at)
                self.dataChanged.emit(index, index)

    def row_of(self, index: Index) -> Row | None:
        """The row behind an index; None for the invisible root."""
        return self.rows.rows[index.internalId()] if index.isValid() else None

    def index_of(self, at: int) -> QModelIndex:
        """The index of the row of a number; invalid for -1."""
        return self.createIndex(self.rows.places[at], 0, at) if at >= 0 else QModelIndex()

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        below = self._below(parent)
        if column != 0 or not 0 <= row < len(below):
            return QModelIndex()
        return self.createIndex(row, 0, below[row])

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        row = self.row_of(child)
        return self.index_of(row.parent) if row else QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.column() > 0 else len(self._below(parent))

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: ARG002
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        row = self.row_of(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.context.spoken if row.context else row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row)
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is(tip_of(row))
            case _ if role == ROW_ROLE:
                return row
            case _ if role == WHERE_ROLE:
                return self.where(row)
        return None

    def _below(self, parent: Index) -> tuple[int, ...]:
        return self.rows.children[parent.internalId() + 1 if parent.isValid() else 0]


def spoken(row: Row) -> str:
    """A row as a screen reader says it."""
    if row.context is None:
        return f"{row.text}，{row.count} 处"
    severity = SEVERITY_NAMES[row.severity] if row.severity else ""
    return "，".join(filter(None, (severity, row.context.spoken, row.text, row.note)))


def tip_of(row: Row) -> str:
    """What the pointer over a row tells."""
    finding = row.finding
    if finding is None:
        return row.note or row.text
    return "\n".join(filter(None, (finding.message, finding.clause, row.note)))
