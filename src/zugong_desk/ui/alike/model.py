"""The like places as a list to tick: issue, line, text, what stands there now and what would."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from zugong_desk.desk.corrected import Likely
from zugong_desk.ui.controls.boxes import paint_box
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.marks.delegates import RowLook, paint_row_ground, paint_text
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.source import ThemeSource

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW = 48
BOX, TEXT = 10, 32
"""Where the box to tick and the words begin."""
TICKS = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}


class AlikeModel(QAbstractListModel):
    """All places are ticked at first; those that were not stay so when they are listed again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.places: list[Likely] = []
        self._issues: list[str] = []
        self._left_out: set[Likely] = set()

    def clear(self, *, anew: bool = False) -> None:
        """Show nothing; `anew` also forgets which places were not ticked."""
        self.beginResetModel()
        self.places, self._issues = [], []
        if anew:
            self._left_out = set()
        self.endResetModel()

    def add(self, issue: str, places: Sequence[Likely]) -> None:
        """Show the places of one more issue below the others."""
        if places:
            first = len(self.places)
            self.beginInsertRows(NOWHERE, first, first + len(places) - 1)
            self.places += places
            self._issues += [issue] * len(places)
            self.endInsertRows()

    @property
    def ticked(self) -> list[Likely]:
        """The places that are to be changed."""
        return [place for place in self.places if place not in self._left_out]

    def toggle(self, row: int) -> None:
        """Tick a place or not."""
        self._left_out ^= {self.places[row]}
        self.dataChanged.emit(self.index(row), self.index(row))

    def tick_all(self, *, ticked: bool) -> None:
        """Tick all places, or none."""
        self._left_out = set() if ticked else set(self.places)
        if self.places:
            self.dataChanged.emit(self.index(0), self.index(len(self.places) - 1))

    def _is_ticked(self, row: int) -> bool:
        return self.places[row] not in self._left_out

    def where(self, row: int) -> str:
        """What becomes of what, and in which issue."""
        place = self.places[row]
        return f"{place.now} → {place.then}　{self._issues[row]}"

    def line(self, row: int) -> str:
        """The line in the source; nothing for what does not stand there."""
        return f"{self.places[row].line} 行" if self.places[row].line else ""

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a place."""
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The words of a row, why it is here, and whether it is ticked."""
        if not index.isValid():
            return None
        row = index.row()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{self.where(row)}　{self.line(row)}：{self.places[row].text}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{'已选' if self._is_ticked(row) else '未选'}，{self.where(row)}，{self.line(row)}：{self.places[row].text}"
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is(f"{self.places[row].text}\n{self.places[row].why}")
            case Qt.ItemDataRole.CheckStateRole:
                return TICKS[self._is_ticked(row)]
        return None


class AlikeDelegate(QStyledItemDelegate):
    """A box to tick, and two lines: the text, and where it stands with what becomes of it."""

    def __init__(self, themes: ThemeSource, model: AlikeModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines."""
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Box, text, and the line below it in grey."""
        theme, row = self._themes.theme, index.row()
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
        painter.save()
        paint_row_ground(painter, option, index, theme)
        paint_box(painter, option, 7, ticked=ticked, left=BOX)
        room = QRectF(option.rect).adjusted(TEXT, 4, -8, -4)
        line = QRectF(room.left(), room.top(), room.width(), 20)
        paint_text(painter, line, RowLook(self._model.places[row].text, muted=not ticked), theme)
        self._paint_where(painter, QRectF(room.left(), room.top() + 21, room.width(), 18), row)
        painter.restore()

    def _paint_where(self, painter: QPainter, room: QRectF, row: int) -> None:
        """The line at the right, whole; what stands left of it gives way."""
        painter.setFont(ui_font(12))
        painter.setPen(self._themes.theme.ink2)
        metrics, line = painter.fontMetrics(), self._model.line(row)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, line)
        left = int(room.width()) - metrics.horizontalAdvance(line) - BOX
        shown = metrics.elidedText(self._model.where(row), Qt.TextElideMode.ElideRight, left)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
