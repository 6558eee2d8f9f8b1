"""The figures of two like passages set against each other: 612户 here, 1.2万户 there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zugong_desk.domain.amounts import Amount, Measure, amounts_in
from zugong_desk.domain.quantity import difference, quantity_of
from zugong_desk.insight.similar.comparison import Run, Side

BEFORE, AFTER = 8, 6
"""Characters on either side of a figure that say what it counts."""
ENOUGH = 3
"""How much has to speak for two figures that they count the same."""
ALIGNED = 3
"""What it counts for that they stand at one place of texts that run alike."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at code points [start, end) of its text, its marks and unit with it (近7.2万余件)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that count the same; `more` is by how much the other's is greater, in the common unit."""

    here: Figure
    there: Figure
    more: Decimal
    unit: str


def figures(one: str, other: str, measure: Measure, aligned: Sequence[Run] = ()) -> tuple[Pair, ...]:
    """The figures of two texts that count the same thing, in the order of the one; each stands in one pair at most.

    `measure` finds measure words; `aligned` are the runs of texts that run alike.
    """
    mine, others = _counting(one, measure), _counting(other, measure)
    weighed = sorted(
        ((_speaks(a, b, one, other, aligned), -at, -at_) for at, a in enumerate(mine) for at_, b in enumerate(others)),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for weight, at, at_ in weighed:
        if weight >= ENOUGH and -at not in taken and -at_ not in taken.values():
            taken[-at] = -at_
    return tuple(_pairs([(mine[at], others[taken[at]]) for at in sorted(taken)], one, other))


def _counting(text: str, measure: Measure) -> list[Amount]:
    """The amounts of a text, but for the one that is hardly a figure: 一名, 一次."""
    return [amount for amount in amounts_in(text, measure) if not (amount.hanzi and amount.most == 1)]


def _pairs(found: Sequence[tuple[Amount, Amount]], one: str, other: str) -> Iterator[Pair]:
    for here, there in found:
        more = difference(quantity_of(here), quantity_of(there))
        if more is not None:
            yield Pair(_figure(one, here), _figure(other, there), more, quantity_of(there).base[1])


def _figure(text: str, amount: Amount) -> Figure:
    return Figure(amount.marks_start, amount.marks_end, text[amount.marks_start : amount.marks_end])


def _speaks(here: Amount, there: Amount, one: str, other: str, aligned: Sequence[Run]) -> int:
    """How much speaks for two figures counting the same: the characters around them, and one place in both texts."""
    if difference(quantity_of(here), quantity_of(there)) is None:
        return 0
    before = _words(one[max(0, here.marks_start - BEFORE) : here.marks_start])
    after = _words(one[here.marks_end : here.marks_end + AFTER])
    common = before & _words(other[max(0, there.marks_start - BEFORE) : there.marks_start])
    common_ = after & _words(other[there.marks_end : there.marks_end + AFTER])
    unit = 1 if here.unit and here.unit == there.unit else 0
    return len(common) + len(common_) + unit + (ALIGNED if _meet(here, there, aligned) else 0)


def _words(text: str) -> frozenset[str]:
    return frozenset(char for char in text if char.isalpha() and char not in "的了共达为和")


def _meet(here: Amount, there: Amount, aligned: Sequence[Run]) -> bool:
    """Whether a run that stands for itself in the other text has something of both."""
    return any(
        run.side in (Side.SAME, Side.CHANGED)
        and run.start < here.end
        and here.start < run.end
        and run.start_ < there.end
        and there.start < run.end_
        for run in aligned
    )
