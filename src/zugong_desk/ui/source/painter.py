"""Painting one row of the source: number, tint and rail of the current block, passage, text, page joint."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import source_ranges
from zugong_desk.ui.marks.waves import paint_found
from zugong_desk.ui.source.lines import Ink, Laid
from zugong_desk.ui.source.rows import Measures, Row
from zugong_desk.ui.source.scene import Scene, within
from zugong_desk.ui.theme.fonts import ui_font

RAIL = 3
NUMBER_PX = 11.5
PAGE_PX = 11
NUMBER_RIGHT = 8  # from the number's last digit to the rail
TEXT_LEFT = 10  # from the rail's left edge to the text
DOTS = 1.5


def inks(scene: Scene, row: Row) -> tuple[Ink, ...]:
    """Grey for what is set aside or left out, struck if it is noise, ink for what the reading text shows."""
    theme = scene.theme
    out = [Ink(0, row.end - row.start, theme.ink3)]
    for block in scene.claims.within(row.start, row.end):
        colour = theme.ink3 if block.aside else theme.ink
        ranges = in_row(within(source_ranges(block.runs), row.start, row.end), row)
        out += [Ink(low, high, colour, block.kind is Kind.NOISE) for low, high in ranges]
    return tuple(out)


def between(scene: Scene, row: Row) -> bool:
    """Whether an empty row lies inside the current block and no other block's lines."""
    extent = scene.claims.extent(scene.current)
    inside = extent is not None and extent[0] < row.start and row.end < extent[1]
    return inside and not any(block.aside for block in scene.claims.within(row.start - 2, row.end + 2))


def in_row(ranges: list[tuple[int, int]], row: Row) -> list[tuple[int, int]]:
    """Ranges of the source as counted from the beginning of the row."""
    return [(low - row.start, high - row.start) for low, high in ranges]


@dataclass(frozen=True, slots=True)
class RowPainter:
    """Paints rows of one scene; `gutter` is where the rail stands, `width` the whole view."""

    painter: QPainter
    scene: Scene
    measures: Measures
    gutter: int
    width: int
    numbered: bool = True

    def row(self, row: Row, laid: Laid | None, y: int, height: int) -> None:
        """Paint a row whose top is at `y`; a blank one has no layout."""
        theme = self.scene.theme
        if row.page:
            self._joint(row, y)
            y += self.measures.joint
            height -= self.measures.joint
        if laid is None:
            if between(self.scene, row):
                self._tint(y, height)
            return
        tinted = in_row(self.scene.tinted(row.start, row.end), row)
        chosen = in_row(self.scene.chosen(row.start, row.end), row)
        doubts = in_row(self.scene.doubted(row.start, row.end), row)
        for line in range(laid.count):
            top = y + line * self.measures.line
            if any(low < laid.extent(line)[1] and high > laid.extent(line)[0] for low, high in tinted):
                self._tint(top, self.measures.line)
            for box in self._cells(laid, line, doubts, top):
                self._doubt(box)
            for box in self._cells(laid, line, chosen, top):
                self.painter.fillRect(box, self.scene.theme.selection)
        if row.first and self.numbered:
            self._number(row, y, theme.ink2 if tinted else theme.ink3)
        laid.draw(self.painter, self.gutter + TEXT_LEFT, y)
        self._findings(row, laid, y)

    def _findings(self, row: Row, laid: Laid, y: int) -> None:
        """Underline what findings speak of."""
        for one in self.scene.finds.within(row.start, row.end):
            for line in range(laid.count):
                top = y + line * self.measures.line
                for box in self._cells(laid, line, [(one.start - row.start, one.end - row.start)], top):
                    paint_found(self.painter, box, one, self.scene.theme)

    def _tint(self, y: int, height: int) -> None:
        self.painter.fillRect(QRectF(0, y, self.width, height), self.scene.theme.current)
        self.painter.fillRect(QRectF(self.gutter, y, RAIL, height), self.scene.theme.accent)

    def _cells(self, laid: Laid, line: int, ranges: list[tuple[int, int]], y: int) -> Iterator[QRectF]:
        """Where the parts of ranges stand that lie in a visual line whose top is at `y`."""
        first, last = laid.extent(line)
        for low, high in ranges:
            if low < last and high > first:
                left, right = laid.edges(line, max(low, first), min(high, last))
                yield QRectF(self.gutter + TEXT_LEFT + left, y + 1, right - left, self.measures.line - 2)

    def _doubt(self, box: QRectF) -> None:
        """A tint and dots under what was hard to recognise; the dots stay in sight when it is selected."""
        theme = self.scene.theme
        self.painter.fillRect(box, theme.doubt_tint)
        pen = QPen(theme.doubt, DOTS)
        pen.setDashPattern([1.0, 1.0])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.painter.setPen(pen)
        foot = box.bottom() + DOTS / 2
        self.painter.drawLine(QLineF(box.left(), foot, box.right(), foot))

    def _number(self, row: Row, y: int, colour: QColor) -> None:
        self.painter.setFont(ui_font(NUMBER_PX))
        self.painter.setPen(colour)
        box = QRectF(0, y, self.gutter - NUMBER_RIGHT, self.measures.line)
        self.painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(row.line))

    def _joint(self, row: Row, y: int) -> None:
        theme, middle = self.scene.theme, y + self.measures.joint / 2
        label = f"第 {row.page} 页"
        self.painter.setFont(ui_font(PAGE_PX))
        left = self.gutter + TEXT_LEFT
        room = self.painter.fontMetrics().horizontalAdvance(label)
        self.painter.setPen(QPen(theme.edge, 1, Qt.PenStyle.DashLine))
        self.painter.drawLine(QLineF(left, middle, left + 18, middle))
        self.painter.drawLine(QLineF(left + 30 + room, middle, self.width, middle))
        self.painter.setPen(theme.ink3)
        box = QRectF(left + 24, y, room + 2, self.measures.joint)
        self.painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)
