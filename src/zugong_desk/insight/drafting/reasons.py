"""Reasons for and against a figure being a result: what the figure, its clause, its sentence and its rest say."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from zugong_desk.domain.amounts import Amount
from zugong_desk.insight.drafting.line import Line
from zugong_desk.insight.drafting.signs import Sign, Signs
from zugong_desk.insight.drafting.weighing import Reason
from zugong_desk.places import resource

_BEFORE = frozenset(("did", "grew", "reached", "rate", "total", "mean", "ought", "stock", "planned"))
_DONE = frozenset(("did", "grew", "total", "stock"))
_LIMIT = re.compile(r"不少于|不低于|不高于|不多于|不大于|不超过|至少|最少|最多|至多")
_MARKED = re.compile(r"近|约|超|逾|突破|多达|高达|余|多|来|左右|上下|有余|之多|不足|不到")
_CONDITION = frozenset(("以上", "以下", "以内", "之内"))
_HAN = re.compile(r"[\u4e00-\u9fff“]")
_LATER = re.compile(r"(?:到|至)(?P<year>20\d\d)年")
_VOLUME = re.compile(r"方(?![面向法针案式便位圆言阵正])")
"""Cubic metres, as they are called for short; what else begins with 方 is none."""
_FLAT = re.compile(r"[墙旗屏牌镜鼓]$")
"""What is counted by its face."""
_SCORE = re.compile(r"得分|评分|均分|测评|成绩|总分|满意度")
_ALIKE = re.compile(r"[（(](?:[\u4e00-\u9fff]{1,2})[）)]")
"""A second measure word in brackets: 240多头（只）."""
_BASE = re.compile(r"[^，。；、]{1,14}[中里内](?:[^，。；]{0,12}占|，)")
_ACTOR = re.compile(r"[^，。；：！？、]{2,8}[\u4e00-\u9fff“”、（）]{2}")
_OF_SOME = re.compile(r"的[^，。；、0-9]{1,8}[0-9]")
_SUBJECTS = frozenset("名人户家个位支村")
_SUMMED = frozenset(("小时", "个小时", "分钟", "分"))
"""Units of time that are summed up, as the hours that volunteers gave."""
_LEAD = 6
_LARGE, _MANY, _LONG_SUM = 100, 10, 1000
"""From where a figure is large, and from where one in characters is no mere way of speaking."""
_SENTENCE, _CLAUSE, _AFTER, _EACH, _PART = 160, 60, 14, 16, 8
"""Code points within which sentence, clause, what follows, 每 and 举措 belong to a figure."""
_NEAR = {"made": 6, "capped": 4, "ranked": 2}
"""Code points before a figure within which words of these roles speak of it."""
_FINISHED = re.compile(
    r"[\u4e00-\u9fff](?:(?<![为除])了|(?<=[挑选拿派办编腾])出|(?<=[建办完改])成|(?<=[修打接])通|(?<=[办修建])好|(?<=[找追收招引])[回到])$"
)


@dataclass(frozen=True)
class Around:
    """A figure with the line in which it stands and the figure before it."""

    line: Line
    signs: Signs
    behind: Signs
    amount: Amount
    clause: tuple[int, int]
    last: int

    @property
    def end(self) -> int:
        """Where the figure ends with marks, unit and what stands in brackets as another unit."""
        alike = (_ALIKE if self.amount.unit else _VOLUME).match(self.line.text, self.amount.marks_end)
        return alike.end() if alike else self.amount.marks_end

    @property
    def before(self) -> tuple[Sign, ...]:
        """The signs of the clause up to the figure that stand in no quotation marks."""
        some = self.signs.within(max(self.clause[0], self.amount.marks_start - _CLAUSE), self.amount.marks_start)
        return tuple(one for one in some if not self.line.quoted(one.start, one.end))


def reasons(here: Around, year: int | None) -> list[Reason]:
    """All that speaks for and against a figure, in an issue of that year (None if it gives none)."""
    return [Reason("start"), *_of_figure(here), *_of_clause(here), *_of_sentence(here, year), *_of_rest(here)]


def _of_figure(here: Around) -> Iterator[Reason]:
    """What the figure itself says."""
    amount, text = here.amount, here.line.text
    kind = kind_of(here)
    yield Reason(kind)
    if amount.hanzi and kind != "share" and amount.value < _MANY:
        yield Reason("one" if text[amount.start] == "一" and amount.value == 1 else "hanzi")
    elif amount.value >= _LARGE and kind not in ("time", "bare"):
        yield Reason("large")
    if _LIMIT.search(amount.before):
        yield Reason("limit", amount.before)
    elif _MARKED.search(amount.before) or (amount.after and amount.after not in _CONDITION):
        yield Reason("marked", amount.before or amount.after)
    if amount.after in _CONDITION and kind != "share" and _HAN.match(text, amount.marks_end):
        yield Reason("attribute")
    if (_MARKED.search(amount.before) or kind in {"money", "bare"}) and _OF_SOME.match(text, here.end):
        yield Reason("attribute")
    if here.line.quoted(amount.start, amount.end):
        yield Reason("quoted")


def kind_of(here: Around) -> str:
    """The sort of the unit; what is large or changes is counted, whatever the unit."""
    amount = here.amount
    kind = _kinds().get(amount.unit, "counted") if amount.unit else "bare"
    if kind == "time" and (_grows(here) or (amount.unit in _SUMMED and amount.value >= _LARGE)):
        return "counted"
    if special := _of_special_unit(here):
        return special
    if (kind == "bare" and amount.magnitude) or (amount.unit == "度" and amount.value >= _LARGE):
        return "counted"
    return kind


def _of_special_unit(here: Around) -> str:
    """The sort of a unit that means several things: marks in a test, walls, cubic metres, days summed up; else empty."""
    amount, text = here.amount, here.line.text
    lead = text[max(here.clause[0], here.last) : amount.marks_start]
    if amount.unit == "分" and _SCORE.search(lead):
        return "share"
    if amount.unit == "面" and _FLAT.search(lead):
        return "counted"
    if not amount.unit and here.end > amount.marks_end:
        return "measure"
    return "counted" if amount.unit == "天" and amount.value >= _LONG_SUM else ""


def _grows(here: Around) -> bool:
    """Whether a time grows or shrinks: 由12天压缩至2天."""
    behind = here.signs.within(here.end, here.end + _NEAR["made"])
    return any(one.role == "grew" for one in (*here.before, *behind))


def _of_clause(here: Around) -> Iterator[Reason]:
    """What the clause says before the figure."""
    amount, before = here.amount, here.before
    grown = [one for one in before if one.role in ("grew", "mean")]
    for one in before:
        near = amount.marks_start - one.end
        each = one.role == "each" and near <= _EACH and not any(other.start >= one.start for other in grown)
        if one.role in _BEFORE or each or (near <= _NEAR.get(one.role, -1) and not _paid_out(one, before)):
            yield _reason(one)
    if here.line.text[max(0, amount.marks_start - 1) : amount.marks_start] == "各":
        yield Reason("each", "各", "按份规定的数")
    if here.line.text[max(0, amount.marks_start - 1) : amount.marks_start] in {"把", "将"}:
        yield Reason("handled", "把", "说对多少做了什么")
    if finished := _FINISHED.search(here.line.text, max(here.clause[0], amount.marks_start - 2), amount.marks_start):
        yield Reason("finished", finished[0])
    if _stands_behind(here):
        yield Reason("noun_before")


def _paid_out(sign: Sign, before: tuple[Sign, ...]) -> bool:
    """Whether an allowance is no rule but was paid: 发放补贴300万元."""
    return (
        sign.role == "capped"
        and not sign.word.startswith(("最", "可", "每"))
        and any(one.role == "did" for one in before)
    )


def _stands_behind(here: Around) -> bool:
    """Whether what is counted stands before the figure, and nothing but a mark after it."""
    text, amount = here.line.text, here.amount
    rest = text[here.end : here.end + 1]
    if rest and rest not in "，。；、！）)》”,;和及与":
        return False
    lead = text[max(here.clause[0], here.last) : amount.marks_start].rstrip()
    return (
        bool(lead)
        and bool(_HAN.search(lead))
        and not any(one.end == amount.marks_start and one.role != "reached" for one in here.before)
    )


def _of_sentence(here: Around, year: int | None) -> Iterator[Reason]:
    """What the sentence says of a time that has not come."""
    line, start = here.line, here.amount.marks_start
    first = max(line.sentence(start)[0], start - _SENTENCE)
    for one in here.signs.within(first, start):
        if one.role == "future" and not line.quoted(one.start, one.end):
            yield _reason(one)
            return
    if not any(one.role in _DONE for one in here.before) and any(
        one.role == "stock" for one in here.signs.within(first, start)
    ):
        yield Reason("background")
    later = _LATER.search(line.text, first, start)
    if later and year is not None and int(later["year"]) > year:
        yield Reason("future", later[0], "还没有到的年份")


def _of_rest(here: Around) -> Iterator[Reason]:
    """What follows the figure in its clause: one reason at most."""
    line, amount = here.line, here.amount
    end = min(here.clause[1], here.end + _AFTER)
    against = next((one for one in here.behind.within(here.end, end) if _speaks_against(one, here)), None)
    if against:
        yield _reason(against)
    elif base := _BASE.match(line.text, here.end, here.clause[1] + 1):
        yield Reason("base", base[0], "是另一个数的底数")
    elif done := next((one for one in here.signs.within(here.end, end) if one.role in ("did", "grew")), None):
        yield Reason("did_after", done.word, done.why)
    elif amount.unit in _SUBJECTS and _begins(here) and _ACTOR.match(line.text, here.end, here.clause[1]):
        yield Reason("actor")


def _speaks_against(sign: Sign, here: Around) -> bool:
    """Whether a word behind the figure makes it a part of the practice, a limit or an allowance."""
    text, near = here.line.text, sign.start - here.end
    if "、" in text[here.end : sign.start]:
        return False
    if sign.role == "part":
        return near <= _PART
    if sign.role == "made":
        return "由" in text[here.clause[0] : here.amount.marks_start]
    return near <= 1


def _begins(here: Around) -> bool:
    """Whether nearly nothing stands before the figure in its clause."""
    return here.amount.marks_start - max(here.clause[0], here.last) <= _LEAD


def _reason(sign: Sign) -> Reason:
    return Reason(sign.role, sign.word, sign.why)


@cache
def _kinds() -> dict[str, str]:
    with resource("practices/result_units.csv").open(encoding="utf-8", newline="") as file:
        return {unit: row["kind"] for row in csv.DictReader(file) for unit in row["units"].split("|")}
