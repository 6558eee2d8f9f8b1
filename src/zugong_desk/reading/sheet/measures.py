"""Measures: the size, line pitch and edges that most of a PDF's text has."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from zugong_desk.domain.imprint import Range
from zugong_desk.reading.sheet.sheets import SetLine, Sheet

ENOUGH = 8
"""Lines of a page from which its own edges can be told."""

SHARE = 0.12
"""Share of the lines that begin, or end, at an edge."""

MOST = 0.6
FEW = 0.35
"""Shares of the characters of a text: most, and more than headings have."""

USUAL_LINE = 1.75
"""Of the size: the pitch where none can be measured."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Of a whole PDF: the size of its text, its line pitch, its left and right edge in points, and how it is inked.

    `bold` and `heavy` tell whether most of the text itself is so, `sans` whether so much of it that it is no heading.
    `indent` is how far paragraphs begin inside.
    """

    size: float
    pitch: float
    left: float
    right: float
    bold: bool
    heavy: bool
    sans: bool
    indent: float


def measured(sheets: Sequence[Sheet]) -> Measures:
    """The measures of all pages together."""
    lines = [line for sheet in sheets for line in sheet.main]
    size = _commonest((line.size, len(line.text)) for line in lines) or 1.0
    body = [line for line in lines if abs(line.size - size) <= 0.1 * size]
    left, right = edges(body, size) if body else (0.0, 0.0)
    bold, heavy = _mostly(body, attrgetter("bold")), _mostly(body, attrgetter("heavy"))
    sans = heavy or _mostly(lines, attrgetter("sans"), FEW)
    return Measures(size, _pitch(sheets, size), left, right, bold, heavy, sans, _indent(body, left, size))


def _indent(body: Sequence[SetLine], left: float, size: float) -> float:
    """How far most paragraphs begin inside; 0 where only one does, which may be centred."""
    inside = Counter(round(line.start - left) for line in body if 1.2 * size < line.start - left < 3.2 * size)
    (place, count), *_rest = inside.most_common(1) or [(0, 0)]
    return place if count > 1 else 0.0


def edges(lines: Sequence[SetLine], size: float) -> tuple[float, float]:
    """Where the text begins on the left and ends on the right: the outermost places that enough lines keep to."""
    ink = [line.start + _lead(line) for line in lines]
    return _outermost(ink, size), -_outermost([-line.end for line in lines], size)


def page_edges(sheet: Sheet, measures: Measures) -> tuple[float, float]:
    """The edges of a page's text: those of all pages if a line keeps to them, else its own, as where margins alternate."""
    alike = 0.1 * measures.size
    own = [line for line in sheet.main if line.column is None and abs(line.size - measures.size) <= alike]
    near = 0.5 * measures.size
    if len(own) < ENOUGH or any(abs(line.start - measures.left) <= near for line in own):
        return measures.left, measures.right
    left, _right = edges(own, measures.size)
    return left, left + measures.right - measures.left


def _lead(line: SetLine) -> float:
    """How much white space the file itself puts before the first character."""
    blank = len(line.text) - len(line.text.lstrip())
    return line.edges[blank] - line.edges[0]


def _outermost(places: Iterable[float], size: float) -> float:
    """The smallest place at which, or just beyond which, enough lines begin."""
    ordered = sorted(places)
    need = max(2, SHARE * len(ordered)) if len(ordered) > 1 else 1
    for at, place in enumerate(ordered):
        within = sum(other <= place + 0.4 * size for other in ordered[at : at + round(need) + 1])
        if within >= need:
            return place
    return ordered[0]


def _pitch(sheets: Sequence[Sheet], size: float) -> float:
    deltas: Counter[float] = Counter()
    for sheet in sheets:
        for one, other in pairwise(sheet.lines):
            alike = one.frame == other.frame and one.column == other.column
            delta = other.base - one.base
            if alike and abs(one.size - size) + abs(other.size - size) <= 0.1 * size and 0.9 * size < delta < 3 * size:
                deltas[round(delta * 2) / 2] += 1
    return deltas.most_common(1)[0][0] if deltas else USUAL_LINE * size


def _commonest(weighted: Iterable[tuple[float, int]]) -> float:
    counts: dict[float, int] = defaultdict(int)
    for value, weight in weighted:
        counts[value] += weight
    return max(counts, key=lambda value: counts[value]) if counts else 0.0


def _mostly(lines: Sequence[SetLine], kind: Callable[[SetLine], Sequence[Range]], share: float = MOST) -> bool:
    """Whether more than a share of the characters lie in ranges of a kind."""
    within = sum(end - start for line in lines for start, end in kind(line))
    return within > share * sum(len(line.text) for line in lines)
