"""Numbers that open headings and items: their shapes and values."""

import re
from dataclasses import dataclass
from enum import IntEnum


class Style(IntEnum):
    """How a number is written; the first four in the order of GB/T 9704's four levels of heading."""

    CHAPTER = 1
    BRACKETED = 2
    FIGURE = 3
    BRACKETED_FIGURE = 4
    CIRCLED = 5
    ITEM = 6
    ORDINAL = 7


HEADINGS = frozenset({Style.CHAPTER, Style.BRACKETED, Style.FIGURE, Style.BRACKETED_FIGURE})
"""Styles that may number headings; the others number items in running text."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the start of a text: its style, its value and the offset at which the words begin."""

    style: Style
    value: int
    end: int


_DIGITS = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ORDINAL_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 9}

_SHAPES = (
    (
        Style.CHAPTER,
        re.compile(rf"(?:第?([{_DIGITS}]{{1,3}})(?:、|[．.](?!\d)|部分[：:、\s])|第([{_DIGITS}]{{1,3}})[章节]\s)\s*"),
    ),
    (Style.BRACKETED, re.compile(rf"[（(]([{_DIGITS}]{{1,3}})[）)]、?\s*")),
    (Style.FIGURE, re.compile(r"(\d{1,2})(?:、|[．.](?!\d))\s*")),
    (Style.BRACKETED_FIGURE, re.compile(r"[（(](\d{1,2})[）)]、?\s*")),
    (Style.CIRCLED, re.compile(rf"([{_CIRCLED}])、?\s*")),
    (Style.ITEM, re.compile(rf"([{_DIGITS}]{{1,2}})(?:是(?!否|日|年)|要(?!素|点|求)|则(?=[，、\u4e00-\u9fff]))")),
    (
        Style.ORDINAL,
        re.compile(rf"第([{_DIGITS}]{{1,2}})(?:步|招|点|条)?(?:，|、|是(?!否))|({'|'.join(_ORDINAL_WORDS)})[，、]?"),
    ),
)
_OPENERS = frozenset("第（(" + _DIGITS + _CIRCLED + "0123456789首其再最")


def number_at(text: str, start: int = 0) -> Number | None:
    """The number that stands at `start`, or None; `end` is an offset in `text`."""
    if start >= len(text) or text[start] not in _OPENERS:
        return None
    for style, shape in _SHAPES:
        found = shape.match(text, start)
        if found:
            word = next(group for group in found.groups() if group)
            return Number(style, value_of(word), found.end())
    return None


def value_of(word: str) -> int:
    """The value of a number word such as 十二, 12, ⑫ or 其次."""
    if word in _ORDINAL_WORDS:
        return _ORDINAL_WORDS[word]
    if word in _CIRCLED:
        return _CIRCLED.index(word) + 1
    if word.isdigit():
        return int(word)
    tens, ten, ones = word.rpartition("十")
    if not ten:
        return _DIGITS.index(word[-1]) + 1
    return 10 * (_DIGITS.index(tens[-1]) + 1 if tens else 1) + (_DIGITS.index(ones[0]) + 1 if ones else 0)


def in_words(value: int) -> str:
    """A number from 1 to 99 in Chinese digits, as headings are counted: 1 → 一, 12 → 十二, 30 → 三十."""
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else _DIGITS[tens - 1]) + ("十" if tens else "") + (_DIGITS[ones - 1] if ones else "")
