"""Rules that run through a strip are taken out; strokes of characters stay."""

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("cv2")

from tests.reading.scan.drawing import needs_engine  # noqa: E402

from zugong_desk.reading.scan.greys import inked  # noqa: E402
from zugong_desk.reading.scan.rules import without_rules  # noqa: E402

pytestmark = needs_engine


def printed() -> "np.ndarray":
    """A strip with two characters of upright strokes from row 14 to 36 of 48."""
    laid = np.full((48, 60), 245, np.uint8)
    for left in (8, 14, 20, 34, 40, 46):
        laid[14:36, left : left + 3] = 20
    return laid


def test_rules_over_and_under_print_are_taken_out() -> None:
    laid = printed()
    laid[1:3, :] = laid[45:47, :] = 30
    assert inked(laid) == pytest.approx((0.0, 1.0), abs=0.1)
    assert inked(without_rules(laid)) == pytest.approx((14 / 48, 36 / 48), abs=0.05)


def test_a_rule_that_leans_is_taken_out_whole() -> None:
    laid = printed()
    laid[44:46, :30] = laid[45:47, 30:] = 30
    assert without_rules(laid)[40:].min() > 200


def test_strokes_that_do_not_reach_both_ends_stay() -> None:
    laid = printed()
    laid[3:6, 4:56] = laid[44:46, :50] = 30
    assert (without_rules(laid) == laid).all()


def test_strokes_in_the_midst_of_the_print_stay_even_if_they_run_through() -> None:
    laid = printed()
    laid[23:26, :] = 30
    assert (without_rules(laid) == laid).all()


def test_what_is_thick_is_no_rule() -> None:
    laid = printed()
    laid[:12, :] = 30
    assert (without_rules(laid) == laid).all()


def test_a_strip_of_paper_and_one_of_ink_stay() -> None:
    for shade in (245, 10):
        laid = np.full((48, 9), shade, np.uint8)
        assert (without_rules(laid) == laid).all()
