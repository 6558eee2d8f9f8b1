"""What a line looks like on the sheet: character for character, in both counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ui.reading.fake_bridge import block, sample

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import Run, joiner
from zugong_desk.ui.codepoints import utf16_length
from zugong_desk.ui.reading.shown import shown, typable


def test_the_masthead_stands_on_lines_of_its_own() -> None:
    text = shown(sample().block("m"))
    assert text.split("\u2028") == ["某市组工信息", "第 3 期", "中共某市委组织部研究室\u30002024 年 5 月 6 日"]


def test_a_title_keeps_its_blank_as_one_em() -> None:
    assert shown(block("t", Kind.ARTICLE_TITLE, "坚持党建引领", "促进乡村𠮷祥")) == "坚持党建引领\u3000促进乡村𠮷祥"
    assert shown(block("t", Kind.ARTICLE_TITLE, "打造 GDP 增长极")) == "打造 GDP 增长极"


def test_a_title_too_long_for_a_line_breaks_where_its_source_did() -> None:
    title = block("t", Kind.ARTICLE_TITLE, "以党建为引领 以人民为中心", "奋力推进基层治理水平迈上新台阶")
    assert shown(title) == "以党建为引领\u3000以人民为中心\u2028奋力推进基层治理水平迈上新台阶"


def test_running_text_is_shown_as_it_is() -> None:
    text = "乡 村\t𠮷🏠e\u0301\u00a0\u3000。"
    assert shown(block("p", Kind.PARAGRAPH, text)) == text


@pytest.mark.parametrize(
    "stray", ["\x00", "\r", "\x0b", "\x0c", "\x1f", "\x7f", "\u2029", "\ufdd0", "\ufdd1", "\ufffc", "\ud842"]
)
def test_what_qt_cannot_keep_in_a_line_is_shown_by_a_picture(stray: str) -> None:
    text = shown(block("p", Kind.PARAGRAPH, f"甲{stray}乙"))
    assert len(text) == 3
    assert stray not in text


@given(
    st.sampled_from([Kind.MASTHEAD, Kind.ARTICLE_TITLE, Kind.PARAGRAPH]),
    st.lists(
        st.text(alphabet=st.sampled_from("甲第3期 年月日𠮷🏠\u0301\u2028\r\x00"), max_size=20), min_size=1, max_size=4
    ),
)
def test_every_character_stands_for_one_in_both_counts(kind: Kind, parts: list[str]) -> None:
    runs = tuple(run for part in parts if part for run in (Run(part, 0), *joiner(" ")))
    line = Block("x", Label(kind), runs)
    assert len(shown(line)) == len(line.text)
    assert utf16_length(shown(line)) == utf16_length(line.text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("甲\r\n乙", "甲\n乙"),
        ("甲\r\r乙", "甲\n\n乙"),
        ("\u2028\u2029", "\n\n"),
        ("\x00𠮷\ud842\ufeff", "𠮷"),
        ("a\tb", "a\tb"),
    ],
)
def test_only_what_may_stand_in_the_text_is_typed(typed: str, kept: str) -> None:
    assert typable(typed) == kept
