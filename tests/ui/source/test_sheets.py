"""The sheets: pages below each other, centred, found by height."""

import pytest

from zugong_desk.domain.imprint import Page
from zugong_desk.ui.source.sheets import GAP, LEAST, MARGIN, MOST, Sheet, Sheets, fitting, kept_in

PAGES = (Page(100, 200), Page(200, 100), Page(100, 200))


def test_pages_stand_below_each_other_in_the_middle() -> None:
    sheets = Sheets(PAGES, 2.0, 1000)
    assert sheets[1] == Sheet(1, 400, MARGIN, 200, 400)
    assert sheets[2] == Sheet(2, 300, MARGIN + 400 + GAP, 400, 200)
    assert sheets.height == 2 * MARGIN + 400 + 200 + 400 + 2 * GAP
    assert sheets.width == 400 + 2 * MARGIN


def test_what_is_wider_than_the_view_begins_at_its_margin() -> None:
    sheets = Sheets(PAGES, 4.0, 300)
    assert sheets[2].x == MARGIN
    assert sheets[1].x == MARGIN + 200


@pytest.mark.parametrize(("y", "page"), [(-50, 1), (0, 1), (215, 1), (230, 2), (326, 2), (350, 3), (9000, 3)])
def test_heights_are_found(y: float, page: int) -> None:
    assert Sheets(PAGES, 1.0, 300).at(y) == page


def test_only_pages_in_sight_are_visible() -> None:
    sheets = Sheets(PAGES, 1.0, 300)
    assert [sheet.page for sheet in sheets.visible(0, 150)] == [1]
    assert [sheet.page for sheet in sheets.visible(200, 60)] == [1, 2]
    assert [sheet.page for sheet in sheets.visible(0, 5000)] == [1, 2, 3]


def test_sides_without_measure_are_bounded() -> None:
    sheets = Sheets((Page(1e12, 0.0),), 4.0, 300)
    assert (sheets[1].width, sheets[1].height) == (80_000, 1)


def test_no_pages_take_no_room() -> None:
    sheets = Sheets((), 1.0, 300)
    assert (len(sheets), sheets.height, sheets.at(10), sheets.visible(0, 100)) == (0, 0, 0, [])
    with pytest.raises(IndexError):
        sheets[1]


def test_fitting_fills_the_width_with_the_widest_page() -> None:
    assert fitting(PAGES, 2 * MARGIN + 300) == 1.5
    assert fitting((), 300) == 1.0
    assert fitting(PAGES, 10) == LEAST
    assert kept_in(99) == MOST
