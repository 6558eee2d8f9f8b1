"""Rows of two lines with a box to tick: words above, where they stand or why below; what is not ticked is fainter."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from zugong_desk.ui.controls.boxes import paint_box
from zugong_desk.ui.marks.delegates import LEFT, paint_row_ground
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.source import ThemeSource

Index = QModelIndex | QPersistentModelIndex
ROW, TEXT, MARGIN = 46, 38, 12
WORDS, BELOW = 20, 17
UNTICKED = 0.55


class TickedLines(QStyledItemDelegate):
    """Who makes one says what the words of a row look like, and what stands below them."""

    def __init__(self, themes: ThemeSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def paint_words(self, painter: QPainter, room: QRectF, row: int) -> None:
        """Paint the upper line of a row."""
        raise NotImplementedError

    def below(self, row: int) -> str:
        """The lower line of a row."""
        raise NotImplementedError

    def tickable(self, row: int) -> bool:
        """Whether a row has a box; one without is there to be read."""
        return row >= 0

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines."""
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, box and lines."""
        theme = self._themes.theme
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
        painter.save()
        paint_row_ground(painter, option, index, theme)
        if self.tickable(index.row()):
            paint_box(painter, option, 7, ticked=ticked, left=MARGIN)
        painter.setPen(theme.line)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.setOpacity(1.0 if ticked else UNTICKED)
        room = QRectF(option.rect).adjusted(TEXT, 5, -MARGIN, 0)
        self.paint_words(painter, QRectF(room.left(), room.top(), room.width(), WORDS), index.row())
        font = ui_font(12)
        painter.setFont(font)
        painter.setPen(theme.ink3)
        said = QFontMetricsF(font).elidedText(self.below(index.row()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QRectF(room.left(), room.top() + WORDS, room.width(), BELOW), LEFT, said)
        painter.restore()
