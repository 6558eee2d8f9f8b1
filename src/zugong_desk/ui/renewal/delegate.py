"""Rows of differences: a box, kinds before and after with what is done, the text, the reason."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from zugong_desk.domain.renewal import Difference, Piece, What
from zugong_desk.ui.controls.boxes import paint_box
from zugong_desk.ui.marks.delegates import LEFT, RIGHT, RowLook, paint_row_ground, paint_text
from zugong_desk.ui.marks.leading import KindMark
from zugong_desk.ui.renewal.model import Index, RenewalModel
from zugong_desk.ui.renewal.words import deed, passage, reason, where
from zugong_desk.ui.theme.fonts import MEDIUM, ui_font
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import Theme
from zugong_desk.ui.theme.tokens import tokens

ROW, TOP, LINE = 76, 7, 21
BOX, TEXT, RIGHT_INSET, GAP = 12, 38, 12, 6
MOST_MARKS = 3
UNTICKED = 0.55


class RenewalDelegate(QStyledItemDelegate):
    """Paints differences, those not ticked fainter."""

    def __init__(self, themes: ThemeSource, model: RenewalModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Three lines."""
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, box and the three lines, with a hairline below."""
        theme, one = self._themes.theme, self._model.rows[index.row()]
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
        painter.save()
        paint_row_ground(painter, option, index, theme)
        paint_box(painter, option, TOP + 2, ticked=ticked, left=BOX)
        painter.setPen(theme.line)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.setOpacity(1.0 if ticked else UNTICKED)
        room = QRectF(option.rect).adjusted(TEXT, TOP, -RIGHT_INSET, 0)
        lines = [QRectF(room.left(), room.top() + LINE * at, room.width(), LINE) for at in range(3)]
        _paint_deed(painter, lines[0], one, theme)
        paint_text(painter, lines[1], RowLook(passage(one)), theme)
        _paint_small(painter, lines[2], reason(one), theme)
        painter.restore()


def _paint_deed(painter: QPainter, room: QRectF, one: Difference, theme: Theme) -> None:
    """The marks before and after, what is done, and at the right the lines."""
    painter.setFont(ui_font(tokens().sizes["small_text"]))
    painter.setPen(theme.ink3)
    painter.drawText(room, RIGHT, where(one))
    room = QRectF(room)
    room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(where(one)) - GAP)
    room.setLeft(_paint_marks(painter, room, one.before, theme))
    if one.what is not What.HEADS:
        painter.setPen(theme.ink3)
        painter.drawText(room, LEFT, "→")
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance("→") + GAP)
        room.setLeft(_paint_marks(painter, room, one.after, theme))
    room.setLeft(room.left() + GAP)
    font = ui_font(tokens().sizes["ui_text"], MEDIUM)
    painter.setFont(font)
    painter.setPen(theme.ink)
    painter.drawText(room, LEFT, QFontMetricsF(font).elidedText(deed(one), Qt.TextElideMode.ElideRight, room.width()))


def _paint_marks(painter: QPainter, room: QRectF, pieces: tuple[Piece, ...], theme: Theme) -> float:
    """The marks of a few kinds, one beside the other; returns where they end."""
    left = room.left()
    for piece in pieces[:MOST_MARKS]:
        mark = KindMark(piece.kind, piece.level)
        mark.paint(painter, QRectF(left, room.top(), mark.width, room.height()), theme)
        left += mark.width + GAP / 2
    if len(pieces) > MOST_MARKS:
        painter.setPen(theme.ink3)
        painter.drawText(QRectF(left, room.top(), LINE, room.height()), LEFT, "…")
        left += LINE
    return left + GAP / 2


def _paint_small(painter: QPainter, room: QRectF, text: str, theme: Theme) -> None:
    font = ui_font(tokens().sizes["small_text"])
    painter.setFont(font)
    painter.setPen(theme.ink3)
    painter.drawText(room, LEFT, QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width()))
