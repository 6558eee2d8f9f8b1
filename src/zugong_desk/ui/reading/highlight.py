"""Puts inks on the laid-out lines without touching the document: formats of the layout, not of the text.

What QSyntaxHighlighter does, block by block and only when told, so that opening costs one pass and one changed
annotation repaints its own blocks.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QTextBlock, QTextLayout

from zugong_desk.ui.codepoints import Ruler
from zugong_desk.ui.reading.dress import Dress
from zugong_desk.ui.reading.paint import PaintRun

Formats = list[QTextLayout.FormatRange]


def ink(block: QTextBlock, runs: Sequence[PaintRun], text: str, dress: Dress) -> bool:
    """Print a line's runs; says whether anything changed, so that the caller marks the block for repainting."""
    layout = block.layout()
    if not runs and not layout.formats():
        return False
    composing = _composing(layout)
    wanted = [*composing, *_around(layout, _formats(runs, text, dress))]
    if _same(wanted, layout.formats()):
        return False
    layout.setFormats(wanted)
    return True


def ink_fresh(block: QTextBlock, runs: Sequence[PaintRun], text: str, dress: Dress) -> None:
    """Print the runs of a line that has never been laid out, so that there is nothing to compare or to repaint."""
    block.layout().setFormats(_formats(runs, text, dress))


def repaint(blocks: Iterable[QTextBlock]) -> None:
    """Lay the blocks out again with their new formats."""
    for block in blocks:
        block.document().markContentsDirty(block.position(), block.length())


def _formats(runs: Sequence[PaintRun], text: str, dress: Dress) -> Formats:
    """The runs in Qt's units."""
    if not runs:
        return []
    ruler = Ruler.of(text)
    out = []
    for run in runs:
        found = QTextLayout.FormatRange()
        found.start = ruler.to_utf16(run.start)
        found.length = ruler.to_utf16(run.end) - found.start
        found.format = dress.char_format(run.inks)
        out.append(found)
    return out


def _composing(layout: QTextLayout) -> Formats:
    """The formats that an input method has put on what it is composing."""
    size = len(layout.preeditAreaText().encode("utf-16-le")) // 2
    if not size:
        return []
    start = layout.preeditAreaPosition()
    return [found for found in layout.formats() if start <= found.start and found.start + found.length <= start + size]


def _around(layout: QTextLayout, formats: Formats) -> Formats:
    """The formats moved and stretched by what is being composed."""
    size = len(layout.preeditAreaText().encode("utf-16-le")) // 2
    start = layout.preeditAreaPosition()
    if size:
        for found in formats:
            if found.start >= start:
                found.start += size
            elif found.start + found.length >= start:
                found.length += size
    return formats


def _same(one: Formats, other: Formats) -> bool:
    return len(one) == len(other) and all(
        (a.start, a.length) == (b.start, b.length) and a.format == b.format for a, b in zip(one, other, strict=True)
    )
