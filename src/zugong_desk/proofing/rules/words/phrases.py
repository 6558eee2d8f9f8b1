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
from zugong_desk.proofing.tables import grams

_KEY = 3
_HALF = 2
_LONGEST = 10
_LONG = 5
_SHORT_QUOTE = 8
_PARTICLES = frozenset(
    "的地得了着在是和与及或以于之为有由又也已要这那个不从到就都向对并等所而其中上下里前后内外时来去我你他她它们"
)
_NUMBERS = frozenset("零〇一二两三四五六七八九十百千万亿半")
_BEFORE = frozenset("的了是有")
_BEHIND = frozenset("和与增得更进提明")
_MARKS = {"“": "”", "‘": "’", "《": "》", "「": "」", "〈": "〉"}


_BODIES = frozenset(("共青团", "共产党", "中国共产党", "党支部", "组织部", "宣传部", "统战部", "工会", "妇联"))
"""Bodies whose members and offices are set phrases, and behind which places stand as well."""


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
    for key in known.keys & grams(text):
        for at in _places(text, key):
            for shift, phrase in known.whole[key]:
                yield from _told(text, at + shift, phrase)
    for parted, at in _parted(text):
        for phrase in parted:
            yield from _told(text, at, phrase)


def _parted(text: str) -> Iterator[tuple[list[str], int]]:
    """The phrases that may stand at a place with their third or second character wrong."""
    known, pairs = _known(), list(map(add, text, text[1:]))
    for key in known.without_third & set(map(add, pairs, text[3:])):
        yield from ((known.thirds[key], at) for at in _places(text, key[:2]) if text[at + 3 : at + 4] == key[2])
    for key in known.without_second & set(map(add, text, pairs[2:])):
        yield from ((known.seconds[key], at - 2) for at in _places(text, key[1:]) if at > 1 and text[at - 2] == key[0])


def _places(text: str, key: str) -> Iterator[int]:
    """Where a key stands in a text."""
    at = text.find(key)
    while at >= 0:
        yield at
        at = text.find(key, at + 1)


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
    if (first or last) and char in _PARTICLES and len(phrase) < _LONG:
        return True
    if (last and behind in known.words) or (first and before in known.words):
        return True
    if _runs_on(text, start, end, first=first, last=last) and (len(phrase) == _KEY or _unsure(text, start, phrase, at)):
        return True
    if at == 1 and text[max(0, start - 1) : start + 1] in known.words:
        return True
    if at == len(phrase) - 2 and text[end - 1 : end + 1] in known.words:
        return True
    if len(phrase) < _LONG and not known.words.isdisjoint(_pairs(text[start:end], at)):
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


def _unsure(text: str, start: int, phrase: str, at: int) -> bool:
    """Whether a slip at the edge of a longer phrase may begin or end a name instead: 共青团|云岭市, 党支部|书籍角.

    Behind a phrase a known word that goes on speaks against it (体制机治|改革), unless the rest stands by itself.
    """
    known, end = _known(), start + len(phrase)
    if at:
        return phrase[:-1] in _BODIES or text[end : end + _HALF] not in known.words
    return phrase[1:] in known.said


def _pairs(wrong: str, at: int) -> set[str]:
    """Two characters that the slip changes and that could be a word: a half of four, of three any."""
    if len(wrong) == _KEY:
        return {wrong[begin : begin + _HALF] for begin in (at - 1, at) if 0 <= begin < _HALF}
    return {wrong[:_HALF] if at < _HALF else wrong[_HALF:]}


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
    """The phrases by three characters of their first four: by those in a row, with the phrase's place to that of the key,
    and by those without the third or the second.

    A phrase of three is found by its slips themselves. The sets are the keys once more, which meet those of a text faster.
    `said` are all phrases and the variants that are right, `words` the words of two characters, among them halves of four.
    """

    whole: dict[str, list[tuple[int, str]]]
    thirds: dict[str, list[str]]
    seconds: dict[str, list[str]]
    keys: frozenset[str]
    without_third: frozenset[str]
    without_second: frozenset[str]
    said: frozenset[str]
    words: frozenset[str]


@cache
def _known() -> _Known:
    said = phrases("set_phrases") | phrases("idioms")
    thirds, seconds = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    whole = defaultdict[str, list[tuple[int, str]]](list)
    for phrase in said:
        if len(phrase) > _KEY:
            a, b, c, d = tuple(phrase[:4])
            whole[a + b + c].append((0, phrase))
            whole[b + c + d].append((-1, phrase))
            thirds[a + b + d].append(phrase)
            seconds[a + c + d].append(phrase)
        elif len(phrase) == _KEY:
            for wrong in _slips_of(phrase):
                whole[wrong].append((0, phrase))
    words = {phrase for phrase in said if len(phrase) == _HALF}
    halves = words | {half for phrase in said if len(phrase) == 2 * _HALF for half in (phrase[:_HALF], phrase[_HALF:])}
    rights = frozenset(said) | {other for also in said.values() for other in also}
    return _Known(
        dict(whole),
        dict(thirds),
        dict(seconds),
        frozenset(whole),
        frozenset(thirds),
        frozenset(seconds),
        rights,
        frozenset(halves),
    )


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
