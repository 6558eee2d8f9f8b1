"""The palette's field: typing filters, the other keys choose."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from zugong_desk.ui.tags.choices import DIRECT

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class QueryField(QLineEdit):
    """Takes the palette's keys before the window's shortcuts can."""

    accepted = Signal(bool)
    """Enter; True with Shift."""
    picked = Signal(int)
    """Ctrl with a digit: the row, from 0."""
    moved = Signal(int)
    new_wished = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagQuery")
        self.setAccessibleName("查找标签")
        self.setPlaceholderText("拼音首字母、全拼或汉字")

    def event(self, event: QEvent) -> bool:
        """Keep the window from taking a key that the palette answers to."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._answers(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._answers(event):
            self._answer(event)
            return True
        return super().event(event)

    def _answers(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == CONTROL:
            return key == Qt.Key.Key_N or Qt.Key.Key_1 <= key <= Qt.Key.Key_0 + DIRECT
        if key in ENTER:
            return held in (Qt.KeyboardModifier.NoModifier, SHIFT)
        known = key in MOVES or key in {Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        return known and held in (Qt.KeyboardModifier.NoModifier, SHIFT)

    def _answer(self, event: QKeyEvent) -> None:
        key, shift = Qt.Key(event.key()), bool(event.modifiers() & SHIFT)
        if key in ENTER:
            self.accepted.emit(shift)
        elif key in MOVES:
            self.moved.emit(MOVES[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.moved.emit(1 if key == Qt.Key.Key_Tab else -1)
        elif key == Qt.Key.Key_N:
            self.new_wished.emit()
        else:
            self.picked.emit(key - Qt.Key.Key_1)
