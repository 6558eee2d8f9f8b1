"""Set phrases with one character that sounds or looks like the right one (`set_phrases.csv`, `idioms.csv`).

What sounds alike `sounds.csv` says (a sound with its characters, folded as an ear or a pinyin keyboard folds them: without
tone, n as l, zh as z, -ng as -n), what looks alike `alike.csv`. A slip is told where the phrase is otherwise whole, and
where the character does not make a word with what stands beside it; rows of two characters are such words.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from operator import add

from zugong_desk.places import resource

_KEY = 3
_HALF = 2
_LONGEST = 10
_LONG = 5
_SHORT_QUOTE = 8
_PARTICLES = frozenset(
    "的地得了着在是和与及或以于之为有由又也已要这那个不从到就都向对并等所而其中上下里前后内外时来去我你他她它们"
)
_NUMBERS = frozenset("零〇一二两三四五六七八九十百千万亿半几")
_BEFORE = frozenset("的了是有")
_BEHIND = frozenset("和与增不得更进提明")
_MARKS = {"“": "”", "‘": "’", "《": "》", "「": "」", "〈": "〉"}


@dataclass(frozen=True, slots=True)
class Slip:
    """Code points [start, end) of a text that read `wrong` and should read `right`."""

    start: int
    end: int
    wrong: str
    right: str


def slips(text: str) -> Iterator[Slip]:
    """The slips in a text, in order; of those that overlap the first, and of those that begin together the longest."""
    past = 0
    for slip in sorted(_candidates(text), key=lambda slip: (slip.start, -slip.end)):
        if slip.start >= past:
            past = slip.end
            yield slip


def _candidates(text: str) -> Iterator[Slip]:
    known = _known()
    pairs = list(map(add, text, text[1:]))
    for at, key in enumerate(map(add, pairs, text[2:])):
        for phrase in known.starts.get(key, ()):
            yield from _told(text, at, phrase)
        for phrase in known.ends.get(key, ()):
            yield from _told(text, at - 1, phrase)
        if key in known.short:
            yield from _told(text, at, known.short[key])
    for at, key in enumerate(map(add, pairs, text[3:])):
        for phrase in known.thirds.get(key, ()):
            yield from _told(text, at, phrase)
    for at, key in enumerate(map(add, text, pairs[2:])):
        for phrase in known.seconds.get(key, ()):
            yield from _told(text, at, phrase)


def _told(text: str, start: int, phrase: str) -> Iterator[Slip]:
    """The slip at `start` if there the phrase stands with one character wrong, and nothing speaks for that character."""
    end = start + len(phrase)
    wrong = text[start:end]
    if start < 0 or wrong == phrase or len(wrong) < len(phrase):
        return
    at = next(place for place, char in enumerate(phrase) if wrong[place] != char)
    if wrong[at + 1 :] != phrase[at + 1 :] or wrong in _known().said or not alike(wrong[at], phrase[at]):
        return
    if not _excused(text, start, phrase, at):
        yield Slip(start, end, wrong, phrase)


def alike(one: str, other: str) -> bool:
    """Whether two characters sound or look alike; numbers never do."""
    if one in _NUMBERS or other in _NUMBERS:
        return one in _looks().get(other, "") and not (one in _NUMBERS and other in _NUMBERS)
    return (
        one in _looks().get(other, "") or _sounds().get(one, frozenset()) & _sounds().get(other, frozenset()) != set()
    )


def _excused(text: str, start: int, phrase: str, at: int) -> bool:
    """Whether the character makes a word or a phrase with its neighbours, or is meant (in the name of a brand)."""
    known, end, place = _known(), start + len(phrase), start + at
    char = text[place]
    behind, before = text[place : place + _HALF], text[max(0, place - 1) : place + 1]
    first, last = at == 0, at == len(phrase) - 1
    if (first or last) and char in _PARTICLES:
        return True
    if (last and behind in known.words) or (first and before in known.words):
        return True
    if len(phrase) == _KEY and _runs_on(text, start, end, first=first, last=last):
        return True
    if at == 1 and text[max(0, start - 1) : start + 1] in known.words:
        return True
    if at == len(phrase) - 2 and text[end - 1 : end + 1] in known.words:
        return True
    if len(phrase) < _LONG and (_half(text[start:end], at) in known.words):
        return True
    return _quoted(text, start, end) or any(
        text[begin : begin + length] in known.said
        for length in range(_KEY, _LONGEST + 1)
        for begin in range(max(0, place - length + 1), place + 1)
    )


def _runs_on(text: str, start: int, end: int, *, first: bool, last: bool) -> bool:
    """Whether a slip at the edge of a phrase of three may belong to the words beside it (产业联|系)."""
    if first:
        return start > 0 and "\u4e00" <= text[start - 1] <= "\u9fff" and text[start - 1] not in _BEFORE
    return last and end < len(text) and "\u4e00" <= text[end] <= "\u9fff" and text[end] not in _BEHIND


def _half(wrong: str, at: int) -> str:
    """The two characters of a phrase of four that the slip changes; of three those that remain a word."""
    if len(wrong) == _KEY:
        return wrong[:_HALF] if at == 0 else wrong[1:] if at == _HALF else ""
    return wrong[:_HALF] if at < _HALF else wrong[_HALF:]


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether the words stand in a short quotation: a brand may play on a phrase."""
    for back in range(start - 1, max(-1, start - _SHORT_QUOTE), -1):
        if text[back] in _MARKS.values():
            return False
        if text[back] in _MARKS:
            closing = text.find(_MARKS[text[back]], end, end + _SHORT_QUOTE)
            return 0 <= closing <= back + 1 + _SHORT_QUOTE
    return False


