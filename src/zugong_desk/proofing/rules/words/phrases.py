"""Set phrases with one character that sounds or looks like the right one (`set_phrases.csv`, `idioms.csv`).

What sounds alike `sounds.csv` says (a sound with its characters, folded as an ear or a pinyin keyboard folds them: without
tone, n as l, zh as z, -ng as -n), what looks alike `alike.csv`. A slip is told where the phrase is otherwise whole, and
where the character does not make a word with what stands beside it; rows of two characters are such words.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from operator import add

from zugong_desk.places import resource
from zugong_desk.proofing.tables import grams

_HAN = re.compile("[\u4e00-\u9fff]")
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
_NO_OTHERS: frozenset[str] = frozenset()
_MARKS = {"“": "”", "‘": "’", "《": "》", "「": "」", "〈": "〉"}


_VERBS = frozenset("当任做是由请让为给")
"""Verbs before a phrase that is whole without its first character: 当支部书记."""

_BODIES = frozenset(("共青团", "共产党", "中国共产党", "党支部", "组织部", "宣传部", "统战部", "工会", "妇联"))
"""Bodies whose members and offices are set phrases, and behind which places stand as well."""


_Place = tuple[int, str, int]
"""Where a phrase begins in a text, the phrase, and its place that may be wrong."""

_Entry = tuple[int, str, int, frozenset[str] | None]
"""Where a phrase begins beside its key, the phrase, its place beside the key, and what may wrongly stand there (None: anything)."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Code points [start, end) of a text that read `wrong` and should read `right`; `sure` if the two sound or look alike."""

    start: int
    end: int
    wrong: str
    right: str
    sure: bool = True


def slips(text: str) -> Iterator[Slip]:
    """The slips in a text, in order; of those that overlap the first, and of those that begin together the longest."""
    past = 0
    for slip in sorted(_candidates(text), key=lambda slip: (slip.start, -slip.end)):
        if slip.start >= past:
            past = slip.end
            yield slip


def _candidates(text: str) -> Iterator[Slip]:
    known = _known()
    for begin, phrase, place in _met(text):
        wrong = phrase[:place] + text[begin + place : begin + place + 1] + phrase[place + 1 :]
        if begin >= 0 and len(wrong) == len(phrase) and text.startswith(wrong, begin) and wrong not in known.said:
            yield from _told(text, begin, phrase, place)
    for key in known.without_one & grams(text):
        for at in _places(text, key):
            yield from _lacking(text, at, key, known.shortened[key])


def _met(text: str) -> Iterator[_Place]:
    """Where the rest of a phrase stands, or the beginning of it, but at that place what may be a slip."""
    known, pairs = _known(), list(map(add, text, text[1:]))
    rows = list(map(add, pairs, text[2:]))
    yield from _besides(text + _KEY * " ", enumerate(rows), known.whole)
    longer = known.longer
    for at, phrases_here in [(at, longer[key]) for at, key in enumerate(rows) if key in longer]:
        for phrase in phrases_here:
            if not text.startswith(phrase, at):
                place = _differs(text, at, phrase)
                said = text[at + place : at + place + 1]
                if said in near(phrase[place]) or place in known.alone.get(phrase, ()):
                    yield at, phrase, place
    yield from _besides(text, enumerate(map(add, pairs, text[3:])), known.thirds)
    yield from _besides(text, enumerate(map(add, text, pairs[2:])), known.seconds)


def _besides(text: str, keys: Iterable[tuple[int, str]], parted: dict[str, list[_Entry]]) -> list[_Place]:
    """The phrases of which a key is right, and beside which what may be a slip stands at the place left."""
    return [
        (at + shift, phrase, place)
        for at, key in keys
        if key in parted
        for shift, phrase, place, wrongs in parted[key]
        if (text[at + shift + place] in wrongs if wrongs is not None else text[at + shift + place] != phrase[place])
    ]


def _differs(text: str, start: int, phrase: str) -> int:
    """The first place of a longer phrase at which a text differs that begins like it; its last if the text ends there."""
    place = _KEY
    while text[start + place : start + place + 1] == phrase[place]:
        place += 1
    return place


def _lacking(text: str, start: int, key: str, phrase: str) -> Iterator[Slip]:
    """The slip at `start` if there a phrase of four stands without one of its inner characters."""
    end, words = start + len(key), _known().words
    if (
        text[max(0, start - 1) : start + 1] in words
        or text[end - 1 : end + 1] in words
        or in_short_quote(text, start, end)
    ):
        return
    if not text.startswith(phrase[2:], start + 1) and not text.startswith(phrase[:2], end - _HALF):
        yield Slip(start, end, key, phrase, sure=False)


def _places(text: str, key: str) -> Iterator[int]:
    """Where a key stands in a text."""
    at = text.find(key)
    while at >= 0:
        yield at
        at = text.find(key, at + 1)


def _told(text: str, start: int, phrase: str, at: int) -> Iterator[Slip]:
    """The slip at `start`, where the phrase stands with the character at `at` wrong, if nothing speaks for that one."""
    end = start + len(phrase)
    sure, alone = text[start + at] in near(phrase[at]), at in _known().alone.get(phrase, ())
    if (sure or _HAN.match(text[start + at])) and not _excused(text, start, phrase, at, alone=alone):
        yield Slip(start, end, text[start:end], phrase, sure)


@cache
def near(char: str) -> frozenset[str]:
    """The characters that sound or look like one; numbers never do."""
    heard = "".join(_characters()[sound] for sound in _sounds().get(char, ()))
    other = {*heard, *_looks().get(char, "")} - {char}
    doubtful = other if char in _NUMBERS else other & _NUMBERS
    return frozenset(other - {number for number in doubtful if not alike(number, char)})


