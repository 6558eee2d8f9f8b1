"""The panel of like places, in the room of the right side's tabs: what is ticked there is changed in one step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from zugong_desk.ui.alike.model import AlikeModel
from zugong_desk.ui.alike.view import AlikeView
from zugong_desk.ui.shell.elided import ElidedLabel
from zugong_desk.ui.theme.source import ThemeSource


class AlikePanel(QFrame):
    """Shows what it is told; what is done with it stands in `alike`."""

    here_chosen = Signal()
    everywhere_chosen = Signal()
    row_shown = Signal(int)
    taken = Signal()
    left = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("alikePanel")
        self.setAccessibleName("同类一并更改")
        self.setProperty("role", "panel")
        self.model = AlikeModel(self)
        self.view = AlikeView(self.model, themes, self)
        self.title, self.why, self.state = ElidedLabel("同类"), QLabel(), ElidedLabel()
        self.here, self.everywhere = self._segment("本期", "left"), self._segment("全库", "right")
        self.all = QCheckBox("全选")
        self.take = QPushButton()
        self.take.setObjectName("alikeTake")
        self.take.setProperty("primary", "true")
        self.leave = QPushButton("不改　Esc")
        self.leave.setObjectName("alikeLeave")
        self.setFocusProxy(self.view)
        self._lay_out()
        self._connect()
        self.count()
        self.hide()

    def show_question(self, verb: str, why: str) -> None:
        """Say what would be done, and why these places are alike."""
        self.title.setText(f"同类：{verb}")
        self.why.setText(why)

    def show_scope(self, *, everywhere: bool) -> None:
        """Press the segment of the scope in force."""
        self.here.setChecked(not everywhere)
        self.everywhere.setChecked(everywhere)

    def show_state(self, text: str) -> None:
        """Say how far the search has come; nothing when there is nothing to say."""
        self.state.setText(text)

    def count(self) -> None:
        """Say how many would be changed."""
        ticked, total = len(self.model.ticked), self.model.rowCount()
        self.take.setText(f"更改 {ticked} 处　Enter")
        self.take.setEnabled(ticked > 0)
        self.all.setEnabled(total > 0)
        state = Qt.CheckState.PartiallyChecked if 0 < ticked < total else Qt.CheckState.Checked
        self.all.setCheckState(state if ticked else Qt.CheckState.Unchecked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves from wherever the focus is inside."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _segment(self, word: str, place: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(word)
        button.setCheckable(True)
        button.setProperty("segment", place)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        self.why.setProperty("role", "hint")
        self.why.setWordWrap(True)
        self.why.setContentsMargins(12, 8, 12, 4)
        column.addWidget(self.why)
        column.addWidget(self.view, 1)
        column.addLayout(self._line())
        column.addWidget(self._foot())

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("role", "head")
        self.title.setProperty("role", "heading")
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(0)
        row.addWidget(self.title, 1)
        for button in (self.here, self.everywhere):
            row.addWidget(button)
        return head

    def _line(self) -> QHBoxLayout:
        """Below the list: tick all, and how far the search has come."""
        self.state.setProperty("role", "hint")
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setContentsMargins(10, 2, 12, 2)
        row.setSpacing(8)
        row.addWidget(self.all)
        row.addWidget(self.state, 1)
        return row

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(10, 6, 8, 6)
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self.leave, self.take):
            row.addWidget(button)
        return foot

    def _connect(self) -> None:
        self.here.clicked.connect(lambda: self.here_chosen.emit())
        self.everywhere.clicked.connect(lambda: self.everywhere_chosen.emit())
        self.view.here_chosen.connect(self.here_chosen)
        self.view.everywhere_chosen.connect(self.everywhere_chosen)
        self.all.clicked.connect(self._on_all_clicked)
        self.take.clicked.connect(lambda: self.taken.emit())
        self.leave.clicked.connect(lambda: self.left.emit())
        self.view.taken.connect(self._on_taken)
        self.view.left.connect(self.left)
        self.view.selectionModel().currentRowChanged.connect(lambda now, _before: self.row_shown.emit(now.row()))
        self.model.dataChanged.connect(lambda *_: self.count())
        self.model.rowsInserted.connect(lambda *_: self.count())
        self.model.modelReset.connect(self.count)

    def _on_all_clicked(self) -> None:
        """From some to all, from all to none."""
        self.model.tick_all(ticked=len(self.model.ticked) < self.model.rowCount())
        self.count()

    def _on_taken(self) -> None:
        if self.model.ticked:
            self.taken.emit()
