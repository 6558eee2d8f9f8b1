"""Collating two versions of a text: which character of the one stands where in the other, white space aside."""

from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import normalize

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from zugong_desk.domain.rising import rising

ABSENT = -1
SHINGLES = (24, 12, 6)
"""Lengths of the passages by which two texts are laid side by side, if each has the passage just once."""

SMALL = 1500
"""Characters of a gap on both sides up to which all of it is compared at once."""

HOPELESS = 1 << 31
"""Pairs of characters in a gap beyond which what has no passage in common is not compared."""

ISLAND = 2
"""Characters that agree between two changes of several times their length say nothing."""
WIDER = 4

_Match = tuple[int, int, int]
"""Where a passage that agrees begins in the old and in the new text, and its length."""


def collate(old: str, new: str) -> Sequence[int]:
    """For each code point of `old` where it stands in `new`, or `ABSENT`; white space is always absent.

    The places that are given never fall. Full-width and half-width forms count as one character.
    """
    one, other = _squeezed(old), _squeezed(new)
    text, text_ = _folded(old, one), _folded(new, other)
    mapping = array("l", [ABSENT]) * len(old)
    for at, at_, size in _without_islands(_matches(text, text_), len(text), len(text_)):
        for step in range(size):
            mapping[one[at + step]] = other[at_ + step]
    return mapping


def nearest(quote: str, text: str) -> tuple[int, int, float]:
    """The half-open range of `text` that is most like the quote, and how alike they are (0 to 1)."""
    found = [(0, 0, 0.0), *(_likened(quote, text, *bounds) for bounds in _bounds(quote, text))]
    return max(found, key=lambda one: one[2])


def _bounds(quote: str, text: str) -> Iterator[tuple[int, int]]:
    """Where it may stand: where the quote as a whole goes through best, and where the text does."""
    if not quote or not text:
        return
    window = fuzz.partial_ratio_alignment(quote, text)
    if window is not None:
        yield window.dest_start, window.dest_end
    equal = [one for one in Levenshtein.opcodes(quote, text) if one.tag == "equal"]
    if equal:
        first, last = equal[0], equal[-1]
        yield max(0, first.dest_start - first.src_start), min(len(text), last.dest_end + len(quote) - last.src_end)


def _likened(quote: str, text: str, start: int, end: int) -> tuple[int, int, float]:
    return start, end, Levenshtein.normalized_similarity(quote, text[start:end])


def _squeezed(text: str) -> list[int]:
    """Where the characters stand that are no white space."""
    return [at for at, char in enumerate(text) if not char.isspace()]


def _folded(text: str, places: Sequence[int]) -> str:
    return "".join([_fold(text[at]) for at in places])


@lru_cache(maxsize=1 << 16)
def _fold(char: str) -> str:
    """The character's plain form, if that is one character."""
    plain = normalize("NFKC", char)
    return plain if len(plain) == 1 else char


def _matches(old: str, new: str) -> Iterator[_Match]:
    """The passages that agree, in order; they neither touch nor cross."""
    yield from _joined(_collated(old, 0, len(old), new, 0, len(new), SHINGLES))


def _collated(
    old: str, start: int, end: int, new: str, start_: int, end_: int, shingles: Sequence[int]
) -> Iterator[_Match]:
    """The passages that agree in a gap [start, end) of the one and [start_, end_) of the other."""
    while start < end and start_ < end_ and old[start] == new[start_]:
        yield start, start_, 1
        start, start_ = start + 1, start_ + 1
    tail = 0
    while start < end - tail and start_ < end_ - tail and old[end - tail - 1] == new[end_ - tail - 1]:
        tail += 1
    yield from _gap(old, start, end - tail, new, start_, end_ - tail, shingles)
    if tail:
        yield end - tail, end_ - tail, tail


def _gap(old: str, start: int, end: int, new: str, start_: int, end_: int, shingles: Sequence[int]) -> Iterator[_Match]:
    size, size_ = end - start, end_ - start_
    if not size or not size_:
        return
    if shingles and max(size, size_) > SMALL:
        anchors = _anchors(old[start:end], new[start_:end_], shingles[0])
        at, at_ = start, start_
        for found, found_ in anchors:
            if start + found < at or start_ + found_ < at_:
                continue  # it overlaps the one before it
            yield from _collated(old, at, start + found, new, at_, start_ + found_, shingles[1:])
            yield start + found, start_ + found_, shingles[0]
            at, at_ = start + found + shingles[0], start_ + found_ + shingles[0]
        yield from _collated(old, at, end, new, at_, end_, shingles[1:])
    elif size * size_ <= HOPELESS:
        for one in Levenshtein.opcodes(old[start:end], new[start_:end_]):
            if one.tag == "equal":
                yield start + one.src_start, start_ + one.dest_start, one.src_end - one.src_start


def _anchors(old: str, new: str, size: int) -> Sequence[tuple[int, int]]:
    """Where passages of that length stand which both texts have just once, the most that stand in one order."""
    places, places_ = _once(old, size), _once(new, size)
    pairs = sorted((at, places_[words]) for words, at in places.items() if words in places_)
    return rising(pairs)


def _once(text: str, size: int) -> dict[str, int]:
    """The passages of a length that stand in the text once, with their places."""
    found: dict[str, int] = {}
    for at in range(len(text) - size + 1):
        words = text[at : at + size]
        found[words] = ABSENT if words in found else at
    return {words: at for words, at in found.items() if at != ABSENT}


def _joined(matches: Iterator[_Match]) -> Iterator[_Match]:
    kept: _Match | None = None
    for at, at_, size in matches:
        if kept and kept[0] + kept[2] == at and kept[1] + kept[2] == at_:
            kept = kept[0], kept[1], kept[2] + size
        else:
            if kept:
                yield kept
            kept = at, at_, size
    if kept:
        yield kept


def _without_islands(matches: Iterator[_Match], end: int, end_: int) -> Iterator[_Match]:
    """The passages but those of a character or two with far longer changes on both sides: they agree by chance."""
    found = [(0, 0, 0), *matches, (end, end_, 0)]
    kept = [found[0]]
    for at, one in enumerate(found[1:-1], 1):
        changed = min(_between(kept[-1], one), _between(one, found[at + 1]))
        if one[2] > ISLAND or changed <= WIDER * one[2]:
            kept.append(one)
            yield one


def _between(one: _Match, other: _Match) -> int:
    """How long the change is between two passages that agree, on the side where it is longer."""
    return max(other[0] - one[0] - one[2], other[1] - one[1] - one[2])
