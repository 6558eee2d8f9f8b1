"""Greys: paper made white, strips cut, ink and dashes found in them."""

import pytest

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2")

from tests.reading.scan.drawing import needs_engine  # noqa: E402

from zugong_desk.domain.bitmap import Bitmap  # noqa: E402
from zugong_desk.reading.scan import greys  # noqa: E402
from zugong_desk.reading.scan.engine import Reading  # noqa: E402
from zugong_desk.reading.scan.strokes import strokes  # noqa: E402

pytestmark = needs_engine


def quad(left: float, top: float, right: float, foot: float) -> "np.ndarray":
    return np.array([[left, top], [right, top], [right, foot], [left, foot]], np.float32)


def sheet(width: int, height: int) -> "np.ndarray":
    return np.full((height, width), 245, np.uint8)


def test_a_shadow_on_the_paper_goes_and_the_print_stays() -> None:
    shaded = np.tile(np.linspace(250, 120, 800).astype(np.uint8), (600, 1))
    shaded[300:310, 100:700] = 20
    flat = greys.flattened(shaded)
    assert flat[:290].min() > 200
    assert flat[302:308, 100:700].max() < 60


def test_white_on_dark_is_turned_round() -> None:
    dark = np.full((300, 300), 25, np.uint8)
    dark[100:110, 50:250] = 240
    flat = greys.flattened(dark)
    assert flat[20, 20] > 200
    assert flat[105, 150] < 60


def test_a_large_picture_is_made_smaller() -> None:
    flat, shrink = greys.grey(Bitmap(4500, 90, b"\xff" * (4500 * 90 * 3)))
    assert shrink == 1.25
    assert flat.shape == (72, 3600)


def test_a_strip_of_a_crooked_line_is_straight() -> None:
    picture = sheet(600, 300)
    cv2.line(picture, (50, 100), (550, 140), 0, 6)
    corners = np.array([[50, 80], [550, 120], [550, 160], [50, 120]], np.float32)
    laid = greys.strip(picture, corners, 48)
    assert laid.shape[0] == 48
    assert laid.shape[1] == pytest.approx(501 * 48 / 40, abs=2)
    rows = (laid < 128).sum(axis=1)
    assert rows[21:27].min() > laid.shape[1] * 0.9
    assert rows[:14].max() == 0 == rows[34:].max()


def test_the_rows_of_print_are_found_beside_a_long_dash() -> None:
    laid = sheet(300, 48)
    laid[23:26, 10:180] = 0
    laid[8:40, 200:206] = 0
    top, foot = greys.inked(laid)
    assert top == pytest.approx(8 / 48, abs=0.03)
    assert foot == pytest.approx(40 / 48, abs=0.03)


def test_a_blank_strip_is_all_room() -> None:
    assert greys.inked(sheet(100, 48)) == (0.0, 1.0)
    assert greys.bars(sheet(100, 48)) == ()


def test_a_dash_is_a_bar_and_print_is_none() -> None:
    laid = sheet(400, 48)
    laid[23:26, 20:95] = 0
    laid[8:40, 120:150] = 0
    laid[44:46, 200:380] = 0
    ((left, right),) = greys.bars(laid)
    assert (left * 400, right * 400) == pytest.approx((20, 95), abs=2)


def test_a_quad_that_cuts_a_dash_is_made_wider() -> None:
    picture = sheet(800, 200)
    picture[98:102, 150:230] = 0
    picture[80:120, 240:500] = 0
    wider = greys.widened(picture, quad(215, 70, 510, 130))
    assert 130 < wider[0][0] < 150
    assert wider[1][0] == 510
    assert wider[3][0] == pytest.approx(wider[0][0])


def test_a_rule_does_not_make_a_quad_wider() -> None:
    picture = sheet(800, 200)
    picture[98:102, 0:235] = 0
    picture[80:120, 240:500] = 0
    assert greys.widened(picture, quad(238, 70, 510, 130))[0][0] == 238


def test_thick_strokes_are_thicker() -> None:
    laid = sheet(200, 64)
    laid[10:54, 40:44] = 0
    laid[10:54, 140:148] = 0
    thin, none, thick = strokes(laid, Reading("丨 丨", (0.21, None, 0.72), (1.0,) * 3, (0.0,) * 3))
    assert none == 0
    assert thick == pytest.approx(2 * thin, rel=0.15)


def test_what_holds_no_characters_has_no_strokes() -> None:
    laid = sheet(200, 64)
    assert strokes(laid, Reading("", (), (), ())) == ()
    assert strokes(laid, Reading(" 𠮷", (None, None), (1.0,) * 2, (0.0,) * 2)) == (0.0, 0.0)
