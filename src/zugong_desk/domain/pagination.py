"""Where rows of type come to stand on pages: headings stay with their text, no row of a paragraph stands alone."""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 2
"""Rows of a paragraph that stand together at the foot and at the head of a page."""
SLACK = 0.01
"""Points by which the last row of a page may stand out of it in the reckoning."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """So many rows, each `leading` points high, with room `before` and `after`: between two, the more of what they ask for.

    `held` keeps it on the page of the next paragraph, `breaks` begins a page. Rules take up `head` points above the first
    of its rows and `foot` below the last.
    """

    rows: int
    leading: float
    before: float = 0
    after: float = 0
    held: bool = False
    breaks: bool = False
    head: float = 0
    foot: float = 0

    @property
    def least(self) -> float:
        """Points of those rows that stand together where it begins: of all of it, or of the first."""
        whole = self.held or self.rows < 2 * LEAST
        return self.head + (self.rows * self.leading + self.foot if whole else LEAST * self.leading)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a row stands: on which page, from 1 on, and how many points below its top."""

    page: int
    top: float


class _Pen:
    """Where the next row goes."""

    def __init__(self, height: float) -> None:
        self.height, self.page, self.top = height, 1, 0.0

    @property
    def left(self) -> float:
        return self.height - self.top + SLACK

    def turn(self) -> None:
        self.page, self.top = self.page + 1, 0.0


def placed(paragraphs: Sequence[Paragraph], height: float) -> list[tuple[Spot, ...]]:
    """For each paragraph where its rows stand, on pages of that height in points.

    Room before a paragraph is dropped at the head of a page, unless the page begins there on purpose.
    """
    pen = _Pen(height)
    out = []
    below = 0.0
    for number, one in enumerate(paragraphs):
        if pen.top and (one.breaks or _needed(paragraphs, number, below, height) > pen.left):
            pen.turn()
        if pen.top:
            pen.top += max(one.before, below)
        elif pen.page == 1 or one.breaks:
            pen.top += one.before
        pen.top += one.head
        out.append(tuple(_rows(one, pen)))
        pen.top += one.foot
        below = one.after
    return out


def _needed(paragraphs: Sequence[Paragraph], first: int, below: float, height: float) -> float:
    """Points that a paragraph needs together with those that it is held to; nothing for more than a page of them.

    `below` is the room that the paragraph before it asks for.
    """
    needed = 0.0
    for at in range(first, len(paragraphs)):
        one = paragraphs[at]
        needed += max(below, one.before) + one.least
        below = one.after
        if not one.held:
            break
        if needed > height:
            return 0
    return needed


def _rows(one: Paragraph, pen: _Pen) -> list[Spot]:
    spots: list[Spot] = []
    while len(spots) < one.rows:
        rest = one.rows - len(spots)
        here = min(rest, int(pen.left // one.leading))
        if here < rest and rest - here < LEAST:
            here = max(rest - LEAST, 0)
        if here < min(rest, LEAST) and one.rows >= 2 * LEAST:
            here = 0
        if here == 0 and pen.top == 0:
            here = 1  # higher than a page: it stands out at its foot
        for _ in range(here):
            spots.append(Spot(pen.page, pen.top))
            pen.top += one.leading
        if len(spots) < one.rows:
            pen.turn()
    return spots
