"""Cells: the width of each character from where the engine saw its middle."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.reading.scan import cells


def middles(text: str, em: float) -> tuple[float | None, ...]:
    """Where the middles of evenly set characters are."""
    out: list[float | None] = []
    at = 0.0
    for char in text:
        out.append(None if char.isspace() else at + cells.share(char) * em / 2)
        at += cells.share(char) * em
    return tuple(out)


def test_even_print_gives_even_cells() -> None:
    text = "清溪，𠮷12日"
    assert cells.edges(text, middles(text, 20), 20) == pytest.approx((0, 20, 40, 60, 80, 90, 100, 120))


def test_one_character_read_askew_does_not_move_its_cell() -> None:
    text = "全县基层党建工作"
    seen = list(middles(text, 20))
    seen[4] = (seen[4] or 0) + 6
    assert cells.edges(text, tuple(seen), 20)[4] == pytest.approx(80)


def test_a_comma_seen_in_its_corner_does_not_move_its_cell() -> None:
    text = "近年来，全县"
    seen = list(middles(text, 20))
    seen[3] = (seen[3] or 0) - 7
    assert cells.edges(text, tuple(seen), 20) == pytest.approx((0, 20, 40, 60, 80, 100, 120))


def test_a_line_of_nothing_but_signs_stands_where_it_was_seen() -> None:
    assert cells.edges("……", (30.0, 50.0), 20) == pytest.approx((20, 40, 60))


def test_cells_after_a_step_follow_it() -> None:
    text = "组织部门党员干部"
    seen = tuple((one or 0) + (10 if at > 3 else 0) for at, one in enumerate(middles(text, 20)))
    borders = cells.edges(text, seen, 20)
    assert borders[:4] == pytest.approx((0, 20, 40, 60))
    assert borders[5:] == pytest.approx((110, 130, 150, 170))


def test_the_step_leaves_wide_spaces_out() -> None:
    assert cells.usual_step([20, 20, 21, 19, 60]) == pytest.approx(20)


def test_the_span_gives_the_em_of_a_short_line() -> None:
    text = "5月8日"
    assert cells.em_of_span(text, middles(text, 24)) == pytest.approx(24)
    assert cells.em_of_span("一", (5.0,)) == 0


@given(
    st.lists(st.tuples(st.sampled_from("县，1a 𠮷😀—"), st.floats(0, 2000)), min_size=1, max_size=60),
    st.floats(4, 90),
)
def test_borders_never_fall(line: list[tuple[str, float]], em: float) -> None:
    text = "".join(char for char, _ in line)
    seen = tuple(None if char.isspace() else at for char, at in line)
    borders = cells.edges(text, seen, em)
    assert len(borders) == len(text) + 1
    assert all(left <= right for left, right in pairwise(borders))
