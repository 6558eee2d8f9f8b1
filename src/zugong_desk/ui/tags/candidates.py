"""The other values that the text proposes for a field: a list under it, while the focus and the input method stay in it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QListWidget, QWidget

from zugong_desk.ui.theme.tokens import tokens

ROWS = 6


class Candidates(QListWidget):
    """Lies on the window that holds the field, not in a window of its own."""

    chosen = Signal(str)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.window())
        self._field = field
        self.setObjectName("candidates")
        self.setAccessibleName("其他候选")
        self.setProperty("role", "boxed")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(lambda _item: self.choose())
        self.hide()

    def offer(self, texts: Sequence[str]) -> None:
        """Show these under the field, or above it where there is no room below; the first is chosen beforehand."""
        self.clear()
        self.addItems(list(texts))
        for row, text in enumerate(texts):
            self.item(row).setToolTip(text)
        self.setCurrentRow(0)
        host = self._field.window()
        height = min(len(texts), ROWS) * (tokens().sizes["tree_row"] + 1) + 4
        below = self._field.mapTo(host, QPoint(0, self._field.height() + 1))
        above = below.y() - self._field.height() - 2 - height
        top = below.y() if below.y() + height <= host.height() or above < 0 else above
        self.setGeometry(below.x(), top, self._field.width(), height)
        self.show()
        self.raise_()

    def move_by(self, by: int) -> None:
        """Choose another row."""
        self.setCurrentRow(max(0, min(self.currentRow() + by, self.count() - 1)))

    def choose(self) -> None:
        """Take the row at hand and close."""
        item = self.currentItem()
        self.hide()
        if item is not None:
            self.chosen.emit(item.text())
