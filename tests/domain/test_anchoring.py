"""Passages found again by words and surroundings, or by laying two versions side by side; where in doubt, asked."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.domain.anchoring import Anchored, Found, Ground, How, Sought, by_words
from zugong_desk.domain.anchoring_texts import Versions


def alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def nearest(quote: str, text: str) -> tuple[int, int, float]:
    """The best window of the quote's own length, give or take two."""
    sizes = range(max(1, len(quote) - 2), len(quote) + 3)
    windows = [(at, at + size) for size in sizes for at in range(len(text) - size + 1)]
    scored = [(*one, alike(quote, text[slice(*one)])) for one in windows]
    return max(scored, key=lambda one: one[2], default=(0, 0, 0.0))


def ground(text: str) -> Ground:
    return Ground(text, nearest, alike)


def mapping(old: str, new: str) -> list[int]:
    out = [-1] * len(old)
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            out[block.a + step] = block.b + step
    return out


def words(text: str, found: Anchored) -> list[str]:
    return [text[one.start : one.end] for one in found.places]


TEXT = "青石镇𠮷字服务队每月上门👍。\n白鹭村把账目贴在墙上，人人看得见。\n松岗社区把账目贴在墙上，月月有人问。"


def test_position_and_words_agree() -> None:
    at = TEXT.index("𠮷字服务队")
    found = by_words(ground(TEXT), Sought("𠮷字服务队", start=at, end=at + 5))
    assert found == Anchored((Found(at, at + 5, How.EXACT),), sure=True)


def test_white_space_counts_for_nothing() -> None:
    found = by_words(ground("甲 乙\n丙𠮷丁戊"), Sought("乙丙 𠮷\n丁", "甲", "戊"))
    assert found.sure
    assert found.places == (Found(2, 7, How.QUOTE),)


@pytest.mark.parametrize(
    ("sought", "start"),
    [
        (Sought("把账目贴在墙上", "白鹭村", "，人人看得见"), TEXT.index("把账目")),
        (Sought("把账目贴在墙上", "看得见。松岗社区", "，月月有人问"), TEXT.rindex("把账目")),
    ],
)
def test_surroundings_tell_places_apart(sought: Sought, start: int) -> None:
    assert by_words(ground(TEXT), sought) == Anchored((Found(start, start + 7, How.QUOTE),), sure=True)


def test_without_surroundings_both_are_shown() -> None:
    found = by_words(ground(TEXT), Sought("把账目贴在墙上"))
    assert (found.sure, words(TEXT, found)) == (False, ["把账目贴在墙上"] * 2)


def test_a_short_quote_that_stands_once_is_asked_about() -> None:
    found = by_words(ground(TEXT), Sought("上门👍"))
    assert (found.sure, words(TEXT, found)) == (False, ["上门👍"])
    assert by_words(ground(TEXT), Sought("𠮷字服务队每月上门👍。白鹭村")).sure


def test_the_words_in_other_surroundings_are_asked_about() -> None:
    found = by_words(ground(TEXT), Sought("白鹭村把账目贴在墙上，人人看", "昨天县里开会说", "的人都说这件事办得好"))
    assert (found.sure, len(found.places)) == (False, 1)


def test_of_a_title_and_its_line_in_the_contents_one_side_is_the_same() -> None:
    """The title itself is gone: what is left has its rest, but stands in the contents."""
    text = "目录\n一、高新区三抓三促强党建\n二、松岗社区问事于民办实事"
    found = by_words(ground(text), Sought("高新区三抓三促", "报道组今日获悉有关做法：", "强党建"))
    assert not found.sure


def test_changed_words_are_found_by_what_stands_beside_them() -> None:
    found = by_words(ground(TEXT), Sought("白鹭村把帐目贴在墙上", "上门👍。", "，人人看得见。"))
    assert (found.sure, words(TEXT, found), found.places[0].how) == (True, ["白鹭村把账目贴在墙上"], How.ALIKE)


def test_changed_words_that_are_as_like_two_places_are_asked_about() -> None:
    found = by_words(ground(TEXT), Sought("把帐目贴在墙上"))
    assert (found.sure, words(TEXT, found)) == (False, ["把账目贴在墙上"] * 2)


@pytest.mark.parametrize("quote", ["", " \n", "毫不相干的另一番话语", "无"])
def test_what_is_not_there_is_not_found(quote: str) -> None:
    assert by_words(ground(TEXT), Sought(quote)) == Anchored()


def versions(old: str, new: str) -> Versions:
    return Versions(ground(old), ground(new), mapping(old, new))


def test_what_was_put_before_it_moves_a_passage() -> None:
    new = f"新写的一段😀\n{TEXT}"
    at = TEXT.index("白鹭村")
    found = versions(TEXT, new).find(at, at + 10)
    assert found == Anchored((Found(at + 7, at + 17, How.EXACT),), sure=True)


def test_a_correction_inside_is_said() -> None:
    new = TEXT.replace("人人看得见", "人人都看得见𠮷")
    at = TEXT.index("白鹭村")
    found = versions(TEXT, new).find(at, TEXT.index("\n松岗"))
    assert (found.sure, found.places[0].how) == (True, How.ALIKE)
    assert words(new, found) == ["白鹭村把账目贴在墙上，人人都看得见𠮷。"]


def test_a_passage_that_is_gone_is_put_on_no_other() -> None:
    new = TEXT.replace("\n白鹭村把账目贴在墙上，人人看得见。", "")
    at = TEXT.index("把账目")
    found = versions(TEXT, new).find(at, at + 7)
    assert not found.sure


def test_a_passage_that_was_moved_is_found() -> None:
    first, second, third = TEXT.split("\n")
    new = f"{first}\n{third}\n{second}"
    at = TEXT.index("白鹭村")
    found = versions(TEXT, new).find(at, at + len(second))
    assert words(new, found) == [second]


@pytest.mark.parametrize(("start", "end"), [(-1, -1), (3, 3), (5, 2), (0, 999), (14, 15)])
def test_a_range_of_nothing_is_not_found(start: int, end: int) -> None:
    assert versions(TEXT, TEXT).find(start, end) == Anchored()


texts = st.text(st.sampled_from("甲乙丙𠮷👍 \n"), min_size=1, max_size=40)


@given(texts, st.data())
def test_in_the_same_text_a_passage_is_where_it_is(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    one = ground(text)
    found = Versions(one, ground(text), range(len(text))).find(start, end)
    inner = text[start:end].strip()
    assert words(text, found)[:1] == ([inner] if inner else [])
    if inner and len(one.squeezed) >= 16:
        assert found.sure
