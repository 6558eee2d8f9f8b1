"""Dashes are as long as their stroke."""

import pytest

from zugong_desk.reading.scan.dashes import with_dashes
from zugong_desk.reading.scan.engine import Reading

EM = 0.1


def reading(text: str, *centres: float) -> Reading:
    return Reading(text, centres, (0.9,) * len(text), (0.1,) * len(text))


@pytest.mark.parametrize("sign", "-—－一")
def test_a_stroke_of_two_ems_is_a_double_dash(sign: str) -> None:
    found = with_dashes(reading(f"{sign}𠮷县", 0.08, 0.25, 0.35), ((0.01, 0.19),), EM)
    assert found.text == "——𠮷县"
    assert found.centres == pytest.approx((0.055, 0.145, 0.25, 0.35))
    assert len(found.confidences) == 4


def test_a_stroke_that_was_not_read_is_put_in() -> None:
    found = with_dashes(reading("经验县", 0.05, 0.15, 0.45), ((0.21, 0.39),), EM)
    assert found.text == "经验——县"
    assert found.confidences[2:4] == (0.5, 0.5)


def test_two_signs_on_one_stroke_stay_two() -> None:
    assert with_dashes(reading("—-县", 0.05, 0.15, 0.25), ((0.01, 0.19),), EM).text == "——县"


@pytest.mark.parametrize(("left", "right"), [(0.01, 0.09), (0.01, 0.4)])
def test_the_numeral_one_and_a_rule_are_no_dashes(left: float, right: float) -> None:
    assert with_dashes(reading("一是", 0.05, 0.15), ((left, right),), EM).text == "一是"


def test_a_stroke_through_other_signs_is_none() -> None:
    assert with_dashes(reading("县委", 0.05, 0.15), ((0.01, 0.19),), EM).text == "县委"
