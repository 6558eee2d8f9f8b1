"""Periods: since or during when the results of a passage are counted."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from zugong_desk.domain.annotation import Field
from zugong_desk.insight.drafting.dates import PHRASES, Stretch, resolve
from zugong_desk.insight.drafting.drafted import Drafted, ranked
from zugong_desk.insight.drafting.passage import Passage

_NOT_BEFORE = re.compile(
    r"(?:比|较|同比|与|由|从|相比|超过|获评|荣获|入选|获|被评为|力争|计划|确保|争取|目标|预计|〔|（)[^，。；\n]{0,6}$"
)
_TARGET = re.compile(r"(?:力争|计划|规划|预计|确保|争取|目标|下一步|今后|到)[^，。；\n]{0,12}$")
_NOT_AFTER = re.compile(
    r"[^，。；\n]{0,4}(?:前(?!三|两|[一二三]季)|之前|的\d|相比|目标|规划|版|届|级|一号文件|换届选举后)"
)
_AHEAD = re.compile(r"[^。；\n]{0,20}?(?:力争|计划|争取|预计|确保|将|拟|全面建成|要)")
"""What makes a time up to which one counts one that has not come."""
_FIGURE = re.compile(
    r"(?<![0-9０-９.,])[0-9０-９][0-9０-９.,]{0,14}+[ ]?[余多]?[万亿千百]?[余多]?[\u4e00-\u9fff%％](?<![年月日号])"
)
_PER_RESULT, _MOST = 0.05, 6
_SURE = {"since": 0.6, "during": 0.55, "until": 0.5, "last": 0.6, "month": 0.45, "vague": 0.15}
_BARE, _LESS = frozenset(("今年", "去年", "前年", "上年", "本年")), 0.15
"""Years that a text names in passing more often than it counts over them."""
_WHY = {
    "since": "自某时以来",
    "during": "某一时段",
    "until": "截至某时",
    "last": "近一段时间以来",
    "month": "某月",
    "vague": "说得笼统",
}


@dataclass(frozen=True, slots=True)
class _Said:
    start: int
    end: int
    sort: str


def periods(passage: Passage) -> tuple[Drafted, ...]:
    """The times that a passage gives, best first: over which most of its figures are counted; ranges of the reading text.

    Times of comparison, of targets and of honours are none. What a time means in dates `resolve` says.
    """
    said = list(_said(passage))
    figures = [found.start() for found in _FIGURE.finditer(passage.text, passage.start, passage.end)]
    return ranked(_drafted(passage, one, said[at + 1 :], figures) for at, one in enumerate(said))


def period(passage: Passage) -> Stretch | None:
    """From when to when the best of them reaches; None if the passage gives none."""
    found = periods(passage)
    return resolve(found[0].text, passage.date) if found else None


def _said(passage: Passage) -> Iterator[_Said]:
    text = passage.text
    for found in PHRASES.finditer(text, passage.start, passage.end):
        start, end = found.span()
        if _NOT_BEFORE.search(text, max(passage.start, start - 12), start) or _NOT_AFTER.match(text, end):
            continue
        if _TARGET.search(text, max(passage.start, start - 16), start) and found.lastgroup != "until":
            continue
        if text[start] == "到" and _AHEAD.match(text, end):
            continue
        yield _Said(start, end, found.lastgroup or "during")


def _drafted(passage: Passage, one: _Said, later: list[_Said], figures: list[int]) -> Drafted:
    """A time with as much trust as figures follow it before another time is named."""
    stop = later[0].start if later else passage.end
    counted = min(bisect_left(figures, stop) - bisect_left(figures, one.end), _MOST)
    sure = min(_SURE[one.sort] + _PER_RESULT * counted, 0.9) - (0.0 if counted else 0.2)
    text = passage.text[one.start : one.end]
    sure -= _LESS if text in _BARE else 0.0
    why = f"{_WHY[one.sort]}，其后有{counted}个数字" if counted else _WHY[one.sort]
    return Drafted(Field.PERIOD, one.start, one.end, text, confidence=round(max(sure, 0.05), 2), why=why)
