"""The list under the hands: two lines a row; the stops of a way hang on a line."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from zugong_desk.ui.marks.delegates import LEFT, RowLook, paint_row_ground, paint_text
from zugong_desk.ui.similar.model import Row, RowsModel
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import Theme
from zugong_desk.ui.theme.tokens import tokens

Index = QModelIndex | QPersistentModelIndex
ROW, TOP, LINE, SMALL_LINE, INSET = 48, 5, 20, 18, 12
WAY, DOT = 20.0, 3.5
"""Where the line of a way stands, and half the width of a stop on it."""
BEHIND_WAY = 36
TRAILING = 0.5
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class RowsDelegate(QStyledItemDelegate):
    """How like and where, and below who tells it."""

    def __init__(self, themes: ThemeSource, model: RowsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines."""
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, the line of the way, and two lines of words."""
        row, theme = self._model.row_at(index), self._themes.theme
        if row is None:
            return
        painter.save()
        paint_row_ground(painter, option, index, theme)
        room = QRectF(option.rect).adjusted(BEHIND_WAY if row.way else INSET, TOP, -INSET, 0)
        if row.way:
            _paint_way(painter, QRectF(option.rect), row.way, theme)
        self._paint_words(painter, room, row, theme)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRectF, row: Row, theme: Theme) -> None:
        small = ui_font(tokens().sizes["small_text"])
        measure = QFontMetricsF(small)
        first = QRectF(room.left(), room.top(), room.width(), LINE)
        trailing = measure.elidedText(row.trailing, Qt.TextElideMode.ElideLeft, room.width() * TRAILING)
        painter.setFont(small)
        painter.setPen(theme.ink2)
        painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, trailing)
        painter.setPen(theme.ink3)
        below = QRectF(room.left(), first.bottom() - 1, room.width(), SMALL_LINE)
        painter.drawText(below, LEFT, measure.elidedText(row.below, Qt.TextElideMode.ElideRight, room.width()))
        words = first.adjusted(0, 0, -measure.horizontalAdvance(trailing) - INSET, 0)
        paint_text(painter, words, RowLook(row.text, strong=True), theme)


def _paint_way(painter: QPainter, box: QRectF, ends: tuple[bool, bool], theme: Theme) -> None:
    """The line, which begins at the first stop and ends at the last, and the stop: a ring, the first one filled."""
    first, last = ends
    at = QPointF(box.left() + WAY, box.top() + TOP + LINE / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.edge, 1.0))
    if not first:
        painter.drawLine(QPointF(at.x(), box.top()), QPointF(at.x(), at.y() - DOT))
    if not last:
        painter.drawLine(QPointF(at.x(), at.y() + DOT), QPointF(at.x(), box.bottom() + 1))
    painter.setPen(QPen(theme.accent, 1.5))
    painter.setBrush(theme.accent if first else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, DOT, DOT)


class RowsView(QListView):
    """Enter goes to the passage, ← and → turn to the list beside."""

    go_wished = Signal()
    turn_wished = Signal(int)

    def __init__(self, model: RowsModel, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("similarList")
        self.setAccessibleName("相似段落")
        self.setModel(model)
        self.setItemDelegate(RowsDelegate(themes, model, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda _index: self.go_wished.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list; everything else walks, or is the dialog's."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in ENTER:
            self.go_wished.emit()
        elif plain and key in SIDEWAYS:
            self.turn_wished.emit(SIDEWAYS[key])
        else:
            super().keyPressEvent(event)
