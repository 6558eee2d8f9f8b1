"""What was learnt, one row a trait: its words, and below them the kinds it speaks for."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.marks.delegates import LEFT, RowLook, paint_row_ground, paint_text
from zugong_desk.ui.marks.leading import KindMark
from zugong_desk.ui.profile.words import Row, Towards, matching
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import Theme
from zugong_desk.ui.theme.tokens import tokens

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW, TOP, LINE = 56, 6, 22
INSET, GAP, BETWEEN = 12, 4, 14
AGAINST = 0.72


class TraitsModel(QAbstractListModel):
    """The rows that hold the words of the filter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: tuple[Row, ...] = ()
        self.rows: tuple[Row, ...] = ()
        self._query = ""

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows, as far as the filter lets them through."""
        self.all = tuple(rows)
        self.filter(self._query)

    def filter(self, query: str) -> None:
        """Keep to the rows that hold all words of a query."""
        self._query = query
        self.beginResetModel()
        self.rows = tuple(matching(self.all, query))
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a trait."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """All of a row in a line."""
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return self.rows[index.row()].spoken
        if index.isValid() and role == Qt.ItemDataRole.ToolTipRole:
            return as_it_is(self.rows[index.row()].spoken)
        return None


class TraitsDelegate(QStyledItemDelegate):
    """Paints a trait, and its kinds with their marks; those it speaks against fainter."""

    def __init__(self, themes: ThemeSource, model: TraitsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines."""
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, the trait's words, its kinds, and a hairline below."""
        theme, row = self._themes.theme, self._model.rows[index.row()]
        painter.save()
        paint_row_ground(painter, option, index, theme)
        painter.setPen(theme.line)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        room = QRectF(option.rect).adjusted(INSET, TOP, -INSET, 0)
        first = QRectF(room.left(), room.top(), room.width(), LINE)
        paint_text(painter, first, RowLook(row.trait), theme)
        left = first.translated(0, LINE)
        for one in row.towards:
            left.setLeft(_paint_towards(painter, left, one, theme) + BETWEEN)
        painter.restore()


def _paint_towards(painter: QPainter, room: QRectF, one: Towards, theme: Theme) -> float:
    """The kind's mark and words, if there is room for them; returns where they end."""
    painter.setFont(ui_font(tokens().sizes["small_text"]))
    width = painter.fontMetrics().horizontalAdvance(one.words)
    mark = KindMark(one.kind) if one.kind else None
    taken = (mark.width + GAP if mark else 0) + width
    if taken > room.width():
        return room.right()
    painter.setOpacity(AGAINST if one.against else 1.0)
    room = QRectF(room)
    if mark:
        mark.paint(painter, room, theme)
        room.setLeft(room.left() + mark.width + GAP)
    painter.setPen(theme.ink2)
    painter.drawText(room, LEFT, one.words)
    painter.setOpacity(1.0)
    return room.left() + width


class TraitsView(QListView):
    """A list to read."""

    def __init__(self, model: TraitsModel, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("profileTraits")
        self.setAccessibleName("学到的特征")
        self.setModel(model)
        self.setItemDelegate(TraitsDelegate(themes, model, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
