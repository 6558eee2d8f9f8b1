"""What is nearly, but not quite, a known name: one slip of the hand in it, and no other name."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import DamerauLevenshtein

from zugong_desk.proofing.tables import grams

SHORTEST = 5
"""Names with fewer characters have too many true neighbours."""
_ANCHOR, _SHORT_ANCHOR, _SHORT = 3, 2, 8
"""A slip leaves one end of a name as it is; that many characters of either end are looked for, fewer of a short name."""


@dataclass(frozen=True)
class Known:
    """Names that are looked for with one slip in them; `also` are true forms, which are none."""

    names: frozenset[str]
    also: frozenset[str] = frozenset()
    _ends: dict[str, list[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ends: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(self.names):
            if len(name) >= SHORTEST:
                for end in _ends_of(name):
                    ends[end].append(name)
        object.__setattr__(self, "_ends", dict(ends))

    def near(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Code points [start, end) that would read a name but for one slip, with that name; none of them overlap.

        A slip is a character too many, one missing, one wrong, or two neighbours exchanged.
        """
        names = {name for end in self._ends.keys() & grams(text) for name in self._ends[end]}
        found = sorted((*window, name) for name in names for window in _windows(text, name))
        past = 0
        for start, end, name in found:
            said = text[start:end]
            if start >= past and said not in self.names and said not in self.also and _slipped(said, name):
                yield start, end, name
                past = end


def _ends_of(name: str) -> tuple[str, str]:
    size = _SHORT_ANCHOR if len(name) < _SHORT else _ANCHOR
    return name[:size], name[-size:]


def _windows(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where a name could stand, going by its first or its last characters; not where it does stand."""
    size = len(name)
    first, last = _ends_of(name)
    at = text.find(first)
    while at >= 0:
        if not text.startswith(name, at):
            yield from ((at, at + size + more) for more in (0, -1, 1) if at + size + more <= len(text))
        at = text.find(first, at + 1)
    at = text.find(last)
    while at >= 0:
        end = at + len(last)
        if not text.endswith(name, 0, end):
            yield from ((end - size - more, end) for more in (0, -1, 1) if end - size - more >= 0)
        at = text.find(last, at + 1)


def _slipped(said: str, name: str) -> bool:
    """Whether it is one slip away, and both ends belong to it."""
    if said[0] != name[0] or said[-1] != name[-1]:
        return False
    return DamerauLevenshtein.distance(said, name, score_cutoff=1) == 1
