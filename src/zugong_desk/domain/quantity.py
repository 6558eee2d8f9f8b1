"""What a figure says: its number, how exactly it is given, and in which unit; how two figures compare."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from zugong_desk.domain.amounts import Amount, Measure, amounts_in


class Bound(StrEnum):
    """How a figure stands to the number that it gives."""

    EXACT = "exact"
    OVER = "over"
    UNDER = "under"
    ABOUT = "about"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a unit: 7.2万余件 is over 72000 件. `high` is the other end of a range, and of a range only."""

    value: Decimal
    unit: str = ""
    bound: Bound = Bound.EXACT
    high: Decimal | None = None

    def __post_init__(self) -> None:
        if (self.high is None) == (self.bound is Bound.RANGE):
            raise ValueError("a range has a high end, nothing else has")

    @property
    def most(self) -> Decimal:
        """The high end of a range, else the value."""
        return self.value if self.high is None else self.high

    @property
    def base(self) -> tuple[Decimal, str]:
        """The value in the unit by which figures are compared: 2公顷 is 30亩."""
        factor, unit = _BASES.get(self.unit, (Decimal(1), self.unit))
        return self.value * factor, unit


_BASES: dict[str, tuple[Decimal, str]] = {
    "公顷": (Decimal(15), "亩"),
    "平方公里": (Decimal(1500), "亩"),
    "平方千米": (Decimal(1500), "亩"),
    "千米": (Decimal(1), "公里"),
    "公斤": (Decimal(1), "千克"),
    "斤": (Decimal("0.5"), "千克"),
    "吨": (Decimal(1000), "千克"),
    "平米": (Decimal(1), "平方米"),
    "㎡": (Decimal(1), "平方米"),
    "m²": (Decimal(1), "平方米"),
    "千瓦时": (Decimal(1), "度"),
    "位": (Decimal(1), "人"),
    "名": (Decimal(1), "人"),
    "百分点": (Decimal(1), "个百分点"),
    "成": (Decimal(10), "%"),
    "％": (Decimal(1), "%"),
}
"""Units that measure the same, each with how many of the one on the right it holds."""

_MARKS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (Bound.OVER, re.compile(r"余|多(?!于|达)|来|超(?!过?不)|逾|突破|不少于|不低于|至少|最少|以上|有余|之多|开外")),
    (Bound.UNDER, re.compile(r"近|接近|不足|不到|未满|不满|以下|以内|之内|不高于|不多于|不大于|不超过|最多|至多")),
    (Bound.ABOUT, re.compile(r"约|大概|左右|上下|不等")),
)
_UNDER = frozenset(("不超过", "不多于"))
_UNIT = re.compile(
    r"[ \u3000]{0,2}(?!(?:左右|上下|以上|以下|以内|之内|有余|之多|开外|不等|至|到)|[余多](?:$|[\s，。]))"
    r"(?P<unit>%|％|‰|(?:(?!左右|上下|以上|以下|以内|之内|有余|之多|开外|不等|[余多]?$|[至到][0-9一二三四五六七八九十百]|[余多](?=[，。；、\s]))"
    r"[A-Za-z²³㎡\u4e00-\u9fff\U00020000-\U0003ffff]){1,12})"
)
_SIGNS = {Bound.OVER: "超过", Bound.UNDER: "不到", Bound.ABOUT: "约"}
_RANKS = {Bound.UNDER: 0, Bound.ABOUT: 1, Bound.EXACT: 2, Bound.RANGE: 3, Bound.OVER: 4}


def quantity_of(amount: Amount) -> Quantity:
    """What an amount of a text says."""
    if amount.high is not None:
        low, high = sorted((amount.value, amount.high))
        return Quantity(low, amount.unit, Bound.RANGE, high)
    return Quantity(amount.value, amount.unit, _bound(amount.before, amount.after))


def quantity(text: str, measure: Measure | None = None) -> Quantity | None:
    """What a recorded or typed figure says, words around it passed over; None if there is no figure in it.

    Of several figures the first counts. Without a function that knows measure words, all that follows the number up to
    a mark, a digit or the end is its unit.
    """
    found = amounts_in(text.strip(), measure or _whatever_follows)
    return quantity_of(found[0]) if found else None


def written(quantity: Quantity) -> str:
    """The quantity as a figure with marks, which `quantity` reads back: 超过72000件, 3—5家."""
    if quantity.high is not None:
        return f"{_plain(quantity.value)}—{_plain(quantity.high)}{quantity.unit}"
    return f"{_SIGNS.get(quantity.bound, '')}{_plain(quantity.value)}{quantity.unit}"


def order(quantity: Quantity) -> tuple[str, Decimal, int, Decimal]:
    """What quantities sort by: those of one kind of unit together, the smaller first; of equals 不到, 约, exact, 超过."""
    value, unit = quantity.base
    return unit, value, _RANKS[quantity.bound], quantity.most


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether the two count the same sort of thing, so that the one may be more than the other."""
    return one.base[1] == other.base[1]


def difference(one: Quantity, other: Quantity) -> Decimal | None:
    """How much more `other` gives, in the common unit; None if the two cannot be compared."""
    return other.base[0] - one.base[0] if comparable(one, other) else None


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether both may give the same number: 7.2万余件 and 72345件 may, 7.2万余件 and 8万件 may not."""
    if not comparable(one, other):
        return False
    (low, high), (least, most) = _reach(one), _reach(other)
    return low <= most and least <= high


def _bound(before: str, after: str) -> Bound:
    """The marks before a figure outweigh those behind it: 不超过30余户 is at most that."""
    for marks in (before, after):
        if marks in _UNDER:
            return Bound.UNDER
        for bound, sign in _MARKS:
            if marks and sign.search(marks):
                return bound
    return Bound.EXACT


def _reach(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """From where to where the number may lie, in the unit of comparison: an inexact figure reaches one step of its last digit."""
    value, _ = quantity.base
    factor = _BASES.get(quantity.unit, (Decimal(1), ""))[0]
    step = _step(quantity.value) * factor
    match quantity.bound:
        case Bound.OVER:
            return value, value + step
        case Bound.UNDER:
            return value - step, value
        case Bound.ABOUT:
            return value - step / 2, value + step / 2
    return value, quantity.most * factor


def _step(value: Decimal) -> Decimal:
    """The worth of the last digit that is not a nought."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f") if value else "0"


def _whatever_follows(text: str, at: int) -> tuple[int, int] | None:
    found = _UNIT.match(text, at)
    return found.span("unit") if found else None
