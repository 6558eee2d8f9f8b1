"""Bars of annotations, and what typing does to them."""

from tests.ui.reading.fake_bridge import FakeBridge

from zugong_desk.domain import edit
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.reading.lanes import bars, moved


def test_the_longest_stands_next_to_the_text(bridge: FakeBridge) -> None:
    short = bridge.annotate(Span(Anchor("p", 2), Anchor("p", 8)), "t1")
    long = bridge.annotate(Span(Anchor("n", 0), Anchor("q", 5)), "t2")
    beside = bridge.annotate(Span(Anchor("q", 5), Anchor("q", 9)), "t3")
    assert bridge.bulletin
    assert {bar.id: bar.lane for bar in bars(bridge.bulletin)} == {long: 0, short: 1, beside: 0}


def test_a_few_words_need_room_for_the_shape(bridge: FakeBridge) -> None:
    few = bridge.annotate(Span(Anchor("p", 0), Anchor("p", 4)), "t1")
    next_to = bridge.annotate(Span(Anchor("p", 4), Anchor("p", 8)), "t2")
    farther = bridge.annotate(Span(Anchor("p", 20), Anchor("p", 24)), "t3")
    assert bridge.bulletin
    assert {bar.id: bar.lane for bar in bars(bridge.bulletin)} == {few: 0, next_to: 1, farther: 0}


def test_a_bar_counts_in_code_points_of_its_lines(bridge: FakeBridge) -> None:
    bridge.annotate(Span(Anchor("p", 4), Anchor("q", 3)), "t1")
    assert bridge.bulletin
    bar = bars(bridge.bulletin)[0]
    assert (bar.first, bar.start, bar.last, bar.end) == (5, 4, 6, 3)


def test_an_orphan_keeps_its_place(bridge: FakeBridge) -> None:
    bridge.annotate(Span(Anchor("p", 4), Anchor("p", 6)), "t1")
    bridge.type_over(Span(Anchor("p", 2), Anchor("p", 8)), "")
    assert bridge.bulletin
    assert [(bar.orphan, bar.start) for bar in bars(bridge.bulletin)] == [(True, 2)]


def test_what_is_set_aside_has_no_bar(bridge: FakeBridge) -> None:
    id = bridge.annotate(Span(Anchor("p", 4), Anchor("p", 6)), "t1")
    assert bridge.bulletin
    places = {id: bridge.bulletin.places[id]}
    before = bridge.bulletin.block("p")
    bridge.do(edit.relabel(bridge.bulletin, "p", before.kind.__class__.NOISE))
    gone = type(bridge.bulletin)(
        "b1", bridge.bulletin.source, bridge.bulletin.blocks, places, bridge.bulletin.annotations
    )
    assert bars(gone) == []


def test_typing_pushes_bars_along_in_their_lanes(bridge: FakeBridge) -> None:
    first = bridge.annotate(Span(Anchor("p", 4), Anchor("p", 6)), "t1")
    second = bridge.annotate(Span(Anchor("n", 4), Anchor("n", 6)), "t1")
    assert bridge.bulletin
    before = bars(bridge.bulletin)
    touched = bridge.type_over(Span(Anchor("p", 0), Anchor("p", 0)), "𠮷🏠")
    assert touched
    after = {bar.id: bar for bar in moved(before, bridge.bulletin, touched.places)}
    assert (after[first].start, after[first].end) == (6, 8)
    assert after[second] in before
    assert sorted(after.values(), key=lambda bar: bar.id) == sorted(bars(bridge.bulletin), key=lambda bar: bar.id)
