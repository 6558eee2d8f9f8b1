"""Keeps the sheet's document at the model's state, editing only what differs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress, count, islice
from operator import is_not

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from zugong_desk.domain import runs
from zugong_desk.domain.block import Block
from zugong_desk.domain.draft import moved_heads
from zugong_desk.ui.codepoints import Ruler
from zugong_desk.ui.reading.difference import Difference, difference
from zugong_desk.ui.reading.document import build
from zugong_desk.ui.reading.dress import Dress
from zugong_desk.ui.reading.highlight import ink, repaint
from zugong_desk.ui.reading.paint import Mark, disjoint, marks_of
from zugong_desk.ui.reading.sheet import Sheet
from zugong_desk.ui.reading.shown import shown
from zugong_desk.ui.reading.sight import visible_blocks

Fill = Mapping[str, Sequence[Mark]]
"""Passing marks, such as those of the tag under the pointer, by block id."""


class Display(QObject):
    """Shows lines on the sheet. `lines` are those last shown; `busy` while the display itself edits the document.

    `doubted` are the ranges of the source that its recogniser was not sure of; they are marked from the next `show` on.
    """

    replaced = Signal()

    def __init__(self, sheet: Sheet, dress: Dress) -> None:
        super().__init__(sheet)
        self.lines: tuple[Block, ...] = ()
        self.busy = False
        self.doubted: tuple[tuple[int, int], ...] = ()
        self._sheet = sheet
        self._dress = dress
        self._document: QTextDocument | None = None
        self._fill: Fill = {}
        self._roomy: tuple[str, int] = ("", 0)

    def show(self, lines: tuple[Block, ...]) -> None:
        """Show other lines from the top, in one exchange of documents."""
        self.lines, self._fill, self._roomy = lines, {}, ("", 0)
        document = build(lines, self._dress, self.doubted)
        document.setParent(self._sheet)
        before, self._document = self._document, document
        self.busy = True
        self._sheet.setDocument(document)
        self.busy = False
        if before is not None:
            before.deleteLater()
        self.replaced.emit()

    def dress_anew(self, dress: Dress) -> None:
        """Print everything in another size or theme; caret, selection and the first line in view stay."""
        self._dress = dress
        cursor, first, ahead = self._sheet.textCursor(), *self._first_in_view()
        anchor, position = cursor.anchor(), cursor.position()
        self.show(self.lines)
        fresh = self._sheet.textCursor()
        fresh.setPosition(anchor)
        fresh.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self._sheet.setTextCursor(fresh)
        self._scroll_to(first, ahead)

    def bring(self, lines: tuple[Block, ...]) -> None:
        """Bring the sheet from the lines last shown to these; blocks are compared as objects, then their texts."""
        if lines is self.lines:
            return
        if not lines or not self.lines:
            self.show(lines)
            return
        head, tail = unchanged(self.lines, lines)
        self.lines = lines
        self.settle(head, tail)

    def settle(self, head: int, tail: int) -> None:
        """Make the sheet agree with `lines` between the first `head` and the last `tail` of them."""
        limit = min(len(self.lines), self._sheet.document().blockCount()) - 1
        if head + tail > limit:
            tail = max(0, limit - head)
            head = min(head, limit)
        wanted = [shown(line) for line in self._within(head, tail)]
        found = [block.text() for block in self.blocks(head, tail)]
        self._sheet.lay_out()
        self.busy = True
        composing = None
        if wanted != found:
            composing = self._sheet.stop_composing()
            self._rewrite(head, "\n".join(found), "\n".join(wanted))
        self._dress_lines(head, tail)
        self._ink_again(composing)
        self.busy = False

    def foresee(self, number: int, edit: Difference | None) -> None:
        """Ink a line as typing leaves it before Qt lays it out; inks that come later cost the layout a second time."""
        line = self.lines[number]
        if line.id in self._fill:
            return
        block = self._sheet.document().findBlockByNumber(number)
        if self._ink_one(block, typed_over(line, edit) if edit else line):
            repaint([block])

    def stop_composing(self) -> None:
        """Give up what an input method is composing."""
        self._ink_again(self._sheet.stop_composing())

    def _ink_again(self, block: QTextBlock | None) -> None:
        if block is not None and block.isValid() and block.blockNumber() < len(self.lines):
            self._ink([block.blockNumber()])

    def blocks(self, head: int, tail: int) -> Iterator[QTextBlock]:
        """The document's blocks between the first `head` and the last `tail`."""
        document = self._sheet.document()
        block = document.findBlockByNumber(head)
        for _ in range(document.blockCount() - head - tail):
            yield block
            block = block.next()

    def block_of(self, id: str) -> QTextBlock | None:
        """The document's block that shows a line; None if no line has the id."""
        for at, line in enumerate(self.lines):
            if line.id == id:
                return self._sheet.document().findBlockByNumber(at)
        return None

    def set_fill(self, fill: Fill) -> None:
        """Put passing marks over the text; only the blocks that had or get some are painted again."""
        touched = self._fill.keys() | fill.keys()
        self._fill = fill
        self._ink([at for at, line in enumerate(self.lines) if line.id in touched] if touched else [])

    def set_room(self, id: str, height: int) -> None:
        """Keep `height` logical pixels free under one block; whatever was kept elsewhere closes again."""
        before, self._roomy = self._roomy, (id, height)
        if before == self._roomy:
            return
        self._sheet.lay_out()
        self.busy = True
        for at, line in enumerate(self.lines):
            if line.id in {before[0], id}:
                self._set(self._sheet.document().findBlockByNumber(at), line)
        self.busy = False

    def _within(self, head: int, tail: int) -> Sequence[Block]:
        return self.lines[head : len(self.lines) - tail]

    def _rewrite(self, head: int, found: str, wanted: str) -> None:
        """Edit the smallest difference into the document; what is in view stays where it is."""
        change = difference(found, wanted)
        if change is None:
            return
        first, ahead = self._first_in_view()
        before = self._sheet.document().blockCount()
        start = self._sheet.document().findBlockByNumber(head).position()
        ruler = Ruler.of(found)
        cursor = QTextCursor(self._sheet.document())
        cursor.setPosition(start + ruler.to_utf16(change.start))
        cursor.setPosition(start + ruler.to_utf16(change.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(change.text)
        if head < first:
            self._scroll_to(first + self._sheet.document().blockCount() - before, ahead)

    def _dress_lines(self, head: int, tail: int) -> None:
        for block, line in zip(self.blocks(head, tail), self._within(head, tail), strict=True):
            self._set(block, line)
        self._ink(range(head, len(self.lines) - tail))

    def _set(self, block: QTextBlock, line: Block) -> None:
        room = self._roomy[1] if line.id == self._roomy[0] else 0
        wanted = self._dress.block_format(line.kind, room)
        if block.blockFormat() != wanted:
            QTextCursor(block).setBlockFormat(wanted)

    def _ink(self, places: Sequence[int]) -> None:
        document = self._sheet.document()
        blocks = ((document.findBlockByNumber(at), self.lines[at]) for at in places)
        changed = [block for block, line in blocks if self._ink_one(block, line)]
        if changed:
            self._sheet.lay_out()
            repaint(changed)

    def _ink_one(self, block: QTextBlock, line: Block) -> bool:
        marks = [*marks_of(line, self.doubted), *self._fill.get(line.id, ())]
        return ink(block, disjoint(marks) if marks else (), line.text, self._dress)

    def _first_in_view(self) -> tuple[int, float]:
        """The number of the first block in view, and how far its top lies above the view."""
        block, rect = next(visible_blocks(self._sheet))
        return block.blockNumber(), rect.top()

    def _scroll_to(self, number: int, ahead: float) -> None:
        block = self._sheet.document().findBlockByNumber(number)
        if block.isValid():
            bar = self._sheet.verticalScrollBar()
            bar.setValue(round(bar.value() + self._sheet.block_rect(block).top() - ahead))


def unchanged(before: Sequence[Block], after: Sequence[Block]) -> tuple[int, int]:
    """How many lines at the beginning and at the end are the very same objects in both."""
    limit = min(len(before), len(after))
    head = _same(before, after, limit)
    rest = limit - head
    tail = _same(islice(reversed(before), rest), islice(reversed(after), rest), rest)
    return head, tail


def _same(before: Sequence[Block] | Iterator[Block], after: Sequence[Block] | Iterator[Block], limit: int) -> int:
    """How many blocks from the start are the same objects, counted at the speed of C."""
    return next(compress(count(), map(is_not, before, after)), limit)


def typed_over(line: Block, edit: Difference) -> Block:
    """A line after an edit within it."""
    removed = edit.end - edit.start
    heads = moved_heads(line.heads, edit.start, removed, len(edit.text))
    return replace(line, runs=runs.replace(line.runs, edit.start, removed, runs.typed(edit.text)), heads=heads)
