"""Drawing apart: a page that breaks the child that draws it costs one line, and the next page is drawn."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.reading.hostile import pdfs, pictures
from tests.reading.hostile.files import REFUSED
from tests.reading.standing_in import stand_in

from zugong_desk.reading.apart import PagesApart, open_pages_apart
from zugong_desk.reading.apart.limits import DRAWING
from zugong_desk.reading.drawing.pages import open_pages
from zugong_desk.reading.errors import ReadingError

PDF = b"%PDF-1.7 stand-in"
LIMITS = replace(DRAWING, patience=0.8, in_all=0.8)


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., PagesApart]]:
    stand_in(tmp_path, monkeypatch)
    made = []

    def open_one(data: bytes = PDF, password: str | None = None) -> PagesApart:
        pages = PagesApart(data, password, LIMITS)
        made.append(pages)
        return pages

    yield open_one
    for pages in made:
        pages.close()


def refusal(pages: PagesApart, page: int) -> str:
    with pytest.raises(ReadingError) as caught:
        pages.draw(page, 1.0)
    line = str(caught.value)
    assert "\n" not in line
    return line


def test_a_page_comes_back_as_it_was_drawn(make: Callable[..., PagesApart]) -> None:
    pages = make()
    first, second = pages.draw(2, 0.1), pages.draw(3, 0.2)
    assert (first.width, first.height) == (60, 84)
    assert first.data == bytes([2, 1, 0]) * (60 * 84)
    assert second.data == bytes([3, 2, 0]) * (119 * 168)


def test_a_page_that_is_not_there(make: Callable[..., PagesApart]) -> None:
    pages = make()
    with pytest.raises(IndexError):
        pages.draw(10, 1.0)
    assert pages.draw(1, 0.1).width


def test_a_locked_file_wants_its_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch)
    with pytest.raises(ReadingError, match=r"加了密码。"):
        open_pages_apart(PDF + b"locked")
    opened = open_pages_apart(PDF + b"locked", "1234")
    assert opened.draw(1, 0.1).width
    opened.close()


def test_a_page_that_crashes_is_refused_and_the_next_is_drawn(make: Callable[..., PagesApart]) -> None:
    pages = make()
    assert "第 9 页画不出来：出了错" in refusal(pages, 9)
    assert pages.draw(1, 0.1).data[:3] == bytes([1, 1, 0])


def test_a_crash_that_does_not_come_again_is_not_noticed(make: Callable[..., PagesApart]) -> None:
    pages = make()
    pages.draw(1, 0.1)
    assert pages.draw(5, 0.1).data[:3] == bytes([5, 1, 0])  # the first page of the second child


def test_a_page_that_takes_too_long_is_ended(make: Callable[..., PagesApart]) -> None:
    pages = make()
    start = time.monotonic()
    assert "0.8 秒还没有画成" in refusal(pages, 8)
    assert time.monotonic() - start < 2
    assert pages.draw(1, 0.1).width


@pytest.mark.parametrize(("page", "why"), [(7, "第 7 页坏了。"), (6, "程序出错"), (4, "没有画成")])
def test_what_the_drawer_refuses_is_told(make: Callable[..., PagesApart], page: int, why: str) -> None:
    pages = make()
    assert why in refusal(pages, page)
    assert pages.draw(1, 0.1).width


def test_a_child_that_was_killed_is_replaced(make: Callable[..., PagesApart]) -> None:
    pages = make()
    pages.draw(1, 0.1)
    os.kill(pages.pid or 0, 9)
    assert pages.draw(2, 0.1).data[:3] == bytes([2, 1, 0])


def test_nothing_is_drawn_after_closing(make: Callable[..., PagesApart]) -> None:
    pages = make()
    pages.draw(1, 0.1)
    pid = pages.pid
    pages.close()
    pages.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid or 0, 0)
    assert "已关闭" in refusal(pages, 1)


def test_closing_from_another_thread_ends_the_drawing(make: Callable[..., PagesApart]) -> None:
    pages = make()
    pages.draw(1, 0.1)
    timer = threading.Timer(0.2, pages.close)
    timer.start()
    start = time.monotonic()
    assert "关闭" in refusal(pages, 8)
    assert time.monotonic() - start < 0.7
    timer.join()


@pytest.mark.parametrize(
    "data", [pdfs.many_pages(3), pictures.png(300), pictures.tiff(200)], ids=["pdf", "png", "tiff"]
)
def test_real_pages_are_drawn_as_in_this_process(data: bytes) -> None:
    here, apart = open_pages(data), open_pages_apart(data)
    try:
        assert apart.draw(1, 0.5) == here.draw(1, 0.5)
        with pytest.raises(IndexError):
            apart.draw(4, 0.5)
    finally:
        here.close()
        apart.close()


@pytest.mark.parametrize("name", ["五千页.pdf", "破损.pdf", "加密.pdf", "乱.png", "乱.tif", "页树.pdf"])
def test_hostile_files_are_not_opened_or_not_drawn(name: str) -> None:
    with pytest.raises(ReadingError, match=r"^[^\n]+。$"):
        pages = open_pages_apart(REFUSED[name][0]())
        try:
            pages.draw(1, 0.5)
        finally:
            pages.close()


@pytest.mark.bench
def test_what_a_page_costs_on_top(make: Callable[..., PagesApart]) -> None:
    """An A4 page at 150 dots an inch: 6.5 MB from the child."""
    pages = make()
    pages.draw(1, 0.1)
    times = []
    for _ in range(20):
        start = time.perf_counter()
        pages.draw(1, 150 / 72)
        times.append(time.perf_counter() - start)
    start = time.perf_counter()
    for _ in range(20):
        bytes([1, 2, 0]) * (1240 * 1754)
    made = (time.perf_counter() - start) / 20
    over = sorted(times)[10] - made
    print(f"\n{over * 1000:.1f} ms on top of {made * 1000:.1f}")
    assert over < 0.015
