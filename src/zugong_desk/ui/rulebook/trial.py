"""Trying the rules out: an editor types or pastes sentences and sees at once what the rules, as they stand, say."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextEdit,
    QWidget,
)

from zugong_desk.domain.finding import SEVERITY_NAMES, Finding
from zugong_desk.proofing.catalogue import rule_of
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.codepoints import utf16_length
from zugong_desk.ui.controls.text_field import TextField
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.marks.delegates import RowLook, paint_row_ground, paint_text
from zugong_desk.ui.proof.words import COLOURS, ICONS
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.icons import paint_icon
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.tokens import tokens

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PAUSE_MS = 150
MOST = 5000
"""Code points that are tried at once."""
ROW, ICON, GAP, INSET, LINES = 28, 16, 6, 10, 4
HINT = "试一试：输入或粘贴几句话，看现在的规则怎么说。"
CLEAN = "没有意见。"


class TrialModel(QAbstractListModel):
    """What the rules say."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.findings: tuple[Finding, ...] = ()

    def show(self, findings: Sequence[Finding]) -> None:
        """Show these findings."""
        self.beginResetModel()
        self.findings = tuple(findings)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.findings)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The message, and the rule that says it."""
        if not index.isValid():
            return None
        one = self.findings[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one.message
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{SEVERITY_NAMES[one.severity]}，{one.message}，{rule_of(one.rule).name}"
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is(f"{one.message}\n{one.why}\n{one.clause}")
        return None


class _TrialDelegate(QStyledItemDelegate):
    def __init__(self, themes: ThemeSource, model: TrialModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, one = self._themes.theme, self._model.findings[index.row()]
        painter.save()
        paint_row_ground(painter, option, index, theme)
        room = QRectF(option.rect).adjusted(INSET, 0, -INSET, 0)
        sign = QRectF(room.left(), room.top() + (ROW - ICON) / 2, ICON, ICON)
        paint_icon(painter, sign, ICONS[one.severity], getattr(theme, COLOURS[one.severity]))
        room.setLeft(sign.right() + GAP)
        name = rule_of(one.rule).name
        painter.setFont(ui_font(tokens().sizes["small_text"]))
        painter.setPen(theme.ink3)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(name) - GAP)
        paint_text(painter, room, RowLook(one.message), theme)
        painter.restore()


class Trial(QFrame):
    """A field at the left, what is said of it at the right; `state` sums it up, and stands where the dialog puts it."""

    rule_chosen = Signal(str)

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trial")
        self.setAccessibleName("试一试")
        self.setProperty("role", "foot")
        self._bridge, self._themes = bridge, themes
        self.model = TrialModel(self)
        self.field, self.view, self.state = TextField(LINES, self), QListView(self), QLabel(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._pause.timeout.connect(self.run)
        self.field.textChanged.connect(self._pause.start)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.activated.connect(self._on_activated)
        self.view.clicked.connect(self._on_activated)
        themes.changed.connect(self._mark)

    def run(self) -> None:
        """Ask the rules anew."""
        self._pause.stop()
        text = self.field.text()
        found = self._bridge.try_out(text[:MOST]) if text.strip() else ()
        if found != self.model.findings:
            self.model.show(found)
        cut = f"只看前 {MOST} 字。" if len(text) > MOST else ""
        said = f"{len(found)} 条意见。" if found else CLEAN if text.strip() else ""
        self.state.setText(cut + said)
        self._mark()

    def _lay_out(self) -> None:
        self.field.setObjectName("trialField")
        self.field.setAccessibleName("试一试")
        self.field.setPlaceholderText(HINT)
        self.view.setObjectName("trialFindings")
        self.view.setAccessibleName("规则怎么说")
        self.view.setModel(self.model)
        self.view.setItemDelegate(_TrialDelegate(self._themes, self.model, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setProperty("role", "boxed")
        self.view.setFixedHeight(self.field.height())
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.state.setProperty("role", "hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 4)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.view, 1)

    def _mark(self) -> None:
        """Underline what is said something of, in the ink of its severity."""
        lines = self.field.text().split("\n")
        marks = []
        for one in self.model.findings:
            cursor = self._cursor(one, lines)
            if cursor is not None:
                mark = QTextEdit.ExtraSelection()
                form = QTextCharFormat()
                form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                form.setUnderlineColor(QColor(getattr(self._themes.theme, COLOURS[one.severity])))
                mark.cursor, mark.format = cursor, form
                marks.append(mark)
        self.field.setExtraSelections(marks)

    def _cursor(self, one: Finding, lines: Sequence[str]) -> QTextCursor | None:
        """The words of a finding in the field; None if they are no longer there."""
        number = int(one.block.removeprefix("b")) - 1
        if number >= len(lines) or lines[number][one.start : one.end] != one.text:
            return None
        cursor = QTextCursor(self.field.document().findBlockByNumber(number))
        first = cursor.position() + utf16_length(lines[number][: one.start])
        cursor.setPosition(first)
        cursor.setPosition(first + utf16_length(one.text), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and self.view.hasFocus():
            self._select(index)

    def _on_activated(self, index: QModelIndex) -> None:
        self._select(index)
        self.rule_chosen.emit(self.model.findings[index.row()].rule)

    def _select(self, index: QModelIndex) -> None:
        cursor = self._cursor(self.model.findings[index.row()], self.field.text().split("\n"))
        if cursor is not None:
            self.field.setTextCursor(cursor)
