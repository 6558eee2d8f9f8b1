"""Pieces: what the engine found as one line, in a frame in which the page's lines run level."""

from dataclasses import dataclass, replace
from statistics import median

from zugong_desk.reading.scan import cells
from zugong_desk.reading.scan.dashes import with_dashes
from zugong_desk.reading.scan.engine import Reading
from zugong_desk.reading.scan.spaces import WIDE_GAP, spaced

INK_SHARE = 0.93
"""How much of the em the print of a line of ideographs takes from its top to its foot."""
LOW_INK_SHARE = 0.74
"""The same of a line of digits or capitals."""

ENOUGH_STEPS = 4
"""How many steps from ideograph to ideograph give a sure size: the engine's columns are a sixth of an em wide."""

BLOTTED = 1.35
"""Ink that reaches this many times higher than the line's characters are wide is a seal's or a neighbour's."""

SPACED = 1.25
"""Ideographs that stand further apart than this many times their height are letter-spaced."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One line, or a part of one, in level pixels: x to the right, y down.

    `edges` are len(text) + 1 positions on x, `left` and `right` those of its ends; `middle` is the y of its middle half
    way along; `slope` is how many pixels it falls per pixel to the right. `em` is the height of its cells, `tall` the
    em that the height of its ink alone speaks for, 0 if unknown. `confidences` and `strokes` (their thickness in
    pixels, 0 if unknown) are one a character.
    """

    text: str
    edges: tuple[float, ...]
    middle: float
    slope: float
    em: float
    confidences: tuple[float, ...]
    strokes: tuple[float, ...]
    tall: float = 0.0

    @property
    def left(self) -> float:
        """Where its first cell begins."""
        return self.edges[0]

    @property
    def right(self) -> float:
        """Where its last cell ends."""
        return self.edges[-1]

    @property
    def top(self) -> float:
        """The upper border of its cells, half way along."""
        return self.middle - self.em / 2

    @property
    def foot(self) -> float:
        """The lower border of its cells, half way along."""
        return self.middle + self.em / 2

    @property
    def confidence(self) -> float:
        """The mean over its characters."""
        return sum(self.confidences) / max(1, len(self.confidences))


@dataclass(frozen=True, slots=True)
class Strip:
    """Where a strip was cut from: its level top left corner, width, height and slope.

    `ink` are the rows that its print takes and `bars` the strokes that stand alone, as shares of height and width.
    """

    x: float
    y: float
    width: float
    height: float
    slope: float
    ink: tuple[float, float]
    bars: tuple[tuple[float, float], ...] = ()


def piece(strip: Strip, reading: Reading) -> Piece:
    """What was read in a strip, with a cell for each character and the spaces that its width shows."""
    em = _em(strip, reading)
    reading = with_dashes(reading, strip.bars, em / strip.width)
    read = spaced(reading, em / strip.width)
    centres = tuple(None if centre is None else centre * strip.width for centre in read.centres)
    borders = cells.edges(read.text, centres, em)
    strokes = tuple(stroke * strip.height for stroke in read.strokes)
    middle = strip.y + (strip.ink[0] + strip.ink[1]) / 2 * strip.height + strip.slope * strip.width / 2
    edges = tuple(strip.x + border for border in borders)
    return Piece(read.text, edges, middle, strip.slope, em, read.confidences, strokes, _em_by_ink(strip, reading))


def _em(strip: Strip, reading: Reading) -> float:
    """The size of the print: by the steps from ideograph to ideograph, unless they are few or letter-spaced."""
    by_ink = _em_by_ink(strip, reading)
    steps = [step * strip.width for step in cells.steps(reading.text, reading.centres)]
    by_span = cells.em_of_span(reading.text, reading.centres) * strip.width
    if not steps:
        return by_span if len(reading.text) >= ENOUGH_STEPS and by_ink > BLOTTED * by_span else by_ink
    by_step = cells.usual_step(steps)
    if len(steps) == 1 and by_step <= by_ink <= BLOTTED * by_step:
        return by_ink
    if len(steps) < ENOUGH_STEPS:
        by_step = median([by_ink, by_step, by_span])
    return by_step if by_step <= SPACED * by_ink else by_ink


def _em_by_ink(strip: Strip, reading: Reading) -> float:
    tall = any(cells.share(char) == 1.0 for char in reading.text)
    return (strip.ink[1] - strip.ink[0]) * strip.height / (INK_SHARE if tall else LOW_INK_SHARE)


def joined(left: Piece, right: Piece) -> Piece:
    """Two pieces of one line as one, with the spaces that fit between them."""
    longer = max(left, right, key=lambda one: len(one.text))
    em = longer.em
    room = (right.left - left.right) / em
    spaces = "\u3000" * (max(1, round(room)) if room >= WIDE_GAP else 0)
    width = right.left - left.right
    between = tuple(left.right + width * at / len(spaces) for at in range(1, len(spaces)))
    if not spaces:
        meeting = (left.right + right.left) / 2
        edges = (*left.edges[:-1], meeting, *right.edges[1:])
    else:
        edges = (*left.edges, *between, *right.edges)
    run = (right.left + right.right - left.left - left.right) / 2
    slope = (right.middle - left.middle) / run if run > 0 else left.slope
    centre = (left.left + right.right) / 2
    middle = left.middle + slope * (centre - (left.left + left.right) / 2)
    confidences = (*left.confidences, *[1.0] * len(spaces), *right.confidences)
    strokes = (*left.strokes, *[0.0] * len(spaces), *right.strokes)
    return Piece(left.text + spaces + right.text, edges, middle, slope, em, confidences, strokes, longer.tall)


def reworded(one: Piece, text: str) -> Piece:
    """The piece with another text of as many characters, or of another number spread over its width."""
    if len(text) == len(one.text):
        return replace(one, text=text)
    shares = [cells.share(char) for char in text]
    unit = (one.right - one.left) / sum(shares)
    edges = [one.left]
    for share in shares:
        edges.append(edges[-1] + share * unit)
    return replace(
        one, text=text, edges=tuple(edges), confidences=(one.confidence,) * len(text), strokes=(0.0,) * len(text)
    )
