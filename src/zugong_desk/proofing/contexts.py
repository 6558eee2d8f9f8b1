"""Contexts: the notation in which a table's row says where it holds, and where not.

A context is a list of phrases parted by `|`; it is met where one of them is. `～` stands for the row's own word:

    ～改革        改革 stands right behind the word
    全面～        全面 stands right before it
    其～情况      both
    ～…项目库     项目库 follows in the same clause (发放…～: 发放 precedes)
    ^～  ～$      the word begins, or ends, a clause
    #～           a numeral (Arabic or Chinese) stands before it
    目前往        a phrase with the word in it (here 目前): the word is part of this phrase
    疫情          a phrase without the word: it stands in the same sentence
"""

import re
from collections.abc import Callable
from functools import cache

Test = Callable[[str, int, int], bool]
"""Whether code points [start, end) of a text stand in a context."""

MARK, GAP = "～", "…"
_CLAUSE = "，。；：！？,;:!?\n"
_SENTENCE = "。！？；\n"
_OPENING, _CLOSING = "“‘《（(", "”’》）)"
_NUMERAL = "[0-9０-９〇零一二三四五六七八九十百千万亿两几]"
_REACH = 60
"""How many code points a context looks to either side; far enough for a sentence, near enough to stay linear."""


class ContextError(ValueError):
    """A context that cannot be read; its text is a line for the editor."""


def context(notation: str, word: str) -> Test | None:
    """The test that a context of a row for `word` stands for; None if it is empty. Raises ContextError."""
    phrases = [phrase for one in notation.split("|") if (phrase := one.strip())]
    if not phrases:
        return None
    tests = tuple(_phrase(one, word) for one in phrases)
    return lambda text, start, end: any(test(text, start, end) for test in tests)


@cache
def _phrase(phrase: str, word: str) -> Test:
    if phrase.count(MARK) > 1:
        raise ContextError(f"语境“{phrase}”里的“{MARK}”只能有一个")
    if MARK in phrase:
        before, _, after = phrase.partition(MARK)
        return _around(before, after)
    if GAP in phrase or not phrase.strip("^$#"):
        raise ContextError(f"语境“{phrase}”要用“{MARK}”标出词的位置")
    return _inside(phrase, word) if word in phrase else _beside(phrase)


def _around(before: str, after: str) -> Test:
    """What must stand right before and right behind the word."""

    def test(text: str, start: int, end: int) -> bool:
        return _ends_with(before, text, start) and _goes_on_with(after, text, end)

    return test


def _ends_with(side: str, text: str, at: int) -> bool:
    """Whether a side of a phrase stands right before a place; most sides are plain text, which asks for no pattern."""
    if _SIGNS.keys().isdisjoint(side):
        return text.endswith(side, 0, at)
    return _pattern(side + _TO_THE_END).search(text, max(0, at - _REACH), at) is not None


def _goes_on_with(side: str, text: str, at: int) -> bool:
    if _SIGNS.keys().isdisjoint(side):
        return text.startswith(side, at)
    return _pattern(side).match(text, at, at + _REACH) is not None


def _inside(phrase: str, word: str) -> Test:
    """The word is part of the phrase, at any place where the phrase has it."""
    places = tuple(at for at in range(len(phrase)) if phrase.startswith(word, at))
    return lambda text, start, _: any(at <= start and text.startswith(phrase, start - at) for at in places)


def _beside(phrase: str) -> Test:
    """The phrase stands in the same sentence as the word."""

    def test(text: str, start: int, end: int) -> bool:
        first = max(start - _REACH, *(text.rfind(mark, max(0, start - _REACH), start) + 1 for mark in _SENTENCE))
        stops = [at for mark in _SENTENCE if (at := text.find(mark, end, end + _REACH)) >= 0]
        return _pattern(phrase).search(text, max(first, 0), min(stops, default=end + _REACH)) is not None

    return test


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """A side of a phrase as a regular expression, made when it is first asked for: few of the thousands ever are."""
    return re.compile("".join(_SIGNS.get(char) or re.escape(char) for char in phrase))


_TO_THE_END = "\x00"
_SIGNS = {
    _TO_THE_END: r"\Z",
    GAP: f"[^{re.escape(_CLAUSE)}]*?",
    "#": _NUMERAL,
    "^": rf"(?:\A|(?<=[{re.escape(_CLAUSE + _OPENING)}]))",
    "$": rf"(?=\s*(?:\Z|[{re.escape(_CLAUSE + _CLOSING)}]))",
}
