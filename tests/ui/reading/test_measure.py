"""How the width of the pane is shared out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.ui.reading.measure import GUTTER, column


@pytest.mark.parametrize(("width", "em", "ems", "lanes"), [
    (641, 16, 32, 3), (700, 16, 32, 4), (1200, 16, 32, 6),
    (620, 16, 32, 2), (596, 16, 32, 1), (570, 16, 30, 1), (520, 16, 26, 1), (900, 22, 32, 4),
])  # fmt: skip
def test_the_measure_gives_way_last(width: int, em: int, ems: int, lanes: int) -> None:
    found = column(width, em)
    assert (found.text, found.lanes) == (ems * em, lanes)


@given(st.integers(0, 3000), st.integers(14, 22))
def test_nothing_overlaps_and_all_is_used(width: int, em: int) -> None:
    found = column(width, em)
    assert found.left >= GUTTER
    assert min(found.text, found.right) > 0
    assert found.left + found.text + found.right >= width


@given(st.integers(700, 3000))
def test_the_column_stands_in_the_middle_of_what_is_left(width: int) -> None:
    found = column(width, 16)
    assert abs((found.left - GUTTER) - (found.right - 73)) <= 1
