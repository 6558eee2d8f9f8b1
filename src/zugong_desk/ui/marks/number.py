"""The numbers that tie a value of a record to its passage: in a box beside the value, raised in the text."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QIcon, QIconEngine, QPainter, QPen

from zugong_desk.ui.marks.painted_icon import PaintedIcon
from zugong_desk.ui.theme.fonts import MEDIUM, ui_font
from zugong_desk.ui.theme.icons import paint_icon
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import Theme

BOX = 16.0
SMALL = 11
RADIUS = 3.0
DASH = [2.0, 2.0]


def paint_number(painter: QPainter, middle: QPointF, number: int, theme: Theme, *, gone: bool = False) -> None:
    """A number in a box around a point; without one the sign of a link, in a dashed box: not taken yet.

    `gone` is for a value whose passage was deleted: an empty, struck box.
    """
    box = QRectF(0, 0, BOX + (4 if number > 9 else 0), BOX)
    box.moveCenter(middle)
    box.moveTo(round(box.left()) + 0.5, round(box.top()) + 0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.edge if gone or not number else theme.accent, 1)
    if not number and not gone:
        pen.setDashPattern(DASH)
    painter.setPen(pen)
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    if gone:
        painter.drawLine(box.bottomLeft() + QPointF(3, -3), box.topRight() + QPointF(-3, 3))
    elif number:
        painter.setFont(ui_font(SMALL, MEDIUM))
        painter.setPen(theme.accent)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
    else:
        paint_icon(painter, box.adjusted(2, 2, -2, -2), "link", theme.ink3)
    painter.restore()


def paint_tick(painter: QPainter, middle: QPointF, theme: Theme, *, ticked: bool) -> None:
    """The box in which a number will stand once the value is taken, ticked or empty."""
    box = QRectF(0, 0, BOX - 1, BOX - 1)
    box.moveCenter(middle)
    box.moveTo(round(box.left()) + 0.5, round(box.top()) + 0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.edge, 1)
    pen.setDashPattern(DASH)
    painter.setPen(pen)
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    if ticked:
        paint_icon(painter, box.adjusted(1, 1, -1, -1), "check", theme.accent)
    painter.restore()


def paint_raised(painter: QPainter, corner: QPointF, number: int, theme: Theme) -> float:
    """A small number at the upper right of a passage; `corner` is the end of its row, at the top. Returns its width."""
    font = ui_font(SMALL, MEDIUM)
    height = QFontMetricsF(font).tightBoundingRect(str(number)).height()
    painter.setFont(font)
    painter.setPen(theme.accent)
    painter.drawText(corner + QPointF(-1, height + 1), str(number))
    return QFontMetricsF(font).horizontalAdvance(str(number)) + 2


class NumberIcon(PaintedIcon):
    """The number in its box as an icon of a field."""

    def __init__(self, number: int, themes: ThemeSource, *, gone: bool) -> None:
        super().__init__()
        self._number, self._themes, self._gone = number, themes, gone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        """Draw at the size of a field's icon, whatever the scale."""
        painter.save()
        scale = rect.height() / (BOX + 2)
        painter.scale(scale, scale)
        paint_number(
            painter, QPointF(rect.width(), rect.height()) / scale / 2, self._number, self._themes.theme, gone=self._gone
        )
        painter.restore()

    def clone(self) -> QIconEngine:
        """A copy for Qt's copy-on-write icons."""
        return NumberIcon(self._number, self._themes, gone=self._gone)


def number_icon(number: int, themes: ThemeSource, *, gone: bool = False) -> QIcon:
    """A number in its box, the sign of a link for 0; follows the theme."""
    return QIcon(NumberIcon(number, themes, gone=gone))
