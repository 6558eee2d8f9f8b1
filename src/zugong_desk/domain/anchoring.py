"""Finding the passage again that an annotation from elsewhere stands on: where position and words agree, or by its words.

White space counts for nothing: a passage is known by its visible characters and those beside it. A place is taken
without asking only if no other comes near it; where the wording has changed since, that is said.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

Nearest = Callable[[str, str], tuple[int, int, float]]
"""Gives the half-open range of a text (the second) that is most like a quote, and how alike they are (0 to 1)."""
Alike = Callable[[str, str], float]
"""How alike two short texts are (0 to 1)."""

BESIDE = 32
"""Visible characters on each side of a passage by which it is told from others."""
TELLING = 12
"""Visible characters of a passage that is known without anything beside it, if it stands there once."""
AGREES = 0.5
"""How like its own surroundings those of a place must be, both sides together."""
EACH = 0.3
"""How like its own each of the two sides must be: of a title and its line in the contents, one side is the same."""
LEAD = 0.2
"""By how much the best of several places must be ahead of the next in its surroundings."""
ALIKE = 0.8
"""How like its quote other words must be to be taken for the passage, corrected since."""
LIKELY = 0.6
"""How like it they must be to be shown."""
AHEAD = 0.1
"""By how much the words that are most alike must be ahead of the next."""
FEWEST = 4
"""Visible characters of a quote that is looked for in other wording."""
SHOWN = 5
"""Places that an editor is asked to choose from, at most."""
_BLANK = "\0"


class How(StrEnum):
    """By what a passage was found."""

    EXACT = "exact"
    """It stands where it stood, in the same words."""
    QUOTE = "quote"
    """The same words at another place, known by what stands beside them."""
    ALIKE = "alike"
    """Where it stood, or in its surroundings, in words that have changed."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place: half-open, in code points of the text that was looked through."""

    start: int
    end: int
    how: How


@dataclass(frozen=True, slots=True)
class Anchored:
    """What was found, the likeliest first. If `sure`, the first is taken; else the editor chooses, or there is none."""

    places: tuple[Found, ...] = ()
    sure: bool = False


NOT_FOUND = Anchored()


@dataclass(frozen=True, slots=True)
class Sought:
    """A passage as a file tells of it: its words, what stands beside them, and its position, half-open (-1: unknown)."""

    quote: str
    prefix: str = ""
    suffix: str = ""
    start: int = -1
    end: int = -1


class Ground:
    """A text to be looked through, with its visible characters."""

    def __init__(self, text: str, nearest: Nearest, alike: Alike) -> None:
        self.text = text
        self.nearest, self.alike = nearest, alike
        self.visible = [at for at, char in enumerate(text) if not char.isspace()]
        self.squeezed = "".join([text[at] for at in self.visible])

    def rank(self, offset: int) -> int:
        """How many visible characters stand before an offset."""
        return bisect_left(self.visible, offset)

    def found(self, first: int, last: int, how: How) -> Found:
        """The place of the visible characters [first, last); there must be one."""
        return Found(self.visible[first], self.visible[last - 1] + 1, how)

    def count(self, words: str) -> int:
        """At how many places the words stand (2 for any that are more), those that overlap counted too."""
        at = self.squeezed.find(words)
        return 0 if at < 0 else 1 if self.squeezed.find(words, at + 1) < 0 else 2


def squeezed(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def by_words(ground: Ground, sought: Sought) -> Anchored:
    """A passage that is known by its words, what stands beside them and perhaps its position."""
    words = squeezed(sought.quote)
    if not words:
        return NOT_FOUND
    return _Search(ground, sought, words).run()


class _Search:
    """One passage that is looked for."""

    def __init__(self, ground: Ground, sought: Sought, words: str) -> None:
        self._ground, self._sought, self._words = ground, sought, words
        self._before, self._after = squeezed(sought.prefix)[-BESIDE:], squeezed(sought.suffix)[:BESIDE]
        self._told = bool(self._before or self._after)

    def run(self) -> Anchored:
        at = self._at_position()
        if at >= 0 and (not self._told or self._agrees(at, at + len(self._words))):
            return self._sure(at, How.EXACT)
        places = list(_all(self._words, self._ground.squeezed))
        if not places:
            return self._reworded()
        ranked = sorted(places, key=lambda one: -self._beside(one, one + len(self._words)))
        if self._clear(ranked):
            return self._sure(ranked[0], How.QUOTE)
        size = len(self._words)
        return Anchored(tuple(self._ground.found(one, one + size, How.QUOTE) for one in ranked[:SHOWN]))

    def _at_position(self) -> int:
        """The rank of the passage where its position says it is; -1 if other words stand there."""
        if self._sought.start < 0:
            return -1
        first = self._ground.rank(self._sought.start)
        fits = self._ground.squeezed.startswith(self._words, first)
        return first if fits and first + len(self._words) == self._ground.rank(self._sought.end) else -1

    def _sure(self, first: int, how: How) -> Anchored:
        return Anchored((self._ground.found(first, first + len(self._words), how),), sure=True)

    def _clear(self, ranked: Sequence[int]) -> bool:
        if not self._told:
            return len(ranked) == 1 and len(self._words) >= TELLING
        first, *rest = (self._beside(one, one + len(self._words)) for one in ranked[:2])
        sure = self._agrees(ranked[0], ranked[0] + len(self._words))
        return sure and all(first - other >= LEAD for other in rest)

    def _beside(self, first: int, last: int) -> float:
        return beside(self._ground, first, last, self._before, self._after)[0]

    def _agrees(self, first: int, last: int) -> bool:
        both, least = beside(self._ground, first, last, self._before, self._after)
        return both >= AGREES and least >= EACH

    def _reworded(self) -> Anchored:
        """Where words stand that are like the passage's, and not nearly as like anywhere else."""
        if len(self._words) < FEWEST:
            return NOT_FOUND
        text = self._ground.squeezed
        first, last, score = self._ground.nearest(self._words, text)
        if score < LIKELY or first >= last:
            return NOT_FOUND
        rest = text[:first] + _BLANK * (last - first) + text[last:]
        first_, last_, score_ = self._ground.nearest(self._words, rest)
        best = self._ground.found(first, last, How.ALIKE)
        if score >= ALIKE and score - score_ >= AHEAD and self._told and self._agrees(first, last):
            return Anchored((best,), sure=True)
        more = [self._ground.found(first_, last_, How.ALIKE)] if score_ >= LIKELY and first_ < last_ else []
        return Anchored((best, *more))


def beside(ground: Ground, first: int, last: int, before: str, after: str) -> tuple[float, float]:
    """How like these surroundings those of the visible characters [first, last) are: both sides together, and the worse one.

    (0, 0) if nothing is known of them.
    """
    said = [
        (before, ground.squeezed[max(0, first - len(before)) : first]),
        (after, ground.squeezed[last : last + len(after)]),
    ]
    weighed = [(len(ours), ground.alike(ours, theirs)) for ours, theirs in said if ours]
    total = sum(size for size, _ in weighed)
    if not total:
        return 0.0, 0.0
    return sum(size * score for size, score in weighed) / total, min(score for _, score in weighed)


def _all(words: str, text: str) -> Iterable[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
