"""Bringing the sheet to another state of the model."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from tests.ui.reading.fake_bridge import FakeBridge, block, sample

from zugong_desk.domain import edit
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.source import Source
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.reading.display import unchanged
from zugong_desk.ui.reading.dress import Dress
from zugong_desk.ui.reading.pane import ReadingPane
from zugong_desk.ui.theme.theme import load_theme

Agrees = Callable[[], None]
WORDS = st.sampled_from(["甲", "𠮷祥🏠", "e\u0301", "了了了", ""])
KINDS = st.sampled_from([Kind.PARAGRAPH, Kind.ARTICLE_TITLE, Kind.HEADING, Kind.MASTHEAD])
POOL = [block(f"x{at}", kind, text) for at, (kind, text) in enumerate(
    (kind, text) for kind in (Kind.PARAGRAPH, Kind.ARTICLE_TITLE, Kind.MASTHEAD) for text in ("甲", "𠮷祥🏠", "e\u0301", "", "了了")
)]  # fmt: skip


def count_edits(pane: ReadingPane) -> list[tuple[int, int, int]]:
    seen: list[tuple[int, int, int]] = []
    pane.sheet.document().contentsChange.connect(lambda *counts: seen.append(counts))
    return seen


def long_text(lines: int = 400) -> Bulletin:
    blocks = tuple(block(f"l{at}", Kind.PARAGRAPH, f"第{at}段，" + "𠮷祥村认真贯彻。" * 8) for at in range(lines))
    return Bulletin("b1", Source("长.txt", "2" * 64, "utf-8", ""), blocks)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(POOL), max_size=8, unique_by=lambda line: line.id), min_size=1, max_size=5))
def test_from_any_lines_to_any_others(pane: ReadingPane, bridge: FakeBridge, states: list[list[object]]) -> None:
    for lines in states:
        bridge.bulletin = Bulletin("b1", sample().source, tuple(lines))  # type: ignore[arg-type]
        pane.display.bring(bridge.bulletin.lines)
        agree(pane, bridge)


def agree(pane: ReadingPane, bridge: FakeBridge) -> None:
    from zugong_desk.ui.reading.shown import shown

    assert bridge.bulletin
    document = pane.sheet.document()
    found = [document.findBlockByNumber(number).text() for number in range(document.blockCount())]
    assert found == ([shown(line) for line in bridge.bulletin.lines] or [""])


def test_a_step_elsewhere_edits_only_its_difference(pane: ReadingPane, bridge: FakeBridge, agrees: Agrees) -> None:
    seen = count_edits(pane)
    assert bridge.bulletin
    bridge.do(edit.type_over(bridge.bulletin, Span(Anchor("p", 4), Anchor("p", 5)), "", bridge.new_id))
    assert [removed - added for _, removed, added in seen] == [2]
    agrees()


def test_a_step_that_changes_no_text_edits_nothing(pane: ReadingPane, bridge: FakeBridge) -> None:
    seen = count_edits(pane)
    bridge.annotate(Span(Anchor("p", 4), Anchor("p", 9)), "t1")
    assert bridge.bulletin
    bridge.do(edit.mark_head(bridge.bulletin, Span(Anchor("p", 0), Anchor("p", 3)), Role.ITEM))
    assert seen == []
    formats = pane.sheet.document().findBlockByNumber(5).layout().formats()
    assert [(one.start, one.length) for one in formats] == [(0, 3)]


def test_relabelling_sets_the_line_anew(pane: ReadingPane, bridge: FakeBridge, agrees: Agrees) -> None:
    assert bridge.bulletin
    bridge.do(edit.relabel(bridge.bulletin, "b", Kind.ARTICLE_TITLE))
    agrees()
    bridge.undo()
    agrees()


def test_caret_and_view_stay_when_text_above_changes(pane: ReadingPane, bridge: FakeBridge) -> None:
    bridge.bulletin = long_text()
    bridge.opened.emit()
    QApplication.processEvents()
    bridge.go(Span(Anchor("l200", 5), Anchor("l200", 7)), "outlinePane")
    top = pane.sheet.cursorRect().top()
    bridge.do(edit.type_over(bridge.bulletin, Span(Anchor("l3", 2), Anchor("l3", 2)), "甲" * 200, bridge.new_id))
    bridge.do(edit.split(bridge.bulletin, Anchor("l9", 4), bridge.new_id))
    assert pane.caret.span() == Span(Anchor("l200", 5), Anchor("l200", 7))
    assert abs(pane.sheet.cursorRect().top() - top) <= 1


def test_another_size_or_theme_keeps_caret_and_place(pane: ReadingPane, bridge: FakeBridge) -> None:
    bridge.bulletin = long_text()
    bridge.opened.emit()
    QApplication.processEvents()
    bridge.go(Span(Anchor("l200", 5), Anchor("l200", 7)), "outlinePane")
    pane.set_text_size(20)
    assert pane.caret.span() == Span(Anchor("l200", 5), Anchor("l200", 7))
    assert 0 <= pane.sheet.cursorRect().top() <= pane.sheet.viewport().height()
    pane.display.dress_anew(Dress(20, load_theme("dark")))
    assert pane.caret.span() == Span(Anchor("l200", 5), Anchor("l200", 7))


def test_the_whole_text_is_laid_out_after_edits_in_a_fresh_one(pane: ReadingPane, bridge: FakeBridge) -> None:
    bridge.bulletin = long_text()
    bridge.opened.emit()
    bridge.do(edit.split(bridge.bulletin, Anchor("l0", 4), bridge.new_id))
    QApplication.processEvents()
    pane.sheet.lay_out()
    document = pane.sheet.document()
    assert all(document.findBlockByNumber(number).layout().lineCount() for number in range(document.blockCount()))


def test_blocks_are_compared_as_objects() -> None:
    lines = sample().lines
    twin = sample().lines
    assert unchanged(lines, lines) == (len(lines), 0)
    assert unchanged(lines, (*lines[:3], twin[3], *lines[4:])) == (3, len(lines) - 4)
    assert unchanged(lines, (*lines[:3], *lines[5:])) == (3, len(lines) - 5)
    assert unchanged((), lines) == (0, 0)
