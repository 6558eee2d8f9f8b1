"""Words, phrases and characters that stand once too often."""

import pytest

from zugong_desk.proofing.rules.words.repeats import repeats


def told(text: str) -> list[tuple[str, str]]:
    """What stands twice, and what it would be once."""
    return [(text[start:end], word) for start, end, word in sorted(repeats(text))]


@pytest.mark.parametrize(
    ("text", "twice", "once"),
    [
        ("探索探索新路径。", "探索探索", "探索"),
        ("😀𠮷水镇严禁严禁酒驾。", "严禁严禁", "严禁"),
        ("新建志愿者志愿者驿站。", "志愿者志愿者", "志愿者"),
        ("修复3座座塘坝。😀", "座座", "座"),
        ("返乡后如鱼得水水。", "如鱼得水水", "如鱼得水"),
        ("党员先锋锋模范作用。", "先锋锋模范作用", "先锋模范作用"),
    ],
)
def test_what_stands_twice_is_told(text: str, twice: str, once: str) -> None:
    assert any(twice in said and once in word for said, word in told(text)), told(text)


@pytest.mark.parametrize(
    "text",
    [
        "请大家讨论讨论。",
        "120户户均增收。",
        "共产党党员脚踏实地地干，扎扎实实推进。",
        "市场监管局局长",
        "很多很多一件一件办",
        "带来越来越多的变化",
        "",
        "𠮷𠮷😀😀",
    ],
)
def test_what_is_sound_is_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["党" * 20_000, "探索" * 10_000, "先锋" * 10_000])
def test_hostile_text_ends(text: str) -> None:
    assert len(told(text)) < len(text)
