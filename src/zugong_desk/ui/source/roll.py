"""The roll of a source: its rows one below the other, laid out where they are looked at, and what stands where."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetricsF

from zugong_desk.domain.source import Source
from zugong_desk.ui.source.lines import Laid, lay_out
from zugong_desk.ui.source.painter import NUMBER_PX, TEXT_LEFT, inks
from zugong_desk.ui.source.rows import Heights, Measures, Row, Rows
from zugong_desk.ui.source.scene import Scene
from zugong_desk.ui.theme.fonts import ui_font

KEPT = 400  # laid out rows that are kept: several screens
NARROWEST = 60
BESIDE_NUMBERS = 14


@dataclass(frozen=True, slots=True)
class Seen:
    """A row in sight: its top in the viewport, its height, its layout (None if blank)."""

    row: Row
    top: int
    height: int
    laid: Laid | None


class Roll:
    """Lays out rows at one width; heights are guessed until a row has been in sight."""

    def __init__(self, source: Source, width: int, px: int, *, numbered: bool = True) -> None:
        self.source = source
        self.rows = Rows(source)
        self._laid: OrderedDict[int, Laid] = OrderedDict()
        self.measure(width, px, numbered=numbered)

    def measure(self, width: int, px: int, *, numbered: bool = True) -> None:
        """Wrap anew for a view that is `width` wide and type of `px` pixels."""
        self._px = px
        metrics = QFontMetricsF(ui_font(px))
        digits = max(3, len(str(self.source.lines)))
        numbers = round(QFontMetricsF(ui_font(NUMBER_PX)).horizontalAdvance("0") * digits) + BESIDE_NUMBERS
        self.numbered = numbered
        self.gutter = numbers if numbered else 0
        room = max(NARROWEST, width - self.gutter - TEXT_LEFT)
        em, latin = round(metrics.horizontalAdvance("国")), metrics.averageCharWidth()
        self.measures = Measures(room, em, latin, px + 8)
        self._heights = Heights(self.rows.texts(), self.rows.pages, self.measures)
        self.forget()

    def forget(self) -> None:
        """Lay everything out anew when it is next in sight."""
        self._laid.clear()

    @property
    def height(self) -> int:
        """The height of all rows, as far as it is known."""
        return self._heights.total if len(self.rows) else 0

    def top_row(self, scrolled: int) -> int:
        """The row at the top of a view that is scrolled that far."""
        return self._heights.at(scrolled) if len(self.rows) else 0

    def top_of(self, row: int) -> int:
        """Where a row begins."""
        return self._heights.top(min(row, max(len(self.rows) - 1, 0)))

    def span_of(self, offset: int) -> tuple[int, int]:
        """Top and bottom of the row that holds a code point of the source."""
        at = self.rows.at(offset)
        return self._heights.top(at), self._heights.top(at + 1)

    def visible(self, scene: Scene, scrolled: int, height: int) -> list[Seen]:
        """The rows in sight of a view that is `height` high, with where they stand and how they are laid out."""
        out: list[Seen] = []
        at = self.top_row(scrolled)
        y = self._heights.top(at) - scrolled
        while at < len(self.rows) and y < height:
            row = self.rows[at]
            laid = None if row.blank else self._lay(at, row, scene)
            out.append(Seen(row, y, self._heights[at], laid))
            y += self._heights[at]
            at += 1
        return out

    def offset_at(self, rows: list[Seen], point: QPoint) -> int:
        """The source position nearest to a point of the viewport; 0 if no row is in sight."""
        if not rows:
            return 0
        seen = next((one for one in reversed(rows) if one.top <= point.y()), rows[0])
        if seen.laid is None:
            return seen.row.start
        top = seen.top + (self.measures.joint if seen.row.page else 0)
        return seen.row.start + seen.laid.hit(point.x() - self.gutter - TEXT_LEFT, point.y() - top)

    def _lay(self, at: int, row: Row, scene: Scene) -> Laid:
        """A row laid out in the inks of the scene; its height is known from now on."""
        wanted, kept = inks(scene, row), self._laid.get(at)
        if kept is None or kept.inks != wanted:
            text = self.source.text[row.start : row.end]
            kept = lay_out(text, ui_font(self._px), self.measures.width, self.measures.line, wanted)
            self._laid[at] = kept
            if len(self._laid) > KEPT:
                self._laid.popitem(last=False)
            self._heights.correct(at, kept.count * self.measures.line + (self.measures.joint if row.page else 0))
        return kept
