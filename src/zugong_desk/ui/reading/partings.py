"""Where splits are proposed in the text that is shown, and the thin marks that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QPainter, QPen, QPolygonF

from zugong_desk.desk.proposals import doubtful, proposals
from zugong_desk.ui.codepoints import to_utf16
from zugong_desk.ui.reading.sight import row_of, visible_blocks

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from zugong_desk.desk.proposals import Proposals
    from zugong_desk.domain.block import Block
    from zugong_desk.reading.gaps import Place
    from zugong_desk.ui.bridge import Bridge
    from zugong_desk.ui.reading.display import Display
    from zugong_desk.ui.reading.sheet import Sheet

PAUSE_MS = 150
WIDTH = 1.5
FOOT = 4
"""Of the small triangle on which the mark stands, so that it is no caret and no end of a page."""


class Partings(QObject):
    """Knows the proposals of the issue on the table; looks again when a doubtful paragraph is another."""

    found = Signal()

    def __init__(self, bridge: Bridge, sheet: Sheet, display: Display) -> None:
        super().__init__(sheet)
        self._bridge = bridge
        self._sheet = sheet
        self._display = display
        self._by_id: dict[str, Block] = {}
        self._places: Proposals = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)

    def refresh(self, *, soon: bool = False) -> None:
        """Look at the issue anew: now, or when typing pauses."""
        self._pause.start() if soon else self._look()

    def of(self, line: Block) -> tuple[Place, ...]:
        """The proposals in a line as it now stands; none for one that has changed since they were looked for."""
        return self._places.get(line.id, ()) if self._by_id.get(line.id) is line else ()

    def paint_marks(self, painter: QPainter, colour: QColor) -> None:
        """A thin line with a foot before the character at which another paragraph seems to begin."""
        if not self._places or not self._display.lines:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, WIDTH))
        painter.setBrush(colour)
        for block, rect in visible_blocks(self._sheet):
            line = self._display.lines[block.blockNumber()]
            for place in self.of(line):
                at = to_utf16(line.text, place.offset)
                row = row_of(self._sheet, line, block.blockNumber(), place.offset)
                x, _ = cast("tuple[float, int]", block.layout().lineForTextPosition(at).cursorToX(at))
                _paint_mark(painter, QPointF(rect.left() + x, row.top() + 2), row.height() - 4)
        painter.restore()

    def _look(self) -> None:
        self._pause.stop()
        bulletin = self._bridge.bulletin
        open_ones = doubtful(bulletin) if bulletin is not None else ()
        known = all(self._by_id.get(line.id) is line for line in open_ones)
        if known and len(open_ones) == len(self._by_id):
            return
        self._by_id = {line.id: line for line in open_ones}
        if not known and bulletin is not None:  # of fewer doubts the places are what they were
            self._places = proposals(bulletin)
        self.found.emit()


def _paint_mark(painter: QPainter, top: QPointF, height: float) -> None:
    foot = QPointF(top.x(), top.y() + height)
    painter.drawLine(top, foot)
    painter.drawPolygon(QPolygonF([foot + QPointF(0, -FOOT), foot + QPointF(-FOOT, 0), foot + QPointF(FOOT, 0)]))
