"""Rows to tick, as Qt's item model; all are ticked at first."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from zugong_desk.ui.controls.tips import as_it_is

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
T = TypeVar("T")


class TickedRows(QAbstractListModel, Generic[T]):
    """One row a thing; who makes one says what a row reads and what the pointer over it tells."""

    def __init__(self, rows: Sequence[T], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = tuple(rows)
        self._ticked = [True] * len(self.rows)

    @property
    def chosen(self) -> tuple[T, ...]:
        """What is ticked."""
        return tuple(one for one, ticked in zip(self.rows, self._ticked, strict=True) if ticked)

    def toggle(self, row: int) -> None:
        """Tick a row or not."""
        self._ticked[row] = not self._ticked[row]
        self.dataChanged.emit(self.index(row), self.index(row))

    def tick_all(self, *, ticked: bool) -> None:
        """Tick every row, or none."""
        self._ticked = [ticked] * len(self._ticked)
        if self._ticked:
            self.dataChanged.emit(self.index(0), self.index(len(self._ticked) - 1))

    def words(self, row: int) -> str:
        """What a row reads."""
        raise NotImplementedError

    def tip(self, row: int) -> str:
        """What the pointer over a row tells."""
        raise NotImplementedError

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a thing."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The words of a row, why it is here, and whether it is ticked."""
        if not index.isValid():
            return None
        row = index.row()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.words(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{'已选' if self._ticked[row] else '未选'}，{self.words(row)}"
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is(self.tip(row))
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if self._ticked[row] else Qt.CheckState.Unchecked
        return None
