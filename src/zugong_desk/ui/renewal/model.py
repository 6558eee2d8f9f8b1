"""The differences as a list to tick; all are ticked at first."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from zugong_desk.domain.renewal import Difference
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.renewal.words import reason, spoken

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class RenewalModel(QAbstractListModel):
    """One row a difference."""

    def __init__(self, differences: Sequence[Difference], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.differences = tuple(differences)
        self._ticked = [True] * len(self.differences)

    @property
    def chosen(self) -> list[str]:
        """The differences that are ticked, each by its block."""
        return [one.block for one, ticked in zip(self.differences, self._ticked, strict=True) if ticked]

    def toggle(self, row: int) -> None:
        """Tick a row or not."""
        self._ticked[row] = not self._ticked[row]
        self.dataChanged.emit(self.index(row), self.index(row))

    def tick_all(self, *, ticked: bool) -> None:
        """Tick every row, or none."""
        self._ticked = [ticked] * len(self._ticked)
        if self._ticked:
            self.dataChanged.emit(self.index(0), self.index(len(self._ticked) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a difference."""
        return 0 if parent.isValid() else len(self.differences)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The words of a row, why it is here, and whether it is ticked."""
        if not index.isValid():
            return None
        one, ticked = self.differences[index.row()], self._ticked[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return spoken(one)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{'已选' if ticked else '未选'}，{spoken(one)}"
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is("\n".join((*(piece.text for piece in one.after), reason(one))))
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return None
