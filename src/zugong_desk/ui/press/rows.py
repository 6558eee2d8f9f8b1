"""A paragraph broken into rows: Qt says where they may end, and each row is then widened to fill the measure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

from zugong_desk.domain.looks import MEASURE, Align, Look
from zugong_desk.domain.manuscript import Face, Piece
from zugong_desk.export.clean import cleaned
from zugong_desk.ui.codepoints import Ruler
from zugong_desk.ui.press.spacing import AIR, gaps, spaces
from zugong_desk.ui.press.type import FINE, look_format, tracking

MOST_STRETCH = 0.25
"""Of the size of the type: a row whose gaps would have to be widened further stays as it is."""
HANGING = frozenset("，。、；：？！")
"""Marks that may stand out of the measure at the right, one at the end of a row."""
_SLACK = 0.5
_EVEN = 0.98
"""Rows of a title are made as even as they get by narrowing the measure by this share, again and again."""
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
        first, *rest = cleaned(piece.text).split("\n")
        part.append(Piece(first, piece.face))
        for text in rest:
            yield tuple(part)
            part = [Piece(text, piece.face)]
    yield tuple(part)


def _broken(pieces: tuple[Piece, ...], look: Look, room_right: float, *, first: bool) -> Iterator[Row]:
    left = look.left * look.size
    measure = MEASURE - left - look.right * look.size - room_right
    indent = look.indent * look.size if first else 0
    ends = _ends(pieces, look, measure, indent)
    begin = 0
    for number, end in enumerate(ends):
        x = left + (indent if number == 0 else 0)
        yield _row(_cut(pieces, begin, end), look, x, left + measure - x, last=end == ends[-1])
        begin = end


def _ends(pieces: Sequence[Piece], look: Look, measure: float, indent: float) -> list[int]:
    """Where rows end, in code points; centred ones are as even as they get, so that no title ends in a single character."""
    layout = _formatted(pieces, look, 0)
    ends = _fill(layout, look, measure, indent)
    if look.align is not Align.CENTRE or len(ends) == 1:
        return ends
    while measure > look.size and len(even := _fill(layout, look, measure * _EVEN, indent)) == len(ends):
        ends, measure = even, measure * _EVEN
    return ends


def _fill(layout: QTextLayout, look: Look, measure: float, indent: float) -> list[int]:
    text = layout.text()
    ruler = Ruler.of(text)
    ends = []
    room = measure - indent
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        end = _set_line(line, ruler, text, look, room + _SLACK - tracking(look))
        ends.append(end)
        room = measure
    layout.endLayout()
    return ends or [0]


def _set_line(line: QTextLine, ruler: Ruler, text: str, look: Look, room: float) -> int:
    """Fill one line and say where it ends; a mark hangs out of it where it would else draw a character to the next one."""
    line.setLineWidth(room * FINE)
    end = _end(line, ruler)
    if look.align not in (Align.FULL, Align.LEFT) or end >= len(text):
        return end
    line.setLineWidth((room + look.size) * FINE)
    further = _end(line, ruler)
    mark = ruler.to_utf16(further - 1)
    if further > end and text[further - 1] in HANGING and _x(line, mark) <= room * FINE:
        return further
    line.setLineWidth(room * FINE)
    return end


def _end(line: QTextLine, ruler: Ruler) -> int:
    return ruler.from_utf16(line.textStart() + line.textLength())


def _x(line: QTextLine, position: int) -> float:
    place: tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment]  # the stubs say object
    return place[0]


def _row(pieces: tuple[Piece, ...], look: Look, x: float, room: float, *, last: bool) -> Row:
    text = "".join(piece.text for piece in pieces)
    natural = _width(pieces, look)
    if look.align is Align.CENTRE:
        return Row(pieces, look, x + (room - natural) / 2, natural)
    if look.align is Align.RIGHT:
        return Row(pieces, look, x + room - natural, natural)
    if natural > room + _SLACK and text[-1:] in HANGING and len(text) > 1:
        text = text[:-1]
        natural = _width(_cut(pieces, 0, len(text)), look)
    count = gaps(text)
    stretch = (room - natural) / count if count else 0
    if last or look.align is not Align.FULL or stretch > MOST_STRETCH * look.size:
        return Row(pieces, look, x, natural)
    return Row(pieces, look, x, room, round(stretch, 3))


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
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
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


def _width(pieces: Sequence[Piece], look: Look) -> float:
    """Points that a row takes without being widened."""
    layout = _one_line(pieces, look, 0)
    return layout.lineAt(0).naturalTextWidth() / FINE - tracking(look) if layout.lineCount() else 0
