"""Builds the typeset document of a reading text, detached, so that showing it is one cheap exchange."""

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor, QTextDocument

from zugong_desk.domain.block import Block
from zugong_desk.ui.reading.dress import Dress
from zugong_desk.ui.reading.highlight import ink_fresh
from zugong_desk.ui.reading.measure import ABOVE, BELOW, CARET_ROOM
from zugong_desk.ui.reading.paint import disjoint, marks_of
from zugong_desk.ui.reading.shown import shown


def build(lines: Sequence[Block], dress: Dress, doubted: tuple[tuple[int, int], ...] = ()) -> QTextDocument:
    """One Qt block a line, each set and inked after its kind and heads. The document keeps no undo of its own.

    What shows `doubted` ranges of the source is marked.
    """
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(dress.font)
    document.setDocumentMargin(0)
    _write(document, lines, dress)
    _set_margins(document)
    _ink(document, lines, dress, doubted)
    return document


def _write(document: QTextDocument, lines: Sequence[Block], dress: Dress) -> None:
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for at, line in enumerate(lines):
        if at:
            cursor.insertBlock(dress.block_format(line.kind))
        else:
            cursor.setBlockFormat(dress.block_format(line.kind))
        cursor.insertText(shown(line))
    cursor.endEditBlock()


def _set_margins(document: QTextDocument) -> None:
    frame = document.rootFrame()
    margins = frame.frameFormat()
    margins.setTopMargin(ABOVE)
    margins.setBottomMargin(BELOW)
    margins.setLeftMargin(CARET_ROOM)
    margins.setRightMargin(CARET_ROOM)
    frame.setFrameFormat(margins)


def _ink(document: QTextDocument, lines: Sequence[Block], dress: Dress, doubted: tuple[tuple[int, int], ...]) -> None:
    block = document.begin()
    for line in lines:
        marks = marks_of(line, doubted)
        if marks:
            ink_fresh(block, disjoint(marks), line.text, dress)
        block = block.next()
