"""Finding passages of one text again in a later version of it, by laying the two side by side."""

from bisect import bisect_left
from collections.abc import Sequence

from zugong_desk.domain.anchoring import (
    AGREES,
    ALIKE,
    BESIDE,
    EACH,
    NOT_FOUND,
    SHOWN,
    TELLING,
    Anchored,
    Found,
    Ground,
    How,
    Sought,
    beside,
    by_words,
)

ABSENT = -1
FEWEST = 12
"""Visible characters of a passage, with what agrees on both sides of it, by which it is known."""
NEAR = 16
"""Visible characters on each side of a passage that say whether it is its place still, though its words have changed."""


class Versions:
    """A text as a file has it (`old`), laid on the text as it now stands.

    `mapping` says for each code point of the old text where it stands now (negative: nowhere); where it stands is never
    earlier than for what precedes it.
    """

    def __init__(self, old: Ground, new: Ground, mapping: Sequence[int]) -> None:
        self._old, self._new, self._mapping = old, new, mapping
        self._ranks = [new.rank(at) if at >= 0 else ABSENT for at in (mapping[one] for one in old.visible)]
        self._runs = _runs(self._ranks)
        self._mapped = [rank for rank, there in enumerate(self._ranks) if there != ABSENT]

    def find(self, start: int, end: int) -> Anchored:
        """Where the range of the old text stands now; both half-open, in code points."""
        first, last = self._old.rank(start), self._old.rank(end)
        if not 0 <= start < end <= len(self._old.text) or first == last:
            return NOT_FOUND
        met = self._met(first, last)
        if met is not None and self._known(first, last):
            return Anchored((self._new.found(met, met + last - first, How.EXACT),), sure=True)
        if met is None and (corrected := self._corrected(first, last)):
            return Anchored((corrected,), sure=True)
        return self._asked(self._elsewhere(first, last), met, last - first)

    def _met(self, first: int, last: int) -> int | None:
        """Where the passage stands in the same words, one by one."""
        there = self._ranks[first]
        same = there != ABSENT and self._ranks[first:last] == list(range(there, there + last - first))
        words = self._old.squeezed[first:last]
        return there if same and self._new.squeezed.startswith(words, there) else None

    def _known(self, first: int, last: int) -> bool:
        """Whether a passage, with what agrees on both sides of it, stands in each text just once."""
        before, after = first - self._runs[first][0], self._runs[first][1] - last
        if before + last - first + after < min(FEWEST, len(self._old.squeezed)):
            return False
        for most in (BESIDE, len(self._old.squeezed)):
            words = self._old.squeezed[first - min(before, most) : last + min(after, most)]
            if self._old.count(words) == 1 and self._new.count(words) == 1:
                return True
        return False

    def _corrected(self, first: int, last: int) -> Found | None:
        """The passage between what stood before and after it, if its words are still much the same."""
        low, high = self._region(first, last)
        if low >= high or not self._embedded(first, last):
            return None
        words, text = self._old.squeezed[first:last], self._new.squeezed
        start, end = self._ends(first, last)
        if not (low <= start < end <= high and self._new.alike(words, text[start:end]) >= ALIKE):
            from_, to, score = self._new.nearest(words, text[low:high])
            if score < ALIKE or from_ >= to:
                return None
            start, end = low + from_, low + to
        return self._new.found(start, end, How.ALIKE) if self._agrees(first, last, start, end) else None

    def _agrees(self, first: int, last: int, start: int, end: int) -> bool:
        """Whether what stands beside [start, end) now is still what stood beside [first, last)."""
        old = self._old.squeezed
        both, least = beside(self._new, start, end, old[max(0, first - NEAR) : first], old[last : last + NEAR])
        return both >= AGREES and least >= EACH

    def _embedded(self, first: int, last: int) -> bool:
        """Whether enough of the passage and of what stands beside it is there still, so that this is its place."""
        there = sum(rank != ABSENT for rank in self._ranks[max(0, first - BESIDE) : last + BESIDE])
        inside = sum(rank != ABSENT for rank in self._ranks[first:last])
        return there >= TELLING and inside * 2 >= last - first

    def _ends(self, first: int, last: int) -> tuple[int, int]:
        """Where its first and last characters stand now; an empty range if one does not."""
        one, other = self._ranks[first], self._ranks[last - 1]
        return (one, other + 1) if ABSENT not in (one, other) else (0, 0)

    def _region(self, first: int, last: int) -> tuple[int, int]:
        """What stands between that which stood before a passage and that which stood after it."""
        at, after = bisect_left(self._mapped, first), bisect_left(self._mapped, last)
        low = self._ranks[self._mapped[at - 1]] + 1 if at else 0
        high = self._ranks[self._mapped[after]] if after < len(self._mapped) else len(self._new.squeezed)
        return low, high

    def _elsewhere(self, first: int, last: int) -> Anchored:
        """The passage looked for by its words, as if nothing were known of the rest."""
        squeezed = self._old.squeezed
        sought = Sought(squeezed[first:last], squeezed[max(0, first - BESIDE) : first], squeezed[last : last + BESIDE])
        found = by_words(self._new, sought)
        once = self._old.count(squeezed[first:last]) == 1
        return found if once or not found.sure else Anchored(found.places)

    def _asked(self, found: Anchored, met: int | None, size: int) -> Anchored:
        """With the place where the words were met among those that are shown; it is theirs, only not beyond doubt."""
        if met is None:
            return found
        here = self._new.found(met, met + size, How.QUOTE)
        if found.sure and (found.places[0].start, found.places[0].end) == (here.start, here.end):
            return found
        others = (one for one in found.places if (one.start, one.end) != (here.start, here.end))
        return Anchored((here, *others)[:SHOWN])


def _runs(ranks: Sequence[int]) -> list[tuple[int, int]]:
    """For each number the half-open range of places around it in which the numbers count up by one."""
    out: list[tuple[int, int]] = []
    start = 0
    for at in range(1, len(ranks) + 1):
        if at == len(ranks) or ranks[at] != ranks[at - 1] + 1 or ranks[at - 1] == ABSENT:
            out += [(start, at)] * (at - start)
            start = at
    return out
