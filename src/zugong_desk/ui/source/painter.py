"""Painting one row of the source: number, tint and rail of the current block, passage, text, page joint."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import source_ranges
from zugong_desk.domain.span import Span
from zugong_desk.ui.source.claims import Claims
from zugong_desk.ui.source.lines import Ink, Laid
from zugong_desk.ui.source.rows import Measures, Row
from zugong_desk.ui.source.whereabouts import shown_of
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.theme import Theme

RAIL = 3
NUMBER_PX = 11.5
PAGE_PX = 11
NUMBER_RIGHT = 8  # from the number's last digit to the rail
TEXT_LEFT = 10  # from the rail's left edge to the text


@dataclass(frozen=True, slots=True)
class Scene:
    """What is shown now: the bulletin, who claims what, the current block and the passage."""

    bulletin: Bulletin
    claims: Claims
    theme: Theme
    current: str = ""
    place: Span | None = None
    dragged: tuple[int, int] = (0, 0)

    @property
    def marked(self) -> tuple[str, Span | None, tuple[int, int]]:
        """All that a place changes in the picture: a caret moving in its block changes nothing."""
        place = self.place if self.place and not self.place.collapsed else None
        return self.current, place, self.dragged

    def inks(self, row: Row) -> tuple[Ink, ...]:
        """Grey for what is set aside or left out, struck if it is noise, ink for what the reading text shows."""
        out = [Ink(0, row.end - row.start, self.theme.ink3)]
        for block in self.claims.within(row.start, row.end):
            colour = self.theme.ink3 if block.aside else self.theme.ink
            out += [Ink(low, high, colour, block.kind is Kind.NOISE) for low, high in _in_row(block, row)]
        return tuple(out)

    def tinted(self, row: Row) -> list[tuple[int, int]]:
        """Ranges of the row that the current block shows."""
        if not self.current or self.current not in self.bulletin.position:
            return []
        return _in_row(self.bulletin.block(self.current), row)

    def between(self, row: Row) -> bool:
        """Whether an empty row lies inside the current block and no other block's lines."""
        extent = self.claims.extent(self.current)
        inside = extent is not None and extent[0] < row.start and row.end < extent[1]
        return inside and not any(block.aside for block in self.claims.within(row.start - 2, row.end + 2))

    def chosen(self, row: Row) -> list[tuple[int, int]]:
        """Ranges of the row that are selected, here or in another pane."""
        low, high = self.dragged
        if low < high:
            return [_clipped(low, high, row)] if low < row.end and high > row.start else []
        if self.place is None:
            return []
        found = [
            pair
            for block in self.claims.within(row.start, row.end)
            for pair in shown_of(self.bulletin, self.place, block)
        ]
        return [_clipped(low, high, row) for low, high in found if low < row.end and high > row.start]


def _in_row(block: Block, row: Row) -> list[tuple[int, int]]:
    ranges = source_ranges(block.runs)
    return [_clipped(low, high, row) for low, high in ranges if low < row.end and high > row.start]


def _clipped(low: int, high: int, row: Row) -> tuple[int, int]:
    return max(low, row.start) - row.start, min(high, row.end) - row.start


@dataclass(frozen=True, slots=True)
class RowPainter:
    """Paints rows of one scene; `gutter` is where the rail stands, `width` the whole view."""

    painter: QPainter
    scene: Scene
    measures: Measures
    gutter: int
    width: int

    def row(self, row: Row, laid: Laid | None, y: int, height: int) -> None:
        """Paint a row whose top is at `y`; a blank one has no layout."""
        theme = self.scene.theme
        if row.page:
            self._joint(row, y)
            y += self.measures.joint
            height -= self.measures.joint
        if laid is None:
            if self.scene.between(row):
                self._tint(y, height)
            return
        tinted, chosen = self.scene.tinted(row), self.scene.chosen(row)
        for line in range(laid.count):
            top = y + line * self.measures.line
            if any(low < laid.extent(line)[1] and high > laid.extent(line)[0] for low, high in tinted):
                self._tint(top, self.measures.line)
            self._choose(laid, line, chosen, top)
        if row.first:
            self._number(row, y, theme.ink2 if tinted else theme.ink3)
        laid.draw(self.painter, self.gutter + TEXT_LEFT, y)

    def _tint(self, y: int, height: int) -> None:
        self.painter.fillRect(QRectF(0, y, self.width, height), self.scene.theme.current)
        self.painter.fillRect(QRectF(self.gutter, y, RAIL, height), self.scene.theme.accent)

    def _choose(self, laid: Laid, line: int, chosen: list[tuple[int, int]], y: int) -> None:
        first, last = laid.extent(line)
        for low, high in chosen:
            if low < last and high > first:
                left, right = laid.edges(line, max(low, first), min(high, last))
                box = QRectF(self.gutter + TEXT_LEFT + left, y + 1, right - left, self.measures.line - 2)
                self.painter.fillRect(box, self.scene.theme.selection)

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
