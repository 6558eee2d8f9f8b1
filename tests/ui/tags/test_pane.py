"""The tags pane over a real library."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from zugong_desk.domain.annotation import Annotation
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.text_field import TextField
from zugong_desk.ui.tags.fields import RatingField
from zugong_desk.ui.tags.listing import Mark
from zugong_desk.ui.tags.pane import TagsPane
from zugong_desk.ui.theme.source import ThemeSource


def span(block: str, start: int, end: int) -> Span:
    return Span(Anchor(block, start), Anchor(block, end))


def tag(bridge: Bridge, where: Span, name: str) -> str:
    touched = bridge.annotate(where, name)
    assert touched is not None
    return next(iter(touched.places))


@pytest.fixture
def ids(library_bridge: Bridge) -> list[str]:
    return [tag(library_bridge, span("p", 6, 18), "t1"), tag(library_bridge, span("q", 8, 14), "t2")]


@pytest.fixture
def pane(library_bridge: Bridge, themes: ThemeSource, ids: list[str], qtbot: QtBot) -> TagsPane:
    pane = TagsPane(library_bridge, themes)
    qtbot.addWidget(pane)
    pane.resize(320, 800)
    pane.show()
    QAbstractItemModelTester(pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal, pane)
    return pane


def listed(pane: TagsPane) -> list[str]:
    return [row.id for row in pane.model.rows if isinstance(row, Mark)]


def annotation(bridge: Bridge, id: str) -> Annotation:
    assert bridge.bulletin is not None
    return bridge.bulletin.annotations[id]


def steps(bridge: Bridge) -> int:
    return len(bridge.history())


def test_the_caret_chooses_and_comes_first(pane: TagsPane, library_bridge: Bridge, ids: list[str]) -> None:
    library_bridge.go(span("q", 9, 9), "readingPane")
    assert listed(pane) == [ids[1], ids[0]]
    assert pane.chosen == ids[1]
    library_bridge.go(span("p", 7, 7), "readingPane")
    assert pane.chosen == ids[0]


def test_a_selection_leaves_the_chosen_one_so_that_it_can_be_moved(
    pane: TagsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    pane.choose(ids[0])
    assert not pane.bar.relocate.isEnabled()
    library_bridge.go(span("q", 8, 10), "readingPane")
    assert pane.chosen == ids[0]
    qtbot.mouseClick(pane.bar.relocate, Qt.MouseButton.LeftButton)
    assert library_bridge.bulletin is not None
    assert library_bridge.bulletin.places[ids[0]].span == span("q", 8, 10)


def test_choosing_goes_there(pane: TagsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot) -> None:
    with qtbot.waitSignal(library_bridge.place_changed) as told:
        where = pane.view.visualRect(pane.model.index_of(ids[1])).center()
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == [span("q", 8, 14), "tagsPane"]


def test_keys_pass_over_the_sections(pane: TagsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot) -> None:
    library_bridge.go(span("q", 9, 9), "readingPane")
    qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    assert pane.chosen == ids[0]
    qtbot.keyClick(pane.view, Qt.Key.Key_Home)
    assert pane.model.mark_at(pane.view.currentIndex()) is not None


def test_a_field_left_is_one_step(pane: TagsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot) -> None:
    pane.fill(ids[0])
    before = steps(library_bridge)
    name = pane.form.fields["name"]
    assert isinstance(name, QLineEdit)
    qtbot.keyClicks(name, "cun")
    assert steps(library_bridge) == before
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert steps(library_bridge) == before + 1
    assert annotation(library_bridge, ids[0]).practice.name == "cun"
    library_bridge.undo()
    assert name.text() == ""


def test_text_of_several_lines_keeps_what_was_typed(pane: TagsPane, library_bridge: Bridge, ids: list[str]) -> None:
    pane.fill(ids[0])
    note = pane.form.fields["note"]
    assert isinstance(note, TextField)
    note.setText("增收50\u00a0万元\n𠮷祥村🏠e\u0301")
    pane.commit()
    assert annotation(library_bridge, ids[0]).note == "增收50\u00a0万元\n𠮷祥村🏠e\u0301"


def test_what_was_typed_for_one_is_kept_when_another_is_chosen(
    pane: TagsPane, library_bridge: Bridge, ids: list[str]
) -> None:
    pane.choose(ids[0])
    pane.form.fields["organisation"].setText("中共临河县委")
    pane.choose(ids[1])
    assert annotation(library_bridge, ids[0]).practice.organisation == "中共临河县委"
    assert pane.form.fields["organisation"].text() == ""


def test_note_and_practice_are_steps_of_their_own(pane: TagsPane, library_bridge: Bridge, ids: list[str]) -> None:
    pane.choose(ids[0])
    before = steps(library_bridge)
    pane.form.fields["note"].setText("记")
    pane.form.fields["place"].setText("江城")
    pane.commit()
    assert steps(library_bridge) == before + 2
    assert annotation(library_bridge, ids[0]).note == "记"
    assert annotation(library_bridge, ids[0]).practice.place == "江城"


def test_ratings(pane: TagsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot) -> None:
    pane.choose(ids[0])
    qtbot.mouseClick(pane.form.rating.buttons[2], Qt.MouseButton.LeftButton)
    assert annotation(library_bridge, ids[0]).practice.rating == 3
    qtbot.mouseClick(pane.form.rating.buttons[2], Qt.MouseButton.LeftButton)
    assert annotation(library_bridge, ids[0]).practice.rating == 0
    pane.rate_chosen(2)
    assert annotation(library_bridge, ids[0]).practice.rating == 2


def test_delete_removes_and_undo_brings_back(
    pane: TagsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    pane.choose(ids[0])
    pane.form.fields["name"].setText("没写完")
    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)
    assert listed(pane) == [ids[1]]
    library_bridge.undo()
    assert set(listed(pane)) == set(ids)


def test_an_orphan_is_listed_once_typing_pauses_and_says_that_undo_helps(
    pane: TagsPane, library_bridge: Bridge, ids: list[str], qtbot: QtBot
) -> None:
    def said() -> str:
        return str(pane.model.index_of(ids[0]).data(Qt.ItemDataRole.AccessibleTextRole))

    library_bridge.type_over(span("p", 5, 20), "")
    qtbot.waitUntil(lambda: "撤销可恢复" in said())
    library_bridge.undo()
    assert "撤销可恢复" not in said()


def test_the_filter_keeps_to_one_tag(pane: TagsPane, ids: list[str]) -> None:
    pane.filter.box.setCurrentIndex(pane.filter.box.findData("t2"))
    assert listed(pane) == [ids[1]]
    pane.choose(ids[0])
    assert set(listed(pane)) == set(ids)


def test_retagging_is_asked_for(pane: TagsPane, ids: list[str], qtbot: QtBot) -> None:
    pane.choose(ids[0])
    with qtbot.waitSignal(pane.retag_requested) as told:
        qtbot.mouseClick(pane.bar.retag, Qt.MouseButton.LeftButton)
    assert told.args is not None
    assert told.args[0] == ids[0]


def test_stepping_goes_round(pane: TagsPane, library_bridge: Bridge, ids: list[str]) -> None:
    library_bridge.go(span("m", 0, 0), "readingPane")
    visited = []
    for _ in range(3):
        pane.step(1)
        visited.append(pane.chosen)
    assert visited == [ids[0], ids[1], ids[0]]


def test_an_empty_issue_says_what_to_do(pane: TagsPane, library_bridge: Bridge, ids: list[str]) -> None:
    for id in ids:
        library_bridge.remove_annotation(id)
    assert pane._stack.currentWidget() is pane._empty
    assert "Ctrl+T" in pane._empty.text()
    library_bridge.set_desk(None)
    assert pane.chosen is None


def test_every_control_has_a_name_to_be_read(pane: TagsPane) -> None:
    assert pane.objectName() == "tagsPane"
    for field in pane.form.fields.values():
        assert field.accessibleName()
    for button in (*pane.form.rating.buttons, pane.bar.retag, pane.bar.relocate, pane.bar.remove, pane.filter.box):
        assert button.accessibleName()


@pytest.mark.parametrize(("spare", "keys"), [(8, False), (200, True)])
def test_the_words_of_the_ratings_stay_whole_and_the_keys_give_way(spare: int, *, keys: bool, qtbot: QtBot) -> None:
    rating = RatingField()
    qtbot.addWidget(rating)
    rating.show()
    rating.resize(sum(button.sizeHint().width() for button in rating.buttons) + spare, 30)
    assert all(button.width() >= button.sizeHint().width() for button in rating.buttons)
    assert bool(rating.hint.text()) is keys
