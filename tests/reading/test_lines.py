"""Marks of a conversion come off, their places are kept."""

import pytest

from zugong_desk.domain.source import Source
from zugong_desk.reading.lines import Line, lines_of


def lines(text: str) -> list[Line]:
    return lines_of(Source("x.txt", "0" * 64, "utf-8", text))


def bold(line: Line) -> list[str]:
    return [line.text[start:end] for start, end in line.bold]


@pytest.mark.parametrize(
    ("raw", "text", "hashes"),
    [
        ("# 标题", "标题", 1),
        ("#### **四、协同**", "四、协同", 4),
        ("  ## 二、𠮷庆", "二、𠮷庆", 2),
        ("#标题", "标题", 1),
        ("#乡村振兴# 有话题", "#乡村振兴# 有话题", 0),
        ("#1 机组", "#1 机组", 0),
        ("> 编者按", "编者按", 0),
        ("> ## 引文", "引文", 2),
        ("- 目录 2", "- 目录 2", 0),
    ],
)
def test_heading_marks_are_counted_and_come_off(raw: str, text: str, hashes: int) -> None:
    (line,) = lines(raw)
    assert (line.text, line.hashes) == (text, hashes)


@pytest.mark.parametrize(
    ("raw", "text", "stretches"),
    [
        ("**强化领导。**城市", "强化领导。城市", ["强化领导。"]),
        ("一是**加强𠮷**。二是**管👍理**。", "一是加强𠮷。二是管👍理。", ["加强𠮷", "管👍理"]),
        ("**一是****加强**。", "一是加强。", ["一是加强"]),
        ("***粗斜***文", "粗斜文", ["粗斜"]),
        ("张**、李**两人", "张**、李**两人", []),
        ("身份证3****8", "身份证3****8", []),
        ("**没有收尾", "**没有收尾", []),
        ("<b>一是</b>党<br>建", "一是党建", ["一是"]),
    ],
)
def test_bold_is_found_and_its_stars_come_off(raw: str, text: str, stretches: list[str]) -> None:
    (line,) = lines(raw)
    assert (line.text, bold(line)) == (text, stretches)


def test_a_bold_pair_may_be_cut_by_the_end_of_a_line() -> None:
    first, second = lines("立项。**抓住立项关\n\n键点。**通过组织申报\n")
    assert (first.text, bold(first)) == ("立项。抓住立项关", ["抓住立项关"])
    assert (second.text, bold(second)) == ("键点。通过组织申报", ["键点。"])


def test_a_pair_does_not_reach_over_a_line() -> None:
    assert [line.text for line in lines("甲**乙\n丙\n丁**戊")] == ["甲**乙", "丙", "丁**戊"]


@pytest.mark.parametrize("raw", ["**", "#", "> ", "<br>", "****"])
def test_a_line_of_marks_alone_keeps_them(raw: str) -> None:
    (line,) = lines(raw + "\n")
    assert line.text == raw.strip()


def test_kept_ranges_are_the_text() -> None:
    source = Source("x", "0" * 64, "utf-8", "\u3000## 一、**党e\u0301建**\f引领 \r\n")
    (line,) = lines_of(source)
    assert "".join(source.text[start:end] for start, end in line.kept) == line.text == "一、党e\u0301建引领"


def test_white_space_around_a_line_is_measured() -> None:
    first, second, third = lines("\u3000\u3000甲\n\n \n\f  乙\n丙\f\n丁"[:-2])
    assert (first.indent, first.gap, first.new_page) == (4, 0, False)
    assert (second.indent, second.gap, second.new_page) == (2, 2, True)
    assert (third.indent, third.gap, third.new_page) == (0, 0, False)


def test_a_form_feed_after_a_line_opens_the_next_page() -> None:
    assert [line.new_page for line in lines("甲\f\n乙\n丙")] == [False, True, False]


def test_a_lone_carriage_return_ends_no_line() -> None:
    (line,) = lines("甲\r乙")
    assert line.text == "甲乙"
