"""Where the source's pages meet inside the reading text."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from zugong_desk.domain.block import Block

FORM_FEED = "\f"


@dataclass(frozen=True, slots=True)
class Joint:
    """Code point `offset` of a line is the first of the source's page `page` (counted from 1) that the text shows."""

    offset: int
    page: int


def page_ends(source: str) -> tuple[int, ...]:
    """Where the source's form feeds stand, in code points; each ends a page."""
    out: list[int] = []
    at = source.find(FORM_FEED)
    while at >= 0:
        out.append(at)
        at = source.find(FORM_FEED, at + 1)
    return tuple(out)


def joints(line: Block, before: Block | None, ends: Sequence[int]) -> list[Joint]:
    """The joints in a line, one that falls between `before` and it included; none before the first line."""
    page = _last_page(before, ends) if before else _first_page(line, ends)
    out = []
    at = 0
    for run in line.runs:
        if run.origin is not None:
            for start, number in _pages_in(run.origin, run.origin + len(run.text), ends):
                if page is not None and number > page:
                    out.append(Joint(at + start - run.origin, number))
                page = number
        at += len(run.text)
    return out


def _pages_in(start: int, end: int, ends: Sequence[int]) -> list[tuple[int, int]]:
    """Each page that a stretch of the source shows, with where that begins."""
    first = bisect_right(ends, start)
    inside = [place + 1 for place in ends[first : bisect_right(ends, end - 1)] if place + 1 < end]
    return [(start, first + 1), *((place, first + 2 + at) for at, place in enumerate(inside))]


def _first_page(line: Block, ends: Sequence[int]) -> int | None:
    origin = next((run.origin for run in line.runs if run.origin is not None), None)
    return None if origin is None else bisect_right(ends, origin) + 1


def _last_page(line: Block, ends: Sequence[int]) -> int | None:
    last = next((run for run in reversed(line.runs) if run.origin is not None), None)
    return None if last is None or last.origin is None else bisect_right(ends, last.origin + len(last.text) - 1) + 1
