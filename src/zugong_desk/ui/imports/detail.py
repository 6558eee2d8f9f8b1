"""The card of the import page that says more of one file and offers its verbs as buttons."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.desk.errors import one_line
from zugong_desk.ui.imports.delegate import keyed
from zugong_desk.ui.imports.entry import STATES, Entry, told
from zugong_desk.ui.shell.elided import ElidedLabel
from zugong_desk.ui.theme.source import ThemeSource

MOST_VERBS = 3
MOST_NOTES = 3
NO_VERB = "这里没有可做的"
NOTHING = "选中一行，看它读到了什么、能做什么。"
CHOICE = "“换原件”把标注、摘录和改过的字移到新原件上，移不稳的列出来给您看，可以撤销；“都保留”另存一期。"
SHEET, SHEET_GAP = (27, 38), 6


class PageStrip(QWidget):
    """Little sheets, one a page: those read, the one under way, those to come."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._done = self._pages = 0
        self.setFixedHeight(SHEET[1] + 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pages(self, done: int, pages: int) -> None:
        """Show so many of so many pages as read."""
        self._done, self._pages = done, pages
        self.setAccessibleName(f"读了 {done} 页，共 {pages} 页")
        self.setVisible(pages > 0)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """At least one sheet."""
        return QSize(SHEET[0], SHEET[1] + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheets around the one under way that there is room for."""
        painter, theme = QPainter(self), self._themes.theme
        room = max(1, (self.width() + SHEET_GAP) // (SHEET[0] + SHEET_GAP))
        first = max(0, min(self._done - room // 2, self._pages - room))
        for place, page in enumerate(range(first, min(self._pages, first + room))):
            box = QRectF(place * (SHEET[0] + SHEET_GAP) + 0.5, 0.5, SHEET[0] - 1, SHEET[1] - 1)
            painter.setPen(theme.accent if page == self._done else theme.edge if page < self._done else theme.line)
            painter.setBrush(theme.paper)
            painter.drawRect(box)
            painter.setPen(theme.ink3 if page <= self._done else theme.line)
            for line in range(1, 6):
                y = round(box.top() + line * 6) + 0.5
                painter.drawLine(int(box.left() + 4), int(y), int(box.right() - (10 if line == 5 else 4)), int(y))


class DetailCard(QFrame):
    """Name, state, what became of it, and a button for each verb; a field for a password while one is asked for."""

    verb_chosen = Signal(int, str)  # key of the entry, Verb
    password_given = Signal(int, str)  # key of the entry, password

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importDetail")
        self.setProperty("role", "card")
        self._entry: Entry | None = None
        self._asked = False
        self.name, self.state, self.body = ElidedLabel(), QLabel(), QLabel()
        self.strip = PageStrip(themes)
        self.buttons = [QPushButton() for _ in range(MOST_VERBS)]
        self.password, self.give = QLineEdit(), QPushButton("用这个密码读")
        self.always = QCheckBox("以后都这样（这一批）")
        self._build()

    def show_entry(self, entry: Entry | None) -> None:
        """Show a file, or a hint for none."""
        if entry is None or self._entry is None or entry.key != self._entry.key or not entry.locked:
            self._ask(on=False)
        self._entry = entry
        self.name.setText(one_line(entry.parcel.name) if entry else "")
        self.state.setText(STATES[entry.state] if entry else "")
        self.body.setText(_said(entry) if entry else NOTHING)
        self.strip.show_pages(*(entry.done, entry.pages) if entry and entry.state == "reading" else (0, 0))
        self.always.setVisible(entry is not None and entry.state == "choosing")
        if self.always.isHidden():
            self.always.setChecked(False)
        offered = list(keyed(entry)) if entry else []
        for at, button in enumerate(self.buttons):
            button.setVisible(at < len(offered) and not self._asked)
            button.setText(offered[at][1] if at < len(offered) else "")
            button.setAccessibleName(f"{button.text()}：{self.name.text()}" if button.text() else NO_VERB)

    def ask_password(self) -> None:
        """Show the field for a password and put the caret there."""
        self._ask(on=True)
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, *, on: bool) -> None:
        self._asked = on
        self.password.clear()
        for widget in (self.password, self.give):
            widget.setVisible(on)
        for button in self.buttons:
            button.setVisible(bool(button.text()) and not on)

    def _build(self) -> None:
        self.name.setProperty("role", "heading")
        self.state.setProperty("role", "hint")
        self.body.setWordWrap(True)
        self.body.setTextFormat(Qt.TextFormat.PlainText)  # a file may be called anything
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.password.setAcceptDrops(False)  # a file that misses the list is imported, not taken for a password
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName("文件的密码")
        self.password.setPlaceholderText("文件的密码，用过就忘，不存")
        self.password.setMinimumWidth(220)
        self.password.setMaximumWidth(280)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.name)
        head.addSpacing(8)
        head.addWidget(self.state)
        head.addStretch(1)
        for at, button in enumerate(self.buttons):
            button.setProperty("compact", "true")
            button.clicked.connect(lambda _checked=False, place=at: self._choose(place))
            foot.addWidget(button)
        for widget in (self.always, self.password, self.give):
            foot.addWidget(widget)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.body, 1)
        column.addWidget(self.strip)
        column.addLayout(foot)
        self.give.clicked.connect(self._on_given)
        self.password.returnPressed.connect(self._on_given)
        self.show_entry(None)

    def _choose(self, place: int) -> None:
        if self._entry is not None:
            offered = list(keyed(self._entry))
            if place < len(offered):
                self.verb_chosen.emit(self._entry.key, offered[place][0])

    def _on_given(self) -> None:
        words = self.password.text()
        if self._entry is not None and words:
            self._ask(on=False)
            self.password_given.emit(self._entry.key, words)


def _said(entry: Entry) -> str:
    """What became of a file, what is to be known of it, and where it is to be decided, what the choices do."""
    if entry.state == "choosing":
        return f"{told(entry)}。{CHOICE}"
    return "\n".join((told(entry), *entry.notes[:MOST_NOTES]))
