"""Figures of one noun in one article whose digits are exchanged: 导师623名 … 632名导师."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from zugong_desk.domain.finding import Beside
from zugong_desk.domain.kinds import Kind
from zugong_desk.proofing.comparing import quoted
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import ArticleView, Passage

_HAN = "\u4e00-\u9fff"
_FIGURE = re.compile(
    rf"(?<![0-9.,])(?P<digits>[0-9]{{3,5}})[ \u3000]?(?P<unit>[名个家户件条支座所项](?![年月]))(?P<behind>[{_HAN}]{{2,6}})?"
)
_NOUN = re.compile(rf"[{_HAN}]{{2}}[ \u3000]?$")
_WHEN = re.compile(r"(?:19|20)[0-9]{2}年|去年|上年|同期|今年|上半年|年初|原有|其中|增加|减少|提升|[到至][ ]?$")
_NO_NOUN = re.compile(r"[共有约近超达了出到为余多以已新并和与及的在其中成立]")
_BACK = 30
_APART = 40


@dataclass(frozen=True, slots=True)
class _Counted:
    """A figure with its noun at code points [start, end) of a passage."""

    passage: Passage
    start: int
    end: int
    digits: str

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]


def turned(article: ArticleView) -> Iterator[Hit]:
    """The later of two figures of one noun and one measure, two neighbouring digits of which are exchanged."""
    by_noun: defaultdict[tuple[str, str, str], list[_Counted]] = defaultdict(list)
    for passage in article.passages:
        if passage.kind is Kind.PARAGRAPH:
            for noun, unit, one in _counted(passage):
                by_noun[noun, unit, "".join(sorted(one.digits))].append(one)
    for same in by_noun.values():
        for one, other in combinations(same, 2):
            if _neighbours(one.digits, other.digits) and _apart(one, other):
                beside = Beside(one.passage.id, one.start, one.end, one.text, "本期前文")
                told = f"同一指标前后数不一：前文{quoted(one.text)}，此处{quoted(other.text)}，请核对口径"
                yield Hit(other.passage.id, other.start, other.end, told, beside=(beside,))
                break


def _counted(passage: Passage) -> Iterator[tuple[str, str, _Counted]]:
    text = passage.text
    for found in _FIGURE.finditer(text):
        if _WHEN.search(text, max(0, found.start() - _BACK), found.start()):
            continue
        behind = (found["behind"] or "")[:2]
        before = _NOUN.search(text, max(0, found.start() - 3), found.start())
        if behind and not _NO_NOUN.search(behind):
            end = found.start("behind") + 2
            yield behind, found["unit"], _Counted(passage, found.start(), end, found["digits"])
        elif before and not _NO_NOUN.search(before[0]):
            one = _Counted(passage, before.start(), found.end("unit"), found["digits"])
            yield before[0].strip(), found["unit"], one


def _neighbours(one: str, other: str) -> bool:
    """Whether two figures of the same digits differ in two neighbours: 623, 632."""
    unlike = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(unlike) == 2 and unlike[1] - unlike[0] == 1


def _apart(one: _Counted, other: _Counted) -> bool:
    return one.passage.id != other.passage.id or abs(one.start - other.start) > _APART
