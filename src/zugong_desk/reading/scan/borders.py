"""Borders: where the text of a column begins and ends; on a photo they lean."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from statistics import median

from zugong_desk.reading.scan.pieces import Piece

SAME_PLACE = 0.6
"""Ems within which lines begin or end at the same border."""

BESIDE = 5
"""Lines before and after among which the outermost ones stand at the border."""
ENOUGH = 6
"""The least number of lines at a border that leans."""
LEANING = 0.15
"""A border that leans more than this, in pixels across per pixel down, is none."""
FITTING = 0.6
"""The share of the outermost lines that stand at the border, if it is one."""


@dataclass(frozen=True, slots=True)
class Border:
    """A border at `x` where y is 0, `lean` pixels further right for each pixel down."""

    x: float
    lean: float = 0.0

    def at(self, y: float) -> float:
        """Where it stands beside a line."""
        return self.x + self.lean * y


@dataclass(frozen=True, slots=True)
class Borders:
    """Both borders of a column, in level pixels, and the size that most of it is set in."""

    left: Border
    right: Border
    em: float


def borders(lines: Sequence[Piece]) -> Borders:
    """The borders of a column with these lines, from its top to its foot."""
    em = median(line.em for line in lines)
    left = _border([(line.middle, line.left) for line in lines], em)
    right = _border([(line.middle, -line.right) for line in lines], em)
    return Borders(left, Border(-right.x, -right.lean), em)


def _border(ends: Sequence[tuple[float, float]], em: float) -> Border:
    """The border at which the outermost ends stand: (y, x) each, of which a smaller x is further out."""
    return _leaning(ends, em) or Border(_shared(sorted(x for _, x in ends), em))


def _shared(places: Sequence[float], em: float) -> float:
    """The outermost place at which two lines end, else the outermost."""
    for one, following in pairwise(places):
        if abs(one - following) < SAME_PLACE * em:
            return median(place for place in places if abs(place - one) < SAME_PLACE * em)
    return places[0]


def _leaning(ends: Sequence[tuple[float, float]], em: float) -> Border | None:
    """The border if it leans by more than lines may differ; None if it is upright."""
    outer = [
        (y, x)
        for at, (y, x) in enumerate(ends)
        if x <= min(x for _, x in ends[max(0, at - BESIDE) : at + BESIDE + 1]) + SAME_PLACE * em
    ]
    if len(outer) < ENOUGH:
        return None
    slopes = [(other[1] - one[1]) / (other[0] - one[0]) for one, other in combinations(outer, 2) if other[0] != one[0]]
    lean = median(slopes) if slopes else 0.0
    height = max(y for y, _ in outer) - min(y for y, _ in outer)
    if not SAME_PLACE * em < abs(lean) * height < LEANING * height:
        return None
    x = median(x - lean * y for y, x in outer)
    fitting = sum(abs(one - x - lean * y) < SAME_PLACE * em for y, one in outer)
    return Border(x, lean) if fitting >= FITTING * len(outer) else None
