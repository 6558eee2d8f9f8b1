"""Sizes: the lines of a page that are set in one size get one size."""

import pytest

from zugong_desk.reading.scan.pieces import Piece
from zugong_desk.reading.scan.sizes import settled

TEXT = "全县基层党建工作推进会"


def row(text: str, em: float, tall: float = 0.0) -> Piece:
    edges = tuple(em * at for at in range(len(text) + 1))
    return Piece(text, edges, 0, 0, em, (1.0,) * len(text), (0.0,) * len(text), tall)


def test_the_text_has_one_size_and_short_lines_near_it_take_it() -> None:
    sizes = settled([*[row(TEXT, em) for em in (44.0, 44.5, 45.0)], row("𠮷县", 48)])
    assert sizes == [44.0] * 4


def test_a_line_that_is_stretched_to_the_edge_has_the_size_of_its_ink() -> None:
    lines = [row(TEXT, em, tall=43) for em in (44, 44.4, 45, 46)]
    assert settled([*lines, row("全年上报事件7.2万余件，办结率99.3%", 51, tall=42)]) == [44.4] * 5


def test_a_title_keeps_its_own_size() -> None:
    lines = [row(TEXT, em, tall=43) for em in (44, 44, 44)]
    assert settled([*lines, row("组工信息😀", 60, tall=58)]) == [44, 44, 44, 60]
    assert settled([*lines, row(TEXT, 50, tall=48.4)])[-1] == 50


def test_the_lines_of_a_title_have_one_size() -> None:
    lines = [row(TEXT, 44, tall=43) for _ in range(4)]
    assert settled([*lines, row(TEXT, 58.5, tall=57), row(TEXT, 60.5, tall=58)])[-2:] == pytest.approx([59.5, 59.5])


def test_digits_are_measured_less_well() -> None:
    lines = [row(TEXT, 44, tall=43) for _ in range(4)]
    assert settled([*lines, row("2023年4月14日", 38.9, tall=38.9)])[-1] == 44
    assert settled([*lines, row("县委组织部办", 38.9, tall=38.9)])[-1] == 38.9


def test_without_long_lines_each_keeps_its_own() -> None:
    assert settled([row("县委", 40), row("3", 43)]) == [40, 43]
    assert settled([]) == []
