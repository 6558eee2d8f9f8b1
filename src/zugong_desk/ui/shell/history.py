"""The history: every step with its state, newest first, to go back or forth to; and what was corrected in the issue."""

from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.desk.touched import Touched
from zugong_desk.library import StepHead
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.corrections.pane import CorrectionsPane
from zugong_desk.ui.marks.delegates import LOOK_ROLE, RowDelegate, RowLook
from zugong_desk.ui.marks.leading import IconMark
from zugong_desk.ui.theme.source import ThemeSource

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SPOKEN = {"done": "已做", "undone": "已撤销，可重做", "dropped": "已撤销，其后另有修改"}
MARKS = {"done": IconMark("check", "ok"), "undone": IconMark("redo", "ink3"), "dropped": IconMark("close", "ink3")}
PAUSE_MS = 120
FACES = (("historySteps", "全库步骤", "left"), ("historyCorrections", "本期更正", "right"))
HINT = "双击一步或按 Enter，退回或重做到那里。"


class HistoryModel(QAbstractListModel):
    """The steps, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.steps: list[StepHead] = []

    def show(self, steps: list[StepHead]) -> None:
        """Show these steps, given oldest first."""
        self.beginResetModel()
        self.steps = steps[::-1]
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a step."""
        return 0 if parent.isValid() else len(self.steps)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Name, look and spoken text of a step."""
        if not index.isValid():
            return None
        step = self.steps[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return step.name
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is(
                    f"{step.name}\n{_local(step.at):%Y-%m-%d %H:%M:%S}　{step.editor}\n{SPOKEN[step.state]}"
                )
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{step.name}，{SPOKEN[step.state]}"
            case _ if role == LOOK_ROLE:
                off = step.state != "done"
                return RowLook(step.name, MARKS[step.state], f"{_local(step.at):%H:%M}", muted=off, struck=off)
        return None


def _local(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone()


class HistoryPane(QFrame):
    """Lists the steps of the whole library, since undo walks them all in one order; beside them the issue's corrections."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("historyPane")
        self.setAccessibleName("修改记录")
        self.setProperty("role", "panel")
        self._bridge = bridge
        self._stale = True
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._later.timeout.connect(self._refresh_if_seen)
        self.model = HistoryModel(self)
        self.view = QListView(self)
        self.view.setObjectName("historyList")
        self.view.setAccessibleName("步骤")
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(True)
        self.view.setItemDelegate(RowDelegate(themes, self.view))
        self.view.activated.connect(self._on_activated)
        self.corrections = CorrectionsPane(bridge, themes, self)
        self.pages, self._faces = QStackedWidget(self), QButtonGroup(self)
        self._lay_out()
        self.setFocusProxy(self.view)
        bridge.changed.connect(self._on_changed)
        bridge.library_opened.connect(self._mark_stale)
        bridge.saved.connect(lambda _: self._mark_stale())

    def show_face(self, at: int) -> None:
        """Show the steps (0) or the corrections (1)."""
        self.pages.setCurrentIndex(at)
        self._faces.button(at).setChecked(True)
        self.setFocusProxy(self.corrections if at else self.view)

    def refresh(self) -> None:
        """Read the journal again."""
        self._stale = False
        self.model.show(self._bridge.history(None))

    def walk_to(self, row: int) -> None:
        """Undo or redo step by step until the step of that row is the last one done, or is taken back with the later."""
        step = self.model.steps[row]
        if step.state == "done":
            later = sum(other.state == "done" for other in self.model.steps[:row])
            verb, times = self._bridge.undo, later
        elif step.state == "undone":
            earlier = sum(other.state == "undone" for other in self.model.steps[row:])
            verb, times = self._bridge.redo, earlier
        else:
            self._bridge.told.emit("这一步撤销后又有别的修改，不能再重做。")
            return
        for _ in range(times):
            if verb() is None:
                return

    def showEvent(self, event: QShowEvent) -> None:
        """The list is read only when someone looks."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _lay_out(self) -> None:
        steps, hint = QWidget(self), QLabel(HINT)
        hint.setProperty("role", "hint")
        hint.setContentsMargins(12, 6, 12, 6)
        below = QVBoxLayout(steps)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(hint)
        below.addWidget(self.view, 1)
        self.pages.addWidget(steps)
        self.pages.addWidget(self.corrections)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.pages, 1)

    def _head(self) -> QFrame:
        head = QFrame(self)
        head.setProperty("role", "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(0)
        for at, (name, text, side) in enumerate(FACES):
            button = QPushButton(text, head)
            button.setObjectName(name)
            button.setCheckable(True)
            button.setChecked(not at)
            button.setProperty("segment", side)
            self._faces.addButton(button, at)
            row.addWidget(button)
        row.addStretch(1)
        self._faces.idClicked.connect(self.show_face)
        return head

    def _on_activated(self, index: QModelIndex) -> None:
        self.walk_to(index.row())

    def _on_changed(self, _touched: Touched) -> None:
        self._mark_stale()

    def _mark_stale(self) -> None:
        self._stale = True
        self._later.start()

    def _refresh_if_seen(self) -> None:
        if self._stale and self.isVisible() and not (self._bridge.desk and self._bridge.desk.unwritten):
            self.refresh()
