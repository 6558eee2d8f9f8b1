"""Set phrases in which two neighbours have changed places (营商境环), and longer ones that lack a character (基层理格局).

Nothing is said where what stands there could be meant: where the characters that meet by the slip make a word with each
other or with what stands beside them, and where the phrase without the character is itself known.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from zugong_desk.proofing.rules.words.phrases import in_short_quote, known_idioms, known_phrases, known_words
from zugong_desk.proofing.tables import grams

_KEY, _LEAST, _LONG, _PAIR = 3, 4, 5, 2
_BEFORE = frozenset("的了是有和与及等")
_BEHIND = frozenset("的了和与及等中更将得")
"""Beside these a character that is left over at the edge of a phrase does not belong to another word."""


def displaced(text: str) -> Iterator[tuple[int, int, str]]:
    """Code points [start, end) of a phrase with two characters exchanged or one missing, and the phrase; none overlap."""
    past = 0
    for start, phrase in sorted(_met(text), key=lambda met: (met[0], -len(met[1]))):
        end = _end(text, start, phrase) if start >= past else 0
        if end and text[start:end] not in known_phrases() and not in_short_quote(text, start, end):
            past = end
            yield start, end, phrase


def _met(text: str) -> set[tuple[int, str]]:
    """Where phrases may stand that have a slip, going by the three characters around it."""
    found = set()
    for key in _starts() & grams(text):
        at = text.find(key)
        while at >= 0:
            found |= {(at - shift, phrase) for shift, phrase in _keys()[key] if at >= shift}
            at = text.find(key, at + 1)
    return found


def _end(text: str, start: int, phrase: str) -> int:
    """Where the phrase with its slip ends; 0 if there is no slip of these, or what stands there may be meant."""
    place = next((at for at, char in enumerate(phrase) if text[start + at : start + at + 1] != char), len(phrase))
    rest, here = phrase[place + _PAIR :], start + place
    if phrase[place + 1 : place + _PAIR] + phrase[place] == text[here : here + _PAIR]:
        if text.startswith(rest, here + _PAIR) and _exchanged(text, start, here, start + len(phrase)):
            return start + len(phrase)
    elif len(phrase) >= _LONG and text.startswith(phrase[place + 1 :], here):
        return start + len(phrase) - 1 if _lacks(text, start, phrase, place) else 0
    return 0


def _exchanged(text: str, start: int, here: int, end: int) -> bool:
    """Whether the two characters at `here`, of a phrase within [start, end), make no word with anything there."""
    first, last = max(here - 1, 0), min(here + 1, len(text) - _PAIR)
    inner = (at for at in (here - 1, here, here + 1) if start <= at and at + _PAIR <= end)
    edges = (at for at in (first, last) if at < start or at + _PAIR > end)
    return not _any_word(text, (*inner, *edges))


def _lacks(text: str, start: int, phrase: str, place: int) -> bool:
    """Whether the character at a place of the phrase, one of a word of two, is missing and leaves the other one alone."""
    first = _word_around(phrase, place)
    end = start + len(phrase) - 1
    if first is None or place == len(phrase) - 1:
        return False
    left = start + first
    inner = (at for at in (start + place - 1, left - 1, left) if start <= at and at + _PAIR <= end)
    if _any_word(text, (*inner, *(at for at in (start - 1, end - 1) if at >= 0))):
        return False
    if left == start:
        return start == 0 or not text[start - 1].isalnum() or text[start - 1] in _BEFORE
    return left < end - 1 or end == len(text) or not _is_han(text[end]) or text[end] in _BEHIND


def _any_word(text: str, places: tuple[int, ...]) -> bool:
    return any(text[at : at + _PAIR] in known_words() for at in places)


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


@lru_cache(maxsize=4096)
def _word_around(phrase: str, place: int) -> int | None:
    """Where the word of two begins to which a place of the phrase belongs, reading from its beginning; None if none does."""
    at = 0
    while at <= place:
        size = _PAIR if phrase[at : at + _PAIR] in known_words() or (len(phrase) - at) % 2 == at % 2 == 0 else 1
        if size == _PAIR and at <= place < at + _PAIR:
            return at
        at += size
    return None


@cache
def _keys() -> dict[str, list[tuple[int, str]]]:
    """The phrases with a slip by three characters around it, with how far from the beginning these stand."""
    keys, words = defaultdict[str, list[tuple[int, str]]](list), known_words()
    for phrase in known_phrases():
        for at in range(len(phrase) - 1 if len(phrase) >= _LEAST else 0):
            shift = at - 1 if at else 0
            swapped = phrase[at + 1] + phrase[at]
            if swapped not in words and phrase[at] != phrase[at + 1] and not _told_elsewhere(phrase, at):
                around = phrase[shift:at] + swapped + phrase[at + _PAIR : at + _PAIR + 1]
                keys[around[:_KEY]].append((shift, phrase))
            if at and len(phrase) >= _LONG and phrase[shift] + phrase[at + 1] not in words:
                shift = min(shift, len(phrase) - 1 - _KEY)
                keys[(phrase[shift:at] + phrase[at + 1 :])[:_KEY]].append((shift, phrase))
    return dict(keys)


def _told_elsewhere(phrase: str, at: int) -> bool:
    """Whether the exchange is one of an idiom (WORD-IDIOM), or one between two words of two characters (CONS-NEAR)."""
    words = known_words()
    return phrase in known_idioms() or (at > 0 and {phrase[at - 1 : at + 1], phrase[at + 1 : at + 3]} <= words)


@cache
def _starts() -> frozenset[str]:
    """The keys once more: a set meets another faster than a dictionary."""
    return frozenset(_keys())
