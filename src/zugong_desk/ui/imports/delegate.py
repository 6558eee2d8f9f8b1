"""Painting a row of the import queue: sign, tint of its state, text, verb as a link."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from zugong_desk.ui.imports.model import ENCODING, ENTRY_ROLE, FILE, VERB
from zugong_desk.ui.imports.queue import State
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.icons import paint_icon
from zugong_desk.ui.theme.source import ThemeSource

Index = QModelIndex | QPersistentModelIndex
SIGNS: dict[State, tuple[str, str]] = {
    "waiting": ("clock", "ink3"),
    "new": ("check", "ok"),
    "duplicate": ("doubt", "doubt"),
    "failed": ("error", "red"),
    "cancelled": ("close", "ink3"),
}
TINTS: dict[State, str] = {"duplicate": "doubt_tint", "failed": "red_tint"}


class QueueDelegate(QStyledItemDelegate):
    """Each state has a sign, a tint and words."""

    def __init__(self, themes: ThemeSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        entry, theme = index.data(ENTRY_ROLE), self._themes.theme
        view = option.widget
        current = isinstance(view, QAbstractItemView) and view.currentIndex().row() == index.row()
        tint: QColor = getattr(theme, TINTS.get(entry.state, "current" if current else "base"))
        painter.save()
        painter.fillRect(option.rect, tint)
        painter.setPen(theme.line)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        room = QRectF(option.rect).adjusted(10, 0, -10, -1)
        if index.column() == FILE:
            if current:
                painter.fillRect(option.rect.left(), option.rect.top(), 3, option.rect.height(), theme.accent)
            name, colour = SIGNS[entry.state]
            paint_icon(painter, QRectF(room.left() + 4, room.center().y() - 8, 16, 16), name, getattr(theme, colour))
            room.setLeft(room.left() + 34)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        painter.setFont(ui_font(12 if index.column() == ENCODING else 13))
        painter.setPen(self._colour(index.column(), entry.state))
        mode = Qt.TextElideMode.ElideMiddle if index.column() == FILE else Qt.TextElideMode.ElideRight
        side = Qt.AlignmentFlag.AlignRight if index.column() == VERB else Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(text, mode, int(room.width()))
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        if current and index.column() == VERB and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.accent)
            painter.drawRect(option.rect.adjusted(1, 1, -2, -3))
        painter.restore()

    def _colour(self, column: int, state: State) -> QColor:
        theme = self._themes.theme
        if column == VERB:
            return theme.accent
        return theme.ink3 if state in {"waiting", "cancelled"} and column != FILE else theme.ink
