"""Rows of the excerpts: number, title, state, two lines of text, source line."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from zugong_desk.ui.codepoints import from_utf16
from zugong_desk.ui.excerpts.listing import Item, Row, Section, length
from zugong_desk.ui.excerpts.model import ROW_ROLE
from zugong_desk.ui.marks.delegates import LEFT, RIGHT, paint_row_ground
from zugong_desk.ui.theme.fonts import MEDIUM, reading_font, ui_font
from zugong_desk.ui.theme.icons import paint_icon
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import Theme
from zugong_desk.ui.theme.tokens import tokens

Index = QModelIndex | QPersistentModelIndex
SECTION_HEIGHT, ITEM_HEIGHT = 28, 104
DRAG, NUMBER, RIGHT_INSET, TOP = 10, 26, 12, 8
TITLE_HEIGHT, LINE, SOURCE_HEIGHT, LINES = 22, 22, 20, 2
ICON = 14


class ExcerptDelegate(QStyledItemDelegate):
    """Paints sections and excerpts."""

    def __init__(self, themes: ThemeSource, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._themes = themes
        self._title = ui_font(tokens().sizes["ui_text"], MEDIUM)
        self._small = ui_font(tokens().sizes["small_text"])
        self._text = reading_font(14)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        height = SECTION_HEIGHT if isinstance(index.data(ROW_ROLE), Section) else ITEM_HEIGHT
        return QSize(200, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        theme = self._themes.theme
        painter.save()
        painter.setClipping(False)
        if isinstance(row, Section):
            painter.fillRect(option.rect, theme.window)
            self._paint_section(painter, QRectF(option.rect), row, theme)
        else:
            paint_row_ground(painter, option, index, theme)
            self._paint_item(painter, QRectF(option.rect), row, theme)
        painter.setPen(theme.line)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _paint_section(self, painter: QPainter, area: QRectF, row: Section, theme: Theme) -> None:
        room = area.adjusted(DRAG, 0, -RIGHT_INSET, 0)
        painter.setFont(self._small)
        painter.setPen(theme.ink3)
        painter.drawText(room, RIGHT, f"{row.count} 条")
        painter.setFont(self._title)
        painter.setPen(theme.ink)
        painter.drawText(room, LEFT, _cut(self._title, row.title, room.width() - 48))

    def _paint_item(self, painter: QPainter, area: QRectF, item: Item, theme: Theme) -> None:
        room = area.adjusted(DRAG, TOP, -RIGHT_INSET, 0)
        head = QRectF(room.left(), room.top(), room.width(), TITLE_HEIGHT)
        painter.setFont(self._small)
        painter.setPen(theme.ink3)
        painter.drawText(QRectF(head.left(), head.top(), NUMBER - 8, head.height()), RIGHT, str(item.number))
        head.setLeft(head.left() + NUMBER)
        head.setRight(self._paint_state(painter, head, item, theme) - 8)
        painter.setFont(self._title)
        painter.setPen(theme.ink)
        painter.drawText(head, LEFT, _cut(self._title, item.title, head.width()))
        self._paint_text(painter, QPointF(head.left(), head.bottom() + 1), room.right() - head.left(), item, theme)
        foot = QRectF(head.left(), head.bottom() + LINES * LINE + 3, room.right() - head.left(), SOURCE_HEIGHT)
        self._paint_source(painter, foot, item, theme)

    def _paint_source(self, painter: QPainter, foot: QRectF, item: Item, theme: Theme) -> None:
        """Write the source line, and the length after it if both fit."""
        size = f"　{length(item.excerpt.text)} 字"
        measure = QFontMetricsF(self._small).horizontalAdvance
        whole = item.source + size if measure(item.source + size) <= foot.width() else item.source
        painter.setFont(self._small)
        painter.setPen(theme.ink3)
        painter.drawText(foot, LEFT, _cut(self._small, whole, foot.width()))

    def _paint_state(self, painter: QPainter, head: QRectF, item: Item, theme: Theme) -> float:
        """Paint what has become of the excerpt at the right of its title; returns where that begins."""
        if not item.state:
            return head.right()
        unsettled = item.stale or item.now is None
        colour = theme.doubt if unsettled else theme.ok
        painter.setFont(self._small)
        painter.setPen(colour)
        painter.drawText(head, RIGHT, item.state)
        left = head.right() - QFontMetricsF(self._small).horizontalAdvance(item.state) - ICON - 4
        box = QRectF(left, head.top() + (head.height() - ICON) / 2, ICON, ICON)
        paint_icon(painter, box, "doubt" if unsettled else "edit", colour)
        return left

    def _paint_text(self, painter: QPainter, at: QPointF, width: float, item: Item, theme: Theme) -> None:
        text = " ".join(item.excerpt.text[:200].split())
        layout = QTextLayout(text, self._text)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines = [line for line in (_line(layout, width) for _ in range(LINES)) if line.isValid()]
        layout.endLayout()
        painter.setFont(self._text)
        painter.setPen(theme.ink)
        for number, line in enumerate(lines):
            start = from_utf16(text, line.textStart())
            rest, shown = text[start:], text[start : from_utf16(text, line.textStart() + line.textLength())]
            last = number + 1 == LINES
            place = QRectF(at.x(), at.y() + number * LINE, width, LINE)
            painter.drawText(place, LEFT, _cut(self._text, rest, width) if last else shown)


def _line(layout: QTextLayout, width: float) -> QTextLine:
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(width)
    return line


def _cut(font: QFont, text: str, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
