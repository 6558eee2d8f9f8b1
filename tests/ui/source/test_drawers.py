"""Drawers: real pages as pictures, and the text in its place where they cannot be had."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from tests.ui.source.papers import PAGE, pdf, source_of

from zugong_desk.domain.bitmap import Bitmap
from zugong_desk.library import DamagedLibrary
from zugong_desk.reading.errors import ReadingError
from zugong_desk.ui.source.drawers import (
    LOST,
    OUR_OWN,
    PATIENCE,
    Opened,
    image_of,
    open_original,
    open_set,
)
from zugong_desk.ui.source.setter import SetPages
from zugong_desk.ui.source.strips import strips_of

pytestmark = pytest.mark.usefixtures("qapp")


class Broken:
    """Draws nothing, and says why."""

    def __init__(self) -> None:
        self.closed = 0

    def draw(self, page: int, scale: float) -> QImage:
        raise ReadingError(f"画第 {page} 页的程序意外退出。")

    def close(self) -> None:
        self.closed += 1


def test_a_pdf_is_drawn_as_it_is() -> None:
    data = pdf()
    opened = open_original(source_of(data), lambda: data)
    try:
        drawn = opened.draw(1, 2.0)
    finally:
        opened.close()
    assert (drawn.trouble, opened.trouble, opened.label) == ("", "", "")
    assert (drawn.image.width(), drawn.image.height()) == (PAGE.width * 2, PAGE.height * 2)
    assert drawn.image.pixelColor(130, 50).name() == "#000000"
    assert drawn.image.pixelColor(110, 50).name() == "#ffffff"


def test_a_lost_original_is_set_from_its_text() -> None:
    source = source_of(b"")
    opened = open_original(source, lambda: None)
    assert opened.trouble == LOST
    assert opened.pages == source.imprint.pages
    assert opened.draw(1, 1.0).image.width() == PAGE.width


def test_an_original_that_is_damaged_or_no_pdf_is_told_of(qapp: QApplication) -> None:
    def damaged() -> bytes:
        raise DamagedLibrary("原件文件有损坏。")

    assert open_original(source_of(b""), damaged).trouble.startswith("原件文件有损坏。")
    cut = pdf()[:60]
    opened = open_original(source_of(cut), lambda: cut)
    assert opened.trouble
    assert "\n" not in opened.trouble
    assert opened.draw(2, 1.0).trouble == ""


def test_a_page_that_fails_is_set_and_the_reason_told() -> None:
    source = source_of(b"")
    fallback = SetPages(source.text, source.imprint.pages, strips_of(source))
    broken = Broken()
    opened = Opened(source.imprint.pages, strips_of(source), broken, fallback)
    drawn = opened.draw(2, 1.0)
    assert drawn.trouble.startswith("画第 2 页的程序意外退出。")
    assert drawn.image.height() == PAGE.height
    assert broken.closed == 0


def test_a_drawer_that_keeps_failing_is_given_up() -> None:
    source = source_of(b"")
    fallback = SetPages(source.text, source.imprint.pages, strips_of(source))
    broken = Broken()
    opened = Opened(source.imprint.pages, strips_of(source), broken, fallback)
    told = [bool(opened.draw(1, 1.0).trouble) for _ in range(PATIENCE + 1)]
    assert told == [True] * PATIENCE + [False]
    assert broken.closed == 1


def test_a_file_with_fewer_pages_than_the_text_says_so() -> None:
    data = pdf(pages=1)
    opened = open_original(source_of(data), lambda: data)
    try:
        assert opened.draw(1, 1.0).trouble == ""
        assert opened.draw(2, 1.0).trouble.startswith("原件里没有第 2 页。")
    finally:
        opened.close()


def test_bitmaps_keep_their_colours_and_rows() -> None:
    image = image_of(Bitmap(3, 2, bytes([255, 0, 0, 0, 255, 0, 0, 0, 255, *([9] * 6), 255, 255, 255])))
    row = [image.pixelColor(x, 0).name() for x in range(3)]
    assert row == ["#ff0000", "#00ff00", "#0000ff"]
    assert image.pixelColor(2, 1).name() == "#ffffff"


def test_made_pages_say_that_they_are_ours() -> None:
    opened = open_set(source_of(b""))
    assert opened.label == OUR_OWN
    assert opened.draw(1, 1.0).trouble == ""
