"""Names and terms in the real window: learnt, confirmed, refused, corrected, added by hand, gone to; all undoable."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from tests.desk.libraries import BULLETIN
from tests.ui.shell.test_accessible_names import nameless
from tests.ui.windows import small

from zugong_desk.desk import importing
from zugong_desk.domain.decision import Name, Sort
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.names.dialog import NamesDialog
from zugong_desk.ui.names.model import Standing
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

OTHER = BULLETIN.replace("一百万元。", "一百万元，打造“𠮷祥驿站”😀。")
Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def window(library_bridge: Bridge, themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The real window on the small issue; another issue is in the library."""
    file = tmp_path / "第3期.txt"
    file.write_text(OTHER, encoding="utf-8")
    desk = library_bridge.desk
    assert desk is not None
    importing.take_in(desk, importing.receive(file))
    return small(library_bridge, themes, tmp_path, qtbot)


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> NamesDialog:
    window.parts.actions["names"].trigger()
    (dialog,) = window.findChildren(NamesDialog)
    qtbot.waitExposed(dialog)
    QAbstractItemModelTester(dialog.listing.model, Fatal, dialog)
    QAbstractItemModelTester(dialog.detail.model, Fatal, dialog)
    qtbot.waitUntil(lambda: not dialog.learner.busy and dialog.listing.model.rowCount() > 0)
    return dialog


def listed(dialog: NamesDialog) -> list[str]:
    return [one.name for one, _ in dialog.listing.model.rows]


def choose(dialog: NamesDialog, *names: str) -> None:
    select = dialog.listing.view.selectionModel()
    select.clear()
    for name in names:
        index = dialog.listing.model.index(listed(dialog).index(name))
        select.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)


def registered(window: MainWindow) -> dict[str, Name]:
    return {one.name: one for one in window.bridge.shelf.names.values()}


def test_names_are_offered_with_their_places(dialog: NamesDialog, window: MainWindow) -> None:
    assert not dialog.isModal()
    assert {"青山县委组织部", "青山县", "𠮷祥驿站"} <= set(listed(dialog))
    assert nameless(dialog) == []
    choose(dialog, "𠮷祥驿站")
    assert "1 期 1 处" in dialog.detail.evidence.text()
    (place,) = dialog.detail.model.places
    assert place.context.before == "𠮷祥驿站"
    dialog.grab()
    window.parts.actions["names"].trigger()
    assert len(window.findChildren(NamesDialog)) == 1


