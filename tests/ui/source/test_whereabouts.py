"""From the reading text to the source and back, across joins, typed text and characters of every width."""

import pytest

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import from_source, joiner, typed
from zugong_desk.domain.source import Source
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.source.claims import Claims
from zugong_desk.ui.source.whereabouts import origin_of, passage_of, shown_of

#        0         1          2         3
#        0123456789 0123 4567890123456789
TEXT = "甲𠮷乙🏠丙丁戊己庚\n— 3 —\n辛壬e\u0301癸\n子丑**寅**卯"
PARAGRAPH = Label(Kind.PARAGRAPH)


def bulletin() -> Bulletin:
    foot, second, third = TEXT.index("—"), TEXT.index("辛"), TEXT.index("子")
    joined = (*from_source(TEXT, 0, 9), *joiner(" "), *from_source(TEXT, second, second + 5), *typed("添𠮷"))
    starred = (*from_source(TEXT, third, third + 2), *from_source(TEXT, third + 4, third + 5))
    blocks = (
        Block("a", PARAGRAPH, joined),
        Block("f", Label(Kind.PAGE_FOOTER), from_source(TEXT, foot, foot + 5)),
        Block("b", PARAGRAPH, (*starred, *from_source(TEXT, third + 7, third + 8))),
        Block("n", PARAGRAPH, typed("新写的一段")),
    )
    return Bulletin("x", Source("a.txt", "0", "utf-8", TEXT), blocks)


def test_every_shown_character_goes_there_and_back() -> None:
    one = bulletin()
    claims = Claims(one)
    for block in one.lines[:2]:
        for offset, char in enumerate(block.text):
            at = origin_of(one, Anchor(block.id, offset))
            assert at is not None
            if char in " 添" or block.text[offset - 1 : offset + 1] == "添𠮷":
                continue
            assert TEXT[at] == char
            assert passage_of(one, claims, at, at + 1) == Span(Anchor(block.id, offset), Anchor(block.id, offset + 1))


def test_typed_text_stands_where_its_neighbour_does() -> None:
    one = bulletin()
    assert origin_of(one, Anchor("a", len("甲𠮷乙🏠丙丁戊己庚 辛壬e\u0301癸添"))) == TEXT.index("癸") + 1
    assert origin_of(one, Anchor("n", 2)) is None
    assert origin_of(one, Anchor("gone", 0)) is None


def test_passage_across_a_join_leaves_the_footer_out() -> None:
    one = bulletin()
    found = passage_of(one, Claims(one), TEXT.index("庚"), TEXT.index("壬") + 1)
    assert found is not None
    assert one.quote(found) == "庚 辛壬"


def test_passage_over_two_blocks() -> None:
    one = bulletin()
    found = passage_of(one, Claims(one), TEXT.index("癸"), TEXT.index("卯") + 1)
    assert found is not None
    assert one.quote(found) == "癸添𠮷\n子丑寅卯"


@pytest.mark.parametrize(
    ("at", "expected"),
    [(0, ("a", 0)), (9, ("a", 9)), (TEXT.index("寅") - 1, ("b", 2)), (len(TEXT), ("b", 4))],
)
def test_click_puts_the_caret(at: int, expected: tuple[str, int]) -> None:
    one = bulletin()
    anchor = Anchor(*expected)
    assert passage_of(one, Claims(one), at, at) == Span(anchor, anchor)


def test_footer_alone_is_no_passage() -> None:
    one = bulletin()
    at = TEXT.index("—")
    assert passage_of(one, Claims(one), at, at + 5) is None
    assert passage_of(one, Claims(one), at + 2, at + 2) is None


def test_shown_of_gives_source_ranges_of_one_block() -> None:
    one = bulletin()
    span = Span(Anchor("a", 8), Anchor("b", 3))
    second, third = TEXT.index("辛"), TEXT.index("子")
    assert shown_of(one, span, one.block("a")) == [(8, 9), (second, second + 5)]
    assert shown_of(one, span, one.block("b")) == [(third, third + 2), (third + 4, third + 5)]
    assert shown_of(one, span, one.block("n")) == []
    assert shown_of(one, span, one.block("f")) == []
    assert shown_of(one, Span(Anchor("gone", 0), Anchor("b", 1)), one.block("b")) == []


def test_claims_follow_changes() -> None:
    one = bulletin()
    claims = Claims(one)
    foot = TEXT.index("—")
    assert [block.id for block in claims.within(foot, foot + 1)] == ["a", "f"]
    changed = one.with_block(one.block("a").with_runs(from_source(TEXT, 0, 4)))
    claims.refresh(changed, {"a"})
    assert [block.id for block in claims.within(foot, foot + 1)] == ["f"]
    assert claims.extent("a") == (0, 4)
    without = changed.with_blocks(changed.blocks[1:])
    claims.refresh(without, {"a"})
    assert claims.within(0, 9) == []
    assert claims.extent("a") is None
