"""The tool bar's field as the place to type: its keys reach the names and hits in the pane."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from zugong_desk.ui.codepoints import from_utf16, to_utf16

PAUSE_MS = 250
MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SearchField(QObject):
    """Listens to a line edit; `typed` after a pause, `entered` at once."""

    typed = Signal()
    entered = Signal()
    moved = Signal(int)
    left = Signal()
    came = Signal()
    """The focus came into the field."""

    def __init__(self, field: QLineEdit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.typed)
        field.textEdited.connect(lambda _text: self._pause.start())
        field.textChanged.connect(self._on_changed)
        field.returnPressed.connect(self._on_entered)
        field.installEventFilter(self)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._field.text()

    @property
    def typing(self) -> bool:
        """Whether what stands in the field was typed and not entered yet."""
        return self._field.isModified() and self._field.hasFocus()

    @property
    def caret(self) -> int:
        """Where the caret stands, in code points."""
        return from_utf16(self._field.text(), self._field.cursorPosition())

    def write(self, text: str, caret: int | None = None) -> None:
        """Put a text in, as if nothing had been typed; the caret behind it if nothing else is said."""
        self._pause.stop()
        self._field.setText(text)
        if caret is not None:
            self._field.setCursorPosition(to_utf16(text, min(caret, len(text))))

    def focus(self) -> None:
        """Put the keys on the field."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk the names and on to the hits; Escape goes back."""
        if event.type() == QEvent.Type.FocusIn:
            self.came.emit()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and key in MOVES:
                self.moved.emit(MOVES[key])
                return True
            if plain and key == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _on_entered(self) -> None:
        self._pause.stop()
        self._field.setModified(False)
        self.entered.emit()

    def _on_changed(self, text: str) -> None:
        """The button that clears the field types nothing, but is meant as much."""
        if not text:
            self._pause.start()
