"""The head of the pane: its name, where the caret is, and the text size."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from zugong_desk.ui.reading.crumbs import SEPARATOR
from zugong_desk.ui.shell.elided import ElidedLabel
from zugong_desk.ui.theme.fonts import MEDIUM, ui_font
from zugong_desk.ui.theme.tokens import tokens

SMALL = 12


class PaneHead(QFrame):
    """One line over the sheet."""

    size_reset_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "head")
        self.setFixedHeight(tokens().sizes["head"])
        name = QLabel("阅读稿", self)
        name.setFont(ui_font(13, MEDIUM))
        self._above = ElidedLabel(parent=self)
        self._above.setProperty("role", "label")
        self._above.setFont(ui_font(SMALL))
        self._above.setObjectName("readingCrumbs")
        self._here = ElidedLabel(parent=self)
        self._here.setFont(ui_font(SMALL, MEDIUM))
        self._size = QToolButton(self)
        self._size.setObjectName("readingZoom")
        self._size.setAccessibleName("字号比例，点击恢复原大")
        self._size.setToolTip("正文字号　Ctrl+滚轮缩放，点击恢复原大")
        self._size.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._size.setAutoRaise(True)
        self._size.clicked.connect(self.size_reset_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(0)
        row.addWidget(name)
        row.addSpacing(10)
        row.addWidget(self._above)
        row.addWidget(self._here)
        row.addStretch(1)
        row.addWidget(self._size)

    def show_place(self, issue: str, crumbs: list[str]) -> None:
        """Say where the caret is, from the issue down."""
        path = [issue, *crumbs] if issue else []
        self._above.setText(SEPARATOR.join(path[:-1]))
        self._above.setVisible(len(path) > 1)
        self._here.setText((SEPARATOR if len(path) > 1 else "") + path[-1] if path else "")

    @property
    def place(self) -> str:
        """The whole path as it is told."""
        return self._above.text() + self._here.text()

    def show_size(self, share: float) -> None:
        """Say how large the text is; 1 is its usual size."""
        self._size.setText(f"{share:.0%}")
