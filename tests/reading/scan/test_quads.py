"""Quads: what holds a part of a short last line only is made as large as the line is."""

import pytest

np = pytest.importorskip("numpy")

from zugong_desk.reading.scan.quads import completed, direction_of, size_of  # noqa: E402 - numpy may be missing


def quad(x: float, y: float, width: float, height: float, slope: float = 0.0) -> "np.ndarray":
    fall = slope * width
    corners = [(x, y), (x + width, y + fall), (x + width, y + fall + height), (x, y + height)]
    return np.array(corners, np.float32)


ROWS = [quad(100, 100 + 80 * at, 1200, 56) for at in range(6)]


def test_its_size_and_direction() -> None:
    assert size_of(quad(0, 0, 100, 30)) == (100, 30)
    assert direction_of(quad(0, 0, 100, 30, slope=1)) == pytest.approx(45)


def test_a_low_box_alone_on_its_line_is_made_as_large_as_the_line() -> None:
    full = [row for at, row in enumerate(ROWS) if at != 3]
    *kept, (grown, whether) = completed([*full, quad(150, 350, 50, 24)])
    assert all(not changed for _quad, changed in kept)
    assert whether
    assert grown[:, 0].min() < 105
    assert grown[:, 0].max() > 245
    assert (grown[0][1] + grown[3][1]) / 2 == pytest.approx(362, abs=1)
    assert size_of(grown)[1] == pytest.approx(1.4 * 56, abs=1)


def test_parts_of_one_line_are_put_together() -> None:
    found = completed([*ROWS[:3], quad(110, 352, 30, 20), quad(150, 345, 30, 20)])
    assert [grown for _quad, grown in found] == [False, False, False, True]


def test_a_low_box_at_the_end_of_a_full_one_stays_as_it_is() -> None:
    low = quad(1320, 118, 40, 20)
    found = completed([*ROWS, low])
    assert len(found) == 7
    assert not any(grown for _quad, grown in found)
    assert any(one is low for one, _grown in found)


def test_a_small_box_beside_a_crooked_line_is_seen_on_it() -> None:
    crooked = [quad(100, 100 + 80 * at, 1200, 56, slope=0.02) for at in range(6)]
    assert not any(grown for _quad, grown in completed([*crooked, quad(1310, 140, 40, 24)]))


def test_no_quads_stay_none() -> None:
    assert completed([]) == []
