"""Numbers that open headings and items."""

import pytest

from zugong_desk.domain.numbering import Number, Style, number_at, value_of


@pytest.mark.parametrize(
    ("text", "style", "value", "words"),
    [
        ("一、强化领导", Style.CHAPTER, 1, "强化领导"),
        ("十二、收尾", Style.CHAPTER, 12, "收尾"),
        ("二十一、收尾", Style.CHAPTER, 21, "收尾"),
        ("三．分类管理", Style.CHAPTER, 3, "分类管理"),
        ("（一）党建", Style.BRACKETED, 1, "党建"),
        ("(十)党建", Style.BRACKETED, 10, "党建"),
        ("1．一年", Style.FIGURE, 1, "一年"),
        ("2.搭好平台", Style.FIGURE, 2, "搭好平台"),
        ("12、收尾", Style.FIGURE, 12, "收尾"),
        ("（3）𠮷庆村", Style.BRACKETED_FIGURE, 3, "𠮷庆村"),
        ("⑫收尾", Style.CIRCLED, 12, "收尾"),
        ("一是党委统揽", Style.ITEM, 1, "党委统揽"),
        ("二要敢担当", Style.ITEM, 2, "敢担当"),
        ("第三，抓落实", Style.ORDINAL, 3, "抓落实"),
        ("首先，学习", Style.ORDINAL, 1, "学习"),
        ("其次要学习", Style.ORDINAL, 2, "要学习"),
    ],
)
def test_a_number_is_read(text: str, style: Style, value: int, words: str) -> None:
    assert number_at(text) == Number(style, value, len(text) - len(words))


@pytest.mark.parametrize(
    "text", ["", "近年来", "一张网格", "1.5万元", "2023年", "三日内", "一要素", "第三产业", "（市、区）", "十", "100、"]
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert number_at(text) is None


def test_a_number_may_stand_further_on() -> None:
    assert number_at("👍二是", 1) == Number(Style.ITEM, 2, 3)


@pytest.mark.parametrize(
    ("word", "value"), [("十", 10), ("十九", 19), ("二十", 20), ("九", 9), ("7", 7), ("⑳", 20), ("最后", 9)]
)
def test_words_have_values(word: str, value: int) -> None:
    assert value_of(word) == value
