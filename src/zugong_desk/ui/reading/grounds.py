"""The passages that a practice record is taken from, shown in the text: underlined, each with the number of its value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from zugong_desk.ui.marks.number import paint_raised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zugong_desk.domain.span import Span
    from zugong_desk.ui.bridge import Bridge
    from zugong_desk.ui.reading.sheet import Sheet
    from zugong_desk.ui.reading.underlining import Underlining
    from zugong_desk.ui.theme.theme import Theme

RAISED = 1.0
"""How far under a row's top a number stands, in logical pixels: in the leading, where no character is."""
BELOW = 3.0
SIDE_BY_SIDE = 48.0


@dataclass(frozen=True, slots=True)
class GroundMark:
    """A passage with the number of its value; 0 for one that is only proposed. `current` is the value at the caret."""

    span: Span
    number: int = 0
    current: bool = False


class Grounds(QObject):
    """Knows the marks of the record at hand and paints those in view over the text, which stays untouched."""

    def __init__(self, bridge: Bridge, sheet: Sheet, underlining: Underlining) -> None:
        super().__init__(sheet)
        self._bridge = bridge
        self._sheet = sheet
        self._underlining = underlining
        self.marks: tuple[GroundMark, ...] = ()
        bridge.opened.connect(self.clear)

    def show(self, marks: Sequence[GroundMark]) -> None:
        """Show other marks."""
        if tuple(marks) != self.marks:
            self.marks = tuple(marks)
            self._sheet.viewport().update()

    def clear(self) -> None:
        """Show none."""
        self.show(())

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Underline the passages in view, box that of the value at hand, and put their numbers at their ends."""
        height = self._sheet.viewport().height()
        taken: dict[float, float] = {}
        for mark in self.marks:
            rows = list(self._rows(mark.span))
            if rows and rows[0].top() < height and rows[-1].bottom() > 0:
                self._paint_lines(painter, rows, mark, theme)
                if mark.number:
                    self._paint_number(painter, rows[-1], mark.number, taken, theme)

    def _paint_number(
        self, painter: QPainter, row: QRectF, number: int, taken: dict[float, float], theme: Theme
    ) -> None:
        """Values said by the same words have their numbers side by side; `taken` is how far a row is numbered."""
        left = row.right()
        if left <= taken.get(row.top(), -1.0) and taken[row.top()] - left < SIDE_BY_SIDE:
            left = taken[row.top()]
        taken[row.top()] = left + paint_raised(painter, QPointF(left, row.top() + RAISED), number, theme)

    def _paint_lines(self, painter: QPainter, rows: list[QRectF], mark: GroundMark, theme: Theme) -> None:
        if mark.current:
            painter.setPen(QPen(theme.accent, 1))
            for row in rows:
                left, top = round(row.left()) - 0.5, round(row.top()) + 2.5
                painter.drawRect(QRectF(left, top, round(row.width()) + 1, round(row.height()) - 3))
            return
        pen = QPen(theme.accent if mark.number else theme.ink3, 1)
        if not mark.number:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        for row in rows:
            y = round(row.bottom() - BELOW) + 0.5
            painter.drawLine(QLineF(row.left() + 1, y, row.right() - 1, y))

    def _rows(self, span: Span) -> Iterator[QRectF]:
        """Where a passage stands in the view, row by row."""
        bulletin = self._bridge.bulletin
        if bulletin is None or any(end.block not in bulletin.line_position for end in (span.start, span.end)):
            return
        first, last = bulletin.line(span.start.block), bulletin.line(span.end.block)
        for at in range(first, last + 1):
            line = bulletin.lines[at]
            start = span.start.offset if at == first else 0
            end = min(span.end.offset, len(line.text)) if at == last else len(line.text)
            if start < end:
                yield from self._underlining.rects(line.id, start, end)
