"""A word that acts, with its key beside it in grey."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from zugong_desk.ui.theme.fonts import MEDIUM, ui_font
from zugong_desk.ui.theme.source import ThemeSource

SMALL = 12
APART = 5


class Link(QAbstractButton):
    """Flat button: word in indigo, key in grey; underlined under the pointer, framed with the focus."""

    def __init__(self, word: str, themes: ThemeSource, parent: QWidget, key: str = "") -> None:
        super().__init__(parent)
        self.setText(word)
        self.setAccessibleName(word)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._themes = themes
        self._key = key
        self.setFont(ui_font(SMALL, MEDIUM))

    def set_key(self, key: str) -> None:
        """Show another key beside the word."""
        self._key = key
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Word, key and room for the frame of the focus."""
        metrics = self.fontMetrics()
        key = metrics.horizontalAdvance(self._key) + APART if self._key else 0
        return QSize(metrics.horizontalAdvance(self.text()) + key + 4, metrics.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Word and key on one line."""
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        theme = self._themes.theme
        inner = self.rect().adjusted(2, 0, -2, 0)
        font = ui_font(SMALL, MEDIUM)
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(theme.accent if self.isEnabled() else theme.disabled)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(ui_font(SMALL))
        painter.setPen(theme.ink3)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._key)
        if self.hasFocus():
            painter.setPen(theme.accent)
            painter.drawRect(QRect(self.rect()).adjusted(0, 0, -1, -1))
