"""Sets a source without pages of its own on A4 pages, in the sizes, faces and places that its imprint gives."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from zugong_desk.domain.imprint import Align, LinePrint, Page, Part, Placement
from zugong_desk.domain.source import Source
from zugong_desk.ui.codepoints import Ruler
from zugong_desk.ui.source.setter import FINE, set_font, stretches
from zugong_desk.ui.source.strips import Strip, Strips

A4 = Page(595.3, 841.9)
LEFT, TOP, RIGHT, BOTTOM = 68.0, 72.0, 68.0, 68.0
USUAL_SIZE = 12.0
PITCH, CELL = 1.6, 1.3
"""The distance of lines and the height of a character's cell, in sizes of their type."""
LONGEST = 2_000
"""Characters of a line that are laid out at once; a longer line goes on as if it were broken there."""
ALIGNED = {Align.CENTRE: Qt.AlignmentFlag.AlignHCenter, Align.RIGHT: Qt.AlignmentFlag.AlignRight}


@dataclass(slots=True)
class _Pen:
    """Where the next line goes."""

    page: int = 1
    y: float = TOP

    def room_for(self, height: float) -> None:
        """Turn the page if a line of that height does not fit."""
        if self.y + height > A4.height - BOTTOM and self.y > TOP:
            self.page += 1
            self.y = TOP


def typeset(source: Source) -> tuple[tuple[Page, ...], Strips]:
    """The pages that the source fills and where its characters stand on them; slow for long ones, but any thread does."""
    pen = _Pen()
    strips: list[Strip] = []
    for number in range(1, source.lines + 1):
        strips += _set_line(source, number, pen)
    return (A4,) * pen.page, Strips(strips)


def _set_line(source: Source, number: int, pen: _Pen) -> Iterator[Strip]:
    look = source.imprint.line(number)
    look = replace(look, size=look.size or USUAL_SIZE)
    start, end = source.line_range(number)
    if start == end:
        pen.y += look.size * PITCH
        return
    pen.y += look.above if pen.y > TOP else 0
    for low in range(start, end, LONGEST):
        yield from _set_part(source.text[low : min(end, low + LONGEST)], low, start, look, pen)


def _set_part(text: str, at: int, line_start: int, look: LinePrint, pen: _Pen) -> Iterator[Strip]:
    part = replace(look, bold=tuple(_moved(look.bold, at - line_start, len(text))))
    ruler = Ruler.of(text)
    layout = _laid_out(text, part, ruler)
    pitch = look.size * PITCH
    for row in range(layout.lineCount()):
        line = layout.lineAt(row)
        pen.room_for(pitch)
        first = ruler.from_utf16(line.textStart())
        last = ruler.from_utf16(line.textStart() + line.textLength())
        edges = tuple(_edges(line, ruler, first, last))
        top, height = pen.y + look.size * (PITCH - CELL) / 2, look.size * CELL
        placement = Placement(pen.page, LEFT + edges[0], top, height, tuple(edge - edges[0] for edge in edges))
        row_look = replace(part, bold=tuple(_moved(part.bold, first, last - first)), placement=placement)
        yield Strip(at + first, placement, row_look)
        pen.y += pitch


def _laid_out(text: str, look: LinePrint, ruler: Ruler) -> QTextLayout:
    usual = set_font(look, bold=False, size=look.size)
    layout = QTextLayout(text, usual)
    option = QTextOption(ALIGNED.get(look.align, Qt.AlignmentFlag.AlignLeft))
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTabStopDistance(QFontMetricsF(usual).horizontalAdvance("国") * (8 if look.part is Part.TABLE else 4))
    layout.setTextOption(option)
    layout.setFormats([_heavy(look, ruler, start, end) for start, end, bold in stretches(look.bold, len(text)) if bold])
    width = (A4.width - LEFT - RIGHT) * FINE
    layout.beginLayout()
    indent = 0.0 if look.align in ALIGNED else min(max(look.indent, 0) * FINE, width / 2)
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width - indent)
        line.setPosition(QPointF(indent, 0))
        indent = 0.0
    layout.endLayout()
    return layout


def _heavy(look: LinePrint, ruler: Ruler, start: int, end: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    form = QTextCharFormat()
    form.setFont(set_font(look, bold=True, size=look.size))
    found.start = ruler.to_utf16(start)
    found.length = ruler.to_utf16(end) - found.start
    found.format = form
    return found


def _edges(line: QTextLine, ruler: Ruler, first: int, last: int) -> Iterator[float]:
    """Where the characters [first, last) begin, and where the last one ends, in points; never falling."""
    found: list[tuple[float, int]] = [line.cursorToX(ruler.to_utf16(at)) for at in range(first, last + 1)]  # type: ignore[misc]  # the stubs say object
    return accumulate((x / FINE for x, _ in found), max)


def _moved(ranges: Iterable[tuple[int, int]], by: int, length: int) -> Iterator[tuple[int, int]]:
    """The ranges as counted from character `by`, cut to `length`."""
    for low, high in ranges:
        if low - by < length and high > by:
            yield max(low - by, 0), min(high - by, length)
