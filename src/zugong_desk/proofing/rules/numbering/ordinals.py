"""Ordinals: the numbers that open headings and items, where they stand and what they count."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.numerals import number
from zugong_desk.proofing.passage import Passage

COUNTED = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.EDITOR_NOTE, Kind.INSTRUCTION})
"""Kinds in which ordinals count what the text says."""


class Style(IntEnum):
    """How a number is written; the first four in the order of GB/T 9704's levels, the others at any depth."""

    CHAPTER = 1
    BRACKETED = 2
    FIGURE = 3
    BRACKETED_FIGURE = 4
    CIRCLED = 5
    ITEM = 6
    MUST = 7
    ORDINAL = 8


STYLE_NAMES = {
    Style.CHAPTER: "一、",
    Style.BRACKETED: "（一）",
    Style.FIGURE: "1.",
    Style.BRACKETED_FIGURE: "（1）",
    Style.CIRCLED: "①",
    Style.ITEM: "一是",
    Style.MUST: "一要",
    Style.ORDINAL: "第一，",
}

_HAN = "一二三四五六七八九十"
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_AT_HEAD = re.compile(
    rf"[\s\u3000]*(?:(?P<CHAPTER>[{_HAN}]{{1,3}})、|[（(](?P<BRACKETED>[{_HAN}]{{1,3}})[）)]"
    rf"|(?P<FIGURE>[1-9]\d?)(?:[.．](?!\d)|、)|[（(](?P<BRACKETED_FIGURE>[1-9]\d?)[）)])"
)
_INSIDE = re.compile(
    rf"(?:^|(?<=[。；：！？，,;:]))(?:(?P<ITEM>[{_HAN}]{{1,2}})是(?![否日年非]|(?P=ITEM)[，。、；：”’])|(?P<MUST>[{_HAN}]{{1,2}})要(?![素点求害么])"
    rf"|第(?P<ORDINAL>[{_HAN}]{{1,2}})(?:[，：]|、(?![第{_HAN}])|是(?!否))|(?P<CIRCLED>[{_CIRCLES}]))"
    rf"|(?<=[。；：])(?:[（(](?P<BRACKETED>[{_HAN}]{{1,3}})[）)]|[（(](?P<BRACKETED_FIGURE>[1-9]\d?)[）)])"
)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A number at code points [start, end) of a passage; `at` is the passage's index, `opens` whether it begins it."""

    style: Style
    value: int
    at: int
    start: int
    end: int
    first: int
    last: int
    opens: bool

    def numeral(self, value: int) -> str:
        """How another value is written in this style."""
        if self.style in (Style.FIGURE, Style.BRACKETED_FIGURE):
            return str(value)
        return _CIRCLES[value - 1] if self.style is Style.CIRCLED else in_han(value)


def in_han(value: int) -> str:
    """A number from 1 to 99 in Chinese characters."""
    tens, ones = divmod(value, 10)
    return (_HAN[tens - 1] if tens > 1 else "") + ("十" if tens else "") + (_HAN[ones - 1] if ones else "")


def ordinals(passages: Sequence[Passage], kinds: Collection[Kind] = COUNTED) -> list[Ordinal]:
    """The ordinals of passages of these kinds in reading order; `first` and `last` bound the numeral itself."""
    out: list[Ordinal] = []
    for at, passage in enumerate(passages):
        if passage.kind in kinds:
            out += _in_text(passage.text, at)
    return out


def _in_text(text: str, at: int) -> Iterator[Ordinal]:
    opened = _AT_HEAD.match(text)
    if opened:
        yield _ordinal(opened, at, opens=True)
    for found in _INSIDE.finditer(text, opened.end() if opened else 0):
        yield _ordinal(found, at, opens=found.start() == 0)


def _ordinal(found: re.Match[str], at: int, *, opens: bool) -> Ordinal:
    name = found.lastgroup or ""
    numeral = found[name]
    value = _CIRCLES.index(numeral) + 1 if name == "CIRCLED" else number(numeral) or 0
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    return Ordinal(Style[name], value, at, start, found.end(), *found.span(name), opens)


def told_otherwise(value: int, style: Style, text: str) -> bool:
    """Whether a text counts to that value in some other way, or where a number is not looked for."""
    han = in_han(value)
    said = rf"(?<![{_HAN}])(?:{han}[是要则来、，,.．:：]|[（(]{han}[）)]|其{han}|第{han}[，、：是点条步部章节])"
    words = {
        1: "|首先|一方面|首要|[-—－]、",
        2: "|其次|另一方面|再者",
        3: "|再次|再者|最后",
        4: "|最后",
        5: "|最后",
    }.get(value, "|最后")
    figures = rf"|(?<!\d){value}[.．、)）](?!\d)|{_CIRCLES[value - 1] if value <= len(_CIRCLES) else han}"
    if style in (Style.ITEM, Style.MUST, Style.ORDINAL, Style.CIRCLED):
        return re.search(said + words + figures, text) is not None
    lost = "|(?m:^[-—－]、)" if value == 1 else ""
    return re.search(said + figures + lost, text) is not None
