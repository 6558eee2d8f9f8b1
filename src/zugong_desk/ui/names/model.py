"""The names of one sort of standing as a list: offered by the text, confirmed, or refused."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from zugong_desk.domain.decision import SORT_NAMES, Name, Sort
from zugong_desk.insight.names import Candidate
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.marks.delegates import LOOK_ROLE, RowLook

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Shown = Candidate | Name
Match = Callable[[str, Sequence[str]], list[tuple[int, ...] | None]]


class Standing(IntEnum):
    """What an editor has said of a name."""

    OFFERED = 0
    CONFIRMED = 1
    REFUSED = 2


STANDING_NAMES = {Standing.OFFERED: "待认", Standing.CONFIRMED: "已登记", Standing.REFUSED: "不登记"}


def key_of(one: Shown) -> tuple[Sort, str]:
    """By what a name is known again, be it offered or decided about."""
    return one.sort, one.name


def facts_of(one: Shown) -> str:
    """How often an offered name was met; what is known of one that was decided about."""
    if isinstance(one, Candidate):
        return f"{one.issues} 期 {one.count} 处"
    days = f"{one.since or '……'} 至 {one.until or '……'}" if one.since or one.until else ""
    return "　".join(filter(None, (one.post, one.also.replace("\n", "、"), days)))


class NamesModel(QAbstractListModel):
    """The names that the filter lets through; pinyin initials find them too."""

    def __init__(self, match: Match, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._match = match
        self.all: tuple[Shown, ...] = ()
        self.rows: list[tuple[Shown, tuple[int, ...]]] = []
        self._query, self._sort = "", None

    _sort: Sort | None

    def show(self, names: Sequence[Shown]) -> None:
        """Show names, as far as the filter lets them through."""
        self.all = tuple(names)
        self._fill()

    def filter(self, query: str, sort: Sort | None) -> None:
        """Show only names that the words or initials find, and only of a sort (None: of all)."""
        self._query, self._sort = query.strip(), sort
        self._fill()

    def _fill(self) -> None:
        found = [one for one in self.all if self._sort is None or one.sort is self._sort]
        matches: Sequence[tuple[int, ...] | None] = [()] * len(found)
        if self._query:
            matches = self._match(self._query, [one.name for one in found])
        self.beginResetModel()
        self.rows = [(one, at) for one, at in zip(found, matches, strict=True) if at is not None]
        self.endResetModel()

    def name_at(self, index: Index) -> Shown | None:
        """The name of a row; None outside."""
        return self.rows[index.row()][0] if index.isValid() and index.row() < len(self.rows) else None

    def row_of(self, one: Shown) -> int:
        """The row of a name by sort and wording; -1 if it is not shown."""
        return next((at for at, (row, _) in enumerate(self.rows) if key_of(row) == key_of(one)), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The name, what sort it is of, and how often it was met."""
        if not index.isValid():
            return None
        one, matched = self.rows[index.row()]
        said = "　".join(filter(None, (facts_of(one), SORT_NAMES[one.sort])))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{one.name}，{said.replace('　', '，')}"
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is(f"{one.name}\n{said}")
            case _ if role == LOOK_ROLE:
                return RowLook(one.name, trailing=said, matched=matched)
        return None
