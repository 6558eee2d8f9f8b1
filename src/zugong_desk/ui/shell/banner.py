"""One line under the tool bar for what needs to be known: what happened, what was kept, what to do."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

Tone = Literal["error", "calm"]
Offer = tuple[str, Callable[[], object]]
"""A verb, and what it does; False means that nothing came of it and the line stays."""
LOOKS = {"error": ("error", "red"), "calm": ("edit", "ink2")}


class Banner(QFrame):
    """Shows one line until it is closed or another takes its place; never covers anything."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._themes = themes
        self._offers: tuple[Offer, ...] = ()
        self._sign, self.label = QLabel(), QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)  # it names files, which may be called anything
        self.label.setAccessibleName("提示")
        self.button, self.other_button = self._offer_button(0), self._offer_button(1)
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("close", themes, 16))
        self.close_button.setAccessibleName("关闭提示")
        self.close_button.setToolTip("关闭提示")
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self.label, 1)
        for button in (self.button, self.other_button, self.close_button):
            row.addWidget(button)
        self._tone: Tone = "error"
        self._line = ""
        themes.changed.connect(self._dress)
        self.hide()

    def _offer_button(self, at: int) -> QPushButton:
        button = QPushButton()
        button.setProperty("compact", "true")
        button.clicked.connect(lambda: self._take(at))
        return button

    def say(self, text: str, tone: Tone = "error", *offers: Offer) -> None:
        """Show a line, with a button for each of up to two things that can be done about it."""
        self._tone, self._offers, self._line = tone, offers, text
        self.label.setText(text)
        for at, button in enumerate((self.button, self.other_button)):
            button.setText(offers[at][0] if at < len(offers) else "")
            button.setVisible(at < len(offers))
        self._dress()
        self.show()

    def add(self, text: str) -> None:
        """Show a line calmly, after the one in sight and with what that offers, in place of what was added before."""
        if self.isHidden():
            self.say("", "calm")
        self.label.setText(f"{self._line}{text}")

    def says(self, text: str) -> bool:
        """Whether this line is in sight, whatever was added to it."""
        return not self.isHidden() and self._line == text

    def _take(self, at: int) -> None:
        self.hide()
        if self._offers[at][1]() is False:
            self.show()

    def _dress(self) -> None:
        theme, (name, colour) = self._themes.theme, LOOKS[self._tone]
        ground = theme.red_tint if self._tone == "error" else theme.current
        self._sign.setPixmap(icon(name, self._themes, 16, colour).pixmap(16, 16))
        self.setStyleSheet(
            f"#banner {{ background: {ground.name()}; border: 0; border-bottom: 1px solid {theme.line.name()}; }}"
            f"#banner QLabel {{ color: {theme.ink.name()}; }}"
        )
