"""A tree whose rows are numbered, as Qt's item model; the integer id of an index is its row's number."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Placed(Protocol):
    """A row; `parent` is the number of the row it lies below, -1 for none."""

    @property
    def parent(self) -> int: ...


R = TypeVar("R", bound=Placed)
R_co = TypeVar("R_co", bound=Placed, covariant=True)


class Numbered(Protocol[R_co]):
    """Rows in order; `children[i + 1]` are the numbers of those below row i, `children[0]` of those below none."""

    @property
    def rows(self) -> Sequence[R_co]: ...
    @property
    def children(self) -> Sequence[Sequence[int]]: ...
    @property
    def place_in_parent(self) -> Sequence[int]: ...


class TreeRows(QAbstractItemModel, Generic[R]):
    """Who makes one says what a row reads."""

    def __init__(self, numbered: Numbered[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbered = numbered

    def replace(self, numbered: Numbered[R], *, alike: bool) -> None:
        """Show other rows: of those that are built alike only what differs is painted again, any others reset."""
        if not alike:
            self.beginResetModel()
            self._numbered = numbered
            self.endResetModel()
            return
        before, self._numbered = self._numbered, numbered
        for at, (old, new) in enumerate(zip(before.rows, numbered.rows, strict=True)):
            if old != new:
                index = self.index_of(at)
                self.dataChanged.emit(index, index)

    def row_of(self, index: Index) -> R | None:
        """The row behind an index; None for the invisible root."""
        return self._numbered.rows[index.internalId()] if index.isValid() else None

    def index_of(self, at: int) -> QModelIndex:
        """The index of the row of a number; invalid for -1."""
        return self.createIndex(self._numbered.place_in_parent[at], 0, at) if at >= 0 else QModelIndex()

    def below(self, parent: Index) -> Sequence[int]:
        """The numbers of the rows below one, or of those below none."""
        return self._numbered.children[parent.internalId() + 1 if parent.isValid() else 0]

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        below = self.below(parent)
        if column != 0 or not 0 <= row < len(below):
            return QModelIndex()
        return self.createIndex(row, 0, below[row])

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        row = self.row_of(child)
        return self.index_of(row.parent) if row else QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.column() > 0 else len(self.below(parent))

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: ARG002
        return 1
