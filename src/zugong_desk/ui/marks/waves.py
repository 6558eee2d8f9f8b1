"""The line under words that a finding speaks of, and the box around those at hand, painted on pages and lines."""

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from zugong_desk.domain.finding import Severity
from zugong_desk.ui.theme.theme import Theme

WIDTH, HIGH, LONG = 1.2, 1.5, 3.0
"""Of a wave: its pen, its height from the middle, half its length."""
DOT = 1.6
DOTS = [0.1, 2.1]
"""In dots: round caps make a dot of what is hardly a dash."""


class Marked(Protocol):
    """Something that is marked by its severity, and boxed if it is at hand."""

    @property
    def severity(self) -> Severity:
        """Its severity."""

    @property
    def here(self) -> bool:
        """Whether it is at hand."""


def colour_of(severity: Severity, theme: Theme) -> QColor:
    """The colour of a severity."""
    return {Severity.ERROR: theme.red, Severity.WARNING: theme.warn, Severity.STYLE: theme.style}[severity]


def paint_found(painter: QPainter, box: QRectF, marked: Marked, theme: Theme) -> None:
    """Underline what stands in `box`: a wave, or dots for a matter of style; frame it if it is at hand."""
    if marked.here:
        painter.save()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour_of(marked.severity, theme), 1))
        painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.restore()
    paint_underline(painter, box.left(), box.right(), box.bottom(), marked.severity, theme)


def paint_underline(painter: QPainter, left: float, right: float, y: float, severity: Severity, theme: Theme) -> None:
    """A wave about `y`, or dots for a matter of style."""
    pen = QPen(colour_of(severity, theme), WIDTH)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if severity is Severity.STYLE:
        pen.setWidthF(DOT)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern(DOTS)
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y), QPointF(right, y))
    else:
        painter.setPen(pen)
        painter.drawPath(_wave(left, right, y))
    painter.restore()


def paint_wave(painter: QPainter, left: float, right: float, y: float, colour: QColor) -> None:
    """A wave about `y` in any colour, as under a number of findings."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, WIDTH))
    painter.drawPath(_wave(left, right, y))
    painter.restore()


def _wave(left: float, right: float, y: float) -> QPainterPath:
    """A zigzag as smooth as its pen, from `left` to `right` about `y`."""
    path = QPainterPath(QPointF(left, y + HIGH))
    x, up = left, True
    while x < right:
        x = min(x + LONG, right)
        path.lineTo(x, y - HIGH if up else y + HIGH)
        up = not up
    return path
