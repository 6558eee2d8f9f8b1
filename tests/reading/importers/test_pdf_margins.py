"""Margins: running heads and page numbers of PDFs are told from the text, and text never taken for them."""

from collections.abc import Callable

import pytest
from tests.reading.importers.pdf_files import PdfFile

from zugong_desk.domain.imprint import Part
from zugong_desk.reading.importers.pdf import read

TEXT = [
    "清溪县委组织部把支部建在产业链上，推动党员在一线亮",
    "身份作表率，全年培训骨干三百余人次，𠮷形成可推广的",
    "经验做法，帮助群众解决急难愁盼问题，受到普遍好评。",
]


def pages(count: int, furnish: Callable[[PdfFile, int], object]) -> PdfFile:
    """Pages of text from near the top to near the foot, each furnished by its number, from 1."""
    file = PdfFile()
    for number in range(1, count + 1):
        if number > 1:
            file.page()
        file.lines(TEXT * 8, 80, 740, 27)
        furnish(file, number)
    return file


def parts(file: PdfFile) -> dict[Part, list[str]]:
    source = read("a.pdf", file.data())
    found: dict[Part, list[str]] = {}
    for number, print_ in enumerate(source.imprint.lines, 1):
        found.setdefault(print_.part, []).append(source.line_text(number).lstrip("\f"))
    return found


@pytest.mark.parametrize(
    "words",
    ["— {} —", "—{}—", "- {} -", "－ {} －", "第 {} 页", "第{}页 共3页", "第 {} 页（共 3 页）", "·{}·"],
)
@pytest.mark.parametrize("count", [1, 3])
def test_a_page_number_in_its_usual_dress_is_known_at_once(words: str, count: int) -> None:
    file = pages(count, lambda file, number: file.show(words.format(number), 280, 50, size=14))
    assert parts(file)[Part.FOOTER] == [words.format(number) for number in range(1, count + 1)]


def test_bare_numbers_that_count_on_are_page_numbers_even_close_to_the_text() -> None:
    file = pages(3, lambda file, number: file.show(str(number + 4), 480, 95, size=12))
    assert parts(file)[Part.FOOTER] == ["5", "6", "7"]


def test_a_bare_number_alone_is_one_only_if_it_is_right_and_apart() -> None:
    assert parts(pages(1, lambda file, _: file.show("1", 290, 50)))[Part.FOOTER] == ["1"]
    assert Part.FOOTER not in parts(pages(1, lambda file, _: file.show("12", 290, 50)))
    assert Part.FOOTER not in parts(pages(1, lambda file, _: file.show("1", 80, 95)))


def test_numbers_in_the_text_are_no_page_numbers() -> None:
    file = pages(3, lambda file, number: file.show("2024", 80, 92))
    assert Part.FOOTER not in parts(file)


def test_running_heads_may_alternate() -> None:
    heads = ("清溪组工信息", "二〇二四年第三期")
    file = pages(6, lambda file, number: file.show(heads[number % 2], 80, 800, size=10))
    assert sorted(set(parts(file)[Part.HEADER])) == sorted(heads)


def test_a_running_head_counts_with_its_pages() -> None:
    file = pages(3, lambda file, number: file.show(f"清溪组工信息 第 {number} 页", 80, 800, size=10))
    assert len(parts(file)[Part.HEADER]) == 3


def test_a_running_head_of_two_lines_and_a_foot_of_two_lines() -> None:
    def furnish(file: PdfFile, number: int) -> None:
        file.show("中共清溪县委组织部", 80, 815, size=10).show("清溪组工信息", 80, 800, size=10)
        file.show("内部资料 注意保存", 80, 50, size=10).show(f"— {number} —", 280, 32, size=10)

    found = parts(pages(3, furnish))
    assert (len(found[Part.HEADER]), len(found[Part.FOOTER]), len(found[Part.BODY])) == (6, 6, 72)


def test_what_stands_once_is_no_running_head() -> None:
    def furnish(file: PdfFile, number: int) -> None:
        if number == 1:
            file.show("急 件", 80, 800, size=10)

    assert Part.HEADER not in parts(pages(3, furnish))


def test_a_masthead_on_every_page_is_none_either() -> None:
    file = pages(3, lambda file, number: file.show("清溪组工信息", 180, 790, size=36))
    assert Part.HEADER not in parts(file)


def test_the_same_line_of_text_at_the_top_is_none_either() -> None:
    file = pages(3, lambda file, number: file.show("一、主要做法", 80, 767))
    assert Part.HEADER not in parts(file)
