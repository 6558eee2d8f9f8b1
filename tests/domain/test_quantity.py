"""Quantities: what recorded figures mean, and the laws by which they are compared."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.domain.quantity import Bound, Quantity, agree, comparable, difference, order, quantity, written
from zugong_desk.proofing.measures import measure_at

UNITS = ("", "件", "名", "人", "人次", "元", "%", "亩", "公顷", "个百分点", "成", "𠮷")
numbers = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False)
inexact = st.builds(
    Quantity, numbers, st.sampled_from(UNITS), st.sampled_from([b for b in Bound if b is not Bound.RANGE])
)
ranges = st.builds(
    lambda pair, unit: Quantity(min(pair), unit, Bound.RANGE, max(pair)),
    st.tuples(numbers, numbers),
    st.sampled_from(UNITS),
)
quantities = st.one_of(inexact, ranges)


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("7.2万余件", "72000", "件", Bound.OVER),
        ("超过1000万人次", "10000000", "人次", Bound.OVER),
        ("提高了12.3%", "12.3", "%", Bound.EXACT),
        ("近30万元", "300000", "元", Bound.UNDER),
        ("不到3%", "3", "%", Bound.UNDER),
        ("3%以内", "3", "%", Bound.UNDER),
        ("不超过20人", "20", "人", Bound.UNDER),
        ("约8000万元", "80000000", "元", Bound.ABOUT),
        ("30户左右", "30", "户", Bound.ABOUT),
        ("5000多万元", "50000000", "元", Bound.OVER),
        ("八成多", "8", "成", Bound.OVER),
        ("百余名", "100", "名", Bound.OVER),
        ("三家", "3", "家", Bound.EXACT),
        ("1,200元", "1200", "元", Bound.EXACT),
        ("585.7 亩", "585.7", "亩", Bound.EXACT),
        ("𠮷村40户🙂", "40", "户", Bound.EXACT),
    ],
)
def test_what_a_figure_means(text: str, value: str, unit: str, bound: Bound) -> None:
    assert quantity(text) == Quantity(Decimal(value), unit, bound)


def test_a_range_has_two_ends() -> None:
    assert quantity("3至5家") == Quantity(Decimal(3), "家", Bound.RANGE, Decimal(5))
    assert quantity("50—80万元") == Quantity(Decimal(500000), "元", Bound.RANGE, Decimal(800000))


def test_with_measure_words_the_noun_is_no_unit() -> None:
    assert quantity("2400余件诉求", measure_at) == Quantity(Decimal(2400), "件", Bound.OVER)


@pytest.mark.parametrize("text", ["", "全覆盖", "2023年", "第3名", "🙂", "\x00"])
def test_what_is_no_figure(text: str) -> None:
    assert quantity(text) is None


def test_only_a_range_has_a_high_end() -> None:
    with pytest.raises(ValueError, match="high end"):
        Quantity(Decimal(1), "件", Bound.RANGE)
    with pytest.raises(ValueError, match="high end"):
        Quantity(Decimal(1), "件", Bound.OVER, Decimal(2))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("7.2万余件", "72345件", True),
        ("7.2万余件", "8万件", False),
        ("近2000个", "1980个", True),
        ("近2000个", "2001个", False),
        ("约600万元", "5800000元", True),
        ("四成", "40%", True),
        ("2公顷", "30亩", True),
        ("3—5个", "4个", True),
        ("100件", "100人", False),
    ],
)
def test_which_figures_may_be_the_same_number(one: str, other: str, same: bool) -> None:
    first, second = quantity(one), quantity(other)
    assert first is not None
    assert second is not None
    assert agree(first, second) is same


def test_unlike_units_are_not_compared() -> None:
    households, money = Quantity(Decimal(5), "户"), Quantity(Decimal(5), "元")
    assert not comparable(households, money)
    assert difference(households, money) is None


@given(quantities)
def test_what_is_written_is_read_back(one: Quantity) -> None:
    assert (
        quantity(written(one), lambda text, at: (at, len(text)) if text[at : at + 1] not in {"", "—"} else None) == one
    )


@given(quantities)
def test_every_quantity_agrees_with_itself(one: Quantity) -> None:
    assert agree(one, one)


@given(quantities, quantities)
def test_agreeing_and_differing_are_mutual(one: Quantity, other: Quantity) -> None:
    assert agree(one, other) == agree(other, one)
    there, back = difference(one, other), difference(other, one)
    assert (there is None) == (back is None)
    assert there is None or back is None or there == -back


@given(st.lists(quantities, max_size=8))
def test_sorting_keeps_units_together_and_values_rising(some: list[Quantity]) -> None:
    ordered = sorted(some, key=order)
    for before, after in pairwise(ordered):
        assert before.base[1] <= after.base[1]
        if comparable(before, after):
            assert before.base[0] <= after.base[0]


@given(st.text(alphabet="0123456789.,万亿余多近约超%件名元—至 𠮷🙂三十百", max_size=40))
def test_nothing_typed_breaks_it(text: str) -> None:
    found = quantity(text)
    assert found is None or written(found)
