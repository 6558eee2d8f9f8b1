"""Turning: from level pixels back to the page as it came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.reading.scan.turning import Turn, slope_of

WIDE, HIGH = 600.0, 800.0


@pytest.mark.parametrize(
    ("quarters", "corner", "angle"),
    [(0, (0, 0), 0), (1, (WIDE, 0), 90), (2, (WIDE, HIGH), 180), (3, (0, HIGH), -90)],
)
def test_the_upright_corner_goes_back_to_where_the_page_has_it(
    quarters: int, corner: tuple[float, float], angle: float
) -> None:
    turn = Turn(WIDE, HIGH, quarters)
    assert turn.back((0, 0)) == pytest.approx(corner)
    assert turn.angle_of(0) == angle


@given(st.integers(0, 3), st.floats(-10, 10), st.floats(0, 600), st.floats(0, 600))
def test_a_level_line_goes_back_in_the_direction_that_is_said(quarters: int, skew: float, x: float, y: float) -> None:
    turn = Turn(WIDE, HIGH, quarters, skew)
    said, seen = turn.angle_of(0), slope_of(turn.back((x, y)), turn.back((x + 100, y)))
    assert (said - seen + 180) % 360 - 180 == pytest.approx(0, abs=1e-6)


@given(st.floats(-10, 10), st.floats(0, 600), st.floats(0, 800))
def test_levelling_is_undone(skew: float, x: float, y: float) -> None:
    turn = Turn(WIDE, HIGH, 0, skew)
    assert turn.upright(turn.levelled((x, y))) == pytest.approx((x, y), abs=1e-6)


def test_the_extent_of_a_page_on_its_side_is_its_width() -> None:
    assert Turn(WIDE, HIGH, 1).extent == (0, WIDE)
    assert Turn(WIDE, HIGH, 2).extent == (0, HIGH)


def test_a_line_across_half_a_turn_stays_within_it() -> None:
    assert Turn(WIDE, HIGH, 2, 1.0).angle_of(0) == pytest.approx(-179)
