"""The smallest difference of two texts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """Code points [start, end) of the old text give way to `text`."""

    start: int
    end: int
    text: str


def difference(old: str, new: str, caret: int | None = None) -> Difference | None:
    """The smallest edit that makes `new` of `old`; None if they are equal.

    Where several would do (a 了 typed beside another), `caret`, a code point of `new` at which the edit ended, says
    which one it was; without it the edit lies as far right as it can.
    """
    if old == new:
        return None
    limit = min(len(old), len(new))
    tail = _common_tail(old, new, limit if caret is None else min(limit, max(0, len(new) - caret)))
    head = _common_head(old, new, limit - tail)
    tail += _common_tail(old[: len(old) - tail], new[: len(new) - tail], limit - tail - head)
    return Difference(head, len(old) - tail, new[head : len(new) - tail])


def _common_head(old: str, new: str, limit: int) -> int:
    """How many leading code points two texts share, at most `limit`; by halving, since comparing slices is fast."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_tail(old: str, new: str, limit: int) -> int:
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low
