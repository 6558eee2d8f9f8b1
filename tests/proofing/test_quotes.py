"""Pairs of marks are found, nested or crossed or left open, at the offsets of code points."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.proofing.quotes import Marks, inside, pairs, strays


def said(text: str) -> list[str]:
    return [text[pair.start : pair.end] for pair in pairs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说“好”。", ["“好”"]),
        ("《山乡‘夜话’〈上〉》", ["《山乡‘夜话’〈上〉》", "‘夜话’", "〈上〉"]),
        ("“一（二）三”", ["“一（二）三”", "（二）"]),
        ("（半角混排)", ["（半角混排)"]),
        ('"甲"与"乙"', ['"甲"', '"乙"']),
        ("𠮷“🙂”〔2023〕9号", ["“🙂”", "〔2023〕"]),
        ("“甲“乙”丙”", ["“甲“乙”丙”", "“乙”"]),
        ("The county’s “plan”", ["“plan”"]),
        ("没有标号", []),
    ],
)
def test_pairs_in_the_order_of_their_opening_marks(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_what_has_no_partner_is_a_stray_and_disturbs_no_other_pair() -> None:
    text = "“甲（乙”丙，《丁》）”𠮷（"
    assert said(text) == ["“甲（乙”", "《丁》"]
    assert [text[at] for at in strays(text)] == ["（", "）", "”", "（"]


def test_depth_counts_the_pairs_around() -> None:
    assert [pair.depth for pair in pairs("“（《甲》）”（乙）")] == [0, 1, 2, 0]


def test_inside_gives_the_innermost_pair_of_the_marks_that_are_asked_for() -> None:
    text = "𠮷“甲（《乙》）丙”丁"
    book = inside(text, text.index("乙"))
    assert book is not None
    assert text[book.inner] == "乙"
    quote = inside(text, text.index("乙"), Marks.QUOTE)
    assert quote is not None
    assert text[quote.inner] == "甲（《乙》）丙"
    after = inside(text, text.index("丙"))
    assert after == quote
    assert inside(text, text.index("丁")) is None
    assert inside(text, text.index("丙"), Marks.BOOK, Marks.BRACKET) is None


def test_a_pairs_own_marks_stand_outside_of_it() -> None:
    text = "“甲”"
    assert inside(text, 0) is None
    assert inside(text, 2) is None


@given(st.text('甲𠮷，“”‘’《》（）()"〔〕[]', max_size=40))
def test_each_mark_is_in_one_pair_or_a_stray_and_pairs_never_cross(text: str) -> None:
    found = pairs(text)
    marks = [at for pair in found for at in (pair.start, pair.end - 1)] + list(strays(text))
    assert len(marks) == len(set(marks))
    assert all(not a.start < b.start < a.end < b.end for a in found for b in found)
    for at in range(len(text)):
        around = [pair for pair in found if pair.start < at < pair.end - 1]
        assert inside(text, at) == (max(around, key=lambda pair: pair.depth) if around else None)


@pytest.mark.parametrize(
    "text", ["“" * 100_000, "（" * 50_000 + "”" * 50_000, "（”" * 50_000, "“" * 50_000 + "”" * 50_000]
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    begin = time.process_time()
    pairs(text)
    inside(text, 50_000)
    assert time.process_time() - begin < 2
