"""The passages of a record in the text: underlined and numbered over it, without moving it."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.reading.grounds import GroundMark
from zugong_desk.ui.reading.pane import ReadingPane
from zugong_desk.ui.theme.source import ThemeSource


def span(block: str, start: int, end: int) -> Span:
    return Span(Anchor(block, start), Anchor(block, end))


@pytest.fixture
def pane(library_bridge: Bridge, themes: ThemeSource, qtbot: QtBot) -> ReadingPane:
    pane = ReadingPane(library_bridge, themes)
    qtbot.addWidget(pane)
    pane.resize(760, 900)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def pixels(pane: ReadingPane) -> QImage:
    return pane.sheet.viewport().grab().toImage()


def painted(before: QImage, after: QImage) -> set[tuple[int, int]]:
    """The points that differ."""
    return {
        (x, y) for y in range(before.height()) for x in range(before.width()) if before.pixel(x, y) != after.pixel(x, y)
    }


def test_a_mark_is_painted_at_its_words_only(pane: ReadingPane) -> None:
    bare = pixels(pane)
    pane.grounds.show((GroundMark(span("p", 6, 9), 1),))
    (rect,) = pane.underlining.rects("p", 6, 9)
    found = painted(bare, pixels(pane))
    assert found
    assert min(x for x, _ in found) >= rect.left() - 1
    assert max(x for x, _ in found) <= rect.right() + 14
    assert min(y for _, y in found) >= rect.top()
    assert max(y for _, y in found) <= rect.bottom()
    pane.grounds.clear()
    assert pixels(pane) == bare


def test_numbers_of_values_that_end_together_stand_side_by_side(pane: ReadingPane) -> None:
    one, other = GroundMark(span("p", 6, 9), 8), GroundMark(span("p", 7, 9), 8)
    bare = pixels(pane)
    pane.grounds.show((one,))
    alone = painted(bare, pixels(pane))
    pane.grounds.show((one, other))
    both = painted(bare, pixels(pane))
    assert max(x for x, _ in both) > max(x for x, _ in alone) + 3


def test_the_value_at_hand_and_a_proposal_look_their_part(pane: ReadingPane) -> None:
    seen = []
    for mark in (
        GroundMark(span("p", 6, 9), 1),
        GroundMark(span("p", 6, 9), 1, current=True),
        GroundMark(span("p", 6, 9)),
    ):
        pane.grounds.show((mark,))
        seen.append(pixels(pane))
    assert seen[0] != seen[1]
    assert seen[0] != seen[2]


def test_marks_of_blocks_that_are_gone_are_left_out(pane: ReadingPane, library_bridge: Bridge) -> None:
    bare = pixels(pane)
    pane.grounds.show((GroundMark(span("nowhere", 0, 3), 1), GroundMark(span("p", 400, 500), 2)))
    assert pixels(pane) == bare
    assert library_bridge.bulletin is not None
    library_bridge.open_issue(library_bridge.bulletin.id)
    assert pane.grounds.marks == ()


def test_a_mark_over_several_rows_and_blocks_is_painted_in_each(pane: ReadingPane) -> None:
    bare = pixels(pane)
    pane.grounds.show((GroundMark(Span(Anchor("p", 20), Anchor("q", 5)), 3),))
    rows = {round(y / 10) for _, y in painted(bare, pixels(pane))}
    assert len(rows) > 2
