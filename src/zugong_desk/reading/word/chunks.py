"""Web pages that a Word file holds whole instead of paragraphs, as programs write them that cannot make paragraphs."""

from zugong_desk.domain.imprint import LinePrint, Part
from zugong_desk.domain.source import Note
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.forms import ZIP
from zugong_desk.reading.importers import html
from zugong_desk.reading.word.lines import Line, Piece
from zugong_desk.reading.word.looks import Look
from zugong_desk.reading.word.shapes import Stance


def chunk_lines(data: bytes | None, part: Part) -> tuple[list[Line], tuple[Note, ...]] | None:
    """The lines of a page that a Word file holds, and what must be told of it; None for what is no page."""
    if data is None or data.startswith(ZIP):
        return None
    try:
        source = html.read("", data)
    except ReadingError:
        return None
    numbers = range(1, source.lines + 1)
    return [_line(source.line_text(number), source.imprint.line(number), part) for number in numbers], source.notes


def _line(text: str, printed: LinePrint, part: Part) -> Line:
    stance = Stance(align=printed.align, left=printed.indent, above=printed.above, outline=printed.level)
    plain, bold = (
        Look(printed.size, weight, hidden=False, wide=printed.font, narrow=printed.font) for weight in (False, True)
    )
    pieces: list[Piece] = []
    at = 0
    for start, end in printed.bold:
        pieces += [(text[at:start], plain), (text[start:end], bold)]
        at = end
    pieces.append((text[at:], plain))
    inside = printed.part if printed.part is Part.TABLE and part is Part.BODY else part
    shown = [piece for piece in pieces if piece[0]]
    return Line(shown, plain, stance, printed.style, inside, opens=printed.opens is not False)
