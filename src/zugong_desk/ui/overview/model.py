"""The table of an overview as Qt's item model: a row and a column for totals stand last."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from zugong_desk.desk.overview import Entry, Head, Matrix, measured
from zugong_desk.domain.codebook import Tags
from zugong_desk.ui.controls.tag_icon import tag_icon
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.marks.tags import TagLook
from zugong_desk.ui.theme.source import ThemeSource

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
TOTAL = "合计"
NOTHING = "·"
INDENT = "　"
SHARE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""How full a cell is beside the fullest, 0 to 1; None for totals."""
Role = Qt.ItemDataRole
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class MatrixModel(QAbstractTableModel):
    """Counts of a matrix, each with its share of the highest."""

    def __init__(self, themes: ThemeSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.matrix = Matrix((), (), {})
        self._tags: Tags = {}
        self._highest = 0

    def show(self, matrix: Matrix, tags: Tags) -> None:
        """Show another matrix; `tags` give the marks of rows and columns that are tags."""
        self.beginResetModel()
        self.matrix, self._tags = matrix, tags
        self._highest = max((matrix.count(*pair) for pair in matrix.cells), default=0)
        self.endResetModel()

    def entries_at(self, index: Index) -> tuple[Entry, ...]:
        """The passages behind a cell, a total or the total of all."""
        row, column = (
            self.head(index.row(), Qt.Orientation.Vertical),
            self.head(index.column(), Qt.Orientation.Horizontal),
        )
        if row and column:
            return self.matrix.cells.get((row.key, column.key), ())
        if row:
            return self.matrix.row_entries(row.key)
        return self.matrix.column_entries(column.key) if column else self.matrix.entries

    def head(self, section: int, orientation: Qt.Orientation) -> Head | None:
        """The head of a row or column; None for the totals."""
        heads = self.matrix.columns if orientation is Qt.Orientation.Horizontal else self.matrix.rows
        return heads[section] if 0 <= section < len(heads) else None

    def title_at(self, index: Index) -> str:
        """What a cell is called: 村级集体经济 × 宜秀区."""
        row, column = (
            self.head(index.row(), Qt.Orientation.Vertical),
            self.head(index.column(), Qt.Orientation.Horizontal),
        )
        return " × ".join(head.name for head in (row, column) if head) or "全部标注"

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """The rows and that of totals; none if nothing was counted."""
        return 0 if parent.isValid() or not self.matrix.rows else len(self.matrix.rows) + 1

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """The columns and that of totals."""
        return 0 if parent.isValid() or not self.matrix.columns else len(self.matrix.columns) + 1

    def data(self, index: Index, role: int = int(Role.DisplayRole)) -> object:
        """A count, how full the cell is, and what it says aloud."""
        if not index.isValid():
            return None
        count = measured(self.entries_at(index), self.matrix.measure)
        match role:
            case Role.DisplayRole:
                return str(count) if count else NOTHING
            case Role.AccessibleTextRole | Role.ToolTipRole:
                return as_it_is(f"{self.title_at(index)}：{count}")
            case Role.TextAlignmentRole:
                return _CENTRE
            case _ if role == SHARE_ROLE:
                total = index.row() == len(self.matrix.rows) or index.column() == len(self.matrix.columns)
                return None if total else count / self._highest if self._highest else 0.0
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = int(Role.DisplayRole)) -> object:
        """Names; tags with their marks, those below others set in."""
        head = self.head(section, orientation)
        match role:
            case Role.DisplayRole if head is None:
                return TOTAL
            case Role.DisplayRole if orientation is Qt.Orientation.Vertical and head:
                return INDENT * head.depth + head.name
            case Role.DisplayRole | Role.ToolTipRole:
                return head.name if head else None
            case Role.DecorationRole if orientation is Qt.Orientation.Vertical and head:
                return self._mark(head.key)
        return None

    def _mark(self, key: str) -> QIcon | None:
        tag = self._tags.get(key)
        return tag_icon(TagLook(tag.colour, tag.shape, bool(tag.parent)), self._themes) if tag else None
