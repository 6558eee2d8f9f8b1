"""Arcs: curves that stay on their ellipse and end where they should."""

from math import hypot

import pytest

from zugong_desk.reading.ofd.arcs import Curve, Point, curves


def points(start: Point, found: list[Curve]) -> list[Point]:
    """Points along the curves."""
    out = []
    for x1, y1, x2, y2, x, y in found:
        for at in (0.25, 0.5, 0.75, 1.0):
            a, b, c, d = (1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at * at * (1 - at), at**3
            out.append((a * start[0] + b * x1 + c * x2 + d * x, a * start[1] + b * y1 + c * y2 + d * y))
        start = (x, y)
    return out


@pytest.mark.parametrize(
    ("large", "sweep", "centre"), [(0, 1, (0, 0)), (1, 0, (0, 0)), (1, 1, (10, 10)), (0, 0, (10, 10))]
)
def test_a_quarter_or_three_of_a_circle(large: int, sweep: int, centre: Point) -> None:
    found = list(curves((10, 0), (10, 10, 0, large, sweep, 0, 10)))
    assert len(found) == (3 if large else 1)
    assert found[-1][4:] == pytest.approx((0, 10))
    for x, y in points((10, 0), found):
        assert hypot(x - centre[0], y - centre[1]) == pytest.approx(10, abs=0.01)


def test_an_arc_without_radius_is_a_line_and_one_without_length_is_nothing() -> None:
    assert list(curves((1, 1), (0, 5, 0, 0, 0, 4, 4))) == [(1, 1, 4, 4, 4, 4)]
    assert list(curves((1, 1), (5, 5, 0, 0, 0, 1, 1))) == []


def test_radii_that_do_not_reach_grow() -> None:
    found = list(curves((0, 0), (1, 1, 0, 0, 1, 20, 0)))
    assert found[-1][4:] == pytest.approx((20, 0))
    assert max(abs(y) for _, y in points((0, 0), found)) == pytest.approx(10, abs=0.01)


def test_a_turned_ellipse() -> None:
    found = list(curves((0, -4), (4, 2, 90, 0, 1, 0, 4)))
    assert max(x for x, _ in points((0, -4), found)) == pytest.approx(2, abs=0.01)
