"""A row of the house's own as a small form: words, contexts, severity, dates and a note."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.domain.decision import Entry
from zugong_desk.domain.finding import SEVERITY_NAMES
from zugong_desk.proofing.tables import Row
from zugong_desk.ui.controls.captions import caption

FIELDS: tuple[tuple[str, str, str, int, int], ...] = (
    ("wrong", "误", "要找的词，两个字以上", 0, 0),
    ("right", "正", "改成什么；空着只提醒", 0, 2),
    ("when", "仅当", "语境，空着都算", 1, 0),
    ("unless", "除非", "语境，空着没有例外", 1, 2),
    ("since", "起", "2026-01-31，空着不限", 2, 0),
    ("until", "止", "2026-12-31，空着不限", 2, 2),
    ("note", "说明", "给同事看的一句话", 3, 0),
)
HOW = (
    "语境里“～”代表这个词，“|”隔开几种情形。如误“截止”、正“截至”：仅当写“～目前|～#月”，除非写“～日期”。"
    "“…”隔着同一小句里的几个字，“^”“$”是小句的头和尾，“#”是数字；不带“～”的词，同一句里有就算。"
)
COPY = "内置的词条不改动；存下的是本库自己的一条，先于内置的。"
LEAST = 64


class RowForm(QFrame):
    """Takes a row; `stored` hands it over, `left` says that nothing is to be stored."""

    stored = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rowForm")
        self.setAccessibleName("词条")
        self.setProperty("role", "foot")
        self.entry = Entry("", "", "")
        self.fields: dict[str, QLineEdit] = {}
        self.severity = QComboBox(self)
        self.error, self.copied = QLabel(self), QLabel(COPY, self)
        self.store, self.leave = QPushButton("保存", self), QPushButton("取消", self)
        self._lay_out()
        self.store.clicked.connect(self._on_store)
        self.leave.clicked.connect(self.left)
        for field in self.fields.values():
            field.returnPressed.connect(self._on_store)
            field.textEdited.connect(self.error.hide)
        self.hide()

    @property
    def chain(self) -> tuple[QWidget, ...]:
        """What Tab walks through, in order."""
        return (*self.fields.values(), self.severity, self.store, self.leave)

    def begin(self, entry: Entry, *, copied: bool = False) -> None:
        """Ask for a row, starting from this one; `copied` from a row that cannot itself be changed."""
        self.entry = entry
        for name, field in self.fields.items():
            field.setText(getattr(entry, name))
        self.severity.setCurrentIndex(max(0, self.severity.findData(entry.severity)))
        self.error.hide()
        self.copied.setVisible(copied)
        self.show()
        self.fields["wrong"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields["wrong"].selectAll()

    def begin_copy(self, row: Row, table: str) -> None:
        """Ask for a row of the house's own in the place of one that the table brings along."""
        values = {name: getattr(row, name) for name in ("wrong", "right", "when", "unless", "since", "until")}
        self.begin(Entry("", table, severity=row.severity or "", note=row.why, **values), copied=True)

    def refuse(self, line: str) -> None:
        """Say what is wrong with what was typed."""
        self.error.setText(line)
        self.error.show()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Esc leaves the form, not the dialog."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return False

    def _on_store(self) -> None:
        words = {name: field.text() for name, field in self.fields.items()}
        self.stored.emit(replace(self.entry, severity=self.severity.currentData(), **words))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for name, label, hint, line, column in FIELDS:
            field = QLineEdit(self)
            field.setObjectName(f"row_{name}")
            field.setAccessibleName(label)
            field.setPlaceholderText(hint)
            field.setMinimumWidth(LEAST)
            self.fields[name] = field
            grid.addWidget(caption(label, self, field), line, column)
            grid.addWidget(field, line, column + 1)
        grid.addWidget(caption("级别", self, self.severity), 3, 2)
        grid.addWidget(self.severity, 3, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.severity.setObjectName("row_severity")
        self.severity.setAccessibleName("级别")
        self.severity.addItem("随规则", "")
        for severity, name in SEVERITY_NAMES.items():
            self.severity.addItem(name, severity.value)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 8)
        whole.setSpacing(6)
        whole.addLayout(grid)
        for said, role in ((QLabel(HOW, self), "hint"), (self.copied, "hint"), (self.error, "warning")):
            said.setProperty("role", role)
            said.setWordWrap(True)
            whole.addWidget(said)
        self.error.setObjectName("rowError")
        whole.addLayout(self._buttons())
        for watched in (*self.fields.values(), self.severity, self.store, self.leave):
            watched.installEventFilter(self)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        for button, name in ((self.store, "rowStore"), (self.leave, "rowLeave")):
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.setProperty("compact", "true")
            row.addWidget(button)
        self.store.setProperty("primary", "true")
        return row
