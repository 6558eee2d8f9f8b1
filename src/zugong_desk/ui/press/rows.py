"""A paragraph broken into rows: Qt says how wide its type is, and each row is widened to fill the measure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLayout, QTextOption

from zugong_desk.domain.looks import MEASURE, Align, Look
from zugong_desk.domain.manuscript import Face, Piece
from zugong_desk.export.clean import cleaned
from zugong_desk.ui.codepoints import Ruler
from zugong_desk.ui.press.breaking import HANGING, Strip, ends, even_ends
from zugong_desk.ui.press.spacing import AIR, behind, gaps, spaces
from zugong_desk.ui.press.type import FINE, look_format, tracking

MOST_STRETCH = 0.25
"""Of the size of the type: a row whose gaps would have to be widened further stays as it is."""
_SLACK = 1
"""Points by which a row that is full may be wider than the measure."""
_FEEDS = re.compile("[\n\u2028\u2029]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of what follows: print has its characters in the order in which they are read."""
KEPT = 4_000
"""Paragraphs whose rows are kept, so that typing in one of a long collection sets only that one anew."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of type: its pieces, how far from the left of the measure it begins, how wide it is without a mark that hangs out.

    `extra` points are put into each gap that may widen.
    """

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
    """The rows of a paragraph, at least one; `room_right` points are left free at the right end of each."""
    out: list[Row] = []
    for part in _parts(pieces):
        out += _broken(part, look, room_right, first=not out)
    return tuple(out)


def _parts(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The paragraph cut at its line feeds."""
    part: list[Piece] = []
    for piece in pieces:
        first, *rest = _FEEDS.split(_TURNS.sub("", cleaned(piece.text)))
        part.append(Piece(first, piece.face))
        for text in rest:
            yield tuple(part)
            part = [Piece(text, piece.face)]
    yield tuple(part)


def _broken(pieces: tuple[Piece, ...], look: Look, room_right: float, *, first: bool) -> Iterator[Row]:
    left = look.left * look.size
    measure = MEASURE - left - look.right * look.size - room_right
    indent = look.indent * look.size if first else 0
    strip = _strip(pieces, look)
    if look.align is Align.CENTRE:
        found = even_ends(strip, measure)
    else:
        found = ends(strip, measure - indent, measure, hang=look.align is not Align.RIGHT)
    begin = 0
    for end in found:
        x = left + (0 if begin else indent)
        yield _row(pieces, strip, (begin, end), look, x, left + measure - x)
        begin = end


def _strip(pieces: Sequence[Piece], look: Look) -> Strip:
    text = "".join(piece.text for piece in pieces)
    layout = _one_line(pieces, look, 0)
    if not layout.lineCount():
        return Strip("", (0.0,), ())
    line, ruler = layout.lineAt(0), Ruler.of(text)
    places: list[tuple[float, int]] = [line.cursorToX(ruler.to_utf16(at)) for at in range(len(text) + 1)]  # type: ignore[misc]  # the stubs say object
    rooms = tuple(behind(text, tracking(look), AIR * look.size))
    return Strip(text, tuple(accumulate((x / FINE for x, _ in places), max)), rooms)


def _row(pieces: Sequence[Piece], strip: Strip, span: tuple[int, int], look: Look, x: float, room: float) -> Row:
    start, end = span
    shown = _cut(pieces, start, end)
    natural = strip.width(start, end)
    if look.align is Align.CENTRE:
        return Row(shown, look, x + (room - natural) / 2, natural)
    if look.align is Align.RIGHT:
        return Row(shown, look, x + room - natural, natural)
    text = strip.text[start:end].rstrip()
    if natural > room + _SLACK and text[-1] in HANGING:
        text = text[:-1]
        natural = strip.width(start, start + len(text))
    count = gaps(text)
    stretch = (room - natural) / count if count else 0
    if end == len(strip.text) or look.align is not Align.FULL or stretch > MOST_STRETCH * look.size:
        return Row(shown, look, x, natural)
    return Row(shown, look, x, room, round(stretch, 3))


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
    closer, air = tracking(look), AIR * look.size
    layout = QTextLayout(text, look_format(look, Face.PLAIN, closer).font())
    ruler = Ruler.of(text)
    faces = list(_stretches(pieces))
    ranges = []
    for start, end, spacing in spaces(text, closer, air, extra):
        for low, high, face in faces:
            if max(start, low) < min(end, high):
                ranges.append(_range(ruler, max(start, low), min(end, high), look, face, spacing))
    layout.setFormats(ranges)
    return layout


def _stretches(pieces: Sequence[Piece]) -> Iterator[tuple[int, int, Face]]:
    at = 0
    for piece in pieces:
        yield at, at + len(piece.text), piece.face
        at += len(piece.text)


def _range(ruler: Ruler, start: int, end: int, look: Look, face: Face, spacing: float) -> QTextLayout.FormatRange:
    one = QTextLayout.FormatRange()
    one.start = ruler.to_utf16(start)
    one.length = ruler.to_utf16(end) - one.start
    one.format = look_format(look, face, spacing)
    return one


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
