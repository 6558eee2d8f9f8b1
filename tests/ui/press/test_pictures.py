"""Pictures of pages: as sharp as the screen, dropped when there are too many."""

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.press.conftest import body

from zugong_desk.domain.manuscript import Manuscript
from zugong_desk.ui.press import pictures
from zugong_desk.ui.press.pages import Page, set_pages
from zugong_desk.ui.press.pictures import PagePictures, size_of


@pytest.fixture
def pages(qtbot: QtBot) -> tuple[Page, ...]:
    return set_pages(Manuscript("", (body("e", 60),))).pages


def test_a_picture_has_the_pixels_of_the_screen_and_no_paper(pages: tuple[Page, ...]) -> None:
    for scale in (1.0, 1.5):
        picture = PagePictures().of(pages[0], scale)
        assert picture.size() == size_of(scale)
        assert picture.toImage().pixelColor(0, 0).alpha() == 0


def test_a_page_is_kept_until_there_are_too_many(pages: tuple[Page, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    size = size_of(1.0)
    monkeypatch.setattr(pictures, "MOST_PIXELS", 2 * size.width() * size.height())
    kept = PagePictures()
    first = kept.of(pages[0], 1.0).cacheKey()
    kept.of(pages[1], 1.0)
    assert kept.of(pages[0], 1.0).cacheKey() == first
    kept.of(pages[2], 1.0)
    assert kept.of(pages[0], 1.0).cacheKey() == first
    kept.of(pages[1], 1.0)
    kept.of(pages[2], 1.0)
    assert kept.of(pages[0], 1.0).cacheKey() != first
