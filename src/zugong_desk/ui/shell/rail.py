"""A folded pane: a narrow rail with upright names that open it again."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QStyle, QStyleOptionToolButton, QToolButton, QVBoxLayout, QWidget

from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

WIDTH = 34
PITCH = 17


class UprightButton(QToolButton):
    """A name written downwards, a character a line."""

    def sizeHint(self) -> QSize:
        """Room for every character."""
        return QSize(WIDTH - 6, PITCH * len(self.text()) + 16)

    def minimumSizeHint(self) -> QSize:
        """The same: a name is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button's ground, then the name."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""
        with QPainter(self) as painter:
            self.style().drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option, painter, self)
            painter.setPen(option.palette.buttonText().color())
            for row, char in enumerate(self.text()):
                painter.drawText(0, 8 + row * PITCH, self.width(), PITCH, int(Qt.AlignmentFlag.AlignCenter), char)


class Rail(QFrame):
    """What is left of a folded pane."""

    chosen = Signal(int)

    def __init__(self, themes: ThemeSource, names: Sequence[str], chevron: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setFixedWidth(WIDTH)
        opener = QToolButton(self)
        opener.setIcon(icon(chevron, themes, 16))
        opener.setAccessibleName(f"展开{names[0]}")
        opener.clicked.connect(lambda: self.chosen.emit(-1))
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 6, 3, 6)
        column.setSpacing(4)
        column.addWidget(opener)
        for at, name in enumerate(names):
            button = UprightButton(self)
            button.setText(name)
            button.setAccessibleName(f"展开{name}")
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked=False, at=at: self.chosen.emit(at))
            column.addWidget(button)
        column.addStretch(1)