@dataclass(frozen=True, slots=True)
class _Known:
    """The phrases by three characters of the first four: those of a slip further on, at the first, third, second place.

    `short` has the slips of phrases of three; `said` all phrases and the variants that are right; `words` their halves.
    """

    starts: dict[str, list[str]]
    ends: dict[str, list[str]]
    thirds: dict[str, list[str]]
    seconds: dict[str, list[str]]
    short: dict[str, str]
    said: frozenset[str]
    words: frozenset[str]


@cache
def _known() -> _Known:
    said = phrases("set_phrases") | phrases("idioms")
    starts, ends, thirds, seconds = (defaultdict[str, list[str]](list) for _ in range(4))
    for phrase in said:
        if len(phrase) > _KEY:
            a, b, c, d = tuple(phrase[:4])
            starts[a + b + c].append(phrase)
            ends[b + c + d].append(phrase)
            thirds[a + b + d].append(phrase)
            seconds[a + c + d].append(phrase)
    short = {wrong: phrase for phrase in said if len(phrase) == _KEY for wrong in _slips_of(phrase)}
    words = {phrase for phrase in said if len(phrase) == _HALF}
    halves = words | {half for phrase in said if len(phrase) == 2 * _HALF for half in (phrase[:_HALF], phrase[_HALF:])}
    rights = frozenset(said) | {other for also in said.values() for other in also}
    return _Known(dict(starts), dict(ends), dict(thirds), dict(seconds), short, rights, frozenset(halves))


def phrases(name: str) -> dict[str, frozenset[str]]:
    """The phrases of a file, each with the forms that are also right."""
    with resource(f"proofing/{name}.csv").open(encoding="utf-8", newline="") as file:
        return {
            line["phrase"]: frozenset(filter(None, (line["also"] or "").split("|"))) for line in csv.DictReader(file)
        }


def _slips_of(phrase: str) -> Iterator[str]:
    """The phrase with one character that sounds or looks like the right one."""
    for at, char in enumerate(phrase):
        heard = "".join(_characters()[sound] for sound in _sounds().get(char, ()))
        for other in {*heard, *_looks().get(char, "")} - {char}:
            if alike(other, char):
                yield phrase[:at] + other + phrase[at + 1 :]


@cache
def _looks() -> dict[str, str]:
    with resource("proofing/alike.csv").open(encoding="utf-8", newline="") as file:
        return {line["character"]: line["alike"] for line in csv.DictReader(file)}


@cache
def _characters() -> dict[str, str]:
    with resource("proofing/sounds.csv").open(encoding="utf-8", newline="") as file:
        return {line["sound"]: line["characters"] for line in csv.DictReader(file)}


@cache
def _sounds() -> dict[str, frozenset[str]]:
    sounds = defaultdict(set)
    for sound, characters in _characters().items():
        for char in characters:
            sounds[char].add(sound)
    return {char: frozenset(heard) for char, heard in sounds.items()}
