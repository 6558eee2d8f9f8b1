"""One line under the tool bar for what needs to be known: what happened, what was kept, what to do."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

Tone = Literal["error", "calm"]
LOOKS = {"error": ("error", "red"), "calm": ("edit", "ink2")}


class Banner(QFrame):
    """Shows one line until it is closed or another takes its place; never covers anything."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._themes = themes
        self._run: Callable[[], object] | None = None
        self._sign, self.label = QLabel(), QLabel()
        self.label.setWordWrap(True)
        self.label.setAccessibleName("提示")
        self.button = QPushButton()
        self.button.setProperty("compact", "true")
        self.button.clicked.connect(self._on_clicked)
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
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        self._tone: Tone = "error"
        themes.changed.connect(self._dress)
        self.hide()

    def say(self, text: str, tone: Tone = "error", verb: str = "", run: Callable[[], object] | None = None) -> None:
        """Show a line, with a button if `verb` names what can be done about it."""
        self._tone, self._run = tone, run
        self.label.setText(text)
        self.button.setText(verb)
        self.button.setVisible(bool(verb))
        self._dress()
        self.show()

    def _on_clicked(self) -> None:
        self.hide()
        if self._run is not None:
            self._run()

    def _dress(self) -> None:
        theme, (name, colour) = self._themes.theme, LOOKS[self._tone]
        ground = theme.red_tint if self._tone == "error" else theme.current
        self._sign.setPixmap(icon(name, self._themes, 16, colour).pixmap(16, 16))
        self.setStyleSheet(
            f"#banner {{ background: {ground.name()}; border: 0; border-bottom: 1px solid {theme.line.name()}; }}"
            f"#banner QLabel {{ color: {theme.ink.name()}; }}"
        )
