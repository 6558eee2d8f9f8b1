"""The joints of the source's pages in the lines in view, and the ticks that show them in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from zugong_desk.ui.codepoints import to_utf16
from zugong_desk.ui.reading.joints import Joint, joints, page_ends
from zugong_desk.ui.reading.sight import row_of, visible_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QColor

    from zugong_desk.domain.source import Source
    from zugong_desk.ui.reading.display import Display
    from zugong_desk.ui.reading.sheet import Sheet

DASH = [2.0, 2.0]


class Pages:
    """Knows where the pages of the source that is shown end."""

    def __init__(self, sheet: Sheet, display: Display) -> None:
        self._sheet = sheet
        self._display = display
        self._ends: tuple[int, ...] = ()

    def show(self, source: Source | None) -> None:
        """Take another source."""
        self._ends = page_ends(source.text) if source else ()

    def in_line(self, number: int) -> Iterator[tuple[Joint, QRectF]]:
        """The joints of a line, each with the printed row on which it falls."""
        if not self._ends:
            return
        lines = self._display.lines
        for joint in joints(lines[number], lines[number - 1] if number else None, self._ends):
            yield joint, row_of(self._sheet, lines[number], number, joint.offset)

    def paint_ticks(self, painter: QPainter, colour: QColor) -> None:
        """A dashed tick before the first character of a page, where that is not the first of its line."""
        if not self._ends or not self._display.lines:
            return
        pen = QPen(colour, 1)
        pen.setDashPattern(DASH)
        painter.setPen(pen)
        for block, rect in visible_blocks(self._sheet):
            text = self._display.lines[block.blockNumber()].text
            for joint, row in self.in_line(block.blockNumber()):
                if joint.offset:
                    place = to_utf16(text, joint.offset)
                    x, _ = cast("tuple[float, int]", block.layout().lineForTextPosition(place).cursorToX(place))
                    painter.drawLine(QLineF(rect.left() + x, row.top() + 2, rect.left() + x, row.bottom() - 2))
