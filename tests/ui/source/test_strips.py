"""Strips: the cells of characters on a page, turned ones too, and the caret nearest to a point."""

import pytest
from tests.ui.source.papers import ROWS, SIZE, source_of

from zugong_desk.domain.imprint import LinePrint, Placement
from zugong_desk.ui.source.strips import Strip, Strips, box_of, strips_of


def strip(start: int, x: float, y: float, count: int, angle: float = 0.0, page: int = 1) -> Strip:
    placement = Placement(page, x, y, SIZE, tuple(SIZE * at for at in range(count + 1)), angle)
    return Strip(start, placement, LinePrint(placement=placement))


def test_each_line_with_a_place_is_a_strip() -> None:
    source = source_of(b"")
    strips = strips_of(source)
    assert [len(strips.on(page)) for page in (1, 2, 3)] == [3, 2, 0]
    rows = [source.text[found.start : found.end] for page in (1, 2) for found in strips.on(page)]
    assert rows == [row[3] for row in ROWS]


def test_cells_of_a_wide_character_are_its_own() -> None:
    source = source_of(b"")
    at = source.text.index("𠮷")
    found = next(strips_of(source).within(at, at + 1))
    assert box_of([found.quad(at, at + 1)]) == (80.0, 60.0, 90.0, 70.0)
    home = source.text.index("🏠")
    assert box_of([found.quad(home, home + 1)]) == (130.0, 60.0, 140.0, 70.0)


@pytest.mark.parametrize(("height", "top", "foot"), [(18.4, 50.0, 68.4), (23.0, 50.0, 73.0), (14.4, 48.0, 66.4)])
def test_cells_too_low_for_their_type_are_lit_higher(height: float, top: float, foot: float) -> None:
    placement = Placement(1, 100.0, 50.0, height, (0.0, 16.0, 32.0))
    low = Strip(0, placement, LinePrint(16.0, placement=placement))
    assert box_of([low.lit(1, 2)]) == pytest.approx((116.0, top, 132.0, foot))
    assert box_of([low.quad(1, 2)]) == pytest.approx((116.0, 50.0, 132.0, 50.0 + height))


@pytest.mark.parametrize(
    ("angle", "box"),
    [
        (0, (120, 50, 130, 60)),
        (90, (90, 70, 100, 80)),
        (180, (70, 40, 80, 50)),
        (-90, (100, 20, 110, 30)),
    ],
)
def test_turned_lines_stand_on_their_side(angle: float, box: tuple[float, ...]) -> None:
    found = strip(7, 100, 50, 5, angle)
    assert box_of([found.quad(9, 10)]) == pytest.approx(box)
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    along, across = found.seen_from(middle)
    assert (along, across) == pytest.approx((25, 5))
    assert found.gap_at(along - 1) == 9
    assert found.gap_at(along + 1) == 10


def test_a_caret_goes_to_the_nearer_side_and_never_between_a_character_and_its_mark() -> None:
    source = source_of(b"")
    letter = source.text.index("e\u0301")
    found = next(strips_of(source).within(letter, letter + 1))
    left = found.placement.edges[letter - found.start]
    assert found.gap_at(left + 4) == letter
    assert found.gap_at(left + 6) == letter + 2
    assert found.gap_at(-100) == found.start
    assert found.gap_at(1000) == found.end


def test_beside_a_short_line_is_that_line() -> None:
    strips = Strips([strip(0, 0, 0, 20), strip(20, 0, 20, 2), strip(22, 0, 40, 20)])
    assert strips.nearest(1, (180, 25)) == 22
    assert strips.nearest(1, (180, 5)) == 18


def test_columns_are_kept_apart() -> None:
    left = [strip(10 * at, 0, 20 * at, 5) for at in range(4)]
    right = [strip(100 + 10 * at, 100, 20 * at, 5) for at in range(4)]
    strips = Strips([*left, *right])
    assert strips.nearest(1, (60, 45)) == 25
    assert strips.nearest(1, (98, 45)) == 120
    assert strips.nearest(1, (5, 500)) == 30
    assert strips.nearest(1, (105, 500)) == 130


def test_a_page_without_text_has_no_caret() -> None:
    assert Strips([strip(0, 0, 0, 3)]).nearest(2, (5, 5)) is None
    assert Strips([]).holding(0) is None


def test_what_stands_nowhere_is_looked_for_at_what_stands_before_it() -> None:
    strips = Strips([strip(5, 0, 0, 3), strip(20, 0, 20, 3)])
    assert [found.start for found in map(strips.holding, (0, 6, 9, 21, 99)) if found] == [5, 5, 5, 20, 20]
    assert [found.start for found in strips.within(7, 21)] == [5, 20]
    assert list(strips.within(8, 20)) == []
