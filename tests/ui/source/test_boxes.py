"""Boxes of blocks: one on each page that a block goes over, one in each column."""

from tests.ui.source.papers import bulletin_of, source_of
from tests.ui.source.test_strips import strip

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import from_source, replace, typed
from zugong_desk.domain.source import Source
from zugong_desk.ui.source.boxes import boxes_on, quads_on
from zugong_desk.ui.source.claims import Claims
from zugong_desk.ui.source.strips import Strips, box_of, strips_of


def test_a_block_over_two_pages_has_a_box_on_each() -> None:
    source = source_of(b"")
    strips, claims = strips_of(source), Claims(bulletin_of(source))
    first, second = boxes_on(1, strips, claims), boxes_on(2, strips, claims)
    assert [(box.block.id, box.edges, box.first) for box in first] == [
        ("m", (60, 20, 120, 30), True),
        ("p", (20, 60, 140, 90), True),
    ]
    assert [(box.block.id, box.edges, box.first) for box in second] == [
        ("p", (20, 20, 80, 30), False),
        ("f", (90, 270, 140, 280), True),
    ]
    assert second[1].block.aside
    assert boxes_on(3, strips, claims) == ()


def test_a_block_in_two_columns_has_a_box_in_each() -> None:
    strips = Strips([strip(0, 0, 0, 5), strip(5, 0, 20, 5), strip(10, 100, 0, 5)])
    source = Source("栏.pdf", "", "", "一" * 15)
    block = Block("b", Label(Kind.PARAGRAPH), from_source(source.text, 0, 15))
    found = boxes_on(1, strips, Claims(Bulletin("x", source, (block,))))
    assert [(box.edges, box.first) for box in found] == [((0, 0, 50, 30), True), ((100, 0, 150, 10), False)]
    assert found[0].holds(25, 15)
    assert not found[0].holds(60, 15)


def test_what_is_edited_away_in_a_line_parts_no_box() -> None:
    source = source_of(b"")
    before = bulletin_of(source)
    block = before.block("p")
    after = before.with_block(block.with_runs(replace(block.runs, 2, 5, typed("𠮷"))))
    found = boxes_on(1, strips_of(source), Claims(after))
    assert [box.edges for box in found if box.block.id == "p"] == [(20, 60, 140, 90)]


def test_a_range_over_lines_is_lit_to_the_character() -> None:
    source = source_of(b"")
    start, end = source.text.index("村选"), source.text.index("名带")
    quads = list(quads_on(1, strips_of(source), [(start, end)]))
    assert [box_of([quad]) for quad in quads] == [(100, 60, 140, 70), (20, 80, 30, 90)]
