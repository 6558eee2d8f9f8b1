"""Laying the annotations and excerpts of one version of an issue on another: never on words that differ, unless told."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import AnnotationChange, Change, Changes, PlaceChange
from zugong_desk.domain.span import Anchor, Place, Span
from zugong_desk.domain.transfer import Listed, Placings, What

Nearest = Callable[[str, str], tuple[int, int, float]]
"""Gives the half-open range of a text (the second) that is most like a quote, and how alike they are (0 to 1)."""

ALIKE = 0.8
"""How like its quote a wording must be for a passage to be put on it."""

TELLING = 8
"""Characters of a passage, with what agrees on both sides of it, by which it is known."""
BESIDE = 32
"""Characters on each side that are asked at first."""
ABSENT = -1
FAR = 12
"""Characters of a passage that may be found anywhere, if it stands there once."""


def moved_out(old: Bulletin) -> Changes:
    """The changes that take all places and annotations out of a bulletin."""
    places = [PlaceChange(id, place, None) for id, place in old.places.items()]
    return (*places, *(AnnotationChange(id, annotation, None) for id, annotation in old.annotations.items()))


def moved_in(old: Bulletin, new: Bulletin, mapping: Sequence[int], nearest: Nearest) -> tuple[Changes, Placings]:
    """The changes that put the places and annotations of `old` into `new` under the ids that they have.

    `mapping` says for each code point of the old reading text where it stands in the new one (negative: nowhere).
    """
    laying = _Laying(old, new, mapping, nearest)
    changes: list[Change] = []
    for id, place in old.places.items():
        annotation = old.annotations.get(id)
        changes += [AnnotationChange(id, None, annotation)] if annotation else []
        changes.append(PlaceChange(id, None, laying.laid(id, place)))
    return tuple(changes), Placings(laying.carried, tuple(laying.checked), tuple(laying.lost))


class _Laying:
    """Both texts with their visible characters, and what was found so far."""

    def __init__(self, old: Bulletin, new: Bulletin, mapping: Sequence[int], nearest: Nearest) -> None:
        self._old, self._new, self._mapping, self._nearest = old, new, mapping, nearest
        self._visible = _visible(old.text)
        self._places = _visible(new.text)
        self._squeezed = "".join([new.text[at] for at in self._places])
        self._old_squeezed = "".join([old.text[at] for at in self._visible])
        self._rank = {at: rank for rank, at in enumerate(self._places)}
        self._runs = _runs([self._rank.get(mapping[at], ABSENT) for at in self._visible])
        self._mapped = [at for at in self._visible if mapping[at] >= 0]
        self.carried = 0
        self.checked: list[Listed] = []
        self.lost: list[Listed] = []

    def laid(self, id: str, place: Place) -> Place:
        """Where a place stands in the new bulletin; what is not exact is listed."""
        if place.orphan is not None:
            self.carried += 1
            return self._orphan(self._region(self._old.offset(place.span.start), None)[0], place.orphan)
        start, end = self._old.range(place.span)
        seen = self._visible[bisect_left(self._visible, start) : bisect_left(self._visible, end)]
        met = self._met(seen)
        if met and self._says(met[0], seen) and self._known(seen, met[0]):
            self.carried += 1
            return Place(self._span(*met))
        region = self._region(start, end)
        found = met or self._alike(seen, region) or self._elsewhere(seen)
        after = Place(self._span(*found)) if found else self._orphan(region[0], self._old.text[start:end])
        words = "" if after.orphan else self._new.quote(after.span)
        what = What.ANNOTATION if id in self._old.annotations else What.EXCERPT
        listed = Listed(what, id, self._old.text[start:end], words, after.span)
        (self.checked if found else self.lost).append(listed)
        return after

    def _met(self, seen: Sequence[int]) -> tuple[int, int] | None:
        """The ranks of the new text's visible characters [first, last) that are met with those seen, one by one."""
        if not seen or self._mapping[seen[0]] < 0:
            return None
        first = self._rank[self._mapping[seen[0]]]
        after = [self._mapping[at] for at in seen]
        return (first, first + len(seen)) if self._places[first : first + len(seen)] == after else None

    def _says(self, first: int, seen: Sequence[int]) -> bool:
        return self._squeezed[first : first + len(seen)] == self._words(seen)

    def _words(self, seen: Sequence[int]) -> str:
        return "".join([self._old.text[at] for at in seen])

    def _known(self, seen: Sequence[int], first: int) -> bool:
        """Whether a passage, with what agrees on both sides of it, stands in each text just once."""
        at = bisect_left(self._visible, seen[0])
        before, after = at - self._runs[at][0], self._runs[at][1] - at - len(seen)
        size = before + len(seen) + after
        if size < min(TELLING, len(self._visible)):
            return False
        for most in (BESIDE, size):
            words = self._squeezed[first - min(before, most) : first + len(seen) + min(after, most)]
            if _once(words, self._squeezed) and _once(words, self._old_squeezed):
                return True
        return False

    def _region(self, start: int, end: int | None) -> tuple[int, int]:
        """The ranks between what stands before `start` and what stands from `end` on, both met in the new text."""
        at = bisect_left(self._mapped, start)
        low = self._rank[self._mapping[self._mapped[at - 1]]] + 1 if at else 0
        after = bisect_left(self._mapped, start if end is None else end)
        high = len(self._places)
        if after < len(self._mapped):
            high = self._rank[self._mapping[self._mapped[after]]]
        return low, max(low, high)

    def _alike(self, seen: Sequence[int], region: tuple[int, int]) -> tuple[int, int] | None:
        low, high = region
        start, end, score = self._nearest(self._words(seen), self._squeezed[low:high])
        return (low + start, low + end) if score >= ALIKE and start < end else None

    def _elsewhere(self, seen: Sequence[int]) -> tuple[int, int] | None:
        """Where a long passage stands word for word, if that is at one place only."""
        words = self._words(seen)
        if len(words) < FAR or not _once(words, self._squeezed):
            return None
        at = self._squeezed.find(words)
        return at, at + len(words)

    def _span(self, first: int, last: int) -> Span:
        start = self._new.anchor(self._places[first])
        end = self._new.anchor(self._places[last - 1])
        return Span(start, Anchor(end.block, end.offset + 1))

    def _orphan(self, rank: int, quote: str) -> Place:
        """A place without a passage, after the visible character before `rank`."""
        at = self._new.anchor(self._places[rank - 1] + 1 if rank else 0)
        return Place(Span(at, at), quote)


def _runs(ranks: Sequence[int]) -> list[tuple[int, int]]:
    """For each number the half-open range of places around it in which the numbers count up by one."""
    out: list[tuple[int, int]] = []
    start = 0
    for at in range(1, len(ranks) + 1):
        if at == len(ranks) or ranks[at] != ranks[at - 1] + 1 or ranks[at - 1] == ABSENT:
            out += [(start, at)] * (at - start)
            start = at
    return out


def _once(words: str, text: str) -> bool:
    at = text.find(words)
    return at >= 0 and text.find(words, at + 1) < 0


def _visible(text: str) -> list[int]:
    """Where the characters stand that are no white space."""
    return [at for at, char in enumerate(text) if not char.isspace()]
