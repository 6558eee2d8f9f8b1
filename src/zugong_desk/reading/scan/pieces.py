"""Pieces: what the engine found as one line, in a frame in which the page's lines run level."""

from dataclasses import dataclass, replace
from math import inf
from statistics import median

from zugong_desk.reading.scan import cells
from zugong_desk.reading.scan.dashes import with_dashes
from zugong_desk.reading.scan.engine import Reading

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

NARROW_GAP = 0.33
"""Between two ideographs this much is a half-width space, by the places of their neighbours too."""
EVEN = 1.15
"""In a line whose ideographs usually stand further apart than this many ems, narrow gaps say nothing."""
WIDE_GAP = 0.8
"""Empty room between two characters, in ems, from which on it is a space that was typed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One line, or a part of one, in level pixels: x to the right, y down.

    `edges` are len(text) + 1 positions on x, `left` and `right` those of its ends; `middle` is the y of its middle half
    way along; `slope` is how many pixels it falls per pixel to the right. `em` is the height of its cells.
    `confidences` and `strokes` (their thickness in pixels, 0 if unknown) are one a character.
    """

    text: str
    edges: tuple[float, ...]
    middle: float
    slope: float
    em: float
    confidences: tuple[float, ...]
    strokes: tuple[float, ...]

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
    spaced = _spaced(reading, em / strip.width)
    centres = tuple(None if centre is None else centre * strip.width for centre in spaced.centres)
    borders = cells.edges(spaced.text, centres, em)
    strokes = tuple(stroke * strip.height for stroke in spaced.strokes)
    middle = strip.y + (strip.ink[0] + strip.ink[1]) / 2 * strip.height + strip.slope * strip.width / 2
    edges = tuple(strip.x + border for border in borders)
    return Piece(spaced.text, edges, middle, strip.slope, em, spaced.confidences, strokes)


def _em(strip: Strip, reading: Reading) -> float:
    """The size of the print: by the steps from ideograph to ideograph, unless they are few or letter-spaced."""
    tall = any(cells.share(char) == 1.0 for char in reading.text)
    by_ink = (strip.ink[1] - strip.ink[0]) * strip.height / (INK_SHARE if tall else LOW_INK_SHARE)
    steps = [step * strip.width for step in cells.steps(reading.text, reading.centres)]
    by_span = cells.em_of_span(reading.text, reading.centres) * strip.width
    if not steps:
        return by_span if len(reading.text) >= ENOUGH_STEPS and by_ink > BLOTTED * by_span else by_ink
    by_step = cells.usual_step(steps)
    if len(steps) < ENOUGH_STEPS:
        by_step = median([by_ink, by_step, by_span])
    return by_step if by_step <= SPACED * by_ink else by_ink


def _spaced(reading: Reading, em: float) -> Reading:
    """The reading with wide spaces where two characters stand so far apart; the engine reads one space or none there."""
    steps = cells.steps(reading.text, reading.centres)
    narrow = NARROW_GAP * em if steps and cells.usual_step(steps) < EVEN * em else inf
    out = Reading("", (), (), ())
    end = 0
    for at, centre in enumerate(reading.centres):
        if centre is None:
            continue
        if end:
            out = _with(out, _space(reading, end - 1, at, em, narrow), None, 1.0, 0.0)
        out = _with(out, reading.text[at], centre, reading.confidences[at], reading.strokes[at])
        end = at + 1
    return out


def _with(reading: Reading, text: str, centre: float | None, confidence: float, stroke: float) -> Reading:
    """The reading with more characters of one sort behind it."""
    more = len(text)
    return Reading(
        reading.text + text,
        (*reading.centres, *[centre] * more),
        (*reading.confidences, *[confidence] * more),
        (*reading.strokes, *[stroke] * more),
    )


def _space(reading: Reading, left: int, right: int, em: float, narrow: float) -> str:
    """What stands between two characters; next to punctuation the engine's columns do not say."""
    read = reading.text[left + 1 : right][:1]
    pair = reading.text[left] + reading.text[right]
    if em <= 0 or not all(map(str.isalnum, pair)):
        return read
    step = (reading.centres[right] or 0.0) - (reading.centres[left] or 0.0)
    room = step / em - (cells.share(pair[0]) + cells.share(pair[1])) / 2
    if room >= WIDE_GAP:
        return "\u3000" * round(room)
    if not read and cells.gap(reading.text, reading.centres, left, right, em) >= narrow:
        return " "
    return read


def joined(left: Piece, right: Piece) -> Piece:
    """Two pieces of one line as one, with the spaces that fit between them."""
    em = max(left, right, key=lambda one: len(one.text)).em
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
    return Piece(left.text + spaces + right.text, edges, middle, slope, em, confidences, strokes)


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
