"""Annotations as rows."""

from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.tags.listing import Mark, Section, innermost, marks_of, next_mark, rows_of, uses


def tag(bridge: Bridge, block: str, start: int, end: int, name: str) -> str:
    touched = bridge.annotate(Span(Anchor(block, start), Anchor(block, end)), name)
    assert touched is not None
    return next(iter(touched.places))


def marks(bridge: Bridge) -> list[Mark]:
    assert bridge.bulletin is not None
    return marks_of(bridge.bulletin, bridge.shelf.tags)


def test_reading_order_longer_first(library_bridge: Bridge) -> None:
    late = tag(library_bridge, "q", 8, 14, "t1")
    short = tag(library_bridge, "p", 6, 9, "t2")
    long = tag(library_bridge, "p", 6, 18, "t1")
    assert [mark.id for mark in marks(library_bridge)] == [long, short, late]


def test_those_at_the_caret_come_first(library_bridge: Bridge) -> None:
    early, late = tag(library_bridge, "p", 6, 9, "t1"), tag(library_bridge, "q", 8, 14, "t2")
    place = Span(Anchor("q", 0), Anchor("q", 0))
    assert library_bridge.bulletin is not None
    rows = rows_of(marks(library_bridge), library_bridge.bulletin, place)
    assert [row if isinstance(row, Section) else row.id for row in rows] == [
        Section("本段", 1),
        late,
        Section("其余", 1),
        early,
    ]


def test_without_any_at_the_caret_all_stand_together(library_bridge: Bridge) -> None:
    early = tag(library_bridge, "p", 6, 9, "t1")
    assert library_bridge.bulletin is not None
    rows = rows_of(marks(library_bridge), library_bridge.bulletin, Span(Anchor("b", 0), Anchor("b", 0)))
    assert rows[0] == Section("全期", 1)
    assert isinstance(rows[1], Mark)
    assert rows[1].id == early


def test_one_tag_only(library_bridge: Bridge) -> None:
    tag(library_bridge, "p", 6, 9, "t1")
    wanted = tag(library_bridge, "q", 8, 14, "t2")
    assert library_bridge.bulletin is not None
    rows = rows_of(marks(library_bridge), library_bridge.bulletin, None, only="t2")
    assert [row.id for row in rows if isinstance(row, Mark)] == [wanted]


def test_an_orphan_keeps_its_quote(library_bridge: Bridge) -> None:
    tag(library_bridge, "p", 6, 9, "t1")
    library_bridge.type_over(Span(Anchor("p", 5), Anchor("p", 12)), "")
    [mark] = marks(library_bridge)
    assert mark.orphan
    assert mark.quote == "𠮷祥村"


def test_a_quote_holds_every_width_of_character(library_bridge: Bridge) -> None:
    tag(library_bridge, "p", 6, 18, "t1")
    tag(library_bridge, "p", 24, 31, "t1")
    assert [mark.quote for mark in marks(library_bridge)] == ["𠮷祥村选出带头人🏠三名。", "按月通报e\u0301。"]


def test_innermost_and_neighbours(library_bridge: Bridge) -> None:
    long, short = tag(library_bridge, "p", 6, 18, "t1"), tag(library_bridge, "p", 8, 10, "t2")
    assert library_bridge.bulletin is not None
    start = library_bridge.bulletin.start_of("p")
    found = marks(library_bridge)

    def id_of(mark: Mark | None) -> str:
        return mark.id if mark else ""

    assert id_of(innermost(found, start + 9)) == short
    assert id_of(innermost(found, start + 12)) == long
    assert innermost(found, start) is None
    assert id_of(next_mark(found, start + 6, 1)) == short
    assert id_of(next_mark(found, start + 8, 1)) == long
    assert id_of(next_mark(found, start + 6, -1)) == short
    assert next_mark([], 0, 1) is None


def test_uses_count_the_tags(library_bridge: Bridge) -> None:
    for start in (6, 9, 12):
        tag(library_bridge, "p", start, start + 1, "t2")
    tag(library_bridge, "q", 8, 9, "t1")
    assert [(one.id, count) for one, count in uses(marks(library_bridge))] == [("t2", 3), ("t1", 1)]
