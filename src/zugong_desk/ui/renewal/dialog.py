"""What parsing the open issue again would change: ticked, walked through with the place shown in all panes, done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.desk.renewing import Preview
from zugong_desk.domain.renewal import Difference
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.renewal.model import RenewalModel
from zugong_desk.ui.renewal.view import RenewalView
from zugong_desk.ui.theme.source import ThemeSource

HINT = "下面是重新解析会改的地方。你改定的类别、分段、文字、标注和摘录都不动；做完可以撤销。"
SIZE = 520, 640
MARGIN = 12


class RenewalDialog(QDialog):
    """Stands over the right side, so that the texts beside it show the place of the current row."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("renewalDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("重新解析")
        self._bridge, self._issue = bridge, preview.bulletin
        self.model = RenewalModel(preview.differences, self)
        self.view = RenewalView(self.model, themes, self)
        self.all = QCheckBox("全选")
        self.all.setObjectName("renewalAll")
        self.rest = QLabel(f"另有 {preview.refreshed} 块只更新可信度和依据" if preview.refreshed else "")
        self.take, self.leave = QPushButton(), QPushButton("不改　Esc")
        self.take.setObjectName("renewalTake")
        self.leave.setObjectName("renewalLeave")
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
        self.rest.setProperty("role", "hint")
        self.rest.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout()
        line.addWidget(self.all)
        line.addWidget(self.rest, 1)
        buttons = QDialogButtonBox()
        self.take.setProperty("primary", "true")
        self.take.setDefault(True)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.leave, QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.addWidget(hint)
        column.addWidget(self.view, 1)
        column.addLayout(line)
        column.addWidget(buttons)

    def _connect(self) -> None:
        self.take.clicked.connect(self._on_taken)
        self.leave.clicked.connect(self.reject)
        self.view.taken.connect(self._on_taken)
        self.all.clicked.connect(self._on_all_clicked)
        self.model.dataChanged.connect(lambda *_: self._count())
        self.view.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_place(now.row()))

    def _count(self) -> None:
        chosen, total = len(self.model.chosen), self.model.rowCount()
        self.take.setText(f"改 {chosen} 处　Enter")
        self.take.setEnabled(chosen > 0)
        state = Qt.CheckState.PartiallyChecked if 0 < chosen < total else Qt.CheckState.Checked
        self.all.setCheckState(state if chosen else Qt.CheckState.Unchecked)

    def _on_all_clicked(self) -> None:
        """From some to all, from all to none."""
        self.model.tick_all(ticked=len(self.model.chosen) < self.model.rowCount())
        self._count()

    def _on_taken(self) -> None:
        if self.model.chosen:
            chosen = self.model.chosen
            self.accept()
            self._bridge.reparse(self._issue, chosen)

    def _show_place(self, row: int) -> None:
        block = self._line_of(self.model.differences[row]) if row >= 0 else None
        if block is not None:
            self._bridge.go_block(block, "renewal")

    def _line_of(self, one: Difference) -> str | None:
        """A line of the reading text at a difference; what is set aside stands after the line before it."""
        bulletin = self._bridge.bulletin
        if bulletin is None:
            return None
        here = next((id for id in one.blocks if id in bulletin.line_position), None)
        at = bulletin.position.get(one.block)
        if here is not None or at is None:
            return here
        before = (block.id for block in reversed(bulletin.blocks[:at]) if not block.aside)
        return next(before, bulletin.lines[0].id if bulletin.lines else None)
