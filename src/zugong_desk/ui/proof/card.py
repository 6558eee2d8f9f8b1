"""The card of a finding: what is wrong, what it becomes, by which clause and why, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.proof.card_parts import Besides, ChangeLine, SeverityBadge, Wordings, key_of
from zugong_desk.ui.proof.choices import MOST_WORDINGS, wordings
from zugong_desk.ui.proof.words import name_of
from zugong_desk.ui.reading.link import Link
from zugong_desk.ui.theme.fonts import MEDIUM, ui_font
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.keyed import KeyedButton

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from zugong_desk.domain.finding import Finding
    from zugong_desk.ui.theme.source import ThemeSource

SIDE, TOP, APART = 10, 8, 6
MORE = ("keep_in_issue", "keep_everywhere", "switch_rule_off", "accept_rule", "next_finding", "previous_finding")
ACTIONS = (
    *("accept_finding", "keep_finding", "rewrite_finding", "finding_why", *MORE),
    *(f"wording_{number}" for number in range(1, MOST_WORDINGS + 1)),
)
"""The window's actions that stand on the card."""
WHY, LESS = "为什么", "收起"


class FindingCard(QFrame):
    """Stands in the gap under the block, never over its text; `folded` says whether the why is put away."""

    closed = Signal()
    resized = Signal()  # it needs another height now
    place_chosen = Signal(object)  # Beside

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findingCard")
        self.setAccessibleName("意见")
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.finding: Finding | None = None
        self.folded = True
        self.badge, self.name, self.number = SeverityBadge(themes, self), QLabel(self), QLabel(self)
        self.shut = QToolButton(self)
        self.change = ChangeLine(themes, self)
        self.message, self.clause, self.why = QLabel(self), QLabel(self), QLabel(self)
        self.why_link = Link(WHY, themes, self)
        self.wordings, self.besides = Wordings(themes, self), Besides(themes, self)
        self.accept = KeyedButton("改正", themes, parent=self)
        self.keep = KeyedButton("保留", themes, parent=self)
        self.rewrite = KeyedButton("改写", themes, parent=self)
        self.more = QPushButton("更多", self)
        self._column = QVBoxLayout(self)
        self._dress(themes)
        self._lay_out()
        self._connect()
        self.hide()

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions: the buttons trigger them and show their keys."""
        for button, name in (
            (self.accept, "accept_finding"),
            (self.keep, "keep_finding"),
            (self.rewrite, "rewrite_finding"),
        ):
            button.clicked.connect(actions[name].trigger)
            _follow(button, actions[name])
        actions["finding_why"].triggered.connect(self.turn_why)
        _follow(self.why_link, actions["finding_why"])
        self.wordings.set_actions([actions[f"wording_{number}"] for number in range(1, MOST_WORDINGS + 1)])
        menu = QMenu(self.more)
        menu.addActions([actions[name] for name in MORE])
        self.more.setMenu(menu)

    def tell(self, finding: Finding, text: str, number: tuple[int, int]) -> None:
        """Show a finding of a block that reads `text`; it is `number[0]` of `number[1]`."""
        self.finding = finding
        self.badge.show_severity(finding.severity)
        self.name.setText(name_of(finding.rule))
        self.number.setText(f"第 {number[0]} 条，共 {number[1]} 条" if number[0] else "")
        self.change.show_finding(finding, text)
        self.message.setText(finding.message)
        self.clause.setText("　".join(filter(None, (finding.clause, finding.rule))))
        self.why.setText(finding.why)
        self.why.setVisible(bool(finding.why) and not self.folded)
        self.why_link.setVisible(bool(finding.why))
        self.why_link.setText(WHY if self.folded else LESS)
        self.wordings.offer(wordings(finding))
        self.besides.show_places(finding.beside)
        self.accept.setText(finding.act.value)
        self.accept.setVisible(bool(finding.mends))
        self.setAccessibleDescription(as_it_is(f"{finding.message}　{finding.clause}"))

    def turn_why(self) -> None:
        """Unfold the reason, or put it away."""
        self.folded = not self.folded
        if self.finding is not None and not self.isHidden():
            self.why.setVisible(bool(self.finding.why) and not self.folded)
            self.why_link.setText(WHY if self.folded else LESS)
            self.resized.emit()

    def fit(self, width: int) -> int:
        """The height that it needs in that width."""
        self.setFixedWidth(width)
        self._column.activate()
        return self._column.totalHeightForWidth(width)

    def _dress(self, themes: ThemeSource) -> None:
        self.name.setFont(ui_font(13, MEDIUM))
        self.number.setProperty("role", "hint")
        self.shut.setObjectName("cardClose")
        self.shut.setAccessibleName("关上意见")
        self.shut.setToolTip("关上　Esc")
        self.shut.setIcon(icon("close", themes, 16, "ink2"))
        self.shut.setIconSize(QSize(14, 14))
        for label in (self.message, self.clause, self.why):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.clause.setProperty("role", "hint")
        self.why.setProperty("role", "label")
        self.accept.setProperty("primary", "true")
        for button, name in (
            (self.accept, "cardAccept"), (self.keep, "cardKeep"), (self.rewrite, "cardRewrite"), (self.more, "cardMore"),
        ):  # fmt: skip
            button.setObjectName(name)
            button.setProperty("compact", "true")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.setStyleSheet("padding-right: 22px;")
        self.shut.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        head = _row(self.badge, self.name, None, self.number, self.shut)
        foot = _row(self.accept, self.keep, self.rewrite, None, self.more)
        clause = _row(self.clause, self.why_link)
        clause.setStretch(0, 1)
        clause.setAlignment(self.why_link, Qt.AlignmentFlag.AlignTop)
        line = QFrame(self)
        line.setProperty("role", "rule")
        body = QVBoxLayout()
        body.setContentsMargins(SIDE, 2, SIDE, APART)
        body.setSpacing(4)
        body.addWidget(self.change)
        body.addWidget(self.message)
        body.addLayout(clause)
        body.addWidget(self.why)
        body.addWidget(self.besides)
        body.addWidget(self.wordings)
        column = self._column
        column.setContentsMargins(1, TOP - 2, 1, 1)
        column.setSpacing(2)
        for part, sides in ((head, (SIDE, 0, TOP - 2, 0)), (foot, (SIDE, APART, SIDE, APART))):
            part.setContentsMargins(*sides)
        column.addLayout(head)
        column.addLayout(body)
        column.addWidget(line)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.shut.clicked.connect(self.closed)
        self.why_link.clicked.connect(self.turn_why)
        self.besides.chosen.connect(self.place_chosen)


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None is room that gives way."""
    row = QHBoxLayout()
    row.setDirection(QBoxLayout.Direction.LeftToRight)
    row.setSpacing(APART)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row


def _follow(button: KeyedButton | Link, action: QAction) -> None:
    """Show an action's key on a button, also when the user chooses another, and whether it can be done."""

    def show() -> None:
        button.set_key(key_of(action))
        button.setEnabled(action.isEnabled())

    action.changed.connect(show)
    show()
