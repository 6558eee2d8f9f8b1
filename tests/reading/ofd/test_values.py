"""Numbers, boxes, colours and shifts as OFD writes them."""

import pytest

from zugong_desk.reading.ofd.scene import Colour
from zugong_desk.reading.ofd.values import FARTHEST, box, colour, matrix, number, shifts, truth, whole


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.5", 1.5),
        (" -2 ", -2.0),
        ("nan", 7.0),
        ("inf", 7.0),
        ("x", 7.0),
        (None, 7.0),
        ("", 7.0),
        ("1e300", FARTHEST),
        ("-1e9", -FARTHEST),
    ],
)
def test_a_number_can_always_be_drawn(text: str | None, value: float) -> None:
    assert number(text, 7.0) == value


def test_boxes_and_matrices_need_all_their_numbers() -> None:
    assert box("0 1,2 3") == (0.0, 1.0, 2.0, 3.0)
    assert box("0 1 2") is None
    assert box(None) is None
    assert matrix("1 0 0 1 5 6 9") == (1, 0, 0, 1, 5, 6)
    assert matrix("1 0 0 1") is None


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("1 2.5 3", 9, (1.0, 2.5, 3.0)),
        ("g 3 5 1", 9, (5.0, 5.0, 5.0, 1.0)),
        ("1 g 2 4 g 1 7", 9, (1.0, 4.0, 4.0, 7.0)),
        ("g 1000000000 5", 4, (5.0,) * 4),
        ("g -3 5 1", 9, (1.0,)),
        ("g", 9, ()),
        ("g 2", 9, (0.0, 0.0)),
        ("1 2 3", 2, (1.0, 2.0)),
        (None, 9, ()),
    ],
)
def test_shifts_are_written_out(text: str | None, most: int, expected: tuple[float, ...]) -> None:
    assert shifts(text, most) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("255 0 16", Colour(255, 0, 16, 128)),
        ("#FF #0 #10", Colour(255, 0, 16, 128)),
        ("80", Colour(80, 80, 80, 128)),
        ("0 255 255 0", Colour(255, 0, 0, 128)),
        ("0 0 0 255", Colour(0, 0, 0, 128)),
        ("300 -1 #zz", Colour(255, 0, 0, 128)),
        ("1 2", None),
        (None, None),
    ],
)
def test_colours_of_every_space(text: str | None, expected: Colour | None) -> None:
    assert colour(text, 128) == expected


def test_truths_and_whole_numbers() -> None:
    assert truth("true", otherwise=False)
    assert truth("1", otherwise=False)
    assert not truth("false", otherwise=True)
    assert truth(None, otherwise=True)
    assert whole("400.0") == 400
    assert whole("x", 5) == 5
