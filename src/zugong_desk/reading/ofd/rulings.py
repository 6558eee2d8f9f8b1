"""Rulings: the straight lines drawn on a page of an OFD."""

from collections.abc import Iterator
from itertools import islice

from zugong_desk.reading.ofd.scene import Path, Scene, at
from zugong_desk.reading.sheet.tables import MOST_STROKES, Rule, rule_between

_Point = tuple[float, float]


def rules_of(scene: Scene) -> Iterator[Rule]:
    """The level and upright strokes of a page, marks set on it later left out; those of very many are cut."""
    paths = (item for item in scene.items if isinstance(item, Path) and item.origin != "mark")
    strokes = (stroke for path in paths for stroke in _strokes(path))
    return filter(None, (rule_between(start, end) for start, end in islice(strokes, MOST_STROKES)))


def _strokes(path: Path) -> Iterator[tuple[_Point, _Point]]:
    """Its straight strokes on the page, those that close a figure among them."""
    here = first = (0.0, 0.0)
    for name, values in path.steps:
        if name == "C":
            yield here, first
            here = first
            continue
        there = at(path.matrix, *values[-2:])
        if name == "L":
            yield here, there
        elif name == "M":
            first = there
        here = there
