"""Every rule under its family, with a box to tick and its severity."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from zugong_desk.desk.rulebook import Standing
from zugong_desk.ui.controls.boxes import REACH, paint_box
from zugong_desk.ui.controls.sectioned_view import SectionedView
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.marks.delegates import RIGHT as AT_RIGHT
from zugong_desk.ui.marks.delegates import RowLook, paint_row_ground, paint_text
from zugong_desk.ui.proof.words import COLOURS, ICONS
from zugong_desk.ui.rulebook.words import altered, fits, spoken_rule
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.icons import paint_icon
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.tokens import tokens

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW, ICON, GAP, INSET = 28, 16, 6, 10
TICKS = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}


class RulesModel(QAbstractListModel):
    """Families and their rules as far as the filter lets them through; a row is a Standing, or the name of a family."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: tuple[Standing, ...] = ()
        self.rows: list[Standing | str] = []
        self._query, self._only_altered = "", False

    def show(self, rules: Sequence[Standing]) -> None:
        """Show rules, as far as the filter lets them through."""
        self.all = tuple(rules)
        self._fill()

    def filter(self, query: str, *, only_altered: bool = False) -> None:
        """Show only rules with these words, or only those that the library has set."""
        self._query, self._only_altered = query, only_altered
        self._fill()

    def _fill(self) -> None:
        found = [one for one in self.all if fits(one, self._query) and (altered(one) or not self._only_altered)]
        rows: list[Standing | str] = []
        for family, rules in groupby(found, lambda one: one.rule.family.value):
            rows += [family, *rules]
        if _keys(rows) == _keys(self.rows):
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def standing(self, index: Index) -> Standing | None:
        """The rule of a row; None for a family, and outside."""
        row = self.rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Standing) else None

    def index_of(self, rule: str) -> QModelIndex:
        """The row of a rule by its id; invalid if it is not shown."""
        at = next((at for at, row in enumerate(self.rows) if isinstance(row, Standing) and row.rule.id == rule), -1)
        return self.index(at) if at >= 0 else NOWHERE

    def first(self) -> QModelIndex:
        """The first rule; invalid if none is shown."""
        return self.index(1) if len(self.rows) > 1 else NOWHERE

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The words of a row, and whether a rule is asked."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.rule.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_rule(row)
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is(f"{row.rule.name}　{row.rule.id}\n{row.rule.why}")
            case Qt.ItemDataRole.CheckStateRole:
                return TICKS[row.on]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Families cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.standing(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _keys(rows: Sequence[Standing | str]) -> list[str]:
    return [row if isinstance(row, str) else row.rule.id for row in rows]


class RulesDelegate(QStyledItemDelegate):
    """A box, the sign of the severity, the name; at the right 已改 if the library has set it."""

    def __init__(self, themes: ThemeSource, model: RulesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line."""
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground and content of one row."""
        theme, row = self._themes.theme, self._model.rows[index.row()]
        painter.save()
        room = QRectF(option.rect).adjusted(INSET, 0, -INSET, 0)
        if isinstance(row, str):
            count = sum(one.rule.family.value == row for one in self._model.all)
            self._paint_right(painter, room, f"{count} 条")
            paint_text(painter, room, RowLook(row, strong=True), theme)
        else:
            paint_row_ground(painter, option, index, theme)
            paint_box(painter, option, (ROW - ICON) // 2, ticked=row.on)
            room.setLeft(option.rect.left() + REACH + GAP)
            if not row.on:
                painter.setOpacity(0.7)
            sign = QRectF(room.left(), room.top() + (ROW - ICON) / 2, ICON, ICON)
            paint_icon(painter, sign, ICONS[row.severity], getattr(theme, COLOURS[row.severity]))
            room.setLeft(sign.right() + GAP)
            if altered(row):
                room.setRight(room.right() - self._paint_right(painter, room, "已改") - GAP)
            paint_text(painter, room, RowLook(row.rule.name, muted=not row.on), theme)
        painter.restore()

    def _paint_right(self, painter: QPainter, room: QRectF, text: str) -> int:
        painter.setFont(ui_font(tokens().sizes["small_text"]))
        painter.setPen(self._themes.theme.ink3)
        painter.drawText(room, AT_RIGHT, text)
        return painter.fontMetrics().horizontalAdvance(text)


class RulesView(SectionedView):
    """Space, or a click on the box, switches a rule."""

    switched = Signal(str, bool)

    def __init__(self, model: RulesModel, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rulesList")
        self.setAccessibleName("规则")
        self._rules = model
        self.setModel(model)
        self.setItemDelegate(RulesDelegate(themes, model, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space switches; everything else walks, or is the dialog's."""
        if event.key() == Qt.Key.Key_Space:
            self._switch(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box switches."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() < REACH:
            self._switch(self.indexAt(event.position().toPoint()))

    def _switch(self, index: QModelIndex) -> None:
        one = self._rules.standing(index)
        if one is not None:
            self.switched.emit(one.rule.id, not one.on)
