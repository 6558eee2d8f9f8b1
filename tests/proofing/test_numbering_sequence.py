"""Ordinals: every series that counts on is left alone, every slip in one is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.proofing.examples import bulletin_of
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.house import BARE
from zugong_desk.proofing.passage import view_of
from zugong_desk.proofing.rules.numbering.ordinals import in_han, ordinals
from zugong_desk.proofing.rules.numbering.sequence import RULES

SAID = "各村𠮷日入户走访，建好台账，限时办结🎉。"
STYLES = {
    "一、": lambda n: f"{in_han(n)}、抓落实",
    "（一）": lambda n: f"（{in_han(n)}）抓落实。",
    "1.": lambda n: f"{n}.抓落实。",
    "（1）": lambda n: f"（{n}）抓落实。",
    "一是": lambda n: f"{in_han(n)}是抓落实。",
    "一要": lambda n: f"{in_han(n)}要抓落实。",
    "第一，": lambda n: f"第{in_han(n)}，抓落实。",
    "①": lambda n: f"{chr(0x2460 + n - 1)}抓落实。",
}
INLINE = ("一是", "一要", "第一，", "①")


def found(text: str) -> list[Hit]:
    look = RULES[0].in_issue
    assert look is not None
    return list(look(view_of(bulletin_of(text), BARE)))


def paragraphs(style: str, values: list[int]) -> str:
    return "\n".join(STYLES[style](value) + SAID for value in values)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("count", [2, 5, 12, 20])
def test_a_series_that_counts_on_is_sound(style: str, count: int) -> None:
    assert not found(paragraphs(style, list(range(1, count + 1))))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("values", "wanted"),
    [([1, 3, 4], None), ([1, 2, 2, 3], None), ([1, 2, 2, 4], 3), ([1, 3, 3, 4], 2), ([1, 3, 2, 4], None)],
)
def test_a_slip_is_found_once(style: str, values: list[int], wanted: int | None) -> None:
    (one,) = found(paragraphs(style, values))
    at = next(at for at, value in enumerate(values) if value != at + 1)
    assert one.block == f"b{at + 1}"
    written = STYLES[style](wanted) if wanted else ""
    assert one.suggestion is None if wanted is None else one.suggestion is not None and one.suggestion in written


@pytest.mark.parametrize("style", INLINE)
def test_a_slip_inside_a_paragraph_is_found(style: str) -> None:
    text = SAID + "".join(STYLES[style](value) + SAID for value in [1, 2, 4])
    (one,) = found(text)
    assert STYLES[style](4).startswith(text[one.start : one.end])


@pytest.mark.parametrize("style", INLINE)
def test_each_paragraph_counts_for_itself(style: str) -> None:
    first = "".join(STYLES[style](value) + SAID for value in [1, 2])
    second = "".join(STYLES[style](value) + SAID for value in [1, 3])
    assert not found(f"{first}\n{first}")
    assert len(found(f"{first}\n{second}")) == 1


trees = st.recursive(st.none(), lambda inner: st.lists(inner, min_size=2, max_size=3), max_leaves=24)
DEPTHS = ("一、", "（一）", "1.", "（1）", "①", "一是")


def lines(tree: list[object] | None, depth: int = 0) -> list[str]:
    out: list[str] = []
    for at, inner in enumerate(tree or [], 1):
        if depth < len(DEPTHS):
            out.append(STYLES[DEPTHS[depth]](at) + SAID)
            out += lines(inner, depth + 1)  # type: ignore[arg-type]
    return out


@given(trees)
def test_series_in_series_are_sound(tree: list[object] | None) -> None:
    assert not found("\n".join(lines(tree)) or SAID)


@given(st.text(alphabet="一二三四是要、（）第1234.①②③。，；\n𠮷🎉村", max_size=200))
def test_any_text_is_read_and_every_place_is_in_it(text: str) -> None:
    bulletin = bulletin_of(text)
    for one in found(text):
        assert 0 <= one.start < one.end <= len(bulletin.block(one.block).text)


def test_a_number_that_another_word_gives_is_none() -> None:
    for text in (
        "十一是节日。",
        "之一是发展。",
        "统一是关键。",
        "这一要求很高。",
        "2023.5.1起。",
        "1.5万元。",
        "（二〇二四年）",
    ):
        view = view_of(bulletin_of(text), BARE)
        assert [one.value for one in ordinals(view.passages)] in ([], [11])


@pytest.mark.parametrize(("value", "written"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (36, "三十六")])
def test_numbers_are_written_in_characters(value: int, written: str) -> None:
    assert in_han(value) == written
