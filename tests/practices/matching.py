"""When a drafted value says what the gold says."""

import re
from collections import Counter
from decimal import Decimal
from typing import Protocol

from tests.practices.gold import PlaceSaid, Range, Recognition, Result, Said

from zugong_desk.domain.quantity import Bound, Quantity, quantity

OVERLAP = 0.7
"""So much of two ranges lies in both."""
ALIKE = 0.5
"""So much of the words of an indicator is shared."""

_MARKS = re.compile(r"[\s“”‘’\"'「」『』《》〈〉·]+")
_PARTY = re.compile(r"^(?:中国共产党|中共)")
_KIND = re.compile(r"(?:工作法|工作机制|工作模式|治理模式|模式|机制|行动计划|行动|项目|品牌|做法|工程|制度|计划)$")
_SCOPES = frozenset(("全国", "全省", "全市", "全区", "全县", "全州", "全旗"))
_LEVELS = {
    "全国": "国家级",
    "中央": "国家级",
    "地市级": "市级",
    "区级": "县级",
    "区县级": "县级",
    "乡镇级": "乡级",
    "镇级": "乡级",
}
_ALIKE = re.compile(r"[（(].*?[）)]")
"""A second measure word in brackets: 240多头（只）."""
_NEAR = Decimal("0.001")


class Value(Protocol):
    """What drafting proposes: the code points [start, end) of the reading text that say `text`."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def level(self) -> str: ...


def bare(text: str) -> str:
    """A text without white space and quotation marks."""
    return _MARKS.sub("", text)


def same_name(value: Value, said: Said) -> bool:
    """Equal after taking off quotation marks, and the common noun behind (工作法, 模式 …)."""
    return _KIND.sub("", bare(value.text)) == _KIND.sub("", bare(said.text))


def same_organisation(value: Value, said: Said) -> bool:
    """Equal but for 中共 in front, and for a higher place that only one of them gives: 怀宁县委组织部, 安庆市怀宁县委组织部."""
    one, other = (_PARTY.sub("", bare(text)) for text in (value.text, said.text))
    return one == other or (one.endswith(other) and len(one) > len(other) and one[-len(other) - 1] in "省市州区县旗")


def same_place(value: Value, said: PlaceSaid) -> bool:
    """The same smallest place; the higher ones may be fewer or more, but none may be another."""
    drafted, own = bare(value.text), said.chain[-1]
    if not drafted.endswith(own):
        return False
    above, known = drafted.removesuffix(own), "".join(said.chain[:-1])
    return known.endswith(above) or _in_order(said.chain[:-1], above)


def _in_order(chain: tuple[str, ...], text: str) -> bool:
    at = 0
    for name in chain:
        at = text.find(name, at) + len(name)
        if at < len(name):
            return False
    return True


def same_period(value: Value, said: Said) -> bool:
    """The same stretch of text, or the same words."""
    return bare(value.text) == bare(said.text) or overlap((value.start, value.end), said.at) >= OVERLAP


def same_result(value: Value, said: Result) -> bool:
    """The same stretch of text with the same number in the same unit."""
    return overlap((value.start, value.end), said.at) >= OVERLAP and same_number(value, said)


def same_number(value: Value, said: Result) -> bool:
    """The same number (of a range both ends) in units that measure the same."""
    drafted = quantity(_ALIKE.sub("", value.text))
    if drafted is None:
        return bare(value.text) == bare(said.text)
    mine = Quantity(said.number, _ALIKE.sub("", said.unit)) if said.high is None else _range(said, said.high)
    return (
        drafted.base[1] == mine.base[1]
        and abs(drafted.base[0] - mine.base[0]) <= _NEAR
        and (drafted.high is None) == (mine.high is None)
        and abs(drafted.most - mine.most) * (mine.high is not None) <= _NEAR
    )


def same_bound(value: Value, said: Result) -> bool:
    """Whether the figure is taken as exactly as it is given."""
    drafted = quantity(value.text)
    return drafted is not None and str(drafted.bound) == said.bound


def same_indicator(value: Value, said: Result) -> bool:
    """The one is part of the other, or half of their characters are shared; words left out in the gold may be there."""
    one, other = bare(value.about).replace("…", ""), bare(said.about).replace("…", "")
    if not one or not other:
        return one == other
    if one in other or other in one:
        return True
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other)) >= ALIKE


def same_recognition(value: Value, said: Recognition) -> bool:
    """The core is covered, and little goes beyond the whole wording."""
    start, end = value.start, value.end
    within = _shared((start, end), said.at) / max(1, end - start)
    covered = _shared((start, end), said.core) / max(1, said.core[1] - said.core[0])
    return within >= OVERLAP and covered >= OVERLAP


def same_giver(value: Value, said: Recognition) -> bool:
    """By the same, the one maybe told more fully; 全省 and its like are no one."""
    one, other = bare(value.about), bare(said.by)
    one = "" if one in _SCOPES else one
    return (one in other or other in one) if one and other else one == other


def same_level(value: Value, said: Recognition) -> bool:
    """Of the same level; where the gold has none, anything."""
    return not said.level or _LEVELS.get(value.level, value.level) == said.level


def overlap(one: Range, other: Range) -> float:
    """How much of the longer range lies in both, 0 to 1."""
    return _shared(one, other) / max(1, one[1] - one[0], other[1] - other[0])


def _shared(one: Range, other: Range) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _range(said: Result, high: Decimal) -> Quantity:
    return Quantity(said.number, said.unit, Bound.RANGE, high)
