"""A preview of what would be done: rows ticked, walked through with the place shown in all panes, then done as one."""

from typing import Any

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

from zugong_desk.ui.controls.ticked_list import TickedList
from zugong_desk.ui.controls.ticked_rows import TickedRows

TALLEST = 640
MARGIN = 12


class TickedPreview(QDialog):
    """Stands over the right side, so that the texts beside it show the place of the current row.

    `stem` begins the names of its parts, `hint` stands above the rows, `deed` is the verb on the button; `below` is the line below them.
    Who makes one says what is done with the rows ticked, and how the place of a row is shown.
    """

    widest = 520

    def __init__(self, title: str, stem: str, hint: str, deed: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._deed = deed
        self._hint, self.below = QLabel(hint), QHBoxLayout()
        self.all, self.take, self.leave = QCheckBox("全选"), QPushButton(), QPushButton("不改　Esc")
        for part, name in ((self.all, "All"), (self.take, "Take"), (self.leave, "Leave")):
            part.setObjectName(f"{stem}{name}")

    def fill(self, rows: TickedRows[Any], view: TickedList) -> None:
        """Show these rows in this view, from the first on."""
        self._rows, self._view = rows, view
        self._lay_out()
        self._connect()
        self._count()
        view.setCurrentIndex(rows.index(0))
        view.setFocus()

    def stand_beside(self, window: QWidget) -> None:
        """Take the right edge of a window, as tall as there is room."""
        area = window.rect().adjusted(MARGIN, 8 * MARGIN, -MARGIN, -3 * MARGIN)
        self.resize(min(self.widest, area.width()), min(TALLEST, area.height()))
        self.move(window.mapToGlobal(area.topRight()) - self.rect().topRight())

    def take_ticked(self) -> None:
        """Do what is ticked; the preview is closed by then."""
        raise NotImplementedError

    def show_place(self, row: int) -> None:
        """Show the place of a row in the panes beside the preview."""
        raise NotImplementedError

    def _lay_out(self) -> None:
        self._hint.setWordWrap(True)
        self._hint.setProperty("role", "hint")
        self._view.setProperty("role", "boxed")
        self.below.insertWidget(0, self.all)
        buttons = QDialogButtonBox()
        self.take.setProperty("primary", "true")
        self.take.setDefault(True)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.leave, QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.addWidget(self._hint)
        column.addWidget(self._view, 1)
        column.addLayout(self.below)
        column.addWidget(buttons)

    def _connect(self) -> None:
        self.take.clicked.connect(self._on_taken)
        self.leave.clicked.connect(self.reject)
        self._view.taken.connect(self._on_taken)
        self._view.ticked.connect(self._rows.toggle)
        self.all.clicked.connect(self._on_all_clicked)
        self._rows.dataChanged.connect(lambda *_: self._count())
        self._view.selectionModel().currentRowChanged.connect(lambda now, _before: self._on_row(now.row()))

    def _count(self) -> None:
        chosen, total = len(self._rows.chosen), self._rows.rowCount()
        self.take.setText(f"{self._deed} {chosen} 处　Enter")
        self.take.setEnabled(chosen > 0)
        state = Qt.CheckState.PartiallyChecked if 0 < chosen < total else Qt.CheckState.Checked
        self.all.setCheckState(state if chosen else Qt.CheckState.Unchecked)

    def _on_all_clicked(self) -> None:
        """From some to all, from all to none."""
        self._rows.tick_all(ticked=len(self._rows.chosen) < self._rows.rowCount())
        self._count()

    def _on_taken(self) -> None:
        if self._rows.chosen:
            self.accept()
            self.take_ticked()

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.show_place(row)
