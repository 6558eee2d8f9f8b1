"""Words, numbers, slips and wrapping: heads stay where they belong, lines end where they may."""

from random import Random

import pytest
from tests.press.numbers import DIGIT_IN_BRACKETS, HAN, chinese, chinese_year, heading_number, value_of
from tests.press.setting import columns, rendered, wrapped
from tests.press.slips import slipped, spaced
from tests.press.words import Mark, Words, joined, marked

TEXT = "一是走进𠮷家🧧，听e\u0301听。二是记下3件事。"
WORDS = marked(TEXT, [["item", 0, "一是走进𠮷家🧧"], ["item", 0, "二是记下3件事"]])


def heads(words: Words) -> list[str]:
    return [str(head[2]) for head in words.heads()]


def test_heads_are_found_in_order_whatever_white_space() -> None:
    words = marked("一 是甲。一是乙。", [["item", 0, "一是甲"], ["item", 0, "一是乙"]])
    assert words.marks == (Mark("item", 0, 0, 4), Mark("item", 0, 5, 8))
    with pytest.raises(ValueError, match="一是丙"):
        marked("一是乙。", [["item", 0, "一是丙"]])


def test_a_part_keeps_the_heads_inside_it() -> None:
    at = TEXT.index("二")
    assert heads(WORDS.part(at, len(TEXT))) == ["二是记下3件事"]
    assert heads(WORDS.part(1, len(TEXT))) == ["二是记下3件事"]


@pytest.mark.parametrize(
    ("start", "end", "new", "left"),
    [
        (0, 1, "第一", ["第一是走进𠮷家🧧", "二是记下3件事"]),
        (2, 4, "", ["一是𠮷家🧧", "二是记下3件事"]),
        (7, 8, "𠮷，", ["一是走进𠮷家🧧", "二是记下3件事"]),
        (len(TEXT) - 1, len(TEXT), "", ["一是走进𠮷家🧧", "二是记下3件事"]),
        (12, 12, " ", ["一是走进𠮷家🧧", "二是记下3件事"]),
    ],
)
def test_a_splice_leaves_heads_on_their_words(start: int, end: int, new: str, left: list[str]) -> None:
    words = WORDS.spliced(start, end, new)
    assert words.text == TEXT[:start] + new + TEXT[end:]
    assert heads(words) == left


def test_words_behind_words() -> None:
    both = WORDS.after(WORDS)
    assert both.text == TEXT * 2
    assert heads(both) == heads(WORDS) * 2


def test_lines_meet_with_a_blank_only_between_latin_letters() -> None:
    assert joined(["抓𠮷", "实", "A4", "5G", "网"]) == "抓𠮷实A4 5G网"


@pytest.mark.parametrize(
    ("value", "text"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (31, "三十一"), (99, "九十九")]
)
def test_chinese_numbers(value: int, text: str) -> None:
    assert chinese(value) == text
    assert value_of(text) == value


def test_years_are_written_digit_by_digit() -> None:
    assert chinese_year(2023) == "二〇二三"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、抓", (1, 2)),
        ("（十二）抓", (12, 4)),
        ("(3) 抓", (3, 4)),
        ("4．抓", (4, 2)),
        ("4.5万元", None),
        ("抓一、二", None),
        ("一是抓", None),
    ],
)
def test_a_heading_shows_its_number(text: str, found: tuple[int, int] | None) -> None:
    assert heading_number(text) == found


def test_numberings_write_numbers() -> None:
    assert (HAN.of(11), DIGIT_IN_BRACKETS.of(2)) == ("十一、", "（2）")


def test_blanks_around_numbers() -> None:
    assert spaced(WORDS).text == TEXT.replace("3件", "3 件").replace("下3", "下 3")
    assert [head.replace(" ", "") for head in heads(spaced(WORDS))] == heads(WORDS)


@pytest.mark.parametrize("seed", range(30))
def test_a_slip_changes_little_and_no_title(seed: int) -> None:
    words = Words("大家谈土地。大的人口有30万，土地20亩。", (Mark("title", 0, 0, 5),))
    found = slipped(words, Random(seed), may_lose_stop=True)
    assert found.text != words.text
    assert found.text.startswith("大家谈土地。")
    assert abs(len(found.text) - len(words.text)) <= 1
    assert slipped(words, Random(seed), may_lose_stop=False).text.endswith("。")


def lines(text: str, room: int, short: int = 0, *, ends_tell: bool = False) -> list[str]:
    return [text[start:end] for start, end in wrapped(text, room, short, ends_tell=ends_tell)]


def test_lines_are_as_wide_as_the_room_and_the_first_one_shorter() -> None:
    assert lines("一二三四五六七八九十", 8, 4) == ["一二", "三四五六", "七八九十"]
    assert columns("𠮷A🧧") == 5


def test_marks_and_numbers_keep_their_places() -> None:
    assert lines("一二三四，五六七八", 8) == ["一二三四，", "五六七八"]
    assert lines("一二三“五六七八", 8) == ["一二三", "“五六七", "八"]
    assert lines("一二三2023年", 8) == ["一二三", "2023年"]
    assert lines("一二三四𠮷\u0301五", 10) == ["一二三四", "𠮷\u0301五"]


def test_a_credit_does_not_get_a_line_for_itself() -> None:
    assert lines("一二三四五六七。（某镇党委）", 16) == ["一二三四五六", "七。（某镇党委）"]
    assert lines("一二三四五六七八。  （某镇党委）", 18)[-1] == "八。  （某镇党委）"


def test_where_only_full_stops_tell_they_end_no_line_that_matters() -> None:
    text = "一二三。四五六七八九十。一二"
    assert lines(text, 8, ends_tell=True) == ["一二", "三。四五", "六七八九", "十。一二"]
    assert lines(text, 8) == ["一二三。", "四五六七", "八九十。", "一二"]


def test_bold_that_a_line_end_cuts_is_bold_on_both_lines() -> None:
    words = Words("一是𠮷家院。去。", (), ((0, 6),))
    assert [rendered(words, *line) for line in ((0, 3), (3, 8))] == ["**一是𠮷**", "**家院。**去。"]
