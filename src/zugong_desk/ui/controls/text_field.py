"""Fields of a form: one line or several, each of which says when it has been left."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class TextField(QPlainTextEdit):
    """A field of several lines that says when it has been left."""

    editing_finished = Signal()

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 14)

    def text(self) -> str:
        """What was typed; unlike toPlainText it keeps hard spaces."""
        return self.document().toRawText().replace("\u2029", "\n")

    def setText(self, text: str) -> None:
        self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.editing_finished.emit()


Field = QLineEdit | TextField


def field_of(name: str, label: str, hint: str, lines: int, parent: QWidget) -> Field:
    """A field of so many lines; `name` becomes its objectName, `label` what a screen reader says."""
    field: Field = QLineEdit(parent) if lines == 1 else TextField(lines, parent)
    field.setObjectName(name)
    field.setAccessibleName(label)
    field.setPlaceholderText(hint)
    return field


def when_left(field: Field, slot: Callable[[], object]) -> None:
    """Call a slot when the field has been left, or Enter was pressed in its one line."""
    finished = field.editingFinished if isinstance(field, QLineEdit) else field.editing_finished
    finished.connect(slot)


def show_text(field: Field, text: str) -> None:
    """Show a text from its beginning; the caret stays if it is there already."""
    if field.text() == text:
        return
    field.setText(text)
    if isinstance(field, QLineEdit):
        field.setCursorPosition(0)
