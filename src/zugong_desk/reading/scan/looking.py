"""Looking: which way up a page stands, where its lines are, and what is read in each."""

from dataclasses import dataclass, replace
from itertools import pairwise
from math import radians, tan
from statistics import median

import numpy as np

from zugong_desk.domain.bitmap import Bitmap
from zugong_desk.reading.scan.engine import DETECTION_SIDE, STRIP_HEIGHT, Engine, Reading
from zugong_desk.reading.scan.greys import Grey, Quad, bars, grey, inked, strip, widened
from zugong_desk.reading.scan.pieces import Strip
from zugong_desk.reading.scan.quads import PRINTED, completed, direction_of, size_of
from zugong_desk.reading.scan.rules import without_rules
from zugong_desk.reading.scan.strokes import HEIGHT, strokes
from zugong_desk.reading.scan.turning import Turn

UNSURE = 0.85
"""A page whose longest lines are read with less may be upside down."""
MARGIN = 0.1
"""How much better a page must be read the other way up to be turned: what cannot be read at all is left as it is."""
SAMPLE = 5
"""How many lines are read to tell which way up a page is."""

LONG = 1.8
"""How many times its width a picture is high before its lines are looked for in one part after another."""

LEVEL = 3.0
"""How many times its height a line must be wide for its direction to count."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen on a page: the strips that were read, in level pixels of `turn`, and bitmap pixels per pixel."""

    turn: Turn
    shrink: float
    readings: tuple[tuple[Strip, Reading], ...]


def look(bitmap: Bitmap, reader: Engine) -> Sight:
    """The lines of a page and what the engine reads in them."""
    picture, shrink = grey(bitmap)
    quads = _found(picture, reader)
    ways = (1, 3) if _are_tall(quads) else (0, 2)
    upright = _turned(picture, ways[0])
    sight = _sight(picture, shrink, ways[0], quads if ways[0] == 0 else _found(upright, reader), reader)
    trust = _trust([reading for _, reading in sorted(sight.readings, key=lambda pair: -pair[0].width)[:SAMPLE]])
    if trust >= UNSURE or not sight.readings:
        return sight
    other = _turned(picture, ways[1])
    others = _found(other, reader)
    longest = sorted(others, key=lambda quad: -size_of(quad)[0])[:SAMPLE]
    if _trust([reader.read(strip(other, quad, STRIP_HEIGHT)) for quad in longest]) > trust + MARGIN:
        return _sight(picture, shrink, ways[1], others, reader)
    return sight


def _sight(picture: Grey, shrink: float, quarters: int, quads: list[Quad], reader: Engine) -> Sight:
    """What is read in the quads of a picture of which the lines run so many quarters of a turn from level."""
    height, width = picture.shape
    upright = _turned(picture, quarters)
    turn = Turn(width, height, quarters, _skew(quads))
    whole = [(widened(upright, quad), grown) for quad, grown in completed(quads)]
    return Sight(turn, shrink, tuple(_seen(upright, quad, turn, reader, grown=grown) for quad, grown in whole))


def _turned(picture: Grey, quarters: int) -> Grey:
    return np.ascontiguousarray(np.rot90(picture, quarters)) if quarters else picture


def _found(picture: Grey, reader: Engine) -> list[Quad]:
    """The lines of a picture, in its own pixels; a long one is looked through in parts."""
    quads: list[Quad] = []
    for top, foot in pairwise(_cuts(picture)):
        quads.extend(quad + np.array([0, top], np.float32) for quad in reader.detect(picture[top:foot]))
    return quads


def _cuts(picture: Grey) -> list[int]:
    """Rows at which a long picture is cut, where it has the least print; the first and the last row too."""
    height, width = picture.shape
    side = max(width, DETECTION_SIDE // 2)
    cuts = [0]
    dark = (picture < 128).sum(axis=1)
    while height - cuts[-1] > LONG * side:
        start, end = cuts[-1] + int(side * 0.8), cuts[-1] + int(side * 1.5)
        calm = np.convolve(dark[start:end], np.ones(9), "same")
        cuts.append(start + int(calm.argmin()))
    return [*cuts, height]


def _are_tall(quads: list[Quad]) -> bool:
    """Whether the lines, weighed by their length, run down the picture."""
    sizes = [size_of(quad) for quad in quads]
    tall = sum(down for across, down in sizes if down > 1.5 * across)
    return tall > sum(across for across, down in sizes if across >= down)


def _trust(readings: list[Reading]) -> float:
    """The mean confidence of what was read."""
    sure = [one for reading in readings for one in reading.confidences]
    return sum(sure) / len(sure) if sure else 0.0


def _skew(quads: list[Quad]) -> float:
    """The direction in which most lines run, in degrees clockwise; long ones count."""
    slopes = [direction_of(quad) for quad in quads if size_of(quad)[0] > LEVEL * size_of(quad)[1]]
    return median(slopes) if slopes else 0.0


def _seen(picture: Grey, quad: Quad, turn: Turn, reader: Engine, *, grown: bool) -> tuple[Strip, Reading]:
    """Where a quad stands in level pixels, with the rows of it that are printed, and what is read in it."""
    laid = without_rules(strip(picture, quad, STRIP_HEIGHT))
    x, y = turn.levelled((float(quad[0][0]), float(quad[0][1])))
    width, height = size_of(quad)
    slope = tan(radians(direction_of(quad) - turn.skew)) if width > LEVEL * height else 0.0
    reading = reader.read(laid)
    thick = strokes(strip(picture, quad, HEIGHT), reading)
    ink = inked(laid)
    if grown and ink[1] - ink[0] < PRINTED:
        ink = (0.5 - PRINTED / 2, 0.5 + PRINTED / 2)
    return Strip(x, y, width, height, slope, ink, bars(laid)), replace(reading, strokes=thick)
