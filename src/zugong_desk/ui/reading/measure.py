"""How the width of the pane is shared out: gutter, measure, margin."""

from dataclasses import dataclass

GUTTER = 56
LANE = 23
EDGE = 4
MOST_LANES = 6
"""Lanes that a wide pane shows; more bars than these at a place are too many to tell apart."""
CARET_ROOM = 2
ABOVE = 16
BELOW = 96
CHOICES: tuple[tuple[int, int], ...] = ((32, 3), (32, 2), (32, 1), (30, 1), (26, 1))
"""Measure in em and lanes of tags, the widest first: the measure gives way last."""


@dataclass(frozen=True, slots=True)
class Column:
    """Logical pixels: what lies left of the text, the measure itself, what lies right of it; and the lanes shown."""

    left: int
    text: int
    right: int
    lanes: int


def column(width: int, em: int) -> Column:
    """Share `width` out for text of `em` pixels; what is left over is halved, so that gutter and margin hug the text."""
    for ems, lanes in CHOICES:
        spare = width - GUTTER - ems * em - lanes * LANE - EDGE
        if spare >= 0:
            left = GUTTER + spare // 2
            right = width - left - ems * em
            return Column(left, ems * em, right, max(lanes, min(MOST_LANES, (right - EDGE) // LANE)))
    right = LANE + EDGE
    return Column(GUTTER, max(4 * em, width - GUTTER - right), right, 1)
