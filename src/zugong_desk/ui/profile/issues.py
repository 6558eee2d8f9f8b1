"""The issues that editors corrected, each with a switch: whether the parser may learn from it."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from zugong_desk.desk.learning import Taught
from zugong_desk.ui.controls.boxes import paint_box
from zugong_desk.ui.controls.ticked_list import TickedList
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.marks.delegates import LEFT, RowLook, paint_row_ground, paint_text
from zugong_desk.ui.profile.words import issue_name, issue_state
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.tokens import tokens

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW, TOP, LINE = 52, 5, 21
BOX, TEXT, RIGHT_INSET = 12, 38, 8


class IssuesModel(QAbstractListModel):
    """One row an issue, imported last first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.issues: tuple[Taught, ...] = ()

    def show(self, issues: Sequence[Taught]) -> None:
        """Show these issues."""
        if [one.row.id for one in issues] == [one.row.id for one in self.issues]:
            self.issues = tuple(issues)
            if issues:
                self.dataChanged.emit(self.index(0), self.index(len(issues) - 1))
            return
        self.beginResetModel()
        self.issues = tuple(issues)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row an issue."""
        return 0 if parent.isValid() else len(self.issues)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The issue in words, and whether it teaches."""
        if not index.isValid():
            return None
        one = self.issues[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{issue_name(one)}，{issue_state(one)}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{'学' if one.teaches else '不学'}，{issue_name(one)}，{issue_state(one)}"
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is(one.row.file)
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if one.teaches else Qt.CheckState.Unchecked
        return None


class IssuesDelegate(QStyledItemDelegate):
    """A box, the issue, and below it how much was corrected."""

    def __init__(self, themes: ThemeSource, model: IssuesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines."""
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, box and the two lines; issues that are not used are fainter."""
        theme, one = self._themes.theme, self._model.issues[index.row()]
        painter.save()
        paint_row_ground(painter, option, index, theme)
        paint_box(painter, option, TOP + 3, ticked=one.teaches, left=BOX)
        room = QRectF(option.rect).adjusted(TEXT, TOP, -RIGHT_INSET, 0)
        first = QRectF(room.left(), room.top(), room.width(), LINE)
        paint_text(painter, first, RowLook(issue_name(one), muted=not one.used), theme)
        painter.setFont(ui_font(tokens().sizes["small_text"]))
        painter.setPen(theme.ink3)
        painter.drawText(first.translated(0, LINE - 1), LEFT, issue_state(one))
        painter.restore()


class IssuesView(TickedList):
    """Space, or a click on the box, switches an issue."""

    switched = Signal(str, bool)

    def __init__(self, model: IssuesModel, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(model, "profileIssues", "从哪几期学", TEXT, parent)
        self._issues = model
        self.setItemDelegate(IssuesDelegate(themes, model, self))
        self.setMouseTracking(True)
        self.ticked.connect(self._on_ticked)

    def _on_ticked(self, row: int) -> None:
        one = self._issues.issues[row]
        self.switched.emit(one.row.id, not one.teaches)
