"""Locked PDFs: refused without the password, read with it."""

import pytest
from tests.reading.importers.pdf_files import PdfFile

from zugong_desk.reading.drawing.pages import open_pages
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.importers.pdf import read
from zugong_desk.reading.wishes import Wishes

WORD = "qingxi-3"
LOCKED = PdfFile(password=WORD.encode()).show("清溪组工信息𠮷", 80, 700).data()


def test_a_locked_file_is_refused_and_asks_for_its_password() -> None:
    with pytest.raises(ReadingError, match="加了密码"):
        read("a.pdf", LOCKED)


def test_a_wrong_password_is_told() -> None:
    with pytest.raises(ReadingError, match="密码不对"):
        read("a.pdf", LOCKED, Wishes(password=WORD[1:]))


def test_the_right_password_opens_the_text_and_the_pages() -> None:
    assert read("a.pdf", LOCKED, Wishes(password=WORD)).text == "清溪组工信息𠮷\n"
    drawn = open_pages(LOCKED, WORD)
    assert min(drawn.draw(1, 1.0).data) < 128
    drawn.close()


def test_pages_of_a_locked_file_are_not_drawn_without_it() -> None:
    with pytest.raises(ReadingError, match="加了密码"):
        open_pages(LOCKED)


def test_a_password_for_an_open_file_does_no_harm() -> None:
    assert read("a.pdf", PdfFile().show("清溪", 80, 700).data(), Wishes(password=WORD)).text == "清溪\n"
