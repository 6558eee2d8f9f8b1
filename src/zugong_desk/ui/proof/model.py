"""The findings as Qt's item model; the integer id of an index is its row's number in the list."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from zugong_desk.domain.finding import SEVERITY_NAMES
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.controls.tree_rows import Index, TreeRows
from zugong_desk.ui.proof.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Callable

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
WHERE_ROLE = ROW_ROLE + 1


class ProofModel(TreeRows[Row]):
    """Shows rows. Rows with the same keys only repaint what differs; any others reset the model.

    `where` says where a finding stands; it is asked for the rows in sight only.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        self.rows = Rows()
        super().__init__(self.rows, parent)
        self.where: Callable[[Row], str] = lambda _row: ""

    def show(self, rows: Rows) -> None:
        """Show other rows."""
        alike, self.rows = rows.keys == self.rows.keys, rows
        self.replace(rows, alike=alike)

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
