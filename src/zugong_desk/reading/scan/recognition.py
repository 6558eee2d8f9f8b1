"""Recognition: the lines of a page that is a picture, each character with its place on it."""

from zugong_desk.domain.bitmap import Bitmap
from zugong_desk.domain.imprint import LinePrint, Part, Placement, Range
from zugong_desk.reading.scan.boldness import bold_ranges
from zugong_desk.reading.scan.cells import is_ideograph
from zugong_desk.reading.scan.columns import lines
from zugong_desk.reading.scan.doubts import doubts
from zugong_desk.reading.scan.engine import engine
from zugong_desk.reading.scan.measures import Measures, measures, page_number
from zugong_desk.reading.scan.pieces import Piece, piece, reworded
from zugong_desk.reading.scan.punctuation import as_printed
from zugong_desk.reading.scan.sizes import settled
from zugong_desk.reading.scan.turning import Turn
from zugong_desk.reading.sheet.feeds import PrintedLine

LEAST_CONFIDENCE = 0.5
"""What is read with less is a speck, a seal or a picture."""
LEAST_BARE = 0.62
"""The same of what is all digits and signs: specks are read as such."""

SHORT = 12.0
"""Ems below which a line is too short for its own slope to be measured."""


def recognise(bitmap: Bitmap, page: int, points_per_pixel: float) -> list[PrintedLine]:
    """The lines on the picture of a page, in reading order; none for an empty page.

    `page` is the 1-based number that the placements get, `points_per_pixel` the scale of the picture. Placements are on
    the page as it came, crooked or upside down. ReadingError if the engine is not installed.
    """
    reader = engine()
    from zugong_desk.reading.scan.looking import look  # noqa: PLC0415 - needs what comes with the engine

    sight = look(bitmap, reader)
    pieces = [piece(strip, reading) for strip, reading in sight.readings if reading.text.strip()]
    sure = [one for one in pieces if one.confidence >= _least(one.text)]
    return _printed(sure, sight.turn, page, points_per_pixel * sight.shrink)


def _least(text: str) -> float:
    return LEAST_CONFIDENCE if any(is_ideograph(char) for char in text) else LEAST_BARE


def _printed(pieces: list[Piece], turn: Turn, page: int, scale: float) -> list[PrintedLine]:
    """The pieces of a page as lines; `scale` is points per pixel of the turn's page."""
    placed = lines(pieces)
    if not placed:
        return []
    stands = measures(placed, turn.extent, first=page == 1)
    whole = [one.line for one in placed]
    sizes = settled(whole)
    bold = bold_ranges(whole, sizes)
    worded = [_worded(line, one.part) for line, one in zip(whole, stands, strict=True)]
    return [
        PrintedLine(line.text, _print(line, one, size * scale, heavy, _placement(line, turn, page, scale)))
        for line, one, size, heavy in zip(worded, stands, sizes, bold, strict=True)
    ]


def _worded(line: Piece, part: Part) -> Piece:
    """The line with its text as print has it."""
    number = page_number(line.text) if part is Part.FOOTER else None
    return reworded(line, as_printed(line.text) if number is None else number)


def _print(line: Piece, stands: Measures, size: float, bold: tuple[Range, ...], placement: Placement) -> LinePrint:
    """The print of a line whose size is in points."""
    scale = placement.height / line.em
    return LinePrint(
        size=round(size * 2) / 2,
        bold=bold if stands.part is Part.BODY else (),
        align=stands.align,
        indent=round(stands.indent * scale, 1),
        above=round(stands.above * scale, 1),
        part=stands.part,
        placement=placement,
        doubts=doubts(line.text, line.confidences),
    )


def _placement(line: Piece, turn: Turn, page: int, scale: float) -> Placement:
    """Where a line stands on the page as it came."""
    slope = line.slope if line.right - line.left > SHORT * line.em else 0.0
    half = (line.right - line.left) / 2
    x, y = turn.back((line.left + slope * line.em / 2, line.middle - slope * half - line.em / 2))
    return Placement(
        page=page,
        x=round(x * scale, 2),
        y=round(y * scale, 2),
        height=round(line.em * scale, 2),
        edges=tuple(round((edge - line.left) * scale, 2) for edge in line.edges),
        angle=round(turn.angle_of(slope), 2),
    )
