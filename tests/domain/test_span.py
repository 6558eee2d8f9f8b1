"""How an edit moves a range, case by case."""

import pytest
from tests.domain.bulletins import bulletin_of, ids

from zugong_desk.domain import edit, marking
from zugong_desk.domain.annotation import Annotation
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import apply, inverse
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.span import Anchor, Span, moved_range


@pytest.mark.parametrize(
    ("range_", "edit_", "moved"),
    [
        ((2, 5), (3, 0, 2), (2, 7)),
        ((2, 5), (2, 0, 2), (4, 7)),
        ((2, 5), (5, 0, 2), (2, 5)),
        ((2, 5), (0, 0, 2), (4, 7)),
        ((2, 5), (6, 1, 0), (2, 5)),
        ((2, 5), (1, 2, 0), (1, 3)),
        ((2, 5), (4, 3, 0), (2, 4)),
        ((2, 5), (2, 3, 0), (2, 2)),
        ((2, 5), (1, 6, 0), (1, 1)),
        ((2, 5), (4, 1, 1), (2, 5)),
        ((2, 5), (2, 1, 3), (2, 7)),
        ((2, 5), (2, 3, 4), (2, 6)),
        ((2, 5), (1, 2, 3), (4, 6)),
        ((2, 5), (4, 3, 3), (2, 4)),
        ((2, 5), (1, 6, 3), (1, 1)),
        ((3, 3), (1, 1, 0), (2, 2)),
        ((3, 3), (3, 0, 2), (3, 3)),
    ],
)
def test_moved_range(range_: tuple[int, int], edit_: tuple[int, int, int], moved: tuple[int, int]) -> None:
    assert moved_range(*range_, *edit_) == moved


def tagged(quote: str, *texts: str) -> Bulletin:
    bulletin = bulletin_of(*texts)
    start = bulletin.text.index(quote)
    span = bulletin.span(start, start + len(quote))
    return apply(bulletin, marking.annotate(bulletin, span, Annotation("a", "tag")))


def typed(bulletin: Bulletin, old: str, new: str) -> Bulletin:
    start = bulletin.text.index(old)
    return apply(bulletin, edit.type_over(bulletin, bulletin.span(start, start + len(old)), new, ids()))


def quote(bulletin: Bulletin) -> str:
    return bulletin.quote(bulletin.places["a"].span)


def test_a_tag_follows_corrections_around_and_inside_it() -> None:
    bulletin = tagged("联建𠮷帮带", "深化联建𠮷帮带工作😀。")
    bulletin = typed(bulletin, "深化", "持续深化")
    assert quote(bulletin) == "联建𠮷帮带"
    bulletin = typed(bulletin, "𠮷", "吉😀")
    assert quote(bulletin) == "联建吉😀帮带"
    bulletin = typed(bulletin, "带工", "扶工")
    assert quote(bulletin) == "联建吉😀帮"


def test_correcting_the_last_character_of_a_tag_keeps_it_tagged() -> None:
    assert quote(typed(tagged("截止", "截止目前"), "止", "至")) == "截至"


def test_a_tag_whose_text_is_deleted_becomes_an_orphan_and_comes_back() -> None:
    before = tagged("帮带é\u0301", "深化帮带é\u0301工作")
    changes = edit.type_over(before, before.span(1, 7), "", ids())
    after = apply(before, changes)
    assert after.places["a"].orphan == "帮带é\u0301"
    assert after.text == "深作"
    later = typed(after, "作", "耕")
    assert later.places["a"].orphan == "帮带é\u0301"
    assert apply(after, inverse(changes)) == before


def test_a_tag_over_several_lines_loses_only_what_is_deleted() -> None:
    before = tagged("二乙\n三丙\n四", "一甲二乙", "三丙", "四丁")
    after = apply(before, edit.type_over(before, before.span(3, 6), "", ids()))
    assert after.text == "一甲二丙\n四丁"
    assert quote(after) == "二丙\n四"


def test_a_tag_deleted_over_several_lines_keeps_the_whole_quote() -> None:
    before = tagged("二乙\n三丙\n四", "一甲二乙", "三丙", "四丁")
    after = apply(before, edit.type_over(before, before.span(1, 9), "", ids()))
    assert after.places["a"].orphan == "二乙\n三丙\n四"


def test_a_tag_leaves_out_the_white_space_at_its_ends() -> None:
    bulletin = bulletin_of("一  二 ", "", "三")
    after = apply(bulletin, marking.annotate(bulletin, bulletin.span(1, 7), Annotation("a", "tag")))
    assert quote(after) == "二"
    with pytest.raises(EditError):
        marking.annotate(bulletin, bulletin.span(1, 3), Annotation("b", "tag"))


def test_a_tag_in_a_line_that_is_set_aside_is_an_orphan_until_it_comes_back() -> None:
    before = tagged("乙", "甲", "乙", "丙")
    changes = edit.relabel(before, "b1", Kind.NOISE)
    after = apply(before, changes)
    assert after.text == "甲\n丙"
    assert after.places["a"].orphan == "乙"
    assert apply(after, inverse(changes)) == before


def test_an_annotation_can_be_put_on_another_passage() -> None:
    bulletin = tagged("乙", "甲乙丙")
    span = Span(Anchor("b0", 2), Anchor("b0", 3))
    assert quote(apply(bulletin, marking.place(bulletin, "a", span))) == "丙"
