"""The field in which an excerpt's text is edited: what differs from the wording that was taken is marked as one types."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from zugong_desk.ui.codepoints import from_utf16, to_utf16
from zugong_desk.ui.controls.text_field import TextField
from zugong_desk.ui.excerpts.comparing import come, undone_at
from zugong_desk.ui.theme.fonts import reading_font
from zugong_desk.ui.theme.source import ThemeSource

LINES = 6
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
BACKSPACE = Qt.Key.Key_Backspace
MARK = 3.0


class WordingField(TextField):
    """Underlines what has come and marks where something has gone; Ctrl+Backspace gives the whole wording back,
    Alt+Backspace the change at the caret.
    """

    restore_wished = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(LINES, parent)
        self._themes = themes
        self.taken = ""
        self._gone: list[int] = []
        self.setFont(reading_font(15))
        self.setMinimumHeight(self.height())
        self.setMaximumHeight(16777215)
        self.textChanged.connect(self.mark)
        themes.changed.connect(self.mark)

    def show_wording(self, taken: str, text: str) -> None:
        """Show a text beside the wording that was taken; the caret stays if it is there already."""
        self.taken = taken
        if self.text() != text:
            self.setText(text)
        self.mark()

    def mark(self) -> None:
        """Mark what differs."""
        text = self.text()
        ranges = come(self.taken, text)
        self._gone = [to_utf16(text, start) for start, end in ranges if start == end]
        self.setExtraSelections([self._selection(text, start, end) for start, end in ranges if start < end])
        self.viewport().update()

    def restore_here(self) -> bool:
        """Take the change at the caret back; whether there was one."""
        text = self.text()
        undone = undone_at(self.taken, text, from_utf16(text, self.textCursor().position()))
        if undone is None:
            return False
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(undone[0])
        cursor.setPosition(to_utf16(undone[0], undone[1]))
        self.setTextCursor(cursor)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The two keys that give the wording back; every other writes."""
        if event.key() == BACKSPACE and event.modifiers() == CONTROL:
            self.restore_wished.emit()
        elif event.key() == BACKSPACE and event.modifiers() == ALT:
            self.restore_here()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a small red wedge where something is gone."""
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._themes.theme.red, 1.4))
            for at in self._gone:
                cursor = QTextCursor(self.document())
                cursor.setPosition(min(at, self.document().characterCount() - 1))
                foot = self.cursorRect(cursor).bottomLeft()
                tip = QPointF(foot.x(), foot.y() - 2 * MARK)
                painter.drawPolyline([QPointF(tip.x() - MARK, foot.y()), tip, QPointF(tip.x() + MARK, foot.y())])

    def _selection(self, text: str, start: int, end: int) -> QTextEdit.ExtraSelection:
        theme = self._themes.theme
        form = QTextCharFormat()
        form.setBackground(theme.ok_tint)
        form.setForeground(theme.ok)
        form.setFontUnderline(True)
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_utf16(text, start))
        cursor.setPosition(to_utf16(text, end), QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.format, selection.cursor = form, cursor
        return selection
