"""Tables: what the straight lines drawn on a page rule into rows and columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

NEAR = 2.5
"""Points within which lines touch, and two sides of a stroke are one line."""

SHORTEST = 8.0
"""Points: shorter strokes are parts of characters and signs."""

MOST_STROKES = 6000
"""Of a page; what else there is is not looked at."""

MOST_RULES = 1000
"""More are a drawing, no table."""

Rule = tuple[float, float, float, float]
"""x0, y0, x1, y1 on the shown page; level or upright."""


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: where its rules lie from left to right and from top to bottom, in points on the shown page."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    upright: tuple[Rule, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies within its outer rules."""
        return self.xs[0] - NEAR <= x <= self.xs[-1] + NEAR and self.ys[0] - NEAR <= y <= self.ys[-1] + NEAR

    def band(self, y: float) -> int:
        """Which row a point lies in, from 0."""
        return max(0, sum(rule <= y for rule in self.ys[:-1]) - 1)

    def columns(self, band: int) -> list[tuple[float, float]]:
        """The cells of a row: their left and right edges."""
        middle = (self.ys[band] + self.ys[band + 1]) / 2
        sides = sorted({_nearest(self.xs, line[0]) for line in self.upright if line[1] <= middle <= line[3]})
        return list(pairwise(sides)) if len(sides) > 1 else [(self.xs[0], self.xs[-1])]


def rule_between(start: tuple[float, float], end: tuple[float, float]) -> Rule | None:
    """The stroke between two points of the shown page as a rule; None if it is short or runs aslant."""
    (x0, y0), (x1, y1) = start, end
    level, upright = abs(y1 - y0) <= 0.5, abs(x1 - x0) <= 0.5
    if (level and abs(x1 - x0) >= SHORTEST) or (upright and abs(y1 - y0) >= SHORTEST):
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    return None


def tables_of(rules: Iterable[Rule]) -> list[Table]:
    """The tables of a page that its rules part into at least two rows and two columns, from top to bottom."""
    lines = list({tuple(round(place / NEAR) for place in line): line for line in rules}.values())
    level = [line for line in lines if line[3] - line[1] <= NEAR]
    upright = [line for line in lines if line[2] - line[0] <= NEAR]
    if len(level) < 3 or len(upright) < 3 or len(level) + len(upright) > MOST_RULES:
        return []
    found = [_table(group) for group in _joined(level + upright)]
    return sorted((table for table in found if table is not None), key=lambda table: table.ys[0])


def _joined(lines: Sequence[Rule]) -> list[list[Rule]]:
    """The lines in groups that touch each other."""
    groups: list[list[Rule]] = []
    for line in lines:
        touching = [group for group in groups if any(_touch(line, other) for other in group)]
        merged = [line] + [other for group in touching for other in group]
        groups = [group for group in groups if not any(group is one for one in touching)] + [merged]
    return groups


def _touch(line: Rule, other: Rule) -> bool:
    return (
        line[0] <= other[2] + NEAR
        and other[0] <= line[2] + NEAR
        and line[1] <= other[3] + NEAR
        and other[1] <= line[3] + NEAR
    )


def _table(group: Sequence[Rule]) -> Table | None:
    xs = _distinct(line[0] for line in group if line[2] - line[0] <= NEAR)
    ys = _distinct(line[1] for line in group if line[3] - line[1] <= NEAR)
    if len(xs) < 3 or len(ys) < 3:
        return None
    return Table(xs, ys, tuple(line for line in group if line[2] - line[0] <= NEAR))


def _distinct(places: Iterable[float]) -> tuple[float, ...]:
    """Places in order, those that lie near each other taken once."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > NEAR:
            kept.append(place)
    return tuple(kept)


def _nearest(places: Sequence[float], place: float) -> float:
    return min(places, key=lambda one: abs(one - place))
