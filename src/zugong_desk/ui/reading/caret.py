"""The caret and the selection as a span that all panes share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QTextCursor

from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.codepoints import from_utf16, to_utf16

if TYPE_CHECKING:
    from zugong_desk.ui.bridge import Bridge
    from zugong_desk.ui.reading.display import Display
    from zugong_desk.ui.reading.keystrokes import Keystrokes
    from zugong_desk.ui.reading.sheet import Sheet

ORIGIN = "readingPane"
LANDING = 3
"""A jump lands at this part of the view's height."""


class Caret(QObject):
    """Tells where the sheet's caret stands and takes it where another pane points; never takes the focus."""

    moved = Signal()

    def __init__(self, bridge: Bridge, sheet: Sheet, display: Display, keystrokes: Keystrokes) -> None:
        super().__init__(sheet)
        self._bridge = bridge
        self._sheet = sheet
        self._display = display
        self._keystrokes = keystrokes
        self._led = False
        sheet.cursorPositionChanged.connect(self.tell)
        sheet.selectionChanged.connect(self.tell)
        keystrokes.typed.connect(self.tell)
        bridge.place_changed.connect(self._on_place_changed)

    def span(self) -> Span | None:
        """The selection, or the caret as an empty span; None if no text is shown."""
        if not self._display.lines:
            return None
        cursor = self._sheet.textCursor()
        return Span(self._anchor(cursor.selectionStart()), self._anchor(cursor.selectionEnd()))

    def quote(self) -> str:
        """The reading text that is selected."""
        span, bulletin = self.span(), self._bridge.bulletin
        return bulletin.quote(span) if span is not None and bulletin is not None else ""

    def go(self, span: Span) -> None:
        """Put the selection on a span and tell everyone."""
        self.show(span)
        self.tell()

    def show(self, span: Span, *, flash: bool = False) -> None:
        """Put the selection on a span; if its beginning is out of view, bring it there."""
        start, end = self._position(span.start), self._position(span.end)
        if start is None or end is None:
            return
        cursor = QTextCursor(self._sheet.document())
        cursor.setPosition(start)
        target = self._target(cursor)
        if flash and target != self._sheet.top():
            self._sheet.flash(cursor.block())
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._led = True
        self._display.stop_composing()
        self._sheet.setTextCursor(cursor)
        self._led = False
        self._sheet.verticalScrollBar().setValue(target)
        self.moved.emit()

    def tell(self) -> None:
        """Say where the caret stands if the others think it elsewhere."""
        if self._led or self._display.busy or self._keystrokes.pending:
            return
        span = self.span()
        self.moved.emit()
        if span is not None and span != self._bridge.place:
            self._bridge.go(span, ORIGIN)

    def _on_place_changed(self, span: Span, origin: str) -> None:
        if self._keystrokes.pending:
            return  # the editor's own caret is where typing left it, and is told as soon as the model has the text
        if origin == ORIGIN:
            return
        if span != self.span():
            self.show(span, flash=True)
        else:  # the text may have moved away under a caret that stayed
            self._sheet.verticalScrollBar().setValue(self._target(self._sheet.textCursor()))

    def _target(self, cursor: QTextCursor) -> int:
        """Where to scroll so that a caret is in view."""
        return _scrolled(self._sheet.top(), self._sheet.cursorRect(cursor), self._sheet.viewport().height())

    def _anchor(self, position: int) -> Anchor:
        block = self._sheet.document().findBlock(position)
        line = self._display.lines[block.blockNumber()]
        return Anchor(line.id, from_utf16(line.text, position - block.position()))

    def _position(self, anchor: Anchor) -> int | None:
        bulletin = self._bridge.bulletin
        if bulletin is None or anchor.block not in bulletin.line_position:
            return None
        at = bulletin.line(anchor.block)
        if at >= len(self._display.lines) or self._display.lines[at].id != anchor.block:
            return None
        text = self._display.lines[at].text
        block = self._sheet.document().findBlockByNumber(at)
        return block.position() + to_utf16(text, min(anchor.offset, len(text)))


def _scrolled(top: int, rect: QRect, height: int) -> int:
    """Where to scroll so that a caret in `rect` is in view: nowhere if it is already."""
    if rect.top() >= 0 and rect.bottom() <= height:
        return top
    return top + rect.top() - height // LANDING
