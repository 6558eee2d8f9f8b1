"""Laying one row of the source out, and finding characters in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from zugong_desk.ui.codepoints import Ruler
from zugong_desk.ui.source.rows import FORM_FEED

NO_WIDTH = "\u200b"


@dataclass(frozen=True, slots=True)
class Ink:
    """How code points [start, end) of a row are written."""

    start: int
    end: int
    colour: QColor
    struck: bool = False


@dataclass(slots=True)
class Laid:
    """A row laid out: its visual lines stand `pitch` pixels apart. Positions are code points in the row."""

    layout: QTextLayout
    ruler: Ruler
    pitch: int
    inks: tuple[Ink, ...]

    @property
    def count(self) -> int:
        """How many visual lines there are."""
        return max(1, self.layout.lineCount())

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Write the row with its top left corner at (x, y)."""
        self.layout.draw(painter, QPointF(x, y))

    def extent(self, line: int) -> tuple[int, int]:
        """The half-open range of a visual line."""
        found = self.layout.lineAt(line)
        start = self.ruler.from_utf16(found.textStart())
        return start, self.ruler.from_utf16(found.textStart() + found.textLength())

    def edges(self, line: int, start: int, end: int) -> tuple[float, float]:
        """Left and right edge of a range that lies in one visual line."""
        found = self.layout.lineAt(line)
        return _x(found, self.ruler.to_utf16(start)), _x(found, self.ruler.to_utf16(end))

    def hit(self, x: float, y: float) -> int:
        """The gap between characters that is nearest to a point."""
        line = max(0, min(int(y // self.pitch), self.layout.lineCount() - 1))
        if not self.layout.lineCount():
            return 0
        return self.ruler.from_utf16(self.layout.lineAt(line).xToCursor(x))


def _x(line: QTextLine, position: int) -> float:
    found: tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment]  # the stubs say object
    return found[0]


def lay_out(text: str, font: QFont, width: int, pitch: int, inks: Sequence[Ink]) -> Laid:
    """Lay a row out in `width` pixels, its lines `pitch` apart, each centred in its pitch."""
    ruler = Ruler.of(text)
    layout = QTextLayout(text.replace(FORM_FEED, NO_WIDTH), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_format(ink, ruler) for ink in inks])
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (pitch - line.height()) / 2))
        y += pitch
    layout.endLayout()
    return Laid(layout, ruler, pitch, tuple(inks))


def _format(ink: Ink, ruler: Ruler) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    form = QTextCharFormat()
    form.setForeground(ink.colour)
    form.setFontStrikeOut(ink.struck)
    found.start = ruler.to_utf16(ink.start)
    found.length = ruler.to_utf16(ink.end) - found.start
    found.format = form
    return found
