"""Finding words in the reading text: a bar at the foot of the pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from zugong_desk.ui.theme.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from zugong_desk.domain.bulletin import Bulletin
    from zugong_desk.domain.span import Span
    from zugong_desk.ui.theme.source import ThemeSource

HEIGHT = 36
MOST = 9999


def occurrences(bulletin: Bulletin, words: str) -> list[int]:
    """Where the words begin, as code points of the reading text; letters match in either case."""
    if not words:
        return []
    text, wanted = bulletin.text, words
    if len(text.lower()) == len(text):
        text, wanted = text.lower(), wanted.lower()
    out: list[int] = []
    at = text.find(wanted)
    while at >= 0 and len(out) < MOST:
        out.append(at)
        at = text.find(wanted, at + len(wanted))
    return out


def nearest(found: Sequence[int], place: int, *, forward: bool) -> int | None:
    """The index of the next occurrence after `place`, or the last before it, round the end; None if there is none."""
    if not found:
        return None
    if forward:
        return next((index for index, at in enumerate(found) if at > place), 0)
    return next((index for index in reversed(range(len(found))) if found[index] < place), len(found) - 1)


class FindBar(QFrame):
    """Words, how many there are, next and previous; Escape gives the focus back."""

    wanted = Signal(str, int)
    closed = Signal()
    tags_wished = Signal()
    """All that was found is to be tagged."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setProperty("role", "foot")
        self.setFixedHeight(HEIGHT)
        self.field = QLineEdit(self)
        self.field.setObjectName("findField")
        self.field.setAccessibleName("在本期中查找")
        self.field.setPlaceholderText("在本期中查找")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(lambda text: self.wanted.emit(text, 0))
        self._count = QLabel(self)
        self._count.setProperty("role", "hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        for name, drawing, by, tip in (
            ("findPrevious", "chevron-up", -1, "上一处　Shift+Enter"),
            ("findNext", "chevron-down", 1, "下一处　Enter"),
        ):
            button = self._button(name, drawing, tip, themes)
            button.clicked.connect(lambda _checked=False, by=by: self.wanted.emit(self.field.text(), by))
            row.addWidget(button)
        tag = self._button("findTagAll", "tag", "标注查到的各处…", themes)
        tag.clicked.connect(self.tags_wished)
        row.addWidget(tag)
        close = self._button("findClose", "close", "关闭　Esc", themes)
        close.clicked.connect(self._close)
        row.addWidget(close)
        self.hide()

    def open_with(self, words: str) -> None:
        """Show the bar, looking for what is selected or was last looked for."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tell(self, index: int | None, count: int) -> None:
        """Say which of how many is shown."""
        found = "没有找到" if index is None else f"第 {index + 1} 处，共 {count} 处"
        self._count.setText(found if self.field.text() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.wanted.emit(self.field.text(), -1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _button(self, name: str, drawing: str, tip: str, themes: ThemeSource) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(drawing, themes, 16))
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition("　")[0])
        return button


def span_of(bulletin: Bulletin, at: int, words: str) -> Span:
    """An occurrence as a span."""
    return bulletin.span(at, at + len(words))
