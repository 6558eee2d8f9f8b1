"""The longest row of pairs that rise together: what two orders of the same things agree on."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

Pair = tuple[int, int]


def rising(pairs: Sequence[Pair]) -> Sequence[Pair]:
    """The longest row of the pairs, given by rising first number, whose second numbers rise too."""
    if all(one[1] < other[1] for one, other in pairwise(pairs)):
        return pairs
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [place]
        last[at : at + 1] = [index]
    out = []
    index = last[-1]
    while index >= 0:
        out.append(pairs[index])
        index = before[index]
    return out[::-1]
