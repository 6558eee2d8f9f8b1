"""Where the pages of a source begin in the lines of its reading text, as TEI's `pb`."""

from bisect import bisect_right
from collections.abc import Iterator

from zugong_desk.domain.block import Block
from zugong_desk.domain.source import Source
from zugong_desk.export.exchange.tei.line import Point, Put, element

FORM_FEED = "\f"


class Pages:
    """The pages of one source; blocks must be asked about in the order of the text."""

    def __init__(self, source: Source) -> None:
        found = _printed(source) if source.imprint.pages else _fed(source.text)
        self._starts, self._numbers = [start for start, _ in found], [number for _, number in found]
        self._page = 0

    def points(self, block: Block) -> Iterator[Point]:
        """Where in a block a page begins of which nothing came before."""
        at = 0
        for run in block.runs if self._starts else ():
            if run.origin is not None:
                end = run.origin + len(run.text)
                for index in range(max(0, bisect_right(self._starts, run.origin) - 1), len(self._starts)):
                    if self._starts[index] >= end:
                        break
                    if self._numbers[index] != self._page:
                        self._page = self._numbers[index]
                        yield Point(at + max(self._starts[index] - run.origin, 0), _break(self._page))
            at += len(run.text)


def _printed(source: Source) -> list[tuple[int, int]]:
    """Where the lines stand, as far as the form tells: code points of the source at which pages begin, and their numbers."""
    found: list[tuple[int, int]] = []
    for line, start in enumerate(source.line_starts, start=1):
        placement = source.imprint.line(line).placement
        if placement and (not found or found[-1][1] != placement.page):
            found.append((start, placement.page))
    return found


def _fed(text: str) -> list[tuple[int, int]]:
    """The pages of plain text, which begin behind form feeds; none where there are none."""
    starts = [at + 1 for at, char in enumerate(text) if char == FORM_FEED] if FORM_FEED in text else []
    return [(start, number) for number, start in enumerate((0, *starts), start=1)] if starts else []


def _break(number: int) -> Put:
    return lambda parent: element(parent, "pb", n=str(number))
