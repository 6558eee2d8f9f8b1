"""The gutter left of the text: what each block is, how sure that is, and which one is current."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from zugong_desk.domain.credit import title_head
from zugong_desk.domain.edit import opening_heading
from zugong_desk.domain.kinds import Kind
from zugong_desk.ui.controls.tips import tip
from zugong_desk.ui.marks.kinds import kind_looks, paint_kind_mark, paint_level, paint_title_head
from zugong_desk.ui.reading.dress import LINE, SETTINGS
from zugong_desk.ui.reading.sight import visible_blocks
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.icons import paint_icon

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from zugong_desk.domain.block import Block
    from zugong_desk.ui.reading.display import Display
    from zugong_desk.ui.reading.pages import Pages
    from zugong_desk.ui.reading.sheet import Sheet
    from zugong_desk.ui.theme.source import ThemeSource

BOX = 20
RAIL = 3
INSET = 8
NEXT = 22
SMALL = 11
DOT_PITCH = 6
BEYOND = 2 * NEXT
"""How far what belongs to a block may reach below it."""


class Gutter(QWidget):
    """Marks beside the blocks in view; a click asks for the block."""

    block_clicked = Signal(str)
    menu_requested = Signal(str, QPoint)

    def __init__(self, sheet: Sheet, display: Display, pages: Pages, themes: ThemeSource) -> None:
        super().__init__(sheet)
        self.setObjectName("readingGutter")
        self.setAccessibleName("段块类别")
        self.setAccessibleDescription("每个段块的类别、级别和存疑记号；点击选中整个段块。")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._sheet = sheet
        self._display = display
        self._themes = themes
        self._pages = pages

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks of the blocks in view only, and of these what has to be painted."""
        with QPainter(self) as painter:
            self._paint_all(painter, event.rect())

    def _paint_all(self, painter: QPainter, wanted: QRect) -> None:
        painter.fillRect(wanted, self._themes.theme.paper)
        if not self._display.lines:
            return
        current = self._sheet.textCursor().blockNumber()
        for block, rect in visible_blocks(self._sheet):
            if rect.bottom() + BEYOND < wanted.top() or rect.top() - BEYOND > wanted.bottom():
                continue
            line = self._display.lines[block.blockNumber()]
            band = self._sheet.band(block)
            if block.blockNumber() == current:
                self._paint_current(painter, band)
            if line.label.doubtful:
                self._paint_doubt_rail(painter, band, current=block.blockNumber() == current)
            self._paint_marks(painter, rect, line)
            self._paint_pages(painter, block.blockNumber(), self._box(rect, line))

    def _paint_current(self, painter: QPainter, band: QRectF) -> None:
        theme = self._themes.theme
        painter.fillRect(QRectF(0, band.top(), self.width(), band.height()), theme.current)
        rail = theme.accent if self._sheet.hasFocus() else theme.edge
        painter.fillRect(QRectF(0, band.top(), RAIL, band.height()), rail)

    def _paint_doubt_rail(self, painter: QPainter, band: QRectF, *, current: bool) -> None:
        """Dots where a sure block has nothing; beside the indigo rail if the block is current."""
        left = RAIL + 2 if current else 0
        y = band.top() + 1
        while y + RAIL <= band.bottom():
            painter.fillRect(QRectF(left, y, RAIL, RAIL), self._themes.theme.doubt)
            y += DOT_PITCH

    def _paint_marks(self, painter: QPainter, rect: QRectF, line: Block) -> None:
        theme = self._themes.theme
        box = self._box(rect, line)
        heading = opening_heading(line)
        level = line.level or (heading.level if heading else 0)
        paint_kind_mark(painter, box, line.kind.value, 0, theme)
        beside = box.translated(NEXT, 0)
        if line.label.doubtful:
            paint_icon(painter, beside.adjusted(1, 1, -1, -1), "doubt", theme.doubt)
            beside = box.translated(0, NEXT)
        if level:
            paint_level(painter, beside, level, theme)
        elif line.kind is not Kind.ARTICLE_TITLE and title_head(line):
            paint_title_head(painter, beside, theme)

    def _paint_pages(self, painter: QPainter, number: int, marked: QRectF) -> None:
        """Where a page of the source begins: its number at the row, or below the marks if they stand there."""
        painter.setFont(ui_font(SMALL))
        painter.setPen(self._themes.theme.ink3)
        for joint, row in self._pages.in_line(number):
            low = row.top() + (BOX if row.top() < marked.bottom() else 0)
            where = QRectF(0, low, self._sheet.column.left - 8, row.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{joint.page} 页")

    def _box(self, rect: QRectF, line: Block) -> QRectF:
        """The square of the mark: beside the first line, in the place nearest to the text."""
        first = (SETTINGS[line.kind].line or 4) * self._sheet.em
        middle = rect.top() + first / 2 + self._sheet.em * (LINE - 1) / 8
        return QRectF(self._sheet.column.left - 56 + INSET, round(middle - BOX / 2), BOX, BOX)

    def event(self, event: QEvent) -> bool:
        """Tell in words what the marks beside the pointer mean."""
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip:
            line = self._line_at(event.pos())
            QToolTip.showText(event.globalPos(), tip(words(line)) if line else "", self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the block beside the pointer."""
        line = self._line_at(event.position().toPoint())
        if line is not None and event.button() == Qt.MouseButton.LeftButton:
            self.block_clicked.emit(line.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the block beside the pointer."""
        line = self._line_at(event.pos())
        if line is not None:
            self.menu_requested.emit(line.id, event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the text."""
        self._sheet.wheelEvent(event)

    def _line_at(self, position: QPoint) -> Block | None:
        for block, rect in visible_blocks(self._sheet):
            if rect.bottom() >= position.y() and self._display.lines:
                return self._display.lines[block.blockNumber()]
        return None


def words(line: Block) -> str:
    """What a block is taken for, and why if that is in doubt."""
    name = kind_looks()[line.kind.value].name
    if line.level:
        name = f"{name}，第 {line.level} 级"
    if line.label.doubtful:
        return f"{name}\n存疑 {line.label.confidence:.2f}　{line.label.why}"
    return name
