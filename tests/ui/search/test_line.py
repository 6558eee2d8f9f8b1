"""A hit in one line: its words in one column, context cut on both sides, never within a character. And the word at the caret."""

import pytest

from zugong_desk.desk.finding import NameSort
from zugong_desk.ui.search.line import column_of, line_of, tail
from zugong_desk.ui.search.typed import Typed, added, put_in, typed_at


def measure(text: str) -> float:
    """As wide as it has characters, marks that combine none."""
    return 10.0 * sum(char not in "\u0301\u200d" for char in text)


def test_words_begin_in_one_column_whatever_stands_before_them() -> None:
    column = column_of(("网格", "书记项目"), 200, measure)
    assert column == 80
    for left in ("", "一", "𠮷" * 40):
        line = line_of((left, "网格", "😀" * 40), 200, column, measure, measure)
        assert (line.column, line.rest) == (80, 100)
        assert measure(line.left) <= 80
        assert measure(line.right) == 100


def test_context_is_cut_at_its_far_ends() -> None:
    line = line_of(("甲乙丙丁戊己庚辛壬癸", "网格", "子丑寅卯辰巳午未申酉戌亥"), 160, 70, measure, measure)
    assert line.left == "…戊己庚辛壬癸"
    assert line.text == "网格"
    assert line.right == "子丑寅卯辰巳…"


def test_a_long_word_leaves_room_for_what_stands_before_it() -> None:
    assert column_of(("长" * 50,), 200, measure) == 70
    line = line_of(("前文", "长" * 50, "后文"), 200, 70, measure, measure)
    assert line.text == f"{'长' * 12}…"
    assert line.right == ""


def test_lines_of_a_passage_stand_in_one() -> None:
    assert line_of(("上\n", "一\n二", "\t下"), 400, 100, measure, measure).text == "一 二"


@pytest.mark.parametrize(("text", "width", "kept"), [
    ("一二三", 30, "一二三"), ("一二三", 20, "…三"), ("一e\u0301三", 20, "…三"), ("一二𠮷", 20, "…𠮷"), ("一二三", 5, ""),
    ("一e\u0301三", 30, "一e\u0301三"),
])  # fmt: skip
def test_a_tail_begins_with_a_whole_character(text: str, width: float, kept: str) -> None:
    assert tail(text, width, measure) == kept


@pytest.mark.parametrize(("query", "typed"), [
    ("ssx", Typed(0, "ssx")),
    ("书记 ssx", Typed(3, "ssx")),
    ("𠮷😀 -ssx", Typed(4, "ssx")),
    ("(书记|ssx", Typed(4, "ssx")),
    ("单位:ssx", Typed(0, "ssx", NameSort.ORGANISATION)),
    ('书记 标签：="网', Typed(3, "网", NameSort.TAG)),
    ("PLACE:tc", Typed(0, "tc", NameSort.PLACE)),
    ("栏目:", Typed(0, "", NameSort.COLUMN)),
    ("年:20", Typed(0, "")),
    ("书记 ", Typed(3, "")),
])  # fmt: skip
def test_the_word_before_the_caret_may_name_something(query: str, typed: Typed) -> None:
    assert typed_at(query, len(query)) == typed


def test_a_name_takes_the_place_of_what_was_typed() -> None:
    query = "𠮷 tcs 书记"
    typed = typed_at(query, 5)
    assert put_in(query, typed, 5, "地点:=桐城市") == ("𠮷 地点:=桐城市 书记", 10)


def test_a_condition_is_added_once() -> None:
    assert added("", "年:2023") == "年:2023"
    assert added("书记", "年:2023") == "书记 年:2023"
    assert added("书记 地点:", "地点:=桐城") == "书记 地点:=桐城"
