"""The outline pane by key, mouse and drop, over a real library."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import from_source
from zugong_desk.domain.source import Source
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.action_set import ActionSet
from zugong_desk.ui.actions import action_table
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.outline.pane import OutlinePane
from zugong_desk.ui.outline.tree import tree_of
from zugong_desk.ui.theme.source import ThemeSource

MOVE = Qt.DropAction.MoveAction


@pytest.fixture
def pane(library_bridge: Bridge, themes: ThemeSource, qtbot: QtBot) -> OutlinePane:
    pane = OutlinePane(library_bridge, themes)
    qtbot.addWidget(pane)
    pane.resize(320, 700)
    pane.show()
    QAbstractItemModelTester(pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal, pane)
    return pane


def find(pane: OutlinePane, text: str) -> QModelIndex:
    found = (at for at, row in enumerate(pane.model.tree.rows) if row.text == text)
    return pane.model.index_of(next(found))


def caret(bridge: Bridge, block: str, offset: int = 0) -> None:
    at = Anchor(block, offset)
    bridge.go(Span(at, at), "readingPane")


def level(bridge: Bridge, block: str) -> int:
    assert bridge.bulletin is not None
    return bridge.bulletin.block(block).level


def current(pane: OutlinePane) -> str:
    return str(pane.view.currentIndex().data())


def test_follows_the_caret_to_the_deepest_row_in_sight(pane: OutlinePane, library_bridge: Bridge) -> None:
    caret(library_bridge, "p", 20)
    assert current(pane) == "一、建强队伍"
    pane.view.expand(find(pane, "一、建强队伍"))
    caret(library_bridge, "p", 20)
    assert current(pane) == "二是管好人"
    caret(library_bridge, "b")
    assert current(pane) == "把支部建在网格上"


def test_a_click_takes_every_pane_there(pane: OutlinePane, library_bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(library_bridge.place_changed) as told:
        where = pane.view.visualRect(find(pane, "二、服务群众")).center()
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == [Span(Anchor("q", 0), Anchor("q", 7)), "outlinePane"]


def test_tab_demotes_and_shift_tab_promotes(pane: OutlinePane, library_bridge: Bridge, qtbot: QtBot) -> None:
    pane.view.setCurrentIndex(find(pane, "一、建强队伍"))
    qtbot.keyClick(pane.view, Qt.Key.Key_Tab)
    assert level(library_bridge, "h") == 2
    qtbot.keyClick(pane.view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert level(library_bridge, "h") == 1
    qtbot.waitUntil(lambda: current(pane) == "一、建强队伍")


def test_several_headings_are_demoted_together(pane: OutlinePane, library_bridge: Bridge, qtbot: QtBot) -> None:
    pane.view.expandAll()
    pane.view.setCurrentIndex(find(pane, "一、建强队伍"))
    qtbot.keyClick(pane.view, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(pane.view, Qt.Key.Key_Tab)
    bulletin = library_bridge.bulletin
    assert bulletin is not None
    assert [level(library_bridge, "h"), level(library_bridge, "i"), bulletin.block("q").heads[0].level] == [2, 3, 2]
    library_bridge.undo()
    assert [level(library_bridge, "h"), level(library_bridge, "i")] == [1, 2]


def test_a_heading_dropped_on_another_becomes_its_child(
    pane: OutlinePane, library_bridge: Bridge, qtbot: QtBot
) -> None:
    dragged = pane.model.mimeData([find(pane, "二、服务群众")])
    target = find(pane, "一、建强队伍")
    assert pane.model.canDropMimeData(dragged, MOVE, -1, -1, target)
    assert not pane.model.dropMimeData(dragged, MOVE, -1, -1, target)
    bulletin = library_bridge.bulletin
    qtbot.waitUntil(lambda: library_bridge.bulletin is not bulletin)
    assert library_bridge.bulletin is not None
    assert library_bridge.bulletin.block("q").heads[0].level == 2


def test_a_heading_dropped_between_others_becomes_their_sibling(
    pane: OutlinePane, library_bridge: Bridge, qtbot: QtBot
) -> None:
    pane.model.dropMimeData(
        pane.model.mimeData([find(pane, "（一）压实责任")]), MOVE, 1, 0, find(pane, "把支部建在网格上")
    )
    qtbot.waitUntil(lambda: level(library_bridge, "i") == 1)


def test_what_cannot_be_dropped(pane: OutlinePane) -> None:
    heading = pane.model.mimeData([find(pane, "一、建强队伍")])
    assert not pane.model.canDropMimeData(heading, MOVE, -1, -1, find(pane, "一、建强队伍"))
    assert not pane.model.canDropMimeData(heading, MOVE, -1, -1, find(pane, "一是选好人"))
    assert not pane.model.canDropMimeData(pane.model.mimeData([find(pane, "基层党建")]), MOVE, -1, -1, QModelIndex())


def test_delete_sets_the_block_aside_and_undo_brings_it_back(
    pane: OutlinePane, library_bridge: Bridge, qtbot: QtBot
) -> None:
    pane.view.setCurrentIndex(find(pane, "（一）压实责任"))
    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "（一）压实责任" not in texts(pane))
    library_bridge.undo()
    qtbot.waitUntil(lambda: "（一）压实责任" in texts(pane))


def texts(pane: OutlinePane) -> list[str]:
    return [row.text for row in pane.model.tree.rows]


def test_the_keys_of_the_actions_work_here(
    pane: OutlinePane, library_bridge: Bridge, themes: ThemeSource, qtbot: QtBot
) -> None:
    actions = ActionSet(action_table(), themes, pane)
    pane.set_actions(actions)  # type: ignore[arg-type]
    done: list[str] = []
    actions.bind({"kind_column": lambda: done.append("column"), "level_2": lambda: done.append("level")})
    actions.bind({"set_aside": lambda: done.append("aside")})
    pane.activateWindow()
    pane.view.setFocus()
    pane.view.setCurrentIndex(find(pane, "一、建强队伍"))
    qtbot.keyClick(pane.view, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(pane.view, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)
    assert done == ["column", "level", "aside"]


def test_what_is_folded_and_chosen_survives_a_new_outline(
    pane: OutlinePane, library_bridge: Bridge, qtbot: QtBot
) -> None:
    pane.view.expand(find(pane, "一、建强队伍"))
    pane.view.collapse(find(pane, "基层党建"))
    pane.view.expand(find(pane, "基层党建"))
    pane.view.setCurrentIndex(find(pane, "二、服务群众"))
    library_bridge.relabel(["b"], Kind.HEADING, 1)
    qtbot.waitUntil(lambda: "中共临河县委" in texts(pane))
    assert pane.view.isExpanded(find(pane, "一、建强队伍"))
    assert current(pane) == "二、服务群众"


def test_typing_in_a_heading_repaints_without_a_reset(pane: OutlinePane, library_bridge: Bridge, qtbot: QtBot) -> None:
    resets: list[bool] = []
    pane.model.modelReset.connect(lambda: resets.append(True))
    end = Anchor("h", 6)
    library_bridge.type_over(Span(end, end), "𠮷")
    qtbot.waitUntil(lambda: "一、建强队伍𠮷" in texts(pane))
    assert not resets


def test_without_an_issue_it_says_what_to_do(pane: OutlinePane, library_bridge: Bridge) -> None:
    library_bridge.set_desk(None)
    assert pane.model.rowCount() == 0
    assert pane._stack.currentWidget() is pane._empty
    assert "Ctrl+P" in pane._empty.text()


def test_the_inspector_says_why_and_confirms(pane: OutlinePane, library_bridge: Bridge, qtbot: QtBot) -> None:
    caret(library_bridge, "t")
    inspector = pane.inspector
    assert inspector.values["依据"].text() == "上无空行"
    assert inspector.values["可信"].text() == "0.60　存疑"
    assert inspector.values["原件"].text() == "第 3 行"
    qtbot.mouseClick(inspector.confirm, Qt.MouseButton.LeftButton)
    assert library_bridge.bulletin is not None
    assert not library_bridge.bulletin.block("t").label.doubtful
    assert not inspector.confirm.isEnabled()


def test_the_inspector_changes_the_kind(pane: OutlinePane, library_bridge: Bridge) -> None:
    caret(library_bridge, "b")
    box = pane.inspector.kind
    box.activated.emit(box.findData(Kind.PARAGRAPH.value))
    assert library_bridge.bulletin is not None
    assert library_bridge.bulletin.block("b").kind is Kind.PARAGRAPH


def test_every_control_has_a_name_to_be_read(pane: OutlinePane) -> None:
    assert pane.objectName() == "outlinePane"
    assert pane.accessibleName()
    assert pane.view.accessibleName()
    heading = find(pane, "一、建强队伍").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "第 1 级" in heading


def long_bulletin(blocks: int) -> Bulletin:
    text = "一、推动落实。各地各单位要结合实际抓好落实，确保取得实效。"
    kinds = (Kind.ARTICLE_TITLE, *(Kind.HEADING, Kind.PARAGRAPH) * 5)
    lines = tuple(
        Block(
            f"b{at}", Label(kinds[at % 11], 1 if kinds[at % 11] is Kind.HEADING else 0), from_source(text, 0, len(text))
        )
        for at in range(blocks)
    )
    return Bulletin("long", Source("long.txt", "1" * 64, "utf-8", text), lines)


def fastest(run: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


@pytest.mark.bench
def test_a_long_issue_is_outlined_fast() -> None:
    bulletin = long_bulletin(6000)
    took = fastest(lambda: tree_of(bulletin))
    print(f"outline of 6000 blocks: {took * 1000:.0f} ms")
    assert took < 0.1


def test_a_long_issue_waits_until_typing_pauses(pane: OutlinePane, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zugong_desk.ui.outline.pane.LONG", 3)
    pane._bridge.type_over(Span(Anchor("h", 6), Anchor("h", 6)), "又")
    assert pane._timer.isActive()
    assert pane._timer.interval() > 0
    assert "一、建强队伍" in texts(pane)


def plain_paragraph(pane: OutlinePane, bridge: Bridge) -> Block:
    """A paragraph without heads, made at the end of the issue."""
    assert bridge.bulletin
    last = bridge.bulletin.block("p")
    end = Anchor(last.id, len(last.text))
    bridge.type_over(Span(end, end), "\n各地由此抓实。")
    pane.refresh()
    made = bridge.bulletin.next_line(last.id)
    assert made
    assert not made.heads
    return made


def test_typing_of_which_the_outline_says_nothing_leaves_it_alone(pane: OutlinePane, library_bridge: Bridge) -> None:
    anchor = Anchor(plain_paragraph(pane, library_bridge).id, 0)
    library_bridge.type_over(Span(anchor, anchor), "𠮷")
    assert not pane._timer.isActive()
    after = library_bridge.bulletin
    assert after
    assert pane.model.tree == tree_of(after)


def test_a_credit_typed_and_taken_out_again_reaches_the_outline(pane: OutlinePane, library_bridge: Bridge) -> None:
    line = plain_paragraph(pane, library_bridge)
    end, credit = len(line.text), "（桐城市委组织部）"
    library_bridge.type_over(Span(Anchor(line.id, end), Anchor(line.id, end)), credit)
    assert pane._timer.isActive()
    pane.refresh()
    library_bridge.type_over(Span(Anchor(line.id, end), Anchor(line.id, end + len(credit))), "")
    assert pane._timer.isActive()


def test_a_long_issue_shows_its_outline_after_its_text(
    pane: OutlinePane, library_bridge: Bridge, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    bulletin = library_bridge.bulletin
    assert bulletin
    monkeypatch.setattr("zugong_desk.ui.outline.pane.LONG", 3)
    library_bridge.open_issue(bulletin.id)
    assert pane.model.tree.rows == ()
    qtbot.waitUntil(lambda: pane.model.tree == tree_of(bulletin))


def test_the_model_is_a_sound_qt_model(pane: OutlinePane) -> None:
    model: QAbstractItemModel = pane.model
    column = model.index(1, 0)
    article = model.index(0, 0, column)
    assert model.parent(article) == column
    assert not model.index(5, 0, column).isValid()
    assert not model.parent(column).isValid()
