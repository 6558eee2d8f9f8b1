"""Ends of rows, told from text and widths alone: every character ten points wide, letters and figures five."""

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.ui.press.breaking import HANGING, NEVER_FIRST, NEVER_LAST, Strip, ends, even_ends, may_end


def strip(text: str) -> Strip:
    widths = [5 if char.isascii() else 10 for char in text]
    return Strip(text, tuple(accumulate(widths, initial=0)), (0,) * len(text))


def rows(text: str, room: float, *, hang: bool = True) -> list[str]:
    found = ends(strip(text), room, room, hang=hang)
    return [text[start:end] for start, end in pairwise([0, *found])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("甲乙丙丁戊", ["甲乙丙丁", "戊"]),
        ("甲乙丙丁，戊", ["甲乙丙丁，", "戊"]),
        ("甲乙丙丁，”戊", ["甲乙丙", "丁，”戊"]),
        ("甲乙丙“丁”戊", ["甲乙丙", "“丁”戊"]),
        ("甲乙丙（丁）", ["甲乙丙", "（丁）"]),
        ("甲乙丙2023年", ["甲乙丙", "2023年"]),
        ("甲乙丙丁97.8%", ["甲乙丙丁", "97.8%"]),
        ("甲乙丙——丁", ["甲乙", "丙——丁"]),
        ("甲乙丙𠮷👍🏻丁", ["甲乙丙𠮷", "👍🏻丁"]),
        ("甲乙 ab cd ef", ["甲乙 ab ", "cd ef"]),
        ("0123456789", ["01234567", "89"]),
        ("甲乙丙丁 ", ["甲乙丙丁 "]),
        ("", [""]),
    ],
)
def test_rows_end(text: str, wanted: list[str]) -> None:
    assert rows(text, 40) == wanted


def test_nothing_hangs_where_rows_end_at_the_right() -> None:
    assert rows("甲乙丙丁，戊", 40, hang=False) == ["甲乙丙", "丁，戊"]


def test_titles_are_even() -> None:
    text = "甲乙丙丁戊己庚辛壬癸"
    assert even_ends(strip(text), 90) == [5, 10]
    assert even_ends(strip(text), 100) == [10]
    assert even_ends(strip(text), 5) == list(range(1, 11))


TEXTS = st.text(alphabet="村里选出2023年，。“”（）—…a %𠮷👍\u200d\u0301", max_size=60)


@given(TEXTS, st.integers(60, 200))
def test_every_row_fits_and_ends_where_it_may(text: str, room: int) -> None:
    found = ends(strip(text), room, room, hang=True)
    assert found == sorted(set(found))
    assert found[-1] == len(text)
    for start, end in pairwise([0, *found]):
        row = text[start:end].rstrip()
        hung = 10 if row and row[-1] in HANGING else 0
        assert strip(text).width(start, end) <= room + hung + 1
        if 0 < end < len(text) and any(may_end(text, at) for at in range(start + 1, end + 1)):
            assert text[end] not in NEVER_FIRST
            assert text[end - 1] not in NEVER_LAST