def test_a_click_on_a_place_opens_its_issue_there(dialog: NamesDialog, window: MainWindow, qtbot: QtBot) -> None:
    choose(dialog, "𠮷祥驿站")
    box = dialog.detail.places.visualRect(dialog.detail.model.index(0))
    qtbot.mouseClick(dialog.detail.places.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    bulletin, span = window.bridge.bulletin, window.bridge.place
    assert bulletin is not None
    assert span is not None
    assert bulletin.quote(span) == "𠮷祥驿站"


def test_enter_confirms_and_delete_refuses_one_by_one(dialog: NamesDialog, window: MainWindow, qtbot: QtBot) -> None:
    choose(dialog, "青山县")
    row = dialog.listing.view.currentIndex().row()
    qtbot.keyClick(dialog.listing.view, Qt.Key.Key_Return)
    assert registered(window)["青山县"].sort is Sort.PLACE
    assert "青山县" not in listed(dialog)
    assert dialog.listing.view.currentIndex().row() == min(row, dialog.listing.model.rowCount() - 1)
    choose(dialog, "𠮷祥驿站")
    qtbot.keyClick(dialog.listing.view, Qt.Key.Key_Delete)
    assert not registered(window)["𠮷祥驿站"].confirmed
    assert dialog.listing.tabs.tabText(Standing.CONFIRMED) == "已登记 1"
    window.bridge.undo()
    window.bridge.undo()
    assert {"青山县", "𠮷祥驿站"} <= set(listed(dialog))


def test_many_are_confirmed_as_one_step(dialog: NamesDialog, window: MainWindow, qtbot: QtBot) -> None:
    choose(dialog, "青山县", "𠮷祥驿站")
    assert dialog.confirm.text() == "登记 2 个"
    assert not dialog.detail.form.isEnabled()
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert set(registered(window)) == {"青山县", "𠮷祥驿站"}
    window.bridge.undo()
    assert not registered(window)
    choose(dialog, "青山县", "𠮷祥驿站")
    qtbot.mouseClick(dialog.refuse, Qt.MouseButton.LeftButton)
    assert [one.confirmed for one in registered(window).values()] == [False, False]
    dialog.listing.tabs.setCurrentIndex(Standing.REFUSED)
    choose(dialog, "青山县")
    qtbot.keyClick(dialog.listing.view, Qt.Key.Key_Enter)
    assert registered(window)["青山县"].confirmed
    dialog.listing.view.setCurrentIndex(dialog.listing.model.index(0))
    qtbot.keyClick(dialog.listing.view, Qt.Key.Key_Delete)
    assert set(registered(window)) == {"青山县"}


def test_a_candidate_is_confirmed_with_what_was_typed_beside_it(
    dialog: NamesDialog, window: MainWindow, qtbot: QtBot
) -> None:
    choose(dialog, "青山县委组织部")
    qtbot.keyClick(dialog.listing.view, Qt.Key.Key_F2)
    assert dialog.detail.form.fields["name"].hasFocus()
    dialog.detail.form.fields["also"].setText("青山组织部\n县委组织部")
    qtbot.keyClick(dialog.detail.form.fields["name"], Qt.Key.Key_Return)
    assert registered(window)["青山县委组织部"].also == "青山组织部\n县委组织部"


def test_a_person_is_added_by_hand_with_post_and_dates(dialog: NamesDialog, window: MainWindow, qtbot: QtBot) -> None:
    assert dialog.detail.form.fields["post"].isHidden()
    qtbot.keyClick(dialog.listing.view, Qt.Key.Key_Insert)
    fields = dialog.detail.form.fields
    assert not fields["post"].isHidden()
    for name, text in (("name", "甲某某"), ("post", "县委书记"), ("since", "2024-13-01")):
        fields[name].setText(text)
    qtbot.keyClick(fields["name"], Qt.Key.Key_Return)
    assert "2024-13-01" in dialog.notice.text()
    assert not registered(window)
    fields["since"].setText("2024-01-01")
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    one = registered(window)["甲某某"]
    assert (one.sort, one.post, one.since, one.confirmed) == (Sort.PERSON, "县委书记", "2024-01-01", True)
    assert dialog.listing.standing is Standing.CONFIRMED
    assert [shown.name for shown in dialog.listing.chosen] == ["甲某某"]


def test_a_registered_name_is_corrected_when_its_field_is_left(
    dialog: NamesDialog, window: MainWindow, qtbot: QtBot
) -> None:
    window.bridge.confirm_name("甲乙办", Sort.ORGANISATION)
    dialog.listing.tabs.setCurrentIndex(Standing.CONFIRMED)
    choose(dialog, "甲乙办")
    dialog.detail.form.fields["name"].setText("甲乙办公室")
    qtbot.keyClick(dialog.detail.form.fields["name"], Qt.Key.Key_Return)
    assert set(registered(window)) == {"甲乙办公室"}
    dialog.detail.form.sort.setFocus()
    qtbot.keyClick(dialog.detail.form.sort, Qt.Key.Key_Down)
    assert registered(window)["甲乙办公室"].sort is Sort.PLACE
    dialog.detail.form.fields["until"].setText("明天")
    qtbot.keyClick(dialog.detail.form.fields["until"], Qt.Key.Key_Return)
    assert "明天" in dialog.notice.text()
    window.bridge.undo()
    assert registered(window)["甲乙办公室"].sort is Sort.ORGANISATION


def test_pinyin_initials_and_sorts_filter(dialog: NamesDialog, qtbot: QtBot) -> None:
    dialog.listing.query.insert("qsxwzzb")
    qtbot.waitUntil(lambda: listed(dialog) == ["青山县委组织部"], timeout=10000)
    assert dialog.listing.model.rows[0][1]
    dialog.listing.query.clear()
    at = dialog.listing.sorts.findData(Sort.PLACE)
    dialog.listing.sorts.setCurrentIndex(at)
    dialog.listing.sorts.activated.emit(at)
    assert {one.sort for one, _ in dialog.listing.model.rows} == {Sort.PLACE}


def test_an_edit_of_the_text_is_followed_after_a_pause(dialog: NamesDialog, window: MainWindow, qtbot: QtBot) -> None:
    bridge = window.bridge
    bulletin = bridge.bulletin
    assert bulletin is not None
    at = bulletin.text.index("各村逐项落实")
    bridge.type_over(bulletin.span(at, at), "打造“清风长廊”，")
    bridge.flush()
    qtbot.waitUntil(lambda: any("清风长廊" in name for name in listed(dialog)), timeout=5000)
    bridge.set_desk(None)
    assert listed(dialog) == []
    assert not dialog.add.isEnabled()


def test_what_is_being_typed_outlives_what_happens_elsewhere(dialog: NamesDialog, window: MainWindow) -> None:
    dialog.add_name()
    dialog.detail.form.fields["name"].setText("甲某某")
    window.bridge.confirm_name("乙某某", Sort.PERSON)
    dialog.refresh()
    assert dialog.detail.form.fields["name"].text() == "甲某某"
    dialog.confirm.click()
    assert set(registered(window)) == {"甲某某", "乙某某"}
    choose(dialog, "甲某某")
    dialog.detail.form.fields["post"].setText("县委书记")
    dialog.refresh()
    assert dialog.detail.form.fields["post"].text() == "县委书记"
    choose(dialog, "乙某某")
    assert registered(window)["甲某某"].post == "县委书记"
    assert dialog.detail.form.fields["post"].text() == ""


def test_a_place_is_registered_with_the_one_it_lies_in(dialog: NamesDialog, window: MainWindow, qtbot: QtBot) -> None:
    choose(dialog, "青山县")
    field = dialog.detail.form.fields["within"]
    assert not field.isHidden()
    field.setText("安庆市")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (registered(window)["青山县"].sort, registered(window)["青山县"].within) == (Sort.PLACE, "安庆市")


def test_tab_walks_from_the_list_to_the_form_and_the_buttons(dialog: NamesDialog, qtbot: QtBot) -> None:
    choose(dialog, "青山县")
    dialog.listing.query.setFocus()
    walked = []
    for _ in range(13):
        walked.append(dialog.focusWidget().objectName())
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    order = ["namesFilter", "namesSort", "namesList", "name_name", "name_sort", "name_also", "name_within"]
    order += ["name_since", "name_until", "name_note", "namePlaces", "nameConfirm", "nameRefuse"]
    assert walked == order


def test_in_a_library_that_may_only_be_read_nothing_is_changed(
    dialog: NamesDialog, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Bridge, "read_only", True)
    choose(dialog, "青山县")
    assert not any(button.isEnabled() for button in (dialog.confirm, dialog.refuse, dialog.add))
    assert not dialog.detail.form.isEnabled()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Insert):
        qtbot.keyClick(dialog.listing.view, key)
    assert not registered(window)
    assert dialog.detail.model.rowCount() > 0
