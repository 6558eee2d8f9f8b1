"""Where the source's pages meet inside the reading text."""

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import Run, from_source, joiner, typed
from zugong_desk.ui.reading.joints import Joint, joints, page_ends

SOURCE = "第一页𠮷\n\f第二页上\n第二页下\f第三页\n\f\f第五页"
ENDS = page_ends(SOURCE)


def line(*parts: str | tuple[Run, ...]) -> Block:
    """A line of stretches of the source, found by their text, and of runs put in."""
    runs: tuple[Run, ...] = ()
    for part in parts:
        runs += (
            part if isinstance(part, tuple) else from_source(SOURCE, SOURCE.index(part), SOURCE.index(part) + len(part))
        )
    return Block("x", Label(Kind.PARAGRAPH), runs)


def test_form_feeds_end_pages() -> None:
    assert [SOURCE[end] for end in ENDS] == ["\f"] * 4
    assert page_ends("一页") == ()


def test_a_joint_inside_a_line_is_counted_in_code_points() -> None:
    assert joints(line("第一页𠮷", "第二页上"), None, ENDS) == [Joint(4, 2)]
    assert joints(line("第一页𠮷", joiner(" "), "第二页上"), None, ENDS) == [Joint(5, 2)]


def test_a_joint_between_two_lines_belongs_to_the_second() -> None:
    assert joints(line("第二页上"), line("第一页𠮷"), ENDS) == [Joint(0, 2)]
    assert joints(line("第二页下"), line("第二页上"), ENDS) == []


def test_an_empty_page_leaves_one_joint() -> None:
    assert joints(line("第五页"), line("第三页"), ENDS) == [Joint(0, 5)]


def test_a_form_feed_that_the_text_still_shows_is_a_joint_too() -> None:
    assert joints(line("第二页下\f第三页"), line("第二页上"), ENDS) == [Joint(5, 3)]


def test_what_was_typed_stands_on_no_page() -> None:
    assert joints(line(typed("补记")), line("第一页𠮷"), ENDS) == []
    assert joints(line(typed("补"), "第二页上"), line(typed("记")), ENDS) == []
    assert joints(line("第一页𠮷"), None, ENDS) == []
