"""The libraries opened last, two lines each."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.theme.fonts import MEDIUM, ui_font
from zugong_desk.ui.theme.icons import paint_icon
from zugong_desk.ui.theme.source import ThemeSource

Index = QModelIndex | QPersistentModelIndex
PATH_ROLE = int(Qt.ItemDataRole.UserRole)
ROW = 48


class RecentDelegate(QStyledItemDelegate):
    """Name and folder, and when the file was last written."""

    def __init__(self, themes: ThemeSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines."""
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a library, grey if its file is not there."""
        theme, path = self._themes.theme, Path(index.data(PATH_ROLE))
        there = path.exists()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(option.rect, theme.current if selected else theme.hover if hovered else theme.base)
        if selected:
            painter.fillRect(option.rect.left(), option.rect.top(), 3, option.rect.height(), theme.accent)
        painter.setPen(QPen(theme.line, 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        room = QRectF(option.rect).adjusted(44, 4, -14, -4)
        sign = QRectF(option.rect.left() + 15, option.rect.center().y() - 9, 18, 18)
        paint_icon(painter, sign, "book", theme.accent if there else theme.ink3)
        painter.setFont(ui_font(12))
        painter.setPen(theme.ink3)
        when = _when(path) if there else "文件不在原处"
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, when)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(when) - 12)
        lower = QRectF(room.left(), room.center().y(), room.width(), room.height() / 2)
        folder = painter.fontMetrics().elidedText(str(path.parent), Qt.TextElideMode.ElideMiddle, int(room.width()))
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, folder)
        painter.setFont(ui_font(13, MEDIUM))
        painter.setPen(theme.ink if there else theme.ink3)
        upper = QRectF(room.left(), room.top(), room.width(), room.height() / 2)
        name = painter.fontMetrics().elidedText(path.name, Qt.TextElideMode.ElideMiddle, int(room.width()))
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()


class RecentList(QListWidget):
    """A click or Enter opens, Delete takes off the list (the file stays)."""

    chosen = Signal(object)
    forgotten = Signal(object)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recentLibraries")
        self.setAccessibleName("最近的书库")
        self.setProperty("role", "boxed")
        self.setItemDelegate(RecentDelegate(themes, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.itemClicked.connect(lambda item: self.chosen.emit(_path(item)))
        self.customContextMenuRequested.connect(self._on_menu)

    def show_libraries(self, libraries: Sequence[Path]) -> None:
        """List these, in this order."""
        self.clear()
        for path in libraries:
            item = QListWidgetItem(path.name)
            item.setData(PATH_ROLE, str(path))
            item.setToolTip(as_it_is(str(path)))
            self.addItem(item)
        self.setFixedHeight(min(len(libraries), 5) * ROW + 2)
        self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete forgets."""
        item = self.currentItem()
        if self.currentRow() >= 0 and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(_path(item))
        elif self.currentRow() >= 0 and event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit(_path(item))
        else:
            super().keyPressEvent(event)

    def _on_menu(self, point: QPoint) -> None:
        item = self.itemAt(point)
        if item is None:
            return
        path, menu = _path(item), QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("打开").triggered.connect(lambda: self.chosen.emit(path))
        menu.addAction("从列表去掉（文件不动）").triggered.connect(lambda: self.forgotten.emit(path))
        menu.popup(self.mapToGlobal(point))


def _path(item: QListWidgetItem) -> Path:
    return Path(item.data(PATH_ROLE))


def _when(path: Path) -> str:
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone()
    if written.date() == datetime.now(UTC).astimezone().date():
        return f"今天 {written:%H:%M}"
    return _day(written.date(), datetime.now(UTC).astimezone().date())


def _day(day: date, today: date) -> str:
    return f"{day.month} 月 {day.day} 日" if day.year == today.year else f"{day.year} 年 {day.month} 月"
