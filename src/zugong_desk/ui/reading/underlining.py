"""Underlines open findings on the sheet, and boxes the one at hand: painted over the text, which stays untouched."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QTextBlock, QTextLayout, QTextLine

from zugong_desk.ui.codepoints import Ruler, utf16_length
from zugong_desk.ui.marks.waves import colour_of, paint_underline
from zugong_desk.ui.reading.sight import visible_blocks
from zugong_desk.ui.reading.underlines import Underline, Underlines, seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zugong_desk.domain.block import Block
    from zugong_desk.ui.bridge import Bridge
    from zugong_desk.ui.reading.display import Display
    from zugong_desk.ui.reading.sheet import Sheet
    from zugong_desk.ui.theme.theme import Theme

BELOW = 4.0
"""Logical pixels from the line on which characters stand to the middle of a wave."""


class Stretch(NamedTuple):
    """A part of a printed row in the view: its edges, top and bottom, and the line on which its characters stand."""

    left: float
    right: float
    top: float
    bottom: float
    base: float

    @property
    def rect(self) -> QRectF:
        return QRectF(self.left, self.top, self.right - self.left, self.bottom - self.top)


class Underlining(QObject):
    """Knows the findings that are open and paints those in view; what an input method composes only pushes them along."""

    def __init__(self, bridge: Bridge, sheet: Sheet, display: Display) -> None:
        super().__init__(sheet)
        self._bridge = bridge
        self._sheet = sheet
        self._display = display
        self._underlines = Underlines()
        bridge.proof_changed.connect(self._on_proof_changed)
        bridge.finding_changed.connect(sheet.viewport().update)

    def of(self, line: Block) -> tuple[Underline, ...]:
        """The underlines of a line as it now reads."""
        return self._underlines.of(line)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Underline the words in view, and frame those of the finding at hand."""
        for block, _ in visible_blocks(self._sheet):
            number = block.blockNumber()
            line = self._display.lines[number] if number < len(self._display.lines) else None
            found = self.of(line) if line is not None else ()
            if found:
                self._paint_block(painter, self._printed(block), found, theme)
        self._paint_box(painter, theme)

    def rects(self, id: str, start: int, end: int) -> Iterator[QRectF]:
        """Where code points [start, end) of a line stand in the view, row by row; of a gap the character before it."""
        block = self._display.block_of(id)
        if block is not None:
            size = len(self._display.lines[block.blockNumber()].text)
            start, end = seen(min(start, size), min(end, size), size)
            yield from (part.rect for part in self._printed(block).stretches(start, end))

    def _on_proof_changed(self) -> None:
        proof = self._bridge.proof
        texts = {block.id: block.text for block in proof.checked.bulletin.lines} if proof is not None else {}
        self._underlines = Underlines(proof.open if proof is not None else (), texts)
        self._sheet.viewport().update()

    def _paint_box(self, painter: QPainter, theme: Theme) -> None:
        finding = self._bridge.finding
        if finding is None:
            return
        painter.save()
        painter.setPen(QPen(colour_of(finding.severity, theme), 1))
        for rect in self.rects(finding.block, finding.start, finding.end):
            left, top = round(rect.left()) - 0.5, round(rect.top()) + 0.5
            painter.drawRect(QRectF(left, top, round(rect.width()) + 1, round(rect.height()) - 1))
        painter.restore()

    def _paint_block(self, painter: QPainter, printed: _Printed, found: Sequence[Underline], theme: Theme) -> None:
        first, last = printed.in_view(self._sheet.viewport().height())
        for one in found:
            if one.start < last and one.end > first:
                for part in printed.stretches(one.start, one.end):
                    middle = min(part.base + BELOW, part.bottom - 2)
                    paint_underline(painter, part.left, part.right, middle, one.severity, theme)

    def _printed(self, block: QTextBlock) -> _Printed:
        text = self._display.lines[block.blockNumber()].text
        return _Printed(block.layout(), Ruler.of(text), self._sheet.block_rect(block).topLeft())


class _Printed:
    """A block as it is set in rows; what many of its underlines share is worked out once."""

    def __init__(self, layout: QTextLayout, ruler: Ruler, top: QPointF) -> None:
        self._layout, self._ruler, self._top = layout, ruler, top
        self._composed, self._at = utf16_length(layout.preeditAreaText()), layout.preeditAreaPosition()

    def in_view(self, height: float) -> tuple[int, int]:
        """The code points [first, last) of the rows in a view of that height, and a few more while something is composed."""
        rows, top = range(self._layout.lineCount()), self._top.y()
        begin = bisect_left(rows, 0.0, key=lambda n: top + self._layout.lineAt(n).y() + self._layout.lineAt(n).height())
        end = bisect_right(rows, height, key=lambda n: top + self._layout.lineAt(n).y())
        if begin >= end:
            return 0, 0
        last = self._layout.lineAt(end - 1)
        units = self._ruler.to_utf16(self._ruler.length)
        first = min(max(0, self._layout.lineAt(begin).textStart() - self._composed), units)
        return self._ruler.from_utf16(first), self._ruler.from_utf16(min(last.textStart() + last.textLength(), units))

    def stretches(self, start: int, end: int) -> Iterator[Stretch]:
        """Where code points [start, end) stand, row by row."""
        first, last = (self._place(self._ruler.to_utf16(one)) for one in (start, end))
        row = self._layout.lineForTextPosition(first)
        while row.isValid() and row.textStart() < last:
            low, high = max(first, row.textStart()), min(last, row.textStart() + row.textLength())
            if low < high:
                y = self._top.y() + row.y()
                edges = self._top.x() + _x(row, low), self._top.x() + _x(row, high)
                yield Stretch(*edges, y, y + row.height(), y + row.ascent())
            if row.lineNumber() + 1 == self._layout.lineCount():
                return
            row = self._layout.lineAt(row.lineNumber() + 1)

    def _place(self, unit: int) -> int:
        """Where a unit of the text stands among what is being composed."""
        return unit + self._composed if self._composed and unit >= self._at else unit


def _x(row: QTextLine, place: int) -> float:
    return cast("tuple[float, int]", row.cursorToX(place))[0]
