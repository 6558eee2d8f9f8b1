"""The timeline: a row a tag, a column a month (or issue, or year), a block a passage."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from zugong_desk.desk.overview import Entry, Head, Matrix
from zugong_desk.domain.codebook import Tags
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.marks.tags import TagLook, paint_tag_shape
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import tag_colour

NAMES, ROW, COLUMN, FOOT, TOP = 150, 42, 22, 8, 26
BLOCK, STEP = 4.0, 5.5
HIGHEST = 5
"""Blocks stacked on one another; more are told as a figure above them."""
MOST_ROWS = 12
NOBODY = "没有标注。"


@dataclass(frozen=True, slots=True)
class _Spot:
    row: int
    column: int


class Timeline(QWidget):
    """Painted as wide and as high as it needs; stands in an area that scrolls."""

    chosen = Signal(str, object)
    """A title and the entries of the blocks that were chosen."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overviewTimeline")
        self.setAccessibleName("时间线")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._themes = themes
        self._line = Matrix((), (), {})
        self._tags: Tags = {}
        self._spot: _Spot | None = None
        themes.changed.connect(self.update)

    def show_line(self, line: Matrix, tags: Tags, first: str = "") -> None:
        """Show tags over time, the tag `first` before the others."""
        rows = sorted(line.rows, key=lambda head: (head.key != first, -len(line.row_entries(head.key))))[:MOST_ROWS]
        self._line = Matrix(tuple(rows), line.columns, line.cells)
        self._tags, self._spot = tags, None
        self.setAccessibleDescription(self._told())
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As much as all rows and columns need."""
        rows, columns = len(self._line.rows), len(self._line.columns)
        return QSize(NAMES + COLUMN * max(columns, 6) + 16, TOP + ROW * max(rows, 1) + FOOT)

    def _told(self) -> str:
        """The figures in words, for those who do not see them."""
        said = (f"{head.name} {len(self._line.row_entries(head.key))} 处" for head in self._line.rows)
        return "，".join(said) or NOBODY

    # painting -------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw names, years, blocks and the frame of the chosen column."""
        painter, theme = QPainter(self), self._themes.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.base)
        painter.setFont(ui_font(12))
        if not self._line.rows:
            painter.setPen(theme.ink3)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, NOBODY)
            return
        self._paint_years(painter)
        for at, head in enumerate(self._line.rows):
            self._paint_row(painter, at, head)
        if self._spot:
            painter.setPen(QPen(theme.ink if self.hasFocus() else theme.edge, 2))
            painter.drawRect(self._cell(self._spot).adjusted(1, 1, -1, -1))

    def _paint_years(self, painter: QPainter) -> None:
        """A dashed line and a label where a year begins; of many issues or months not each can be named."""
        theme = self._themes.theme
        bottom = TOP + ROW * len(self._line.rows)
        year, free = "", float(NAMES)
        for at, head in enumerate(self._line.columns):
            left = float(NAMES + at * COLUMN)
            label = head.key[:4] if len(head.key) > 4 and head.key[4:5] == "-" else head.name
            if label == year or left < free:
                continue
            year = label
            painter.setPen(QPen(theme.edge, 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(left, 6), QPointF(left, bottom))
            painter.setPen(theme.ink2)
            shown = f"{label} 年" if label.isdecimal() else label
            painter.drawText(QPointF(left + 5, 18), shown)
            free = left + painter.fontMetrics().horizontalAdvance(shown) + 14

    def _paint_row(self, painter: QPainter, at: int, head: Head) -> None:
        theme, base = self._themes.theme, float(TOP + ROW * (at + 1) - 6)
        painter.setPen(theme.line)
        painter.drawLine(QPointF(NAMES, base), QPointF(self.width() - 8, base))
        tag = self._tags.get(head.key)
        colour = tag_colour(tag.colour, theme) if tag else theme.ink2
        if tag:
            look = TagLook(tag.colour, tag.shape, bool(tag.parent))
            paint_tag_shape(painter, QRectF(10, base - 15, 11, 11), look, theme)
        painter.setPen(theme.ink)
        name = painter.fontMetrics().elidedText(head.name, Qt.TextElideMode.ElideRight, NAMES - 38)
        painter.drawText(QPointF(28, base - 5), name)
        for column, time in enumerate(self._line.columns):
            count = len(self._line.cells.get((head.key, time.key), ()))
            left = float(NAMES + column * COLUMN + 3)
            for level in range(min(count, HIGHEST)):
                block = QRectF(left, base - 2 - STEP * (level + 1) + STEP - BLOCK, COLUMN - 6, BLOCK)
                painter.fillRect(block, colour)
            if count > HIGHEST:
                painter.setFont(ui_font(11))
                painter.setPen(theme.ink2)
                room = QRectF(left - 3, base - STEP * HIGHEST - 16, COLUMN, 12)
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(count))
                painter.setFont(ui_font(12))

    def _cell(self, spot: _Spot) -> QRectF:
        return QRectF(NAMES + spot.column * COLUMN, TOP + ROW * spot.row, COLUMN, ROW - 5)

    # choosing -------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the blocks under the pointer."""
        self._choose(self._spot_at(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from block to block; empty places are passed over."""
        ways = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
        way = ways.get(Qt.Key(event.key()))
        if way is None or not self._line.rows:
            super().keyPressEvent(event)
            return
        self._choose(self._next(*way))

    def _next(self, down: int, right: int) -> _Spot | None:
        spot = self._spot or _Spot(0, -1)
        spot = _Spot(spot.row + down, spot.column + right)
        while 0 <= spot.row < len(self._line.rows) and 0 <= spot.column < len(self._line.columns):
            if self._entries(spot) or down:
                return spot
            spot = _Spot(spot.row, spot.column + right)
        return None

    def _choose(self, spot: _Spot | None) -> None:
        if spot is None:
            return
        self._spot = spot
        self.update()
        title = f"{self._line.rows[spot.row].name} × {self._line.columns[spot.column].name}"
        self.chosen.emit(title, self._entries(spot))

    def _spot_at(self, point: QPoint) -> _Spot | None:
        row, column = (point.y() - TOP) // ROW, (point.x() - NAMES) // COLUMN
        inside = 0 <= row < len(self._line.rows) and 0 <= column < len(self._line.columns)
        return _Spot(row, column) if inside else None

    def _entries(self, spot: _Spot) -> tuple[Entry, ...]:
        return self._line.cells.get((self._line.rows[spot.row].key, self._line.columns[spot.column].key), ())

    def event(self, event: QEvent) -> bool:
        """Say what a block is when the pointer rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self._spot_at(event.pos())
            found = self._entries(spot) if spot else ()
            if spot and found:
                head = f"{self._line.rows[spot.row].name}　{self._line.columns[spot.column].name}：{len(found)} 处"
                QToolTip.showText(
                    event.globalPos(), as_it_is("\n".join([head, *(one.title for one in found[:6])])), self
                )
            else:
                QToolTip.hideText()
            return True
        return super().event(event)
