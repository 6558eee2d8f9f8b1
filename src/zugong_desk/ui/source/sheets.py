"""The sheets: where pages stand in a view, one below the other, at a zoom. No Qt here."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from zugong_desk.domain.imprint import Page

GAP = 12
MARGIN = 16
"""Logical pixels between pages, and beside and over them."""
LEAST, MOST = 0.2, 4.0
"""The zooms in logical pixels a point."""
LARGEST = 20_000.0
"""Points of a page's side that are shown: what a file says beyond that would not fit into a scroll bar's numbers."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page in the view: whole logical pixels from the top left corner of all there is to scroll."""

    page: int
    x: int
    y: int
    width: int
    height: int


class Sheets:
    """All pages at one zoom in a view of one width. Pages are counted from 1."""

    def __init__(self, pages: Sequence[Page], zoom: float, room: int) -> None:
        self.zoom = zoom
        self._sizes = [(_shown(page.width, zoom), _shown(page.height, zoom)) for page in pages]
        self._tops = list(accumulate((height + GAP for _, height in self._sizes), initial=MARGIN))
        self.width = max((width for width, _ in self._sizes), default=0) + 2 * MARGIN
        self._room = max(room, self.width)

    def __len__(self) -> int:
        return len(self._sizes)

    @property
    def height(self) -> int:
        """Of all there is to scroll."""
        return self._tops[-1] - GAP + MARGIN if self._sizes else 0

    def __getitem__(self, page: int) -> Sheet:
        """Where a page stands; IndexError if there is none."""
        if not 0 < page <= len(self._sizes):
            raise IndexError(page)
        width, height = self._sizes[page - 1]
        return Sheet(page, (self._room - width) // 2, self._tops[page - 1], width, height)

    def at(self, y: float) -> int:
        """The page that covers a height, the nearest one outside; 0 if there are none."""
        at = bisect_right(self._tops, y + GAP / 2)
        return min(max(at, 1), len(self._sizes)) if self._sizes else 0

    def visible(self, top: int, height: int) -> list[Sheet]:
        """The pages of which something is in sight."""
        if not self._sizes:
            return []
        return [self[page] for page in range(self.at(top), self.at(top + height) + 1)]


def _shown(side: float, zoom: float) -> int:
    return max(1, round(min(side, LARGEST) * zoom))


def fitting(pages: Sequence[Page], room: int) -> float:
    """The zoom at which the widest page just fits a view of that width."""
    widest = max((page.width for page in pages), default=0.0)
    return kept_in(max(room - 2 * MARGIN, 1) / widest) if widest > 0 else 1.0


def kept_in(zoom: float) -> float:
    """A zoom within what the view can do."""
    return min(max(zoom, LEAST), MOST)
