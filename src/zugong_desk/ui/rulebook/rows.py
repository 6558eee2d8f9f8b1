"""The rows of a table, thousands of them: a box to tick, what gives way to what, where it holds, whose row it is."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from zugong_desk.desk.rulebook import RowStanding
from zugong_desk.ui.controls.boxes import REACH, paint_box
from zugong_desk.ui.controls.ticked_list import TickedList
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.marks.delegates import LEFT, paint_row_ground
from zugong_desk.ui.marks.delegates import RIGHT as AT_RIGHT
from zugong_desk.ui.proof.context import Context
from zugong_desk.ui.proof.painting import Manner, paint_context
from zugong_desk.ui.proof.words import COLOURS, ICONS
from zugong_desk.ui.rulebook.words import context_of, row_fits, spoken_row, whose
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.icons import paint_icon
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.tokens import tokens

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW, ICON, GAP, INSET = 28, 16, 6, 10
WORDS_SHARE = 0.5
"""Of the room this much is for the words, if a context stands behind them."""
TICKS = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}


class RowsModel(QAbstractListModel):
    """The rows that the filter lets through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: tuple[RowStanding, ...] = ()
        self.rows: list[RowStanding] = []
        self._query, self._only_own = "", False

    def show(self, rows: Sequence[RowStanding]) -> None:
        """Show rows, as far as the filter lets them through."""
        self.all = tuple(rows)
        self._fill()

    def filter(self, query: str, *, only_own: bool) -> None:
        """Show only rows with these words, or only the house's own."""
        self._query, self._only_own = query.strip(), only_own
        self._fill()

    def _fill(self) -> None:
        rows = [one for one in self.all if row_fits(one, self._query) and (one.entry or not self._only_own)]
        if [one.id for one in rows] == [one.id for one in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> RowStanding | None:
        """The row of an index; None outside."""
        return self.rows[index.row()] if index.isValid() else None

    def index_of(self, id: str) -> QModelIndex:
        """The place of a row by the id that a setting names it by; invalid if it is not shown."""
        at = next((at for at, row in enumerate(self.rows) if row.id == id), -1)
        return self.index(at) if at >= 0 else NOWHERE

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The words of a row, and whether it is asked."""
        one = self.row_at(index)
        if one is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{one.row.wrong} → {one.row.right}" if one.row.right else one.row.wrong
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_row(one)
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is("\n".join(filter(None, (one.row.why, context_of(one))))) or None
            case Qt.ItemDataRole.CheckStateRole:
                return TICKS[one.on]
        return None


class RowsDelegate(QStyledItemDelegate):
    """One line a row."""

    def __init__(self, themes: ThemeSource, model: RowsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line."""
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Box, sign, words, context, whose."""
        theme, one = self._themes.theme, self._model.rows[index.row()]
        painter.save()
        paint_row_ground(painter, option, index, theme)
        paint_box(painter, option, (ROW - ICON) // 2, ticked=one.on)
        room = QRectF(option.rect).adjusted(REACH + GAP, 0, -INSET, 0)
        sign = QRectF(room.left(), room.top() + (ROW - ICON) / 2, ICON, ICON)
        paint_icon(painter, sign, ICONS[one.severity], getattr(theme, COLOURS[one.severity]))
        room.setLeft(sign.right() + GAP)
        room.setRight(room.right() - self._paint_whose(painter, room, one) - GAP)
        self._paint_words(painter, room, one)
        painter.restore()

    def _paint_whose(self, painter: QPainter, room: QRectF, one: RowStanding) -> int:
        said = "　".join(filter(None, ("已改" if one.altered else "", whose(one))))
        painter.setFont(ui_font(tokens().sizes["small_text"]))
        painter.setPen(self._themes.theme.accent if one.entry is not None else self._themes.theme.ink3)
        painter.drawText(room, AT_RIGHT, said)
        return painter.fontMetrics().horizontalAdvance(said)

    def _paint_words(self, painter: QPainter, room: QRectF, one: RowStanding) -> None:
        theme, around = self._themes.theme, context_of(one)
        font = ui_font(tokens().sizes["ui_text"])
        said = QFontMetricsF(font).horizontalAdvance(f"{one.row.wrong} → {one.row.right}") + GAP
        width = min(said, room.width() * WORDS_SHARE) if around else room.width()
        words = QRectF(room.left(), room.top(), width, room.height())
        context = Context("", one.row.wrong, "", one.row.right or None)
        paint_context(painter, words, context, Manner(font, theme, theme.red, muted=not one.on))
        if around:
            rest = room.adjusted(width + 2 * GAP, 0, 0, 0)
            small = ui_font(tokens().sizes["small_text"])
            painter.setFont(small)
            painter.setPen(theme.ink3)
            cut = QFontMetricsF(small).elidedText(around, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, LEFT, cut)


class RowsView(TickedList):
    """Space ticks, Enter and F2 change, Insert adds, Delete removes."""

    change_wished = Signal()
    add_wished = Signal()
    remove_wished = Signal()

    def __init__(self, model: RowsModel, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(model, "tableRows", "词条", REACH, parent)
        self.setItemDelegate(RowsDelegate(themes, model, self))
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.taken.connect(self.change_wished)
        self.doubleClicked.connect(lambda _index: self.change_wished.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of rows; everything else as in any list to tick."""
        wish = {
            Qt.Key.Key_F2: self.change_wished,
            Qt.Key.Key_Insert: self.add_wished,
            Qt.Key.Key_Delete: self.remove_wished,
        }.get(Qt.Key(event.key()))
        if wish is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            wish.emit()
        else:
            super().keyPressEvent(event)
