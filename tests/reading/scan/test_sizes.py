"""Sizes: short lines lean on long ones."""

import pytest

from zugong_desk.reading.scan.pieces import Piece
from zugong_desk.reading.scan.sizes import settled


def row(text: str, em: float) -> Piece:
    return Piece(text, tuple(em * at for at in range(len(text) + 1)), 0, 0, em, (1.0,) * len(text), (0.0,) * len(text))


def test_a_short_line_takes_the_size_of_long_ones_near_it() -> None:
    long = [row("全县基层党建工作推进会", em) for em in (44.0, 44.5, 45.0)]
    assert settled([*long, row("𠮷县", 48)])[-1] == pytest.approx(44.5)


def test_a_title_keeps_its_own_size() -> None:
    assert settled([row("全县基层党建工作推进会", 44), row("组工信息", 60)]) == [44, 60]


def test_without_long_lines_each_keeps_its_own() -> None:
    assert settled([row("县委", 40), row("3", 43)]) == [40, 43]
    assert settled([]) == []
