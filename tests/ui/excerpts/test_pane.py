"""The excerpts pane over a real library."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from zugong_desk.domain.collection import Excerpt
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.action_set import ActionSet
from zugong_desk.ui.actions import action_table
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.excerpts.listing import STALE, Section
from zugong_desk.ui.excerpts.pane import EXPORT, ExcerptsPane
from zugong_desk.ui.theme.source import ThemeSource

ALT = Qt.KeyboardModifier.AltModifier
MOVE = Qt.DropAction.MoveAction


def span(block: str, start: int, end: int) -> Span:
    return Span(Anchor(block, start), Anchor(block, end))


def take(bridge: Bridge, where: Span) -> str:
    id = bridge.take_excerpt(where)
    assert id is not None
    return id


@pytest.fixture
def ids(library_bridge: Bridge) -> list[str]:
    return [take(library_bridge, where) for where in (span("p", 6, 18), span("p", 24, 31), span("q", 7, 26))]


@pytest.fixture
def pane(library_bridge: Bridge, themes: ThemeSource, ids: list[str], qtbot: QtBot) -> ExcerptsPane:
    pane = ExcerptsPane(library_bridge, themes)
    qtbot.addWidget(pane)
    pane.resize(320, 800)
    pane.show()
    QAbstractItemModelTester(pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal, pane)
    return pane


def order(bridge: Bridge) -> list[str]:
    [collection] = bridge.shelf.collections
    return [excerpt.id for excerpt in bridge.shelf.excerpts_of(collection)]


def excerpt(bridge: Bridge, id: str) -> Excerpt:
    return bridge.shelf.excerpts[id]


def put_in(bridge: Bridge, id: str, section: str) -> None:
    bridge.change_excerpt(replace(excerpt(bridge, id), section=section))


def test_lists_what_was_taken_with_its_source(pane: ExcerptsPane, ids: list[str]) -> None:
    items = pane.model.items
    assert [item.excerpt.id for item in items] == ids
    assert items[0].excerpt.text == "𠮷祥村选出带头人🏠三名。"
    assert items[0].source
    assert "3 条" in pane.chooser.count.text()
    assert pane.chosen == ids[0]


def test_alt_arrows_reorder(pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot) -> None:
    pane.choose(ids[0])
    qtbot.keyClick(pane.view, Qt.Key.Key_Down, ALT)
    assert order(library_bridge) == [ids[1], ids[0], ids[2]]
    assert pane.chosen == ids[0]
    qtbot.keyClick(pane.view, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(pane.view, Qt.Key.Key_Up, ALT)
    assert order(library_bridge) == ids


def test_moving_past_the_edge_of_a_section_joins_the_next(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str]
) -> None:
    for id, section in zip(ids, ("甲", "甲", "乙"), strict=True):
        put_in(library_bridge, id, section)
    pane.choose(ids[1])
    pane.shift(1)
    assert excerpt(library_bridge, ids[1]).section == "乙"
    assert order(library_bridge) == ids


def test_a_drop_takes_place_and_section_of_where_it_lands(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    for id, section in zip(ids, ("甲", "甲", "乙"), strict=True):
        put_in(library_bridge, id, section)
    dragged = pane.model.mimeData([pane.model.index_of(ids[2])])
    assert not pane.model.dropMimeData(dragged, MOVE, 2, 0, QModelIndex())
    qtbot.waitUntil(lambda: order(library_bridge) == [ids[0], ids[2], ids[1]])
    assert excerpt(library_bridge, ids[2]).section == "甲"


def test_a_drop_back_into_its_own_section_changes_nothing(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    put_in(library_bridge, ids[2], "乙")
    at = pane.model.index_of(ids[2]).row()
    dragged = pane.model.mimeData([pane.model.index_of(ids[2])])
    with qtbot.waitSignal(pane.model.move_wished) as told:
        pane.model.dropMimeData(dragged, MOVE, at, 0, QModelIndex())
    assert told.args == [ids[2], 2, "乙"]


def test_fields_are_handed_over_when_left(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    pane.choose(ids[0])
    title = pane.form.fields["title"]
    assert isinstance(title, QLineEdit)
    title.selectAll()
    qtbot.keyClicks(title, "dai")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert excerpt(library_bridge, ids[0]).title == "dai"
    pane.form.fields["text"].setText("𠮷祥村选出带头人🏠四名。")
    pane.choose(ids[1])
    assert excerpt(library_bridge, ids[0]).text.endswith("四名。")
    assert pane.model.items[0].state == "改 1 处"
    library_bridge.undo()
    assert excerpt(library_bridge, ids[0]).text.endswith("三名。")


def test_a_changed_passage_is_told_and_taken(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    pane.choose(ids[0])
    assert pane.form.notice.isHidden()
    library_bridge.type_over(span("p", 8, 9), "县")
    assert pane.model.items[0].state == STALE
    assert "待更新 1" in pane.chooser.count.text()
    assert not pane.form.notice.isHidden()
    qtbot.mouseClick(pane.form.notice.take, Qt.MouseButton.LeftButton)
    assert excerpt(library_bridge, ids[0]).text == "𠮷祥县选出带头人🏠三名。"
    assert pane.form.notice.isHidden()


def test_a_changed_passage_can_be_passed_over(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    pane.choose(ids[0])
    library_bridge.type_over(span("p", 8, 9), "县")
    qtbot.mouseClick(pane.form.notice.keep, Qt.MouseButton.LeftButton)
    kept = excerpt(library_bridge, ids[0])
    assert (kept.taken, kept.text) == ("𠮷祥县选出带头人🏠三名。", "𠮷祥村选出带头人🏠三名。")
    assert pane.model.items[0].state == "改 1 处"


def test_a_deleted_passage_keeps_the_excerpt(pane: ExcerptsPane, library_bridge: Bridge, ids: list[str]) -> None:
    library_bridge.type_over(span("p", 5, 20), "")
    pane.choose(ids[0])
    assert pane.model.items[0].now is None
    assert pane.form.notice.take.isHidden()
    assert excerpt(library_bridge, ids[0]).text == "𠮷祥村选出带头人🏠三名。"


def test_f4_goes_back_even_to_another_issue(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    pane.choose(ids[2])
    with qtbot.waitSignal(library_bridge.place_changed) as told:
        qtbot.keyClick(pane.view, Qt.Key.Key_F4)
    assert told.args == [span("q", 7, 26), "excerptsPane"]


def test_delete_takes_out_and_undo_puts_back(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    pane.choose(ids[1])
    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)
    assert [item.excerpt.id for item in pane.model.items] == [ids[0], ids[2]]
    library_bridge.undo()
    assert [item.excerpt.id for item in pane.model.items] == ids


def test_collections_are_made_renamed_and_removed(
    pane: ExcerptsPane, library_bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_kwargs: ("典型做法", True))
    pane.chooser.ask_new()
    assert pane.chooser.box.currentText() == "典型做法"
    assert pane.model.items == []
    assert "Ctrl+E" in pane._stack.currentWidget().text()  # type: ignore[attr-defined]
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_kwargs: ("典型经验", True))
    pane.chooser.ask_name()
    assert pane.chooser.box.currentText() == "典型经验"
    pane.chooser.remove()
    assert [collection.name for collection in library_bridge.shelf.collections.values()] == ["摘编"]
    assert len(pane.model.items) == 3


def test_a_new_section_begins_at_the_chosen_one(pane: ExcerptsPane, library_bridge: Bridge, ids: list[str]) -> None:
    pane.choose(ids[1])
    before = len(library_bridge.history())
    pane.add_section()
    assert len(library_bridge.history()) == before + 1
    assert excerpt(library_bridge, ids[1]).section == excerpt(library_bridge, ids[2]).section == "新的一节"
    assert excerpt(library_bridge, ids[0]).section == ""
    assert [row.count for row in pane.model.rows if isinstance(row, Section)] == [1, 2]


def test_the_export_button_triggers_the_action(pane: ExcerptsPane, themes: ThemeSource, qtbot: QtBot) -> None:
    actions = ActionSet(action_table(), themes, pane)
    pane.set_actions(actions)  # type: ignore[arg-type]
    with qtbot.waitSignal(actions[EXPORT].triggered):
        qtbot.mouseClick(pane.export, Qt.MouseButton.LeftButton)


def test_a_closed_library_leaves_nothing(pane: ExcerptsPane, library_bridge: Bridge) -> None:
    library_bridge.set_desk(None)
    assert pane.model.items == []
    assert pane.chosen is None
    assert not pane.export.isEnabled()


def test_every_control_has_a_name_to_be_read(pane: ExcerptsPane) -> None:
    assert pane.objectName() == "excerptsPane"
    for field in pane.form.fields.values():
        assert field.accessibleName()
    for button in (pane.export, pane.chooser.add, pane.chooser.more, pane.chooser.box, pane.view):
        assert button.accessibleName()
