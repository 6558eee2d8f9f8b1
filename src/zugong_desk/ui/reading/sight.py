"""What is in view: blocks, and the printed rows of a line."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF

from zugong_desk.ui.codepoints import to_utf16
from zugong_desk.ui.reading.measure import ABOVE, CARET_ROOM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock

    from zugong_desk.domain.block import Block
    from zugong_desk.ui.reading.sheet import Sheet

INSIDE = QPoint(CARET_ROOM + 1, 0)
"""A point of the view in which the first block in view stands, unless all the text is below it."""


def visible_blocks(sheet: Sheet) -> Iterator[tuple[QTextBlock, QRectF]]:
    """The blocks in view from the top, each with its rectangle; no other block is visited."""
    block = _first_block(sheet)
    bottom = sheet.viewport().height()
    while block.isValid():
        rect = sheet.block_rect(block)
        if rect.top() > bottom:
            return
        yield block, rect
        block = block.next()


def _first_block(sheet: Sheet) -> QTextBlock:
    """The block at the upper edge; what has not been laid out yet stands nowhere and is not asked."""
    document = sheet.document()
    if sheet.top() <= ABOVE:
        return document.begin()
    block = sheet.cursorForPosition(INSIDE).block()
    if sheet.block_rect(block).top() <= 0 and sheet.block_rect(block.next()).bottom() >= 0:
        return block

    def top(number: int) -> float:
        return sheet.block_rect(document.findBlockByNumber(number)).top()

    return document.findBlockByNumber(max(0, bisect_right(range(document.blockCount()), 0.0, key=top) - 1))


def row_of(sheet: Sheet, line: Block, number: int, offset: int) -> QRectF:
    """The printed row, in the view, that holds code point `offset` of the line of that number; empty if unknown."""
    block = sheet.document().findBlockByNumber(number)
    top = sheet.block_rect(block).topLeft()
    row = block.layout().lineForTextPosition(to_utf16(line.text, min(max(0, offset), len(line.text))))
    return row.rect().translated(top) if row.isValid() else QRectF(top, top)


def height_at(sheet: Sheet, line: Block, number: int, offset: int) -> float:
    """How far down the view a reader is at code point `offset` of a line: a row's top at its start, its foot at its end."""
    block = sheet.document().findBlockByNumber(number)
    top, place = sheet.block_rect(block).top(), to_utf16(line.text, min(max(0, offset), len(line.text)))
    row = block.layout().lineForTextPosition(place)
    if not row.isValid():
        return top
    return top + row.y() + row.height() * min(1.0, (place - row.textStart()) / max(1, row.textLength()))
