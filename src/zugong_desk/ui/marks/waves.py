"""The line under words that a finding speaks of, and the box around those at hand, painted on pages and lines."""

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from zugong_desk.domain.finding import Severity
from zugong_desk.ui.theme.theme import Theme

WIDTH, HIGH, LONG = 1.2, 1.5, 3.0
"""Of a wave: its pen, its height from the middle, half its length."""
DOTS = [1.0, 2.0]


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
    colour = colour_of(marked.severity, theme)
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if marked.here:
        painter.setPen(QPen(colour, 1))
        painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, WIDTH)
    if marked.severity is Severity.STYLE:
        pen.setDashPattern(DOTS)
        painter.setPen(pen)
        painter.drawLine(QPointF(box.left(), box.bottom()), QPointF(box.right(), box.bottom()))
    else:
        painter.setPen(pen)
        painter.drawPath(_wave(box.left(), box.right(), box.bottom()))
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