def alike(one: str, other: str) -> bool:
    """Whether two characters sound or look alike; numbers never do."""
    if one in _NUMBERS or other in _NUMBERS:
        return one in _looks().get(other, "") and not (one in _NUMBERS and other in _NUMBERS)
    return (
        one in _looks().get(other, "") or _sounds().get(one, frozenset()) & _sounds().get(other, frozenset()) != set()
    )


def _excused(text: str, start: int, phrase: str, at: int, *, alone: bool) -> bool:
    """Whether the character makes a word or a phrase with its neighbours, or is meant (in the name of a brand).

    Within a phrase that stands `alone` there a word of two says nothing: in no sentence has another been met.
    """
    known, end, place = _known(), start + len(phrase), start + at
    char = text[place]
    behind, before = text[place : place + _HALF], text[max(0, place - 1) : place + 1]
    first, last = at == 0, at == len(phrase) - 1
    if char in _PARTICLES and len(phrase) < _LONG and not (alone and not first and not last):
        return True
    if first and char in _VERBS and phrase[1:] in known.said:
        return True
    if (last and behind in known.words) or (first and before in known.words):
        return True
    if _runs_on(text, start, end, first=first, last=last) and (len(phrase) == _KEY or _unsure(text, start, phrase, at)):
        return True
    if at == 1 and text[max(0, start - 1) : start + 1] in known.words:
        return True
    if at == len(phrase) - 2 and text[end - 1 : end + 1] in known.words:
        return True
    if (
        len(phrase) < _LONG
        and not alone
        and phrase not in known.idioms
        and not known.words.isdisjoint(_pairs(text[start:end], at))
    ):
        return True
    return in_short_quote(text, start, end) or any(
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
        return phrase not in known.idioms and (phrase[:-1] in _BODIES or text[end : end + _HALF] not in known.words)
    return phrase[1:] in known.said


def _pairs(wrong: str, at: int) -> set[str]:
    """Two characters that the slip changes and that could be a word: a half of four, of three any."""
    if len(wrong) == _KEY:
        return {wrong[begin : begin + _HALF] for begin in (at - 1, at) if 0 <= begin < _HALF}
    return {wrong[:_HALF] if at < _HALF else wrong[_HALF:]}


def in_short_quote(text: str, start: int, end: int) -> bool:
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
    and by those without the third or the second; those longer than four by the first three. A phrase of three is found by
    its slips themselves.
    `shortened` are the phrases by what is left of them where an inner character is missing, `alone` the places of a phrase
    at which any other character is a slip.
    `said` are all phrases and the variants that are right, `words` the words of two characters, among them halves of four.
    """

    whole: dict[str, list[_Entry]]
    longer: dict[str, list[str]]
    thirds: dict[str, list[_Entry]]
    seconds: dict[str, list[_Entry]]
    said: frozenset[str]
    words: frozenset[str]
    shortened: dict[str, str]
    without_one: frozenset[str]
    alone: dict[str, frozenset[int]]
    idioms: frozenset[str]


@cache
def _known() -> _Known:
    said = {**phrases("set_phrases"), **phrases("idioms")}
    alone = {phrase: frozenset(map(int, places)) for phrase, places in _places_of("any")}
    whole, thirds, seconds = (defaultdict[str, list[_Entry]](list) for _ in range(3))
    longer = defaultdict[str, list[str]](list)
    for phrase in said:
        if len(phrase) > _KEY:
            a, b, c, d = tuple(phrase[:4])
            slips = [None if at in alone.get(phrase, ()) else near(char) for at, char in enumerate(phrase[:4])]
            if len(phrase) == _KEY + 1:
                whole[a + b + c].append((0, phrase, _KEY, slips[3]))
            else:
                longer[a + b + c].append(phrase)
            whole[b + c + d].append((-1, phrase, 0, slips[0]))
            thirds[a + b + d].append((0, phrase, 2, slips[2]))
            seconds[a + c + d].append((0, phrase, 1, slips[1]))
        elif len(phrase) == _KEY:
            for at, char in enumerate(phrase):
                for other in near(char):
                    whole[phrase[:at] + other + phrase[at + 1 :]].append((0, phrase, at, None))
    words = {phrase for phrase in said if len(phrase) == _HALF}
    halves = words | {half for phrase in said if len(phrase) == 2 * _HALF for half in (phrase[:_HALF], phrase[_HALF:])}
    shortened = {
        phrase[: int(at)] + phrase[int(at) + 1 :]: phrase for phrase, places in _places_of("cut") for at in places
    }
    rights = frozenset(said) | {other for also in said.values() for other in also}
    return _Known(
        dict(whole),
        dict(longer),
        dict(thirds),
        dict(seconds),
        rights,
        frozenset(halves),
        shortened,
        frozenset(shortened),
        alone,
        frozenset(phrases("idioms")),
    )


def _places_of(column: str) -> Iterator[tuple[str, str]]:
    """The phrases of four with the places, counted from 0, that a column of `idioms.csv` names."""
    with resource("proofing/idioms.csv").open(encoding="utf-8", newline="") as file:
        yield from ((line["phrase"], line[column]) for line in csv.DictReader(file) if line[column])


def known_words() -> frozenset[str]:
    """The words of two characters that the phrases know, halves of four among them."""
    return _known().words


def known_phrases() -> frozenset[str]:
    """All phrases and words, and the variants of them that are right."""
    return _known().said


def known_idioms() -> frozenset[str]:
    """The phrases of four of `idioms.csv`."""
    return _known().idioms


@cache
def phrases(name: str) -> Mapping[str, frozenset[str]]:
    """The phrases of a file, each with the forms that are also right."""
    with resource(f"proofing/{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {phrase: frozenset(also.split("|")) if also else _NO_OTHERS for phrase, also, *_ in rows}


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
