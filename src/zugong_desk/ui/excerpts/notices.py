"""What an excerpt's form says of it: that its source was corrected, that another says the same."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from zugong_desk.domain.wording import carried
from zugong_desk.ui.controls.captions import low_button
from zugong_desk.ui.excerpts.comparing import compared, spoken
from zugong_desk.ui.excerpts.listing import GONE, STALE, ExcerptRow, Twin, twin_in_words
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

CARRIES = "摘录里的改动保留，原文的更正并进来"
MEETS = "原文和摘录改了同一处，不能自动并入"


class Card(QFrame):
    """A sign and a line, what is to be compared, and buttons."""

    def __init__(self, themes: ThemeSource, sign: str, ink: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.title = QLabel(self)
        self.title.setProperty("role", "doubt" if ink == "doubt" else "")
        self.title.setWordWrap(True)
        mark = QLabel(self)
        mark.setPixmap(icon(sign, themes, 16, ink).pixmap(16, 16))
        themes.changed.connect(lambda: mark.setPixmap(icon(sign, themes, 16, ink).pixmap(16, 16)))
        head, self.buttons, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        head.setSpacing(6)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        self.body = QLabel(self)
        self.body.setTextFormat(Qt.TextFormat.RichText)
        self.body.setWordWrap(True)
        self.buttons.setSpacing(6)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.body)
        column.addLayout(self.buttons)

    def offer(self, text: str, name: str, tip: str) -> QPushButton:
        """A button at the foot of the card; its key stands in the tip."""
        button = low_button(text, name, self)
        button.setToolTip(tip)
        self.buttons.addWidget(button)
        return button


class StaleNotice(Card):
    """Compares what was taken with what now stands there; offers to take it, to carry it into what was edited, or to keep."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, "doubt", "doubt", parent)
        self.body.setObjectName("excerptDifference")
        self.body.setAccessibleName("原文前后对照")
        self.take = self.offer("选用原文", "takeNewText", "用现在的原文替换这一条　Alt+U")
        self.carry = self.offer("并入更正", "carryCorrection", CARRIES)
        self.keep = self.offer("保留", "keepOwnText", "这一条不改，也不再提示　Alt+K")
        self.buttons.addStretch()

    def show_row(self, row: ExcerptRow, themes: ThemeSource) -> None:
        """Tell of an excerpt, or hide if there is nothing to tell."""
        self.setVisible(row.stale or row.now is None)
        now, excerpt = row.now, row.excerpt
        self.title.setText(GONE if now is None else STALE)
        for widget in (self.body, self.take, self.keep):
            widget.setVisible(now is not None)
        edited = excerpt.text != excerpt.taken
        self.carry.setVisible(now is not None and edited)
        if now is None:
            return
        self.body.setText(compared(excerpt.taken, now, themes.theme))
        self.body.setAccessibleDescription(spoken(excerpt.taken, now))
        fits = not edited or carried(excerpt.taken, now, excerpt.text) is not None
        self.carry.setEnabled(fits)
        self.carry.setToolTip(f"{CARRIES}　Alt+M" if fits else MEETS)


class TwinNotice(Card):
    """Names the other excerpt that says the same."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, "compare", "warn", parent)
        self.body.hide()
        self.go = self.offer("看那一条", "showTwin", "转到那一条　Alt+G")
        self.remove = self.offer("移除这一条", "removeTwin", "移出摘编，可撤销　Del")
        self.buttons.addStretch()

    def show_twin(self, twin: Twin | None, title: str) -> None:
        """Tell of another excerpt of that title, or hide."""
        self.setVisible(twin is not None)
        if twin:
            self.title.setText(f"{twin_in_words(twin)}：{title}")
