"""Amounts: every figure of a text that counts or measures something, with its value, unit and marks of approximation.

Which words are measures is not known here: whoever reads hands a function in that finds one at a place.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from zugong_desk.domain.not_amounts import not_amounts

Measure = Callable[[str, int], tuple[int, int] | None]
"""Finds the measure word of a text at a code point, up to two spaces on, as [start, end); None if there is none."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure at code points [start, end) of a text, from its first digit to the end of its unit.

    The number alone (digits, magnitude, 余) is [start, number_end). `value` is exact: 7.2万余 is 72000 with `after` 余;
    of a range it is the low end and `high` the other. `digits` are those written (of a range the low end's), `magnitude`
    is 千, 万, 亿, 万亿 …, `unit` the measure word (empty if none follows, as before a noun), `before` and `after` the
    marks of approximation or limit (近, 超, 不少于; 余, 多, 左右, 以上; those that stand behind the unit end at
    `marks_end`). `hanzi` if the number is written in characters (三家), `inner` if 余 or 多 stands before the magnitude.
    """

    start: int
    end: int
    number_end: int
    marks_start: int
    marks_end: int
    value: Decimal
    digits: str
    magnitude: str = ""
    unit: str = ""
    before: str = ""
    after: str = ""
    high: Decimal | None = None
    hanzi: bool = False
    inner: bool = False

    @property
    def most(self) -> Decimal:
        """The high end of a range, else the value."""
        return self.value if self.high is None else self.high

    @property
    def approximate(self) -> bool:
        """Whether the text does not give the figure as exact."""
        return bool(self.before or self.after) or self.high is not None


_LONGEST = 15
_SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_SCALES |= {small + big: _SCALES[small] * _SCALES[big] for small in ("十", "百", "千") for big in ("万", "亿", "万亿")}

_FIGURE = re.compile(
    r"(?P<arabic>[0-9０-９]++(?:,[0-9]{3}(?![0-9]))*+(?:[.．][0-9０-９]++)?+)|(?P<hanzi>[一二三四五六七八九十百千万亿两零〇]++)"
)
_MORE = r"余(?![额款粮热下杭姚江庆])|多(?!元化|[样方功年层级重边维数半次地部])|来(?=[个名万亿户家天年人])"
_TAIL = re.compile(
    rf"[ \u3000]{{0,2}}(?P<inner>{_MORE})?"
    r"(?P<magnitude>[十百千]?(?:万(?!向|载|科|州|宁|年县)亿?|亿)|千(?![克米瓦伏赫卡帕焦佛])|百(?![帕分姓货])|十)?"
    rf"(?P<outer>{_MORE})?"
)
_HANZI_TAIL = re.compile(
    r"(?P<inner>(?!))?(?P<magnitude>(?!))?(?P<outer>[余几]|多(?![元样方功年层级重边维数半次地部])|来个)?"
)
_AFTER = re.compile(
    r"[ \u3000]?(?:(?P<mark>左右|上下|以上|以下|以内|之内|有余|之多|开外|不等)|"
    r"(?<=[年天里倍元岁时%％成月米吨])(?P<more>[余多](?![元样方功种个项名家次层数半地部]))|(?<=个)(?P<months>多(?=月|小时|星期|钟头)))"
)
_BEFORE = re.compile(
    r"(?P<mark>(?<![附邻临最贴靠亲切])近|将近|接近|大约|大概|(?<![节预契签合违集制履公特条邀失隐])约"
    r"|(?<![赶反])超(?:过|出)?|逾|突破|不少于|不低于|不高于|不多于|不大于|不超过|不足|不到|未满|不满|至少|最少|最多|至多|高达|多达)"
    r"(?:(?<=约)[有占为达需计在]|(?<!高)(?<!多)达|了)?[ \u3000]?$"
)
_JOINT = re.compile(r"[ \u3000]?(?:[-－–—―~～−]{1,2}|至|到)[ \u3000]?")
_LOOK_BACK = 5
_SINGLE_ONE = re.compile(r"[同统唯单之专逐另某哪任每惟归划]$")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


def amounts_in(text: str, measure: Measure) -> tuple[Amount, ...]:
    """Every amount of a text, in order and without overlap; in time linear to its length.

    Dates, years, times, telephone and document numbers, ordinals (第3), ratios, models (5A级), formulas (1+1+N) and list
    marks are none. A figure in characters is one only if a measure word follows. 3—5个 is one amount.
    """
    out: list[Amount] = []
    for amount in _figures(text, measure):
        if out and (joined := _range(text, out[-1], amount)):
            out[-1] = joined
        else:
            out.append(amount)
    return tuple(amount for amount in out if amount.unit or not amount.hanzi)


def _figures(text: str, measure: Measure) -> Iterator[Amount]:
    """Figures one by one, ranges still in two."""
    barred = not_amounts(text)
    at = last = 0
    for found in _FIGURE.finditer(text):
        while at < len(barred) and barred[at][1] <= found.start():
            at += 1
        if found.start() < last or (at < len(barred) and barred[at][0] < found.end()):
            continue
        amount = _arabic(text, found, measure) if found["arabic"] else _hanzi(text, found, measure)
        if amount:
            last = amount.end
            yield amount


def _arabic(text: str, found: re.Match[str], measure: Measure) -> Amount | None:
    digits = found[0]
    if len(digits) > _LONGEST or (digits[0] in "0０" and digits[1:2] not in {"", ".", "．"}):
        return None
    tail = _TAIL.match(text, found.end())
    scale = (tail["magnitude"] or "") if tail else ""
    value = Decimal(unicodedata.normalize("NFKC", digits).replace(",", "")) * _SCALES[scale]
    return _amount(text, found, tail, value, scale, measure)


def _hanzi(text: str, found: re.Match[str], measure: Measure) -> Amount | None:
    """A figure in characters with its measure word; None if none follows, or it is an ordinal or part of a word."""
    start, digits = found.start(), found[0]
    if len(digits) > _LONGEST or text[max(0, start - 1) : start] in {"第", "初", "数", "几", "成"}:
        return None
    if digits[0] == "一" and _SINGLE_ONE.search(text, max(0, start - 1), start):
        return None
    tail = _HANZI_TAIL.match(text, found.end())
    percent = text.startswith("百分之", max(0, start - 3), start)
    end = tail.end() if tail else found.end()
    if not percent and measure(text, end) is None and not _JOINT.match(text, end):
        return None
    low, high = hanzi_value(digits)
    if low is None:
        return None
    amount = _amount(text, found, tail, Decimal(low), "", measure)
    if percent:
        return replace(amount, start=start - 3, marks_start=start - 3, unit="%", hanzi=True)
    if not amount.unit and _JOINT.match(text, amount.end):
        return replace(amount, hanzi=True)
    if not amount.unit or (digits[0] in "百千万亿" and not (amount.after or amount.before)):
        return None
    return replace(amount, hanzi=True, high=None if high is None else Decimal(high))


def _amount(
    text: str, found: re.Match[str], tail: re.Match[str] | None, value: Decimal, scale: str, measure: Measure
) -> Amount:
    inner, outer = (tail["inner"], tail["outer"]) if tail else (None, None)
    number_end = tail.end() if tail and (inner or outer or scale) else found.end()
    unit = measure(text, number_end)
    end = unit[1] if unit else number_end
    mark = _AFTER.match(text, end)
    behind = (mark["mark"] or mark["more"] or mark["months"]) if mark else ""
    lead = _BEFORE.search(text, max(0, found.start() - _LOOK_BACK), found.start())
    return Amount(
        start=found.start(),
        end=end,
        number_end=number_end,
        marks_start=lead.start() if lead else found.start(),
        marks_end=mark.end() if mark else end,
        value=value,
        digits=found[0],
        magnitude=scale,
        unit=text[unit[0] : end].replace("％", "%") if unit else "",
        before=lead["mark"] if lead else "",
        after=(inner or outer or "") + behind,
        inner=bool(inner),
    )


def _range(text: str, low: Amount, high: Amount) -> Amount | None:
    """The two ends as one amount, if nothing but a sign of range stands between them and their units agree."""
    gap = text[low.end : high.start]
    if not gap or low.high is not None or low.hanzi != high.hanzi or low.after:
        return None
    if not _JOINT.fullmatch(gap) or (low.unit and low.unit != high.unit):
        return None
    value = low.value
    if high.magnitude and not low.magnitude and not low.unit and value * _SCALES[high.magnitude] < high.value:
        value *= _SCALES[high.magnitude]
    return replace(high, start=low.start, marks_start=low.marks_start, value=value, high=high.value,
                   digits=low.digits, before=low.before)  # fmt: skip


def hanzi_value(text: str) -> tuple[int | None, int | None]:
    """The value of a number in characters with 十百千万亿, and of 三四十 the high end; (None, None) if it is none."""
    if len(text) > 1 and all(char in _DIGITS for char in text):
        pair = [_DIGITS[char] for char in text]
        return (pair[0], pair[1]) if len(pair) == 2 and pair[1] - pair[0] in {1, 2} else (None, None)
    total = section = 0
    digit: int | None = None
    for char in text:
        if char in _DIGITS:
            if digit:
                return None, None
            digit = _DIGITS[char]
        elif char in "万亿":
            total = (total + section + (digit or 0) or 1) * _SCALES[char]
            section, digit = 0, None
        else:
            section += (1 if digit is None else digit) * _SCALES[char]
            digit = None
    return total + section + (digit or 0), None
