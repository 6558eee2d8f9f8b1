"""Bars that overlap never share a lane, and lanes are not wasted."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.ui.marks.lanes import Interval, lanes

interval = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))
intervals = st.lists(interval, max_size=30)


def meet(one: Interval, other: Interval) -> bool:
    """Half-open overlap; an empty interval counts as one long."""
    (a, b), (c, d) = (one[0], max(one[1], one[0] + 1)), (other[0], max(other[1], other[0] + 1))
    return a < d and c < b


@given(intervals)
def test_overlapping_bars_stand_side_by_side(bars: list[Interval]) -> None:
    found = lanes(bars)
    assert len(found) == len(bars)
    for (one, lane), (other, other_lane) in combinations(zip(bars, found, strict=True), 2):
        assert lane != other_lane or not meet(one, other)


@given(intervals)
def test_no_bar_stands_farther_out_than_it_must(bars: list[Interval]) -> None:
    found = lanes(bars)
    for bar, lane in zip(bars, found, strict=True):
        for lower in range(lane):
            in_the_way = [other for other, place in zip(bars, found, strict=True) if place == lower]
            assert any(meet(bar, other) for other in in_the_way)


@given(intervals)
def test_the_longest_stands_next_to_the_text(bars: list[Interval]) -> None:
    if bars:
        longest = max(bars, key=lambda bar: (bar[1] - bar[0], -bar[0]))
        assert lanes(bars)[bars.index(longest)] == 0


def test_examples() -> None:
    assert lanes([]) == []
    assert lanes([(0, 5), (5, 9)]) == [0, 0]
    assert lanes([(2, 4), (0, 9), (3, 8)]) == [2, 0, 1]
    assert lanes([(3, 3), (3, 3)]) == [0, 1]
