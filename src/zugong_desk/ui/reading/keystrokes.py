"""Typing: what was done to the document becomes the smallest edit of the reading text.

Qt's own counts are not trusted: an input method reports its whole block. The blocks touched are compared with the
lines they showed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.codepoints import from_utf16
from zugong_desk.ui.reading.difference import Difference, difference
from zugong_desk.ui.reading.shown import shown, typable

if TYPE_CHECKING:
    from zugong_desk.ui.bridge import Bridge
    from zugong_desk.ui.reading.display import Display
    from zugong_desk.ui.reading.sheet import Sheet


class Keystrokes(QObject):
    """Hears the sheet's document and tells the bridge; the display goes back if the bridge refuses."""

    typed = Signal()

    def __init__(self, bridge: Bridge, sheet: Sheet, display: Display) -> None:
        super().__init__(sheet)
        self._bridge = bridge
        self._sheet = sheet
        self._display = display
        self._touched: tuple[int, int] | None = None
        display.replaced.connect(self._listen)
        self._listen()

    @property
    def pending(self) -> bool:
        """Whether the document has been edited and the model not yet."""
        return self._touched is not None

    def _listen(self) -> None:
        self._touched = None
        document = self._sheet.document()
        document.contentsChange.connect(self._on_contents_change)
        document.contentsChanged.connect(self._on_contents_changed)

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        """Remember which blocks were touched, counted from both ends; Qt has not laid them out yet."""
        if self._display.busy:
            return
        document = self._sheet.document()
        last = document.findBlock(position + added)
        head = document.findBlock(position).blockNumber()
        tail = document.blockCount() - 1 - (last if last.isValid() else document.lastBlock()).blockNumber()
        before = self._touched or (head, tail)
        self._touched = min(head, before[0]), min(tail, before[1])
        if document.blockCount() == len(self._display.lines):
            self._foresee(*self._touched)

    def _foresee(self, head: int, tail: int) -> None:
        """Have the lines inked as an edit within one of them leaves them; an input method names its neighbour too."""
        edit, lines = self._edit(head, tail), self._display.lines
        for number in range(head, len(lines) - tail):
            size = len(lines[number].text)
            inside = edit is not None and 0 <= edit.start <= edit.end <= size and "\n" not in edit.text
            self._display.foresee(number, edit if inside else None)
            edit = Difference(edit.start - size - 1, edit.end - size - 1, edit.text) if edit else None

    def _on_contents_changed(self) -> None:
        if self._touched is None or self._display.busy:
            return
        head, tail = self._widened(*self._touched)
        edit = self._edit(head, tail)
        if edit is None:
            self._touched = None
            # composing has taken the inks off the block, and Qt may have set it otherwise
            self._display.settle(head, tail)
            return
        try:
            self._tell(head, edit)
        finally:
            self._show_model(head, tail)
        self.typed.emit()

    def _show_model(self, head: int, tail: int) -> None:
        """Whatever came of the edit: the sheet shows what the model now holds."""
        bulletin = self._bridge.bulletin
        self._display.bring(bulletin.lines if bulletin else ())
        if bulletin and bulletin.lines:
            self._display.settle(head, tail)
        self._touched = None

    def _widened(self, head: int, tail: int) -> tuple[int, int]:
        """The window with at least one line in it on both sides."""
        spare = min(len(self._display.lines), self._sheet.document().blockCount()) - head - tail
        if spare < 1:
            tail = max(0, tail + spare - 1)
        return head, tail

    def _edit(self, head: int, tail: int) -> Difference | None:
        lines = self._display.lines
        old = "\n".join(shown(line) for line in lines[head : len(lines) - tail])
        new = "\n".join(block.text() for block in self._display.blocks(head, tail))
        return difference(old, new, self._caret_in(head, len(new)))

    def _caret_in(self, head: int, limit: int) -> int | None:
        """The caret as a code point of the text that begins at block `head`; None if it stands elsewhere."""
        cursor = self._sheet.textCursor()
        block = cursor.block()
        if block.blockNumber() < head:
            return None
        at = from_utf16(block.text(), cursor.positionInBlock())
        before = block.previous()
        while before.isValid() and before.blockNumber() >= head:
            at += len(before.text()) + 1
            before = before.previous()
        return at if at <= limit else None

    def _tell(self, head: int, edit: Difference) -> None:
        text = typable(edit.text)
        if edit.start != edit.end or text:
            self._bridge.type_over(Span(self._anchor(head, edit.start), self._anchor(head, edit.end)), text)

    def _anchor(self, head: int, offset: int) -> Anchor:
        for line in self._display.lines[head:]:
            if offset <= len(line.text):
                return Anchor(line.id, offset)
            offset -= len(line.text) + 1
        raise IndexError("the edit reaches past the last line")
