"""The excerpts pane over a real library."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from zugong_desk.domain.arrangement import Item
from zugong_desk.domain.collection import Citing, Excerpt, Section
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.library import DiskFull
from zugong_desk.ui.action_set import ActionSet
from zugong_desk.ui.actions import action_table
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.excerpts.frame import EXPORT
from zugong_desk.ui.excerpts.listing import STALE, ExcerptRow, SectionRow
from zugong_desk.ui.excerpts.menu import menu_for
from zugong_desk.ui.excerpts.pane import ExcerptsPane
from zugong_desk.ui.theme.source import ThemeSource

KEY = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
MOVE = Qt.DropAction.MoveAction
FIRST = "𠮷祥村选出带头人🏠三名。"


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
    pane.resize(320, 900)
    pane.show()
    QAbstractItemModelTester(pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal, pane)
    return pane


def items(bridge: Bridge) -> tuple[Item, ...]:
    return bridge.items_of(next(iter(bridge.shelf.collections)))


def order(bridge: Bridge) -> list[str]:
    return [one.id for one in items(bridge)]


def excerpt(bridge: Bridge, id: str) -> Excerpt:
    return bridge.shelf.excerpts[id]


def row(pane: ExcerptsPane, at: int) -> ExcerptRow:
    found = pane.model.rows[at]
    assert isinstance(found, ExcerptRow)
    return found


def states(pane: ExcerptsPane, at: int) -> list[str]:
    return [one.words for one in row(pane, at).states]


def sectioned(pane: ExcerptsPane, before: str, title: str = "") -> str:
    """A new section before an item, with a title of its own."""
    pane.choose(before)
    pane.deeds.add_section()
    made = pane.model.row_at(pane.view.currentIndex())
    assert isinstance(made, SectionRow)
    if title:
        pane._bridge.change_section(replace(made.section, title=title))
    return made.id


def also(pane: ExcerptsPane, *ids: str) -> None:
    """Choose more items beside the current one."""
    for id in ids:
        pane.view.selectionModel().select(pane.model.index_of(id), QItemSelectionModel.SelectionFlag.Select)


# the list -------------------------------------------------------------------------------------------------------------


def test_lists_what_was_taken_with_its_source(pane: ExcerptsPane, ids: list[str]) -> None:
    assert [one.id for one in pane.model.rows] == ids
    assert row(pane, 0).excerpt.text == FIRST
    assert row(pane, 0).source == "中共临河县委　2024年第7期"
    assert pane.chooser.count.text().startswith("3 条　")
    assert pane.chosen == ids[0]


def test_alt_arrows_reorder_in_single_steps(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    pane.choose(ids[0])
    qtbot.keyClick(pane.view, KEY.Key_Down, ALT)
    assert order(library_bridge) == [ids[1], ids[0], ids[2]]
    assert pane.chosen == ids[0]
    qtbot.keyClick(pane.view, KEY.Key_Up, ALT)
    assert order(library_bridge) == ids
    library_bridge.undo()
    library_bridge.undo()
    assert order(library_bridge) == ids


def test_several_chosen_move_and_go_together(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    pane.choose(ids[2])
    also(pane, ids[1])
    before = len(library_bridge.history())
    qtbot.keyClick(pane.view, KEY.Key_Up, ALT)
    assert order(library_bridge) == [ids[1], ids[2], ids[0]]
    assert pane.view.chosen == [ids[1], ids[2]]
    assert pane.chooser.count.text().startswith("已选 2 条　3 条")
    qtbot.keyClick(pane.view, KEY.Key_Delete)
    assert order(library_bridge) == [ids[0]]
    assert len(library_bridge.history()) == before + 2
    library_bridge.undo()
    assert order(library_bridge) == [ids[1], ids[2], ids[0]]
    assert pane.view.chosen == [ids[1], ids[2]]


def test_an_excerpt_at_the_edge_of_its_section_goes_over_into_the_next(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str]
) -> None:
    made = sectioned(pane, ids[2])
    pane.choose(ids[1])
    pane.deeds.shift(1)
    assert order(library_bridge) == [ids[0], made, ids[1], ids[2]]


def test_a_section_moves_with_all_that_stands_under_it(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    second = sectioned(pane, ids[2])
    first = sectioned(pane, ids[0])
    pane.choose(second)
    qtbot.keyClick(pane.view, KEY.Key_Up, ALT)
    assert order(library_bridge) == [second, ids[2], first, ids[0], ids[1]]


def test_a_drop_lands_before_the_row_it_was_let_go_over(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    pane.choose(ids[2])
    dragged = pane.model.mimeData(pane.view.selectionModel().selectedRows())
    over = pane.view.visualRect(pane.model.index_of(ids[1]))
    pane.view.drop(dragged, over.topLeft() + QPoint(40, 4))
    qtbot.waitUntil(lambda: order(library_bridge) == [ids[0], ids[2], ids[1]])
    pane.view.drop(dragged, QPoint(40, pane.view.viewport().height() - 2))
    qtbot.waitUntil(lambda: order(library_bridge) == ids)


def test_a_drop_of_a_section_on_itself_changes_nothing(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str]
) -> None:
    made = sectioned(pane, ids[0])
    before = library_bridge.history()
    pane.deeds.move([made], ids[1])
    assert order(library_bridge) == [made, *ids]
    assert library_bridge.history() == before


def test_what_is_dragged_stands_aside_over_a_line_where_it_would_land(pane: ExcerptsPane, ids: list[str]) -> None:
    still = pane.view.grab().toImage()
    pane.view.dragged, pane.view.landing = frozenset({ids[2]}), 1
    pane.view.viewport().update()
    moving = pane.view.grab().toImage()
    edge = pane.view.visualRect(pane.model.index_of(ids[1])).top()
    accent = pane.view._themes.theme.accent
    assert moving.pixelColor(100, edge) == accent != still.pixelColor(100, edge)


def test_a_section_folds_and_opens_by_key_and_by_its_sign(pane: ExcerptsPane, ids: list[str], qtbot: QtBot) -> None:
    made = sectioned(pane, ids[1])
    pane.choose(made)
    qtbot.keyClick(pane.view, KEY.Key_Left)
    assert [one.id for one in pane.model.rows] == [ids[0], made]
    assert pane.chosen == made
    assert pane.chooser.count.text().startswith("3 条　1 节")
    sign = pane.view.visualRect(pane.model.index_of(made)).topLeft() + QPoint(14, 14)
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=sign)
    assert [one.id for one in pane.model.rows] == [ids[0], made, ids[1], ids[2]]
    qtbot.keyClick(pane.view, KEY.Key_Left)
    pane.choose(ids[2])
    assert pane.chosen == ids[2]


def test_a_new_section_begins_at_the_current_excerpt_and_asks_for_its_title(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    pane.choose(ids[1])
    pane.deeds.add_section()
    title = pane.below.section.title
    assert isinstance(title, QLineEdit)
    assert title.selectedText() == "新的一节"
    qtbot.keyClicks(title, "er")
    qtbot.keyClick(title, KEY.Key_Return)
    [section] = [one for one in items(library_bridge) if isinstance(one, Section)]
    assert (section.title, order(library_bridge)[1]) == ("er", section.id)


def test_a_section_is_lowered_raised_and_led(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    made = sectioned(pane, ids[1])
    pane.choose(made)
    qtbot.keyClick(pane.view, KEY.Key_Right, ALT)
    assert library_bridge.shelf.sections[made].level == 2
    with qtbot.waitSignal(library_bridge.refused):
        qtbot.keyClick(pane.view, KEY.Key_Right, ALT)
    qtbot.mouseClick(pane.below.section.levels[1], Qt.MouseButton.LeftButton)
    assert library_bridge.shelf.sections[made].level == 1
    pane.below.section.lead.setText("各地做法𠮷。")
    pane.commit()
    assert library_bridge.shelf.sections[made].lead == "各地做法𠮷。"
    pane.below.section.title.setText("  ")
    pane.commit()
    assert library_bridge.shelf.sections[made].title == "新的一节"


def test_without_its_heading_a_section_leaves_its_excerpts(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    pane.choose(sectioned(pane, ids[1]))
    qtbot.keyClick(pane.view, KEY.Key_Delete)
    assert order(library_bridge) == ids


def test_delete_takes_out_and_undo_puts_back(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    pane.choose(ids[1])
    qtbot.keyClick(pane.view, KEY.Key_Delete)
    assert order(library_bridge) == [ids[0], ids[2]]
    assert pane.chosen == ids[2]
    library_bridge.undo()
    assert order(library_bridge) == ids


def test_f4_goes_back_to_the_passage_from_list_and_form(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    pane.choose(ids[2])
    for widget in (pane.view, pane.form.fields["title"]):
        with qtbot.waitSignal(library_bridge.place_changed) as told:
            qtbot.keyClick(widget, KEY.Key_F4)
        assert told.args == [span("q", 7, 26), "excerptsPane"]


# editing ---------------------------------------------------------------------------------------------------------------


def test_fields_are_handed_over_when_left(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    pane.choose(ids[0])
    title = pane.form.fields["title"]
    assert isinstance(title, QLineEdit)
    title.selectAll()
    qtbot.keyClicks(title, "dai")
    qtbot.keyClick(title, KEY.Key_Return)
    assert excerpt(library_bridge, ids[0]).title == "dai"
    pane.form.wording.setText("𠮷祥村选出带头人🏠四名。")
    pane.form.fields["citation"].setText("摘自某处😀")
    pane.choose(ids[1])
    changed = excerpt(library_bridge, ids[0])
    assert (changed.text[-3:], changed.citation) == ("四名。", "摘自某处😀")
    assert states(pane, 0) == ["改 1 处"]
    library_bridge.undo()
    assert excerpt(library_bridge, ids[0]).text == FIRST


def test_what_is_being_typed_is_told_before_it_is_left(pane: ExcerptsPane, ids: list[str], qtbot: QtBot) -> None:
    pane.choose(ids[0])
    with qtbot.waitSignal(pane.draft_changed) as told:
        pane.form.wording.setText("改写")
    assert told.args is not None
    assert told.args[0].text == "改写"


def test_the_difference_is_shown_while_one_types_and_one_key_gives_the_wording_back(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    pane.choose(ids[0])
    assert pane.form.difference.isHidden()
    pane.form.wording.setText("𠮷祥村选出人🏠四名。")
    assert "改 2 处" in pane.form.difference.text()
    assert len(pane.form.wording.extraSelections()) == 1
    pane.form.focus("text")
    qtbot.keyClick(pane.form.wording, KEY.Key_Backspace, CONTROL)
    assert excerpt(library_bridge, ids[0]).text == pane.form.wording.text() == FIRST
    assert pane.form.difference.isHidden()


def test_one_change_is_given_back_at_the_caret(pane: ExcerptsPane, ids: list[str], qtbot: QtBot) -> None:
    pane.choose(ids[0])
    field = pane.form.wording
    field.setText("𠮷祥村选出人🏠四名。")
    cursor = field.textCursor()
    cursor.setPosition(len("xx祥村选出"))  # 𠮷 is two of Qt's units
    field.setTextCursor(cursor)
    qtbot.keyClick(field, KEY.Key_Backspace, ALT)
    assert field.text() == "𠮷祥村选出带头人🏠四名。"
    qtbot.keyClick(field, KEY.Key_Home)
    assert not field.restore_here()


def test_the_wording_comes_back_from_the_list_too_and_can_be_undone(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    library_bridge.change_excerpt(replace(excerpt(library_bridge, ids[0]), text="短"))
    pane.choose(ids[0])
    qtbot.keyClick(pane.view, KEY.Key_Backspace, CONTROL)
    assert excerpt(library_bridge, ids[0]).text == FIRST
    library_bridge.undo()
    assert pane.form.wording.text() == "短"


def test_enter_goes_to_the_form_and_escape_back(pane: ExcerptsPane, ids: list[str], qtbot: QtBot) -> None:
    pane.choose(ids[0])
    pane.window().activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is pane.window())
    pane.view.setFocus()
    qtbot.keyClick(pane.view, KEY.Key_Return)
    assert pane.form.fields["title"].hasFocus()
    qtbot.keyClick(pane.form.fields["title"], KEY.Key_Escape)
    assert pane.view.hasFocus()


# what the source says now ----------------------------------------------------------------------------------------------


def test_a_changed_passage_is_told_and_taken(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    pane.choose(ids[0])
    assert pane.form.stale.isHidden()
    library_bridge.type_over(span("p", 8, 9), "县")
    qtbot.waitUntil(lambda: states(pane, 0) == [STALE])
    assert "待更新 1" in pane.chooser.count.text()
    assert "县" in pane.form.stale.body.text()
    assert pane.form.stale.carry.isHidden()
    qtbot.mouseClick(pane.form.stale.take, Qt.MouseButton.LeftButton)
    assert excerpt(library_bridge, ids[0]).text == "𠮷祥县选出带头人🏠三名。"
    assert pane.form.stale.isHidden()


def test_a_correction_is_carried_into_what_was_edited(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    library_bridge.change_excerpt(replace(excerpt(library_bridge, ids[0]), text=FIRST.replace("三", "四")))
    library_bridge.type_over(span("p", 8, 9), "县")
    pane.choose(ids[0])
    qtbot.waitUntil(lambda: states(pane, 0) == [STALE, "改 1 处"])
    qtbot.mouseClick(pane.form.stale.carry, Qt.MouseButton.LeftButton)
    carried = excerpt(library_bridge, ids[0])
    assert (carried.text, carried.taken) == ("𠮷祥县选出带头人🏠四名。", "𠮷祥县选出带头人🏠三名。")


def test_a_correction_where_the_editor_wrote_too_is_not_carried(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    library_bridge.change_excerpt(replace(excerpt(library_bridge, ids[0]), text=FIRST.replace("村", "乡")))
    library_bridge.type_over(span("p", 8, 9), "县")
    pane.choose(ids[0])
    qtbot.waitUntil(lambda: STALE in states(pane, 0))
    assert not pane.form.stale.carry.isEnabled()
    assert "同一处" in pane.form.stale.carry.toolTip()
    with qtbot.waitSignal(library_bridge.refused):
        pane.deeds.carry_correction()


def test_a_changed_passage_can_be_passed_over(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    pane.choose(ids[0])
    library_bridge.type_over(span("p", 8, 9), "县")
    qtbot.waitUntil(lambda: not pane.form.stale.isHidden())
    qtbot.mouseClick(pane.form.stale.keep, Qt.MouseButton.LeftButton)
    kept = excerpt(library_bridge, ids[0])
    assert (kept.taken, kept.text) == ("𠮷祥县选出带头人🏠三名。", FIRST)
    assert states(pane, 0) == ["改 1 处"]


def test_a_deleted_passage_keeps_the_excerpt(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    library_bridge.type_over(span("p", 5, 20), "")
    pane.choose(ids[0])
    qtbot.waitUntil(lambda: row(pane, 0).now is None)
    assert pane.form.stale.take.isHidden()
    assert not pane.form.stale.isHidden()
    assert excerpt(library_bridge, ids[0]).text == FIRST


def test_an_excerpt_that_repeats_another_names_it_and_leads_there(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    long = "坚持党建引领，选好用好村级带头人𠮷，推动集体经济逐年增收，群众得到实惠。"
    for id, text in ((ids[0], long), (ids[2], f"{long}另有一句。")):
        library_bridge.change_excerpt(replace(excerpt(library_bridge, id), text=text))
    qtbot.waitUntil(lambda: "与第 3 条相近" in states(pane, 0))
    pane.choose(ids[0])
    assert row(pane, 2).title in pane.form.twin.title.text()
    qtbot.mouseClick(pane.form.twin.go, Qt.MouseButton.LeftButton)
    assert pane.chosen == ids[2]
    qtbot.mouseClick(pane.form.twin.remove, Qt.MouseButton.LeftButton)
    assert order(library_bridge) == ids[:2]
    assert "与第" not in "".join(states(pane, 0))


# collections -----------------------------------------------------------------------------------------------------------


def test_collections_are_made_renamed_copied_and_removed(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_kwargs: ("典型做法", True))
    pane.chooser.ask_new()
    assert pane.chooser.box.currentText() == "典型做法"
    assert pane.model.rows == ()
    assert "Ctrl+E" in pane.frame.empty.text()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_kwargs: ("典型经验", True))
    pane.chooser.ask_name()
    assert pane.chooser.box.currentText() == "典型经验"
    pane.chooser.remove()
    assert [collection.name for collection in library_bridge.shelf.collections.values()] == ["摘编"]
    assert len(pane.model.rows) == 3
    pane.chooser.copy()
    assert pane.chooser.box.currentText() == "摘编（副本）"
    assert [row(pane, at).excerpt.text for at in range(3)] == [excerpt(library_bridge, id).text for id in ids]
    assert not {one.id for one in pane.model.rows} & set(ids)


def test_the_layout_of_a_collection_is_filled_in_its_form(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    form = pane.below.collection
    pane.ask_layout()
    assert pane.below.shows_collection
    form.fields["name"].setText("村级集体经济典型做法")
    form.commit()
    form.fields["maker"].setText("中共江城市委组织部研究室　编")
    form.fields["preface"].setText("前言第一段𠮷。\n第二段。")
    form.commit()
    qtbot.mouseClick(form.switches["contents"], Qt.MouseButton.LeftButton, pos=QPoint(6, 10))
    form.citing.setCurrentIndex(form.citing.findData(Citing.NONE.value))
    form.citing.activated.emit(0)
    [collection] = library_bridge.shelf.collections.values()
    assert (collection.name, collection.contents, collection.citing) == ("村级集体经济典型做法", True, Citing.NONE)
    assert collection.preface.split("\n") == ["前言第一段𠮷。", "第二段。"]
    assert pane.chooser.box.currentText() == collection.name
    pane.choose(ids[0])
    qtbot.keyClick(pane.view, KEY.Key_Down)
    assert not pane.below.shows_collection


def test_the_menu_offers_what_fits_the_row(pane: ExcerptsPane, themes: ThemeSource, ids: list[str]) -> None:
    actions = {one.objectName(): one for one in ActionSet(action_table(), themes, pane)}
    made = sectioned(pane, ids[1])

    def offered(id: str) -> str:
        index = pane.model.index_of(id)
        return " ".join(
            one.text()
            for one in menu_for(pane.view, index.data(Qt.ItemDataRole.UserRole), pane.deeds, actions).actions()
        )

    assert "回到原文" in offered(ids[0])
    assert "选用原文" not in offered(ids[0])
    assert "降为二级节" in offered(made)


def test_the_export_button_triggers_the_action(pane: ExcerptsPane, themes: ThemeSource, qtbot: QtBot) -> None:
    actions = ActionSet(action_table(), themes, pane)
    pane.set_actions({one.objectName(): one for one in actions})
    with qtbot.waitSignal(actions[EXPORT].triggered):
        qtbot.mouseClick(pane.below.export, Qt.MouseButton.LeftButton)


def test_a_closed_library_leaves_nothing(pane: ExcerptsPane, library_bridge: Bridge) -> None:
    library_bridge.set_desk(None)
    assert pane.model.rows == ()
    assert pane.chosen is None
    assert not pane.below.export.isEnabled()


def test_what_is_due_after_the_library_was_closed_does_no_harm(
    pane: ExcerptsPane, library_bridge: Bridge, qtbot: QtBot
) -> None:
    library_bridge.type_over(span("p", 8, 9), "县")
    assert pane._typed.isActive()
    library_bridge.close()
    with qtbot.waitSignal(pane._typed.timeout):
        pass
    assert pane.model.rows == ()


def test_what_the_disk_refuses_stays_in_the_form_and_is_handed_over_again(
    pane: ExcerptsPane, library_bridge: Bridge, ids: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert library_bridge.desk is not None

    def full(*_: object) -> None:
        raise DiskFull("磁盘已满。")

    pane.choose(ids[0])
    pane.form.wording.setText("写了很久的一段𠮷。")
    with monkeypatch.context() as patch:
        patch.setattr(library_bridge.desk.library, "record", full)
        with qtbot.waitSignal(library_bridge.refused):
            pane.commit()
        pane.refresh()
    assert pane.form.wording.text() == "写了很久的一段𠮷。"
    pane.commit()
    assert excerpt(library_bridge, ids[0]).text == "写了很久的一段𠮷。"


def test_a_library_that_may_only_be_read_shows_its_collections_and_takes_nothing(
    pane: ExcerptsPane, library_bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Bridge, "read_only", property(lambda _self: True))
    pane.refresh()
    assert len(pane.model.rows) == 3
    assert not pane.form.fields["title"].isEnabled()
    monkeypatch.undo()
    pane.refresh()
    assert pane.form.fields["title"].isEnabled()


def test_every_control_has_a_name_to_be_read(pane: ExcerptsPane) -> None:
    assert pane.objectName() == "excerptsPane"
    buttons = (pane.below.export, pane.chooser.add, pane.chooser.more, *pane.below.buttons.values())
    fields = (*pane.form.fields.values(), *pane.below.collection.fields.values(), pane.below.section.title)
    for widget in (*buttons, *fields, pane.chooser.box, pane.below.collection.citing, pane.view):
        assert widget.accessibleName(), widget


def test_the_model_refuses_what_was_not_dragged_from_the_list(pane: ExcerptsPane) -> None:
    assert not pane.model.dropMimeData(pane.model.mimeData([]), MOVE, 1, 0, QModelIndex())
