"""Rows of a collection: sections with their lead, excerpts with number, title, state, two lines of text, source line."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from zugong_desk.ui.codepoints import from_utf16
from zugong_desk.ui.excerpts.listing import ExcerptRow, Row, SectionRow, length
from zugong_desk.ui.excerpts.model import ROW_ROLE
from zugong_desk.ui.marks.delegates import LEFT, RIGHT, paint_row_ground
from zugong_desk.ui.theme.fonts import MEDIUM, reading_font, ui_font
from zugong_desk.ui.theme.icons import paint_icon
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import Theme
from zugong_desk.ui.theme.tokens import tokens

Index = QModelIndex | QPersistentModelIndex
SECTION_HEIGHT, LEAD_HEIGHT, EXCERPT_HEIGHT = 30, 20, 104
HANDLE, NUMBER, TEXT, RIGHT_INSET, TOP = 6, 40, 48, 12, 8
TITLE_HEIGHT, LINE, SOURCE_HEIGHT, LINES = 22, 22, 20, 2
ICON, CHEVRON, INDENT, FOLD = 14, 16, 14, 28
TITLE_SHARE = 0.5
ASIDE = 12
"""How far to the right a dragged row stands."""


class ExcerptDelegate(QStyledItemDelegate):
    """Paints sections and excerpts; what is being dragged is outlined."""

    def __init__(self, themes: ThemeSource, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._themes = themes
        self._title = ui_font(tokens().sizes["ui_text"], MEDIUM)
        self._small = ui_font(tokens().sizes["small_text"])
        self._text = reading_font(14)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        row = index.data(ROW_ROLE)
        if isinstance(row, SectionRow):
            return QSize(200, SECTION_HEIGHT + (LEAD_HEIGHT if row.section.lead else 0))
        return QSize(200, EXCERPT_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        theme = self._themes.theme
        painter.save()
        painter.setClipping(False)
        area = QRectF(option.rect)
        if row.id in getattr(option.widget, "dragged", ()):
            painter.fillRect(option.rect, theme.panel)
            area.setLeft(area.left() + ASIDE)
            painter.fillRect(area, theme.base)
            painter.setPen(QPen(theme.accent, 1))
            painter.drawRect(area.adjusted(0.5, 0.5, -1.5, -1.5))
        else:
            self._paint_ground(painter, option, index, theme)
        if isinstance(row, SectionRow):
            self._paint_section(painter, area, row, theme)
        else:
            self._paint_excerpt(painter, area, row, theme)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, theme: Theme) -> None:
        if isinstance(index.data(ROW_ROLE), SectionRow) and not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.window)
        paint_row_ground(painter, option, index, theme)
        painter.setPen(theme.line)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _paint_section(self, painter: QPainter, area: QRectF, row: SectionRow, theme: Theme) -> None:
        indent = INDENT * (row.section.level - 1)
        room = area.adjusted(HANDLE + 2 + indent, 0, -RIGHT_INSET, 0)
        room.setHeight(SECTION_HEIGHT)
        box = QRectF(room.left(), room.top() + (SECTION_HEIGHT - CHEVRON) / 2, CHEVRON, CHEVRON)
        paint_icon(painter, box, "chevron-right" if row.folded else "chevron-down", theme.ink2)
        room.setLeft(box.right() + 4)
        self._write(painter, room, f"{row.count} 条", self._small, theme.ink3, RIGHT)
        width = room.width() - QFontMetricsF(self._small).horizontalAdvance("000 条") - 6
        room.setWidth(width)
        self._write(painter, room, row.title, self._title, theme.ink)
        if row.section.lead:
            below = QRectF(room.left(), room.bottom() - 6, area.right() - RIGHT_INSET - room.left(), LEAD_HEIGHT)
            self._write(painter, below, " ".join(row.section.lead.split()), self._small, theme.ink3)

    def _paint_excerpt(self, painter: QPainter, area: QRectF, row: ExcerptRow, theme: Theme) -> None:
        head = QRectF(area.left() + TEXT, area.top() + TOP, area.width() - TEXT - RIGHT_INSET, TITLE_HEIGHT)
        handle = QRectF(area.left() + HANDLE, head.top() + (TITLE_HEIGHT - ICON) / 2, ICON, ICON)
        paint_icon(painter, handle, "drag", theme.edge)
        number = QRectF(handle.right(), head.top(), area.left() + NUMBER - handle.right(), TITLE_HEIGHT)
        self._write(painter, number, str(row.number), self._small, theme.ink3, RIGHT)
        wide = head.width()
        right = self._paint_states(painter, head, row, theme)
        self._write(
            painter,
            QRectF(head.left(), head.top(), right - 8 - head.left(), TITLE_HEIGHT),
            row.title,
            self._title,
            theme.ink,
        )
        self._paint_text(painter, QPointF(head.left(), head.bottom() + 1), wide, row, theme)
        foot = QRectF(head.left(), head.bottom() + LINES * LINE + 3, wide, SOURCE_HEIGHT)
        self._paint_source(painter, foot, row, theme)

    def _paint_source(self, painter: QPainter, foot: QRectF, row: ExcerptRow, theme: Theme) -> None:
        """Write the source line, and the length after it if both fit."""
        size = f"　{length(row.excerpt.text)} 字"
        measure = QFontMetricsF(self._small).horizontalAdvance
        whole = row.source + size if measure(row.source + size) <= foot.width() else row.source
        self._write(painter, foot, whole, self._small, theme.ink3)

    def _paint_states(self, painter: QPainter, head: QRectF, row: ExcerptRow, theme: Theme) -> float:
        """Paint what has become of the excerpt at the right of its title: the most urgent in words, in fewer if the title
        needs the room, of the others their signs; returns where that begins.
        """
        right = head.right()
        for state in reversed(row.states[1:]):
            box = QRectF(right - ICON, head.top() + (head.height() - ICON) / 2, ICON, ICON)
            paint_icon(painter, box, state.icon, getattr(theme, state.ink))
            right = box.left() - 5
        if not row.states:
            return right
        first = row.states[0]
        colour = getattr(theme, first.ink)
        measure = QFontMetricsF(self._small).horizontalAdvance
        room = head.width() - min(QFontMetricsF(self._title).horizontalAdvance(row.title), head.width() * TITLE_SHARE)
        said = first.words if measure(first.words) + 2 * ICON < room else first.short
        width = measure(said)
        self._write(painter, QRectF(right - width, head.top(), width + 1, head.height()), said, self._small, colour)
        right -= width + 4
        box = QRectF(right - ICON, head.top() + (head.height() - ICON) / 2, ICON, ICON)
        paint_icon(painter, box, first.icon, colour)
        return box.left()

    def _paint_text(self, painter: QPainter, at: QPointF, width: float, row: ExcerptRow, theme: Theme) -> None:
        text = " ".join(row.excerpt.text[:200].split())
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

    @staticmethod
    def _write(
        painter: QPainter, room: QRectF, text: str, font: QFont, ink: QColor, align: Qt.AlignmentFlag = LEFT
    ) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(room, align, _cut(font, text, room.width()))


def _line(layout: QTextLayout, width: float) -> QTextLine:
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(width)
    return line


def _cut(font: QFont, text: str, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
