"""A look at the annotations of a place: a small list over the text, by key with the focus, under the pointer without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from zugong_desk.ui.marks.tags import TagLook, paint_tag_shape
from zugong_desk.ui.theme.fonts import MEDIUM, ui_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent

    from zugong_desk.ui.reading.tagging.peek_rows import PeekRow
    from zugong_desk.ui.theme.source import ThemeSource

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
NOWHERE = QModelIndex()
ROW, MOST, WIDTH = 44, 6, 420
INSET, SHAPE, GAP = 12, 12, 10
APART = 6
FRAME = 10
LOST_LOOK = TagLook(11, 11)
LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class PeekModel(QAbstractListModel):
    """The rows as Qt's list model."""

    rows: tuple[PeekRow, ...] = ()

    def show(self, rows: Sequence[PeekRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return "，".join(filter(None, (row.name, row.below)))
            case _:
                return row if role == ROW_ROLE else None


class PeekDelegate(QStyledItemDelegate):
    """Shape and name; below them, in grey, record and note."""

    def __init__(self, themes: ThemeSource, view: QListView) -> None:
        super().__init__(view)
        self._themes = themes
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(WIDTH, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PeekRow = index.data(ROW_ROLE)
        theme = self._themes.theme
        painter.save()
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.fillRect(option.rect, theme.current)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.hover)
        room = QRectF(option.rect).adjusted(INSET, 4, -INSET, -4)
        upper, lower = QRectF(room), QRectF(room)
        upper.setHeight(room.height() / 2)
        lower.setTop(upper.bottom())
        look = TagLook(row.tag.colour, row.tag.shape, bool(row.tag.parent)) if row.tag else LOST_LOOK
        paint_tag_shape(
            painter, QRectF(upper.left(), upper.top(), SHAPE, upper.height()), look, theme, hollow=row.orphan
        )
        for part, text, colour, font in (
            (upper, row.name, theme.ink, ui_font(13, MEDIUM)),
            (lower, row.below, theme.ink3, ui_font(12)),
        ):
            part.setLeft(part.left() + SHAPE + GAP)
            painter.setFont(font)
            painter.setPen(colour)
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, part.width())
            painter.drawText(part, LINE, shown)
        painter.restore()


class PeekList(QListView):
    """Up and down (or k and j) walk, Enter takes, Escape and everything else puts it away."""

    taken = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        elif key in STEPS:
            at = self.currentIndex().row() + STEPS[key]
            self.setCurrentIndex(self.model().index(min(max(at, 0), self.model().rowCount() - 1), 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.taken.emit(self.currentIndex().data(ROW_ROLE).id)
        else:
            self.left.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Work goes on elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()


class Peek(QFrame):
    """A card beside the place that it tells of, inside its host, so that focus and input method stay in the window."""

    chosen = Signal(str)
    """An annotation (id) was chosen."""
    closed = Signal(bool)
    """The card is put away; whether it had the focus."""

    def __init__(self, themes: ThemeSource, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("annotationPeek")
        self.setAccessibleName("此处的标注")
        self.setProperty("role", "card")
        self.model = PeekModel(self)
        self.list = PeekList(self)
        self.list.setObjectName("peekList")
        self.list.setAccessibleName("此处的标注")
        self.list.setModel(self.model)
        self.list.setItemDelegate(PeekDelegate(themes, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("QListView { background: transparent; }")
        self.list.taken.connect(self._on_taken)
        self.list.clicked.connect(lambda index: self._on_taken(index.data(ROW_ROLE).id))
        self.list.left.connect(self.put_away)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 4)
        column.addWidget(self.list)
        themes.changed.connect(self.list.viewport().update)
        self.hide()

    def show_rows(self, rows: Sequence[PeekRow], beside: QRect, room: QRect, *, focused: bool) -> None:
        """Show these beside a rectangle of the host, inside another; with the focus if the keyboard asked."""
        self.model.show(rows)
        most = max(1, max(room.bottom() - beside.bottom(), beside.top() - room.top()) // ROW - 1)
        height = min(len(rows), MOST, most) * ROW
        self.list.setFixedHeight(height)
        self.resize(min(WIDTH, room.width() - 2 * APART), height + FRAME)
        self.move(self._corner(beside, room))
        self.show()
        self.raise_()
        self.list.setCurrentIndex(self.model.index(0))
        if focused:
            self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def put_away(self) -> None:
        """Hide; where the focus was, the host decides."""
        if not self.isHidden():
            had = self.list.hasFocus()
            self.hide()
            self.closed.emit(had)

    def _on_taken(self, id: str) -> None:
        self.put_away()
        self.chosen.emit(id)

    def _corner(self, beside: QRect, room: QRect) -> QPoint:
        """Below the rectangle if there is room, else above; never outside."""
        left = max(room.left(), min(beside.left(), room.right() - self.width()))
        below = beside.bottom() + APART
        fits = below + self.height() <= room.bottom()
        return QPoint(left, below if fits else max(room.top(), beside.top() - APART - self.height()))
