"""The passages behind a cell: name, issue and the beginning of the text; Enter goes to the place."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from zugong_desk.desk.overview import Entry
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.marks.delegates import paint_row_ground
from zugong_desk.ui.theme.fonts import MEDIUM, reading_font, ui_font
from zugong_desk.ui.theme.source import ThemeSource

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW, HEAD, LINE, LINES = 100, 20, 22.0, 3
SIDE = 14
UNNAMED = "（未起名）"


class PassagesModel(QAbstractListModel):
    """Entries, one a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row an entry."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """What an entry says."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{entry.title or UNNAMED}，{entry.issue}：{entry.text}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_it_is("　".join(filter(None, (entry.issue, entry.org, entry.region))))
        return None


class PassageDelegate(QStyledItemDelegate):
    """A line of heads and three of text."""

    def __init__(self, themes: ThemeSource, model: PassagesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """All rows are of one height."""
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Name and issue, then the text as it is set in print."""
        theme, entry = self._themes.theme, self._model.entries[index.row()]
        painter.save()
        paint_row_ground(painter, option, index, theme)
        room = QRectF(option.rect).adjusted(SIDE, 6, -10, -4)
        painter.setFont(ui_font(12))
        issue = painter.fontMetrics().horizontalAdvance(entry.issue)
        painter.setPen(theme.ink3)
        head = QRectF(room.left(), room.top(), room.width(), HEAD)
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, entry.issue)
        painter.setFont(ui_font(13, MEDIUM))
        painter.setPen(theme.ink)
        width = max(40, int(room.width()) - issue - 10)
        name = painter.fontMetrics().elidedText(entry.title or UNNAMED, Qt.TextElideMode.ElideRight, width)
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(theme.ink2)
        _paint_lines(painter, QRectF(room.left(), room.top() + HEAD + 1, room.width(), room.height()), entry.text)
        painter.setPen(theme.line)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()


def _paint_lines(painter: QPainter, room: QRectF, text: str) -> None:
    """The text over a few lines, the last cut with … where it does not end."""
    font = reading_font(14)
    layout = QTextLayout(text.replace("\n", " ")[:400], font)
    layout.setTextOption(_wrapped())
    layout.beginLayout()
    cuts = []
    for _ in range(LINES + 1):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        cuts.append((line.textStart(), line.textLength()))
    layout.endLayout()
    painter.setFont(font)
    shown = layout.text()
    for number, (start, length) in enumerate(cuts[:LINES]):
        one = shown[start : start + length]
        if number == LINES - 1 and len(cuts) > LINES:
            one = QFontMetrics(font).elidedText(one + "……", Qt.TextElideMode.ElideRight, int(room.width()))
        line_room = QRectF(room.left(), room.top() + number * LINE, room.width(), LINE)
        painter.drawText(line_room, Qt.AlignmentFlag.AlignVCenter, one)


def _wrapped() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


class PassagesView(QListView):
    """The list; `chosen` with the entry that Enter or a click is for."""

    chosen = Signal(object)
    take_requested = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overviewPassages")
        self.setAccessibleName("这一格的标注")
        self.entries = PassagesModel(self)
        self.setModel(self.entries)
        self.setItemDelegate(PassageDelegate(themes, self.entries, self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        themes.changed.connect(self.viewport().update)
        self.activated.connect(self._on_activated)

    @property
    def current(self) -> Entry | None:
        """The entry that the keyboard is on."""
        index = self.currentIndex()
        return self.entries.entries[index.row()] if index.isValid() else None

    def event(self, event: QEvent) -> bool:
        """Ctrl+E is meant for the passage here, not for what is selected at the desk."""
        if isinstance(event, QKeyEvent) and _takes(event):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.take_requested.emit()
            return True
        return super().event(event)

    def _on_activated(self, index: QModelIndex) -> None:
        self.chosen.emit(self.entries.entries[index.row()])


def _takes(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_E and event.modifiers() == Qt.KeyboardModifier.ControlModifier
