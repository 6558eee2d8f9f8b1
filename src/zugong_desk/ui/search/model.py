"""The hits as Qt's list model; more of them are asked for as the list is scrolled."""

from collections import Counter
from collections.abc import Callable, Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from zugong_desk.desk.finding import Found, Hit, Unit
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.search.rows import NO_ARTICLE, UNITS, Row, Sort, rows_of

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
NOTHING = Found("", 0, 0.0, ())


class HitModel(QAbstractListModel):
    """Rows of what was found. `more(n)` gives what follows the first n hits; it may give nothing."""

    outdated = Signal()
    """What follows the hits that are shown no longer fits to them."""

    def __init__(self, more: Callable[[int], Found | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._more = more
        self._ended = False
        self._names: Mapping[str, str] = {}
        self._counts: Counter[str] = Counter()
        self.found = NOTHING
        self.hits: list[Hit] = []
        self.rows: list[Row] = []

    def show(self, found: Found, names: Mapping[str, str]) -> None:
        """Show what was found; `names` says what issues (by id) are called."""
        self.beginResetModel()
        self.found, self._names, self._ended = found, names, False
        self.hits = list(found.hits)
        self.rows = list(rows_of(found.hits, found.unit))
        self._counts = Counter(hit.bulletin for hit in found.hits)
        self.endResetModel()

    def row_of(self, index: Index) -> Row | None:
        """The row behind an index."""
        return self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None

    def hit_of(self, index: Index) -> Hit | None:
        """The hit behind an index; None for a head."""
        row = self.row_of(index)
        return row.hit if row is not None and row.sort is Sort.HIT else None

    def index_of(self, at: int) -> QModelIndex:
        """The index of the hit of a number; more are asked for if it is not there yet. Invalid if there is none."""
        while at >= len(self.hits) and self.canFetchMore():
            self.fetchMore()
        rows = (place for place in range(at, len(self.rows)) if self._is_hit(place, at))
        return self.index(next(rows, -1)) if at >= 0 else NOWHERE

    def count_of(self, row: Row) -> str:
        """How many hits an issue has; `+` while more of them may follow."""
        last = self.hits[-1].bulletin == row.hit.bulletin and self.canFetchMore()
        return f"{self._counts[row.hit.bulletin]}{'+' if last else ''} {UNITS[self.found.unit]}"

    def text_of(self, row: Row) -> str:
        """What a row reads."""
        match row.sort:
            case Sort.ISSUE:
                return self._names.get(row.hit.bulletin, row.hit.issue)
            case Sort.ARTICLE:
                return "　".join(filter(None, (row.hit.article or NO_ARTICLE, row.hit.org)))
            case Sort.HIT:
                return f"{row.hit.left}{row.hit.text}{row.hit.right}"

    @property
    def aligned(self) -> bool:
        """Whether rows show words in their context, and not what an article or a passage begins with."""
        return self.found.unit is Unit.WORDS and bool(self.found.words)

    # Qt's ----------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Heads and hits."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only hits can be walked to."""
        row = self.row_of(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if row.sort is not Sort.HIT:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """What a row says; all of it as its tip."""
        row = self.row_of(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text_of(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is(self._tip(row))
        return None

    def canFetchMore(self, parent: Index = NOWHERE) -> bool:
        """Whether there are hits that are not in the list yet."""
        return not (parent.isValid() or self._ended) and 0 < len(self.hits) < self.found.total

    def fetchMore(self, parent: Index = NOWHERE) -> None:
        """Put the next hits into the list."""
        found = self._more(len(self.hits)) if not parent.isValid() else None
        if found is None or not found.hits or found.total != self.found.total:
            self._ended = True
            self.outdated.emit()
            return
        before, hits = self.hits[-1], list(found.hits)
        rows = list(rows_of(hits, found.unit, len(self.hits), before))
        self.beginInsertRows(NOWHERE, len(self.rows), len(self.rows) + len(rows) - 1)
        self.hits += hits
        self.rows += rows
        self._counts.update(hit.bulletin for hit in hits)
        self.endInsertRows()

    def _is_hit(self, place: int, at: int) -> bool:
        return self.rows[place].sort is Sort.HIT and self.rows[place].at == at

    def _spoken(self, row: Row) -> str:
        text = self.text_of(row)
        if row.sort is Sort.ISSUE:
            return f"{text}，{self.count_of(row)}"
        return text if row.sort is Sort.ARTICLE else f"{text}，{self._names.get(row.hit.bulletin, '')}"

    def _tip(self, row: Row) -> str:
        if row.sort is not Sort.HIT:
            return self.text_of(row)
        where = (self._names.get(row.hit.bulletin, ""), row.hit.article, row.hit.org)
        return f"{'　'.join(filter(None, where))}\n{self.text_of(row)}"
