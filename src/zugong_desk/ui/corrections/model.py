"""The corrections as a list: what gave way to what, and below it where, by which rule, by whom and when."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from zugong_desk.domain.corrections_list import Erratum
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.corrections.words import act_of, context_of, hand_of, place_of, spoken, told
from zugong_desk.ui.marks.delegates import LEFT, RIGHT, paint_row_ground
from zugong_desk.ui.proof.painting import Manner, paint_context
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.tokens import tokens

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW, TOP, LINE, SMALL_LINE, INSET, GAP = 44, 4, 20, 17, 8, 6
LEAST_WIDTH = 48


class CorrectionsModel(QAbstractListModel):
    """One row a correction, in the order of the text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Erratum, ...] = ()

    def show(self, rows: tuple[Erratum, ...]) -> None:
        """Show these corrections; nothing happens if they are what is shown."""
        if rows == self.rows:
            return
        if len(rows) == len(self.rows):
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """A correction in words."""
        if not index.isValid():
            return None
        one = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{one.correction.before} → {one.correction.after}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(one)
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is(told(one))
        return None


class CorrectionsDelegate(QStyledItemDelegate):
    """Two lines a row."""

    def __init__(self, themes: ThemeSource, model: CorrectionsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: ARG002
        """Two lines; hardly any width, since words can be cut."""
        return QSize(LEAST_WIDTH, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The wordings above, in small letters below where and whose."""
        theme, one = self._themes.theme, self._model.rows[index.row()]
        painter.save()
        paint_row_ground(painter, option, index, theme)
        painter.setPen(theme.line)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        room = QRectF(option.rect).adjusted(INSET, TOP, -INSET, 0)
        words = QRectF(room.left(), room.top(), room.width(), LINE)
        manner = Manner(ui_font(tokens().sizes["ui_text"]), theme, theme.red, arrow=True)
        paint_context(painter, words, context_of(one.correction), manner)
        below = QRectF(room.left(), words.bottom() - 1, room.width(), SMALL_LINE)
        font = ui_font(tokens().sizes["small_text"])
        painter.setFont(font)
        painter.setPen(theme.ink3)
        where, metrics = f"{place_of(one.correction)}　{act_of(one.correction)}", QFontMetricsF(font)
        painter.drawText(below, LEFT, where)
        room = below.adjusted(metrics.horizontalAdvance(where) + 2 * GAP, 0, 0, 0)
        hand = metrics.elidedText(hand_of(one), Qt.TextElideMode.ElideLeft, room.width())
        painter.drawText(room, RIGHT, hand)
        painter.restore()
