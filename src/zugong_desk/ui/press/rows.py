"""A paragraph broken into rows: Qt says where they end, and each row is then stretched to fill the measure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLayout, QTextOption

from zugong_desk.domain.looks import MEASURE, Align, Look
from zugong_desk.domain.manuscript import Face, Piece
from zugong_desk.ui.codepoints import Ruler
from zugong_desk.ui.press.type import FINE, look_format, tracking

MOST_STRETCH = 0.2
"""Of the size of the type: a row that would have to be stretched further stays as it is."""
_SLACK = 0.5
KEPT = 4_000
"""Paragraphs whose rows are kept, so that typing in one of a long collection sets only that one anew."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of type: its pieces, how far from the left of the measure it begins, how wide it is, what is put between characters."""

    pieces: tuple[Piece, ...]
    look: Look
    x: float
    width: float
    extra: float = 0

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(piece.text for piece in self.pieces)

    def layout(self) -> QTextLayout:
        """The row as Qt draws it, `FINE` times as large, its upper left corner in the origin."""
        return _one_line(self.pieces, self.look, self.extra)


@lru_cache(KEPT)
def rows_of(pieces: tuple[Piece, ...], look: Look, room_right: float = 0) -> tuple[Row, ...]:
    """The rows of a paragraph; `room_right` points are left free at the right end of each."""
    out: list[Row] = []
    for part in _parts(pieces):
        out += _broken(part, look, room_right, first=not out)
    return tuple(out)


def _parts(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The paragraph cut at its line feeds."""
    part: list[Piece] = []
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        part.append(Piece(first, piece.face))
        for text in rest:
            yield tuple(part)
            part = [Piece(text, piece.face)]
    yield tuple(part)


def _broken(pieces: tuple[Piece, ...], look: Look, room_right: float, *, first: bool) -> list[Row]:
    text = "".join(piece.text for piece in pieces)
    left = look.left * look.size
    measure = MEASURE - left - look.right * look.size - room_right
    indent = look.indent * look.size if first else 0
    ruler = Ruler.of(text)
    layout = _formatted(pieces, look, 0)
    layout.beginLayout()
    ends = []
    room = measure - indent
    while (line := layout.createLine()).isValid():
        line.setLineWidth((room + _SLACK - tracking(look)) * FINE)
        ends.append(ruler.from_utf16(line.textStart() + line.textLength()))
        room = measure
    layout.endLayout()
    out = []
    begin = 0
    for number, end in enumerate(ends or [0]):
        x = left + (indent if number == 0 else 0)
        last = number == len(ends) - 1
        out.append(_row(_cut(pieces, begin, end), look, x, left + measure - x, last=last or not ends))
        begin = end
    return out


def _row(pieces: tuple[Piece, ...], look: Look, x: float, room: float, *, last: bool) -> Row:
    natural = _width(pieces, look)
    count = sum(len(piece.text) for piece in pieces)
    slack = room - natural
    if look.align is Align.CENTRE:
        return Row(pieces, look, x + slack / 2, natural)
    if look.align is Align.RIGHT:
        return Row(pieces, look, x + slack, natural)
    stretch = slack / (count - 1) if count > 1 else 0
    if last or look.align is not Align.FULL or stretch > MOST_STRETCH * look.size:
        return Row(pieces, look, x, natural)
    return Row(pieces, look, x, room, stretch)


def _cut(pieces: Sequence[Piece], start: int, end: int) -> tuple[Piece, ...]:
    """The pieces of code points [start, end), without white space at their end."""
    out: list[Piece] = []
    at = 0
    for piece in pieces:
        text = piece.text[max(0, start - at) : max(0, end - at)]
        if text:
            out.append(Piece(text, piece.face))
        at += len(piece.text)
    while out and not out[-1].text.rstrip():
        out.pop()
    if out:
        out[-1] = Piece(out[-1].text.rstrip(), out[-1].face)
    return tuple(out)


def _formatted(pieces: Sequence[Piece], look: Look, extra: float) -> QTextLayout:
    text = "".join(piece.text for piece in pieces)
    usual = look_format(look, Face.PLAIN, extra)
    layout = QTextLayout(text, usual.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    ranges = []
    ruler = Ruler.of(text)
    at = 0
    for piece in pieces:
        one = QTextLayout.FormatRange()
        one.start = ruler.to_utf16(at)
        at += len(piece.text)
        one.length = ruler.to_utf16(at) - one.start
        one.format = look_format(look, piece.face, extra)
        ranges.append(one)
    layout.setFormats(ranges)
    return layout


def _one_line(pieces: Sequence[Piece], look: Look, extra: float) -> QTextLayout:
    layout = _formatted(pieces, look, extra)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(10 * MEASURE * FINE)
        line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return layout


def _width(pieces: Sequence[Piece], look: Look) -> float:
    """Points that a row takes without stretching."""
    layout = _one_line(pieces, look, 0)
    return layout.lineAt(0).naturalTextWidth() / FINE - tracking(look) if layout.lineCount() else 0
