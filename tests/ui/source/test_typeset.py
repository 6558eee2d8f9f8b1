"""Pages made for forms without any: every character has a cell, in the size and at the side that the imprint says."""

import pytest
from PySide6.QtWidgets import QApplication

from zugong_desk.domain.imprint import Align, Form, Imprint, LinePrint
from zugong_desk.domain.source import Source
from zugong_desk.ui.source.strips import Strip, Strips, box_of
from zugong_desk.ui.source.typeset import A4, LEFT, RIGHT, TOP, typeset

LINES = (
    ("江城组工信息", LinePrint(22.0, bold=((0, 6),), align=Align.CENTRE)),
    ("一是选好人。" + "𠮷祥村选出带头人🏠三名e\u0301。" * 9, LinePrint(16.0, indent=32.0, bold=((2, 70),))),
    ("", LinePrint()),
    ("中共临河县委", LinePrint(16.0, align=Align.RIGHT)),
    ("没有字号的一行", LinePrint()),
)


def source_of(lines: tuple[tuple[str, LinePrint], ...]) -> Source:
    text = "".join(f"{line}\n" for line, _ in lines)
    return Source("一.docx", "", "", text, imprint=Imprint(Form.DOCX, (), tuple(look for _, look in lines)))


@pytest.fixture
def source(qapp: QApplication) -> Source:  # type needs a running Qt
    return source_of(LINES)


def strips_in(strips: Strips, source: Source, line: int) -> list[Strip]:
    start, end = source.line_range(line)
    return list(strips.within(start, end))


def test_every_character_has_one_cell_in_its_order(source: Source) -> None:
    pages, strips = typeset(source)
    found = [strip for page in range(1, len(pages) + 1) for strip in strips.on(page)]
    read = "".join(source.text[strip.start : strip.end] for strip in found)
    assert read == source.text.replace("\n", "")
    for strip in found:
        edges = strip.placement.edges
        assert list(edges) == sorted(edges)
        assert strip.placement.x + edges[-1] <= A4.width - RIGHT + 1


def test_sides_indents_and_sizes_come_from_the_imprint(source: Source) -> None:
    _, strips = typeset(source)
    title, right = strips_in(strips, source, 1)[0], strips_in(strips, source, 4)[0]
    body = strips_in(strips, source, 2)
    middle = title.placement.x + title.placement.width / 2
    assert middle == pytest.approx(A4.width / 2, abs=1.5)
    assert title.placement.y >= TOP
    assert title.placement.width == pytest.approx(6 * 22, rel=0.05)
    assert right.placement.x + right.placement.width == pytest.approx(A4.width - RIGHT, abs=1.5)
    assert len(body) > 2
    assert body[0].placement.x == pytest.approx(LEFT + 32, abs=1)
    assert body[1].placement.x == pytest.approx(LEFT, abs=1)
    assert strips_in(strips, source, 5)[0].look.size > 0


def test_bold_ranges_move_with_the_lines_they_fall_into(source: Source) -> None:
    _, strips = typeset(source)
    start = source.line_range(2)[0]
    heavy = {
        strip.start + at
        for strip in strips_in(strips, source, 2)
        for low, high in strip.look.bold
        for at in range(low, high)
    }
    assert heavy == set(range(start + 2, start + 70))


def test_full_pages_are_turned_and_lines_never_hang_over(qapp: QApplication) -> None:
    source = source_of(tuple((f"第{at}行", LinePrint(16.0)) for at in range(100)))
    pages, strips = typeset(source)
    assert len(pages) > 2
    for page in range(1, len(pages) + 1):
        on = strips.on(page)
        assert on
        bottom = box_of([strip.quad(strip.start, strip.end) for strip in on])[3]
        assert bottom < A4.height


def test_nothing_makes_one_empty_page(qapp: QApplication) -> None:
    pages, strips = typeset(Source("空.docx", "", "", "\n"))
    assert len(pages) == 1
    assert strips.on(1) == []
