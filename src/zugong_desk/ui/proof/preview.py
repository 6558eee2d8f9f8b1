"""The preview of many corrections: ticked, each in its context, done as one step."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.finding import Finding
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.ticked_list import TickedList
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.marks.delegates import LEFT, paint_row_ground
from zugong_desk.ui.proof.context import Context, context_of
from zugong_desk.ui.proof.painting import Manner, paint_context
from zugong_desk.ui.proof.walking import span_of
from zugong_desk.ui.proof.words import name_of
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.source import ThemeSource

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW, TEXT, TICK = 46, 38, 16
HINT = "下面打钩的地方一次改完，可一步撤销。空格勾选，Enter 改正。"
SIZE = 460, 640
MARGIN = 12
UNTICKED = 0.55
ORIGIN = "proof.preview"


class PreviewModel(QAbstractListModel):
    """One row a correction; all are ticked at first."""

    def __init__(self, findings: Sequence[Finding], bulletin: Bulletin, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.findings = tuple(findings)
        self.contexts: list[Context] = [context_of(one, bulletin.block(one.block).text) for one in self.findings]
        self._ticked = [True] * len(self.findings)

    @property
    def chosen(self) -> tuple[Finding, ...]:
        """The findings that are ticked."""
        return tuple(one for one, ticked in zip(self.findings, self._ticked, strict=True) if ticked)

    def toggle(self, row: int) -> None:
        """Tick a row or not."""
        self._ticked[row] = not self._ticked[row]
        self.dataChanged.emit(self.index(row), self.index(row))

    def tick_all(self, *, ticked: bool) -> None:
        """Tick every row, or none."""
        self._ticked = [ticked] * len(self._ticked)
        if self._ticked:
            self.dataChanged.emit(self.index(0), self.index(len(self._ticked) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a correction."""
        return 0 if parent.isValid() else len(self.findings)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The words, the rule, whether it is ticked."""
        if not index.isValid():
            return None
        one, ticked = self.findings[index.row()], self._ticked[index.row()]
        spoken = f"{name_of(one.rule)}：{self.contexts[index.row()].spoken}"
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return spoken
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{'已选' if ticked else '未选'}，{spoken}"
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is(f"{one.message}\n{one.clause}")
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return None


class PreviewDelegate(QStyledItemDelegate):
    """A box, the words in their context, the rule below."""

    def __init__(self, themes: ThemeSource, model: PreviewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines."""
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, box and lines; what is not ticked fainter."""
        theme, one = self._themes.theme, self._model.findings[index.row()]
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
        painter.save()
        paint_row_ground(painter, option, index, theme)
        _paint_box(painter, option, ticked=ticked)
        painter.setPen(theme.line)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.setOpacity(1.0 if ticked else UNTICKED)
        room = QRectF(option.rect).adjusted(TEXT, 5, -MARGIN, 0)
        words = QRectF(room.left(), room.top(), room.width(), 20)
        manner = Manner(ui_font(13), theme, theme.red, arrow=True, tinted=True)
        paint_context(painter, words, self._model.contexts[index.row()], manner)
        below = QRectF(room.left(), words.bottom(), room.width(), 17)
        font = ui_font(12)
        painter.setFont(font)
        painter.setPen(theme.ink3)
        said = QFontMetricsF(font).elidedText(name_of(one.rule), Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, LEFT, said)
        painter.restore()


def _paint_box(painter: QPainter, option: QStyleOptionViewItem, *, ticked: bool) -> None:
    box = QStyleOptionViewItem(option)
    box.rect = QRect(option.rect.left() + MARGIN, option.rect.top() + 7, TICK, TICK)
    box.state = option.state & ~QStyle.StateFlag.State_HasFocus
    box.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
    view = option.widget
    view.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, view)


class PreviewDialog(QDialog):
    """Stands over the right side, so that the texts beside it show the place of the current row."""

    def __init__(
        self, bridge: Bridge, themes: ThemeSource, findings: Sequence[Finding], name: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("proofPreview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(name)
        self._bridge = bridge
        bulletin = bridge.bulletin
        if bulletin is None:
            raise ValueError("a preview needs an issue on the table")
        self.model = PreviewModel(findings, bulletin, self)
        self.view = TickedList(self.model, "proofPreviewList", "将要改正的地方", TEXT, self)
        self.view.setProperty("role", "boxed")
        self.view.setItemDelegate(PreviewDelegate(themes, self.model, self.view))
        self.all, self.take, self.leave = QCheckBox("全选"), QPushButton(), QPushButton("不改　Esc")
        self._lay_out()
        self._connect()
        self._count()
        self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus()

    def stand_beside(self, window: QWidget) -> None:
        """Take the right edge of a window, as tall as there is room."""
        area = window.rect().adjusted(MARGIN, 8 * MARGIN, -MARGIN, -3 * MARGIN)
        self.resize(min(SIZE[0], area.width()), min(SIZE[1], area.height()))
        self.move(window.mapToGlobal(area.topRight()) - self.rect().topRight())

    def _lay_out(self) -> None:
        hint = QLabel(HINT)
        hint.setWordWrap(True)
        hint.setProperty("role", "hint")
        buttons = QDialogButtonBox()
        self.all.setObjectName("proofPreviewAll")
        self.take.setObjectName("proofPreviewTake")
        self.leave.setObjectName("proofPreviewLeave")
        self.take.setProperty("primary", "true")
        self.take.setDefault(True)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.leave, QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.addWidget(hint)
        column.addWidget(self.view, 1)
        column.addWidget(self.all)
        column.addWidget(buttons)

    def _connect(self) -> None:
        self.take.clicked.connect(self._on_taken)
        self.leave.clicked.connect(self.reject)
        self.view.taken.connect(self._on_taken)
        self.view.ticked.connect(self.model.toggle)
        self.all.clicked.connect(self._on_all_clicked)
        self.model.dataChanged.connect(lambda *_: self._count())
        self.view.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_place(now.row()))

    def _count(self) -> None:
        chosen, total = len(self.model.chosen), self.model.rowCount()
        self.take.setText(f"改正 {chosen} 处　Enter")
        self.take.setEnabled(chosen > 0)
        state = Qt.CheckState.PartiallyChecked if 0 < chosen < total else Qt.CheckState.Checked
        self.all.setCheckState(state if chosen else Qt.CheckState.Unchecked)

    def _on_all_clicked(self) -> None:
        """From some to all, from all to none."""
        self.model.tick_all(ticked=len(self.model.chosen) < self.model.rowCount())
        self._count()

    def _on_taken(self) -> None:
        if self.model.chosen:
            chosen, before = self.model.chosen, len(self._bridge.shelf.decisions)
            self.accept()
            if self._bridge.accept_findings(chosen):
                done = len(self._bridge.shelf.decisions) - before
                left = f"另有 {len(chosen) - done} 处已变或相叠，没有改。" if done < len(chosen) else ""
                self._bridge.told.emit(f"已改正 {done} 处，可一步撤销。{left}")

    def _show_place(self, row: int) -> None:
        bulletin = self._bridge.bulletin
        if row < 0 or bulletin is None:
            return
        one = self.model.findings[row]
        if one.block in bulletin.line_position and one.end <= len(bulletin.block(one.block).text):
            self._bridge.go(span_of(one), ORIGIN)
