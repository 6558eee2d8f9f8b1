"""Find names by typing: pinyin initials with gaps, full or half syllables, characters, digits."""

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self, TypeVar

from zugong_desk.insight.alignment import align, fits, letter_masks
from zugong_desk.insight.pinyin_keys import PinyinKeys, fold, keys

__all__ = ["Match", "PinyinKeys", "at_a_stretch", "fold", "keys", "match", "rank"]

Id = TypeVar("Id", bound=Hashable)

_GAPS, _RUN, _PREFIX, _EXACT = range(1, 5)
_FEW, _MANY = 100, 10_000


@dataclass(frozen=True, slots=True)
class Match:
    """How well a query fits a name (more is better), and the code points of the name that it took, ascending."""

    score: int
    positions: tuple[int, ...]


def at_a_stretch(fit: Match, name: PinyinKeys) -> bool:
    """Whether a match took neighbouring places of the name; punctuation between them does not count."""
    first = bisect_left(name.places, fit.positions[0]) if fit.positions else 0
    return fit.positions == name.places[first : first + len(fit.positions)]


@dataclass(frozen=True, slots=True)
class _Query:
    """A query, folded once for many names."""

    typed: str
    letters: str
    masks: dict[str, int]

    @classmethod
    def of(cls, text: str) -> Self:
        typed = fold(text).strip()
        letters = "".join(char for char in typed if char.isalnum())
        return cls(typed, letters, letter_masks(letters))


def match(query: str, name: PinyinKeys) -> Match | None:
    """How `query` fits the name, or None. An empty query fits everything, with score 0."""
    return _match(_Query.of(query), name)


def rank(query: str, candidates: Sequence[tuple[Id, PinyinKeys]], recent: Sequence[Id] = ()) -> list[tuple[Id, Match]]:
    """The candidates that fit, best first; equals by recency (`recent` has the latest first), then as given."""
    asked = _Query.of(query)
    age = {used: position for position, used in reversed(list(enumerate(recent)))}
    found = [(each, fit) for each, name in candidates if (fit := _match(asked, name))]
    return sorted(found, key=lambda pair: (-pair[1].score, age.get(pair[0], len(recent))))


def _match(query: _Query, name: PinyinKeys) -> Match | None:
    if not query.letters:
        return _match_symbols(query.typed, name)
    if not query.masks.keys() <= name.alphabet:
        return None
    run = _run(query.letters, name)
    if run:
        return _fit(name, range(*run), unlikely=0)
    if not fits(query.masks, len(query.letters), name.choices):
        return None
    scattered = _initials_with_gaps(query.letters, name.lead)
    if scattered:
        return _fit(name, scattered, unlikely=0)
    aligned = align(query.letters, name.choices)
    return _fit(name, *aligned) if aligned else None


def _match_symbols(typed: str, name: PinyinKeys) -> Match | None:
    """A query of punctuation or emoji alone stands for itself; an empty one for anything."""
    start = fold(name.text).find(typed) if typed else 0
    return Match(0, tuple(range(start, start + len(typed)))) if start >= 0 else None


def _run(letters: str, name: PinyinKeys) -> tuple[int, int] | None:
    """Neighbouring places that the query takes: as characters, as initials or spelt out; at the beginning if it can."""
    plain = _plain_run(letters, name)
    if plain and plain[0] == 0:
        return plain
    spelt = _spelt_run(letters, name)
    return spelt if spelt and (not plain or spelt[0] == 0) else plain


def _plain_run(letters: str, name: PinyinKeys) -> tuple[int, int] | None:
    start = name.lead.find(letters)
    if start < 0:
        start = name.letters.find(letters)
    return (start, start + len(letters)) if start >= 0 else None


def _spelt_run(letters: str, name: PinyinKeys) -> tuple[int, int] | None:
    offset = name.spelling.find(letters)
    while offset >= 0:
        first = bisect_left(name.starts, offset)
        if first < len(name.starts) and name.starts[first] == offset:
            return first, bisect_left(name.starts, offset + len(letters))
        offset = name.spelling.find(letters, offset + 1)
    return None


def _initials_with_gaps(letters: str, lead: str) -> tuple[int, ...] | None:
    """The places of the initials, between the first end that they can reach and the last start before it."""
    stop = _first_places(letters, lead, 0)
    if not stop:
        return None
    late, end = [], stop[-1] + 1
    for letter in reversed(letters):
        end = lead.rfind(letter, 0, end)
        late.append(end)
    late.reverse()
    early = _first_places(letters, lead, late[0])
    fewest: list[int] = min(early, late, key=_gaps)
    return tuple(fewest)


def _first_places(letters: str, lead: str, start: int) -> list[int]:
    """Each letter as early as it can be; empty if one is not to be had."""
    places = []
    for letter in letters:
        place = lead.find(letter, start)
        if place < 0:
            return []
        places.append(place)
        start = place + 1
    return places


def _gaps(places: Sequence[int]) -> int:
    if places[-1] - places[0] + 1 == len(places):
        return 0
    return sum(there - here > 1 for here, there in pairwise(places))


def _fit(name: PinyinKeys, taken: Sequence[int], unlikely: int) -> Match:
    """Score by: all of the name, its beginning, a run, with gaps; then fewer gaps, likelier readings, shorter names."""
    first, length = taken[0], len(name.places)
    gaps = _gaps(taken)
    if gaps:
        tier = _GAPS
    elif first:
        tier = _RUN
    else:
        tier = _EXACT if len(taken) == length else _PREFIX
    score = (tier * _FEW - min(gaps, _FEW - 1)) * _FEW - min(unlikely, _FEW - 1)
    score = (score * _MANY - min(length, _MANY - 1)) * _FEW - min(first, _FEW - 1)
    return Match(score, tuple([name.places[place] for place in taken]))
