"""Slips: what scanners and typists do to a paragraph without hiding what it is."""

import re
from random import Random

from tests.press.words import Words

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_LOOK_ALIKE = {"未": "末", "己": "已", "人": "入", "日": "曰", "土": "士", "大": "太"}


def spaced(words: Words) -> Words:
    """A blank on either side of every number that stands between Chinese characters."""
    for found in reversed(list(_NUMBER.finditer(words.text))):
        if _inside_a_head_number(words, found.start()):
            continue
        if found.end() < len(words.text) and words.text[found.end()] > "\u3000":
            words = words.spliced(found.end(), found.end(), " ")
        if found.start() and "\u4e00" <= words.text[found.start() - 1] <= "\u9fff":
            words = words.spliced(found.start(), found.start(), " ")
    return words


def _inside_a_head_number(words: Words, at: int) -> bool:
    return any(mark.start <= at < mark.start + 3 for mark in words.marks)


def slipped(words: Words, rng: Random, *, may_lose_stop: bool) -> Words:
    """The words with one slip: a lost full stop at the end, wide digits, a stray blank or a misread character."""
    slip = rng.choice((_wide_digits, _stray_blank, _misread, _lost_stop if may_lose_stop else _misread))
    return slip(words, rng)


def _lost_stop(words: Words, _: Random) -> Words:
    return words.spliced(len(words.text) - 1, len(words.text), "") if words.text.endswith("。") else words


def _wide_digits(words: Words, rng: Random) -> Words:
    found = [one for one in _NUMBER.finditer(words.text) if not _inside_a_head_number(words, one.start())]
    if not found:
        return words
    one = rng.choice(found)
    return words.spliced(one.start(), one.end(), one[0].translate(_FULL_WIDTH))


def _stray_blank(words: Words, rng: Random) -> Words:
    at = rng.randrange(len(words.text) // 2, len(words.text))
    touched = any(mark.start <= at <= mark.end for mark in words.marks)
    return words if touched else words.spliced(at, at, " ")


def _misread(words: Words, rng: Random) -> Words:
    title = max((mark.end for mark in words.marks if mark.role == "title"), default=0)
    places = [at for at, char in enumerate(words.text) if char in _LOOK_ALIKE and at >= title]
    if not places:
        return words
    at = rng.choice(places)
    return words.spliced(at, at + 1, _LOOK_ALIKE[words.text[at]])
