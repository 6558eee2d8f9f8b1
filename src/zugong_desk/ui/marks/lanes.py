"""Lanes: bars that overlap stand side by side. No Qt here."""

from bisect import bisect_left, insort
from collections.abc import Sequence

Interval = tuple[int, int]


def lanes(intervals: Sequence[Interval]) -> list[int]:
    """Lane (from 0) for each interval, in the order given; intervals that overlap never share one.

    Intervals are half-open; an empty one takes its place as if it were one long. The longest come first and take
    the lowest lane that is free for them, so long bars stand next to the text.
    """
    taken: list[list[Interval]] = []
    result = [0] * len(intervals)
    for index in sorted(range(len(intervals)), key=lambda index: _rank(intervals[index], index)):
        interval = _at_least_one(intervals[index])
        lane = next((number for number, held in enumerate(taken) if _free(held, interval)), len(taken))
        if lane == len(taken):
            taken.append([])
        insort(taken[lane], interval)
        result[index] = lane
    return result


def _rank(interval: Interval, index: int) -> tuple[int, int, int]:
    start, end = interval
    return start - end, start, index


def _at_least_one(interval: Interval) -> Interval:
    start, end = interval
    return start, max(end, start + 1)


def _free(held: Sequence[Interval], interval: Interval) -> bool:
    start, end = interval
    place = bisect_left(held, interval)
    before_ends = held[place - 1][1] if place else start
    after_starts = held[place][0] if place < len(held) else end
    return before_ends <= start and end <= after_starts
