"""Rows of the palette: shape, name with what was matched, parent, uses, key."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from zugong_desk.ui.marks.delegates import LEFT, RIGHT, RowLook, paint_text
from zugong_desk.ui.marks.leading import IconMark, Leading, TagMark
from zugong_desk.ui.tags.choices import CHOICE_ROLE, DIRECT, Choice
from zugong_desk.ui.tags.view import look_of
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.tokens import tokens

INSET, GAP, KEY, USES, OWN = 12, 10, 58, 64, 36
Index = QModelIndex | QPersistentModelIndex


class ChoiceDelegate(QStyledItemDelegate):
    """Paints one choice in columns, so that counts and keys stand under each other."""

    def __init__(self, themes: ThemeSource, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._themes = themes
        self._view = parent
        self._height = tokens().sizes["palette_row"]
        self._small = ui_font(tokens().sizes["small_text"])
        self._usual = ui_font(tokens().sizes["ui_text"])

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(200, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice: Choice = index.data(CHOICE_ROLE)
        theme = self._themes.theme
        painter.save()
        if index == self._view.currentIndex():
            painter.fillRect(option.rect, theme.current)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.hover)
        room = QRectF(option.rect).adjusted(INSET, 0, -INSET, 0)
        leading: Leading = TagMark(look_of(choice.tag)) if choice.tag else IconMark("add")
        leading.paint(painter, room, theme)
        room.setLeft(room.left() + leading.width + GAP)
        self._paint_right(painter, room, choice, index)
        room.setRight(room.right() - KEY - USES - OWN)
        self._paint_name(painter, room, choice, str(index.data()))
        painter.restore()

    def _paint_right(self, painter: QPainter, room: QRectF, choice: Choice, index: Index) -> None:
        painter.setFont(self._small)
        painter.setPen(self._themes.theme.ink3)
        painter.drawText(room, RIGHT, self._key(choice, index))
        if choice.tag:
            painter.drawText(room.adjusted(0, 0, -KEY, 0), RIGHT, f"{choice.uses} 处")
            painter.drawText(room.adjusted(0, 0, -KEY - USES, 0), RIGHT, f"键 {choice.key}" if choice.key else "")

    def _key(self, choice: Choice, index: Index) -> str:
        if index == self._view.currentIndex():
            return "Enter"
        if choice.tag is None:
            return "Ctrl+N"
        return f"Ctrl+{index.row() + 1}" if index.row() < DIRECT else ""

    def _paint_name(self, painter: QPainter, room: QRectF, choice: Choice, name: str) -> None:
        theme = self._themes.theme
        paint_text(painter, room, RowLook(name, matched=choice.matched), theme)
        left = QFontMetricsF(self._usual).horizontalAdvance(name) + GAP
        if choice.parent and left < room.width() - 2 * GAP:
            painter.setFont(self._small)
            painter.setPen(theme.ink3)
            rest = room.adjusted(left, 0, 0, 0)
            shown = painter.fontMetrics().elidedText(choice.parent, Qt.TextElideMode.ElideRight, int(rest.width()))
            painter.drawText(rest, LEFT, shown)
