"""Which passages have a fingerprint, in eight bytes each: one sorted row of numbers, fingerprint before passage."""

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable

_SHIFT = 32
_FEW = 256
"""So many new entries are put in one by one; more are sorted in together."""


class PrintTable:
    """Fingerprints and the numbers of the passages that have them; made up to date when it is asked."""

    def __init__(self) -> None:
        self._rows = array("Q")
        self._new: list[int] = []

    def __len__(self) -> int:
        return len(self._rows) + len(self._new)

    def add(self, number: int, prints: Iterable[int]) -> None:
        """Take in a passage's fingerprints."""
        self._new += [mark << _SHIFT | number for mark in prints]

    def remove(self, number: int, prints: Iterable[int]) -> None:
        """Take out a passage's fingerprints; those that are not there are passed over."""
        self.settle()
        for mark in prints:
            row = mark << _SHIFT | number
            at = bisect_left(self._rows, row)
            if at < len(self._rows) and self._rows[at] == row:
                del self._rows[at]

    def having(self, mark: int, most: int) -> "array[int]":
        """The passages that have a fingerprint; none if they are more than `most`: such words stand everywhere."""
        self.settle()
        first = bisect_left(self._rows, mark << _SHIFT)
        last = bisect_left(self._rows, (mark + 1) << _SHIFT, first)
        if last - first > most:
            return array("Q")
        return array("Q", [row & (1 << _SHIFT) - 1 for row in self._rows[first:last]])

    def settle(self) -> None:
        """Sort in what was taken in since; whoever asks first would have to wait for it."""
        if len(self._new) > _FEW:
            self._rows = array("Q", sorted([*self._rows, *self._new]))
        else:
            for row in self._new:
                insort(self._rows, row)
        self._new = []
