"""The sheet: a text edit that keeps the measure, paints the current block and takes in nothing but plain text."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QStyle, QTextEdit, QWidget

from zugong_desk.ui.codepoints import utf16_length
from zugong_desk.ui.reading.measure import CARET_ROOM, Column, column
from zugong_desk.ui.reading.shown import typable
from zugong_desk.ui.theme.source import ThemeSource

if TYPE_CHECKING:
    from collections.abc import Callable

FLASH_MS = 120
BAND_ABOVE, BAND_BELOW = 3, 5
"""How far the tint of the current block reaches over its lines, above and below: Qt sets text low in a line."""
CARET_WIDTH = 2


class Sheet(QTextEdit):
    """The typeset page between gutter and margin."""

    measured = Signal()
    focus_moved = Signal()
    zoom_requested = Signal(int)
    menu_requested = Signal(QPoint)
    clicked = Signal()  # into the text, without selecting any
    composed = Signal()  # an input method has put in, or given up, what it was composing

    def __init__(self, themes: ThemeSource, em: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entering = False
        self.setObjectName("readingText")
        self.setAccessibleName("阅读稿")
        self.setAccessibleDescription("可直接输入、改错；回车拆分段块，段首退格合并到上一段块。")
        self.setProperty("role", "paper")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setCursorWidth(CARET_WIDTH)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.quote: Callable[[], str] = lambda: ""
        self.paint_over: Callable[[QPainter], None] = lambda _painter: None
        self._themes = themes
        self.em = em
        self._flashed: QTextBlock | None = None
        self._flash_end = QTimer(self, singleShot=True, interval=FLASH_MS)
        self._flash_end.timeout.connect(self._on_flash_end)
        self.column: Column = column(0, em)

    def set_writable(self, *, writable: bool) -> None:
        """Take edits or not; without them the caret stays and the keyboard still selects."""
        flags = Qt.TextInteractionFlag
        reading = flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags.TextEditorInteraction if writable else reading)

    # measure --------------------------------------------------------------------------------------------------------

    def set_em(self, em: int) -> None:
        """Set the text size in logical pixels, which the measure follows."""
        self.em = em
        self._measure()

    def _measure(self) -> None:
        width = self.width() - self.verticalScrollBar().sizeHint().width()
        self.column = column(width, self.em)
        self.setViewportMargins(self.column.left - CARET_ROOM, 0, self.column.right - CARET_ROOM, 0)
        self.measured.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out before the text is laid out in it."""
        self._measure()
        super().resizeEvent(event)

    # where blocks stand ---------------------------------------------------------------------------------------------

    def top(self) -> int:
        """The document's y at the upper edge of the view."""
        return self.verticalScrollBar().value()

    def block_rect(self, block: QTextBlock) -> QRectF:
        """Where a block stands in the view, without the space around it."""
        return self.document().documentLayout().blockBoundingRect(block).translated(0, -self.top())

    def band(self, block: QTextBlock) -> QRectF:
        """What is tinted when the block is the current one, over the width of the view."""
        rect = self.block_rect(block)
        return QRectF(0, rect.top() - BAND_ABOVE, self.viewport().width(), rect.height() + BAND_ABOVE + BAND_BELOW)

    def flash(self, block: QTextBlock) -> None:
        """Tint a block for a moment, to show where a jump has landed; not where the system wants no motion."""
        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) <= 0:
            return
        self._flashed = block
        self._flash_end.start()
        self.viewport().update()

    def _on_flash_end(self) -> None:
        self._flashed = None
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, the current block's tint, then the text."""
        theme = self._themes.theme
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), theme.paper)
            if not self.placeholderText():  # without an issue there is no block to be in
                self._fill(painter, self.textCursor().block(), theme.current)
            if self._flashed is not None and self._flashed.isValid():
                self._fill(painter, self._flashed, theme.selection)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            self.paint_over(painter)

    def _fill(self, painter: QPainter, block: QTextBlock, colour: QColor) -> None:
        painter.fillRect(self.band(block), colour)

    def lay_out(self) -> None:
        """Finish the layout, of which Qt does only the part in view at first.

        Wanted before any edit: Qt loses the rest of a layout in progress if the document changes meanwhile.
        """
        self.document().documentLayout().documentSize()

    # keys, focus, menu ----------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window: their history is the library's, not the widget's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_history(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As any text edit, but Enter only ever splits: Qt's would take the setting off an empty line.

        Enter that is still held from where it chose a hit or a tag, and so led into the text, is not meant for it.
        """
        self.lay_out()
        if _is_enter(event):
            self._entering = self._entering or not event.isAutoRepeat()
            if not self._entering:
                event.accept()
                return
        if _is_enter(event) and not self.isReadOnly():
            self.textCursor().insertText("\n")
            self.ensureCursorVisible()
            event.accept()
            return
        if _is_history(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """As any text edit, on a finished layout; Qt would take a commit even where no key is taken."""
        if self.isReadOnly():
            event.ignore()
            return
        self.lay_out()
        before = self.composing
        super().inputMethodEvent(event)
        if before and not self.composing:
            self.composed.emit()

    @property
    def composing(self) -> bool:
        """Whether an input method is composing."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    def stop_composing(self) -> QTextBlock | None:
        """Give up what an input method is composing, before the text or the caret moves away under it.

        Returns the block in which that was; its inks are gone.
        """
        block = self.textCursor().block()
        if not block.layout().preeditAreaText():
            return None
        block.layout().setPreeditArea(-1, "")
        block.layout().clearFormats()
        self.document().markContentsDirty(block.position(), block.length())
        QGuiApplication.inputMethod().reset()
        return block

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the rail turns indigo."""
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the rail turns grey."""
        super().focusOutEvent(event)
        self._entering = False
        self.focus_moved.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say that a place was pointed at."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.clicked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu at the pointer or, from the keyboard, at the caret; a click outside the selection moves it."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_requested.emit(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))
            return
        self._point_at(self.viewport().mapFromGlobal(event.globalPos()))
        self.menu_requested.emit(event.globalPos())

    def _point_at(self, position: QPoint) -> None:
        cursor, pointed = self.textCursor(), self.cursorForPosition(position)
        if not cursor.selectionStart() <= pointed.position() <= cursor.selectionEnd():
            self.setTextCursor(pointed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel ask for another text size; without Ctrl the text scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    # what comes in and goes out -------------------------------------------------------------------------------------

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Plain text only."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop as plain text, but never where nothing can be typed."""
        if self.isReadOnly():
            return
        self.lay_out()
        self.textCursor().insertText(typable(source.text()))
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy or drag the reading text itself, not its looks."""
        out = QMimeData()
        out.setText(self.quote())
        return out

    def dropEvent(self, event: QDropEvent) -> None:
        """Text dragged within the sheet is put in first, then taken out: two small edits, not one over all between."""
        self.lay_out()
        inside = event.source() in {self, self.viewport()} and event.dropAction() == Qt.DropAction.MoveAction
        if not inside or self.isReadOnly():
            super().dropEvent(event)
            return
        self._move_selection(self.cursorForPosition(event.position().toPoint()))
        # the drag's own end would take the selection out once more
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _move_selection(self, target: QTextCursor) -> None:
        taken = self.textCursor()
        if taken.selectionStart() <= target.position() <= taken.selectionEnd():
            return
        text = typable(self.quote())
        target.insertText(text)
        landed = QTextCursor(target)
        taken.removeSelectedText()
        end = landed.position()
        landed.setPosition(end - utf16_length(text))
        landed.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(landed)


def _is_enter(event: QKeyEvent) -> bool:
    """Enter, also with Shift: a line has no lines within."""
    keys = QKeySequence.StandardKey
    return event.matches(keys.InsertParagraphSeparator) or event.matches(keys.InsertLineSeparator)


def _is_history(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
