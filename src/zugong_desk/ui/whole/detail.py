"""What the list has no room for: a finding in its sentence, why it was found, and the other issue's words beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from zugong_desk.desk.survey import SIDE, Listed
from zugong_desk.domain.finding import SEVERITY_NAMES, Beside
from zugong_desk.ui.proof.words import name_of, rule_or_none

MOST_BESIDE = 2
LEAST_HEIGHT = 168
"""So that the lists above stay where they are when another finding is chosen."""
NOTHING = "选中一条意见，这里看它的前后文和依据。"


class Detail(QFrame):
    """Left the issue's own words, right those of others; each can be gone to."""

    go = Signal(object)  # Beside

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._one: Listed | None = None
        self.head, self.why = _label("heading"), _label("hint")
        self.own_name, self.own = _label("label"), _label("")
        self.others = [(_label("label"), _label(""), QPushButton("看这一期")) for _ in range(MOST_BESIDE)]
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(16)
        grid.addWidget(self.head, 0, 0, 1, MOST_BESIDE + 1)
        grid.addWidget(self.own_name, 1, 0)
        grid.addWidget(self.own, 2, 0)
        for at, (name, words, button) in enumerate(self.others):
            grid.addWidget(name, 1, at + 1)
            grid.addWidget(words, 2, at + 1)
            grid.addWidget(button, 3, at + 1, Qt.AlignmentFlag.AlignLeft)
            button.setObjectName(f"wholeBeside{at + 1}")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, at=at: self._go(at))
        grid.addWidget(self.why, 4, 0, 1, MOST_BESIDE + 1)
        for column in range(MOST_BESIDE + 1):
            grid.setColumnStretch(column, 1)
        self.setMinimumHeight(LEAST_HEIGHT)
        grid.setRowStretch(5, 1)
        self.show_listed(None, "")

    def show_listed(self, one: Listed | None, name: str) -> None:
        """Show a finding of the issue of that name, or nothing."""
        self._one = one
        if one is None:
            self._clear()
            return
        rule = rule_or_none(one.rule)
        self.head.setText(f"{SEVERITY_NAMES[one.severity]}　{name_of(one.rule)}：{one.message}")
        self.own_name.setText("　".join(filter(None, (name, one.article, f"原件第 {one.line} 行"))))
        becomes = f"\n改为：{one.after or '（删）'}" if one.after is not None else ""
        before, behind = "……" if len(one.left) == SIDE else "", "……" if len(one.right) == SIDE else ""
        self.own.setText(f"{before}{one.left}【{one.text}】{one.right}{behind}{becomes}")
        self.why.setText("　".join(filter(None, (rule.clause, rule.why))) if rule is not None else "")
        for at, (label, words, button) in enumerate(self.others):
            other = one.beside[at] if at < len(one.beside) else None
            label.setText((other.label or "本期") if other else "")
            words.setText(f"【{other.text}】" if other else "")
            button.setVisible(other is not None and bool(other.block))

    def _clear(self) -> None:
        for label in (self.head, self.own_name, self.own, *(each for pair in self.others for each in pair[:2])):
            label.clear()
        for *_, button in self.others:
            button.hide()
        self.why.setText(NOTHING)

    def _go(self, at: int) -> None:
        one = self._one
        if one is not None and at < len(one.beside):
            other = one.beside[at]
            issue = other.bulletin or one.issue
            self.go.emit(Beside(other.block, other.start, other.end, other.text, other.label, issue))


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    if role:
        label.setProperty("role", role)
    return label
