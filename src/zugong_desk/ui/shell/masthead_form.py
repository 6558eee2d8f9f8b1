"""The masthead's fields: what is printed, what was understood of it, and what an editor fills in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.masthead import PRINTED, Masthead, masthead, plausible_date, read
from zugong_desk.domain.runs import typed
from zugong_desk.ui.bridge import Bridge

NAMES = {"title": "刊名", "issue_no": "期号", "issuer": "编发单位", "date": "日期"}
EXAMPLES = {
    "title": "组工信息",
    "issue_no": "第 9 期（总第 305 期）",
    "issuer": "市委组织部研究室",
    "date": "2023 年 5 月 6 日",
}
ASKED = "本期没有报头，期号和日期待填。"


class MastheadForm(QFrame):
    """Four fields, each with what is understood of it beside it; nothing is written before 填入."""

    left = Signal()
    """Filled in or folded away: the focus is wanted where it was."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mastheadForm")
        self.setAccessibleName("报头")
        self.setProperty("role", "foot")
        self._bridge = bridge
        self.fields = {name: QLineEdit(self) for name in PRINTED}
        self.readings = {name: QLabel(self) for name in PRINTED}
        self.fill_button = QPushButton("填入　Enter")
        self.fill_button.setProperty("primary", "true")
        self.cancel_button = QPushButton("收起　Esc")
        self._build()
        self.fill_button.clicked.connect(self.fill)
        self.cancel_button.clicked.connect(self.leave)
        bridge.opened.connect(self.hide)
        self.hide()

    def ask(self) -> None:
        """Show the fields as they now stand and wait for the editor."""
        bulletin = self._bridge.bulletin
        if bulletin is None:
            return
        head = masthead(bulletin) or Masthead()
        for name, field in self.fields.items():
            field.setText(getattr(head, name) or "")
        self._read()
        self.show()
        missing = next((field for field in self.fields.values() if not field.text()), self.fields["title"])
        missing.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self) -> None:
        """Write the fields as one step; stays open if that was refused."""
        values = {name: field.text() for name, field in self.fields.items()}
        if self._bridge.fill_masthead(values) is not None:
            self.leave()

    def leave(self) -> None:
        """Fold the form away."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter fills in, Escape folds the form away."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.fill()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        heading = QLabel("报头")
        heading.setProperty("role", "heading")
        grid.addWidget(heading, 0, 0, 1, 2)
        for row, (name, field) in enumerate(self.fields.items(), 1):
            label = QLabel(NAMES[name])
            label.setProperty("role", "label")
            label.setBuddy(field)
            field.setObjectName(f"masthead_{name}")
            field.setAccessibleName(NAMES[name])
            field.setPlaceholderText(EXAMPLES[name])
            field.textChanged.connect(self._read)
            self.readings[name].setProperty("role", "hint")
            grid.addWidget(label, row * 2 - 1, 0)
            grid.addWidget(field, row * 2 - 1, 1)
            grid.addWidget(self.readings[name], row * 2, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.setContentsMargins(0, 4, 0, 0)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.fill_button)
        grid.addLayout(buttons, 9, 0, 1, 2)

    def _read(self) -> None:
        """Say beside each field what the desk understands of it."""
        for name, field in self.fields.items():
            said = understood(name, field.text().strip())
            self.readings[name].setText(said)
            self.readings[name].setVisible(bool(said))


def understood(name: str, value: str) -> str:
    """What is understood of a printed field, in words; empty if there is nothing to say."""
    if not value:
        return ""
    if name == "date":
        head = read_value(value)
        if head.date_iso:
            return f"读作 {head.date_iso}"
        return "只读出年月" if plausible_date(value) else "读不出日期，照印的字保存"
    if name == "issue_no":
        head = read_value(value)
        parts = (
            (f"{head.issue_year} 年", head.issue_year),
            (f"第 {head.issue_number} 期", head.issue_number),
            (f"总第 {head.issue_total} 期", head.issue_total),
        )
        return (
            "读作 " + "，".join(text for text, known in parts if known is not None)
            if head.issue_number
            else "读不出期号"
        )
    return ""


def read_value(value: str) -> Masthead:
    """The fields that one printed value says by itself."""
    return read(Block("", Label(Kind.MASTHEAD), typed(value)))
