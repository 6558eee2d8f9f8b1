"""The practice record on the real window: proposed from the text, taken, refused and reworded by key."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from tests.ui.windows import in_the_text, opened

from zugong_desk.desk import libraries
from zugong_desk.domain.annotation import Field, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.domain.span import Span
from zugong_desk.library import DiskFull
from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.tags.menu import menu_of
from zugong_desk.ui.tags.pane import TagsPane
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PASSAGE = (
    "2022年以来，全县探索“𠮷邻议事”工作法，选派驻村干部317名，培训村干部2400余名，"
    "累计办理群众诉求7.2万余件🏠，办结率达98.6%，经验做法获评全省基层党建创新案例。"
)
TEXT = f"""江城组工信息
第7期
中共江城市委组织部    2024年5月6日

推行“𠮷邻议事”工作法
中共临河县委

近年来，临河县委坚持党建引领，推动干部进村入户、办实事解难题，群众满意度不断提升。
一、办好实事。{PASSAGE}
二、服务群众。新建党群服务中心43个，服务群众超过12万人次。
报：市委组织部部务会成员。
"""


class Room:
    """A window on one issue with one tag, the hands on its keys."""

    def __init__(self, bridge: Bridge, window: MainWindow, qtbot: QtBot) -> None:
        self.bridge, self.window, self._qtbot = bridge, window, qtbot

    @property
    def tags(self) -> TagsPane:
        return self.window.parts.tags

    @property
    def bulletin(self) -> Bulletin:
        assert self.bridge.bulletin is not None
        return self.bridge.bulletin

    @property
    def id(self) -> str:
        (id,) = self.bulletin.annotations
        return id

    @property
    def practice(self) -> Practice:
        return self.bulletin.annotations[self.id].practice

    @property
    def steps(self) -> int:
        return len(self.bridge.history())

    def span(self, words: str) -> Span:
        at = self.bulletin.text.index(words, self.bulletin.text.index("一、办好实事"))
        return self.bulletin.span(at, at + len(words))

    def select(self, words: str) -> None:
        self.window.parts.reading.caret.go(self.span(words))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self._qtbot.keyClick(focus, key, modifiers)

    def proposed(self, field: Field) -> list[str]:
        return [one.text for one in self.tags.form.entries if one.field is field and one.proposed]

    def recorded(self, field: Field) -> list[str]:
        return [one.text for one in self.tags.form.entries if one.field is field and not one.proposed]

    def tag_and_fill(self) -> None:
        self.select(PASSAGE)
        self.window.quick.open_palette()
        self.press(KEY.Key_Return, SHIFT)


@pytest.fixture
def room(themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    bridge = opened(TEXT, tmp_path)
    assert bridge.desk is not None
    bridge.desk.perform("建立标签表", records=(RecordChange(None, Tag("t1", "基层治理")),))
    window = in_the_text(bridge, themes, tmp_path, qtbot)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    yield Room(bridge, window, qtbot)
    window.close()


def test_tagging_with_shift_enter_proposes_and_nothing_is_recorded_yet(room: Room) -> None:
    room.tag_and_fill()
    assert room.proposed(Field.NAME) == ["𠮷邻议事"]
    assert room.proposed(Field.RESULTS) == ["317名", "2400余名", "7.2万余件", "98.6%"]
    assert room.practice.empty
    name = room.tags.form.values[Field.NAME]
    assert name.hasFocus()
    assert name.property("proposed") is True
    room.window.parts.tags.commit()
    assert room.practice.empty


def test_enter_takes_one_and_goes_to_the_next(room: Room) -> None:
    room.tag_and_fill()
    before = room.steps
    room.press(KEY.Key_Return)
    assert room.steps == before + 1
    assert room.practice.name == "𠮷邻议事"
    assert room.tags.form.values[Field.ORGANISATION].hasFocus()
    while any(one.hasFocus() for one in room.tags.form.values.values()):
        room.press(KEY.Key_Return)
    table = room.tags.form.tables[Field.RESULTS]
    assert table.hasFocus()
    room.press(KEY.Key_Return)
    assert room.recorded(Field.RESULTS) == ["317名"]
    assert table.currentIndex().row() == 1


def test_ctrl_enter_takes_all_that_are_ticked_as_one_step_and_goes_back_to_the_text(room: Room) -> None:
    room.tag_and_fill()
    before = room.steps
    table = room.tags.form.tables[Field.RESULTS]
    table.go_to(1)
    table.setFocus()
    room.press(KEY.Key_Space)
    room.press(KEY.Key_Return, CTRL)
    assert room.steps == before + 1
    assert room.recorded(Field.RESULTS) == ["317名", "7.2万余件", "98.6%"]
    assert room.proposed(Field.RESULTS) == ["2400余名"]
    assert room.practice.results == "；".join(f"{one.about}{one.text}" for one in room.practice.of(Field.RESULTS))
    assert room.window.parts.reading.sheet.hasFocus()


def test_enter_held_down_confirms_one_proposal_only(room: Room) -> None:
    room.tag_and_fill()
    before = room.steps
    room.press(KEY.Key_Return)
    for _ in range(9):
        focus = QApplication.focusWidget()
        assert focus is not None
        again = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
        QApplication.sendEvent(focus, again)
    assert room.steps == before + 1
    assert room.practice.rating == 0
    table = room.tags.form.tables[Field.RESULTS]
    table.go_to(0)
    table.setFocus()
    QApplication.sendEvent(
        table, QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
    )
    assert room.steps == before + 1


def test_typing_after_the_record_goes_behind_the_passage(room: Room, qtbot: QtBot) -> None:
    room.tag_and_fill()
    room.press(KEY.Key_Return, CTRL)
    caret = room.window.parts.reading.caret.span()
    assert caret is not None
    assert caret.collapsed
    qtbot.keyClicks(room.window.parts.reading.sheet, "x")
    qtbot.waitUntil(lambda: f"{PASSAGE}x" in room.bulletin.text)
    assert room.bulletin.quote(room.bulletin.places[room.id].span) == PASSAGE


def test_a_value_that_was_looked_at_is_not_typed_over_either(room: Room) -> None:
    room.tag_and_fill()
    room.press(KEY.Key_Return)
    room.tags.form.values[Field.NAME].link.trigger()
    room.press(KEY.Key_Return, CTRL)
    passage = room.bulletin.places[room.id].span
    assert room.bridge.place == Span(passage.end, passage.end)


def test_what_was_selected_elsewhere_meanwhile_stays_selected(room: Room) -> None:
    room.tag_and_fill()
    room.select("服务群众")
    room.tags.form.values[Field.NAME].setFocus()
    room.press(KEY.Key_Return, CTRL)
    assert room.bridge.place == room.span("服务群众")


def test_a_click_takes_a_tick_away_and_puts_it_back(room: Room, qtbot: QtBot) -> None:
    room.tag_and_fill()
    table = room.tags.form.tables[Field.RESULTS]
    where = table.visualRect(table.model_.index(1, 3)).center()
    for ticked in (False, True):
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where))
        assert table.model_.entries[1].ticked is ticked
        assert table.model_.index(1, 3).data(Qt.ItemDataRole.CheckStateRole) == (
            Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        )


def test_delete_refuses_and_what_was_refused_does_not_come_back_by_itself(room: Room) -> None:
    room.tag_and_fill()
    room.press(KEY.Key_Delete)
    assert room.tags.form.values[Field.NAME].text() == ""
    assert room.tags.form.values[Field.ORGANISATION].hasFocus()
    room.tags.form.tables[Field.RESULTS].go_to(0)
    room.tags.form.tables[Field.RESULTS].setFocus()
    room.press(KEY.Key_Delete)
    assert "317名" not in room.proposed(Field.RESULTS)
    room.tags.fill(room.id)
    assert room.proposed(Field.NAME) == []
    assert "317名" not in room.proposed(Field.RESULTS)
    assert room.practice.empty


def test_typing_overrides_and_has_no_link(room: Room, qtbot: QtBot) -> None:
    room.tag_and_fill()
    name = room.tags.form.values[Field.NAME]
    qtbot.keyClicks(name, "yishi")
    room.press(KEY.Key_Return)
    assert room.practice.name == "yishi"
    assert room.practice.of(Field.NAME) == ()
    assert not name.link.isVisible()


def test_typing_over_a_recorded_value_lets_its_passage_go(room: Room) -> None:
    room.tag_and_fill()
    room.press(KEY.Key_Return)
    (ground,) = room.practice.of(Field.NAME)
    assert ground.id in room.bulletin.places
    name = room.tags.form.values[Field.NAME]
    name.setFocus()
    name.selectAll()
    name.insert("议事会")
    room.tags.commit()
    assert room.practice.name == "议事会"
    assert ground.id not in room.bulletin.places


def test_other_candidates_are_offered_by_the_arrow_and_one_is_taken(room: Room) -> None:
    room.tag_and_fill()
    place = room.tags.form.values[Field.PLACE]
    place.setFocus()
    texts = [one.text for one in room.bridge.draft_of(room.id).of(Field.PLACE)]
    room.press(KEY.Key_Down)
    assert place.others is not None
    assert place.others.isVisible()
    assert [place.others.item(row).text() for row in range(place.others.count())] == list(dict.fromkeys(texts))
    room.press(KEY.Key_Down)
    room.press(KEY.Key_Up)
    room.press(KEY.Key_Return)
    assert room.practice.place == texts[0]
    place.setFocus()
    room.press(KEY.Key_Down)
    room.press(KEY.Key_Escape)
    assert not place.others.isVisible()
    assert place.hasFocus()


def test_numbers_stand_at_the_passages_while_the_record_is_in_sight(room: Room) -> None:
    room.tag_and_fill()
    room.press(KEY.Key_Return, CTRL)
    marks = room.window.parts.reading.grounds.marks
    numbers = [mark.number for mark in marks]
    assert sorted(numbers) == list(range(1, len(marks) + 1))
    quoted = {room.bulletin.quote(mark.span): mark.number for mark in marks}
    linked = {one.text: one.number for one in room.tags.form.entries if one.field is Field.RESULTS}
    assert {text: quoted[text] for text in linked} == linked
    room.window.show_panel("outline")
    assert room.window.parts.reading.grounds.marks == ()
    room.window.show_panel("tags")
    assert room.window.parts.reading.grounds.marks == marks


def test_the_text_stays_where_it_is_when_numbers_appear(room: Room) -> None:
    sheet = room.window.parts.reading.sheet
    room.select(PASSAGE)
    before = sheet.document().size(), sheet.cursorRect()
    room.tag_and_fill()
    room.press(KEY.Key_Return, CTRL)
    assert (sheet.document().size(), sheet.cursorRect()) == before


def test_a_link_goes_to_its_passage_by_key_and_by_click(room: Room, qtbot: QtBot) -> None:
    room.tag_and_fill()
    room.press(KEY.Key_Return)
    room.tags.form.values[Field.NAME].link.trigger()
    assert room.bridge.place is not None
    assert room.bulletin.quote(room.bridge.place) == "𠮷邻议事"
    table = room.tags.form.tables[Field.RESULTS]
    table.go_to(2)
    table.setFocus()
    room.press(KEY.Key_G, CTRL)
    assert room.bulletin.quote(room.bridge.place) == "7.2万余件"
    room.press(KEY.Key_Return)
    where = table.visualRect(table.model_.index(2, 3)).center()
    room.bridge.go(room.span("98.6%"), "tagsPane")
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where))
    assert room.bulletin.quote(room.bridge.place) == "7.2万余件"
    assert room.tags.chosen == room.id


def test_a_figure_is_reworded_and_its_row_is_ticked(room: Room, qtbot: QtBot) -> None:
    room.tag_and_fill()
    table = room.tags.form.tables[Field.RESULTS]
    table.go_to(0)
    table.setFocus()
    room.press(KEY.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText("驻村干部😀")
    qtbot.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(table.hasFocus)
    assert room.practice.empty
    room.press(KEY.Key_Return)
    (ground,) = room.practice.of(Field.RESULTS)
    assert (ground.about, ground.text) == ("驻村干部😀", "317名")
    assert room.bulletin.quote(room.bulletin.places[ground.id].span) == "317名"


def test_one_more_figure_is_taken_from_the_selection(room: Room, qtbot: QtBot) -> None:
    room.tag_and_fill()
    room.press(KEY.Key_Escape)
    assert room.window.parts.reading.sheet.hasFocus()
    room.select("服务群众超过12万人次")
    qtbot.waitUntil(room.window.parts.actions["take_result"].isEnabled)
    room.press(KEY.Key_N, CTRL | SHIFT)
    (ground,) = room.practice.of(Field.RESULTS)
    assert "12万人次" in ground.text
    assert ground.text in room.practice.results
    before = room.steps
    room.select("办好实事")
    room.press(KEY.Key_N, CTRL | SHIFT)
    assert room.steps == before


def test_a_value_whose_words_are_deleted_is_shown_as_an_orphan(room: Room, qtbot: QtBot) -> None:
    room.tag_and_fill()
    room.press(KEY.Key_Return, CTRL)
    room.bridge.type_over(room.span("办结率达98.6%，"), "")
    qtbot.waitUntil(lambda: any(one.orphan for one in room.tags.form.entries))
    (orphan,) = [one for one in room.tags.form.entries if one.orphan]
    assert (orphan.text, orphan.number) == ("98.6%", 0)
    assert all(room.bulletin.quote(mark.span) != "98.6%" for mark in room.window.parts.reading.grounds.marks)
    room.bridge.undo()
    assert not any(one.orphan for one in room.tags.form.entries)


def test_a_row_is_typed_where_nothing_is_selected(room: Room, qtbot: QtBot) -> None:
    room.tag_and_fill()
    room.press(KEY.Key_Return, CTRL)
    table = room.tags.form.tables[Field.RECOGNITION]
    table.go_to(table.model_.rowCount() - 1)
    table.setFocus()
    room.press(KEY.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText("全市推广𠮷")
    qtbot.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(table.hasFocus)
    own = room.practice.of(Field.RECOGNITION)[-1]
    assert (own.text, own.id in room.bulletin.places) == ("全市推广𠮷", False)
    assert room.practice.recognition.endswith("；全市推广𠮷")


def test_results_are_shown_by_amount_and_again_as_in_the_text(room: Room) -> None:
    room.tag_and_fill()
    table = room.tags.form.tables[Field.RESULTS]
    said = [one.text for one in table.model_.entries]
    room.window.parts.actions["sort_results"].trigger()
    assert [one.text for one in table.model_.entries] != said
    assert sorted(one.text for one in table.model_.entries) == sorted(said)
    room.window.parts.actions["sort_results"].trigger()
    assert [one.text for one in table.model_.entries] == said


def test_a_record_confirmed_is_undone_after_a_restart(
    room: Room, themes: ThemeSource, tmp_path: Path, qtbot: QtBot
) -> None:
    room.tag_and_fill()
    room.press(KEY.Key_Return, CTRL)
    assert room.practice.name
    issue, path = room.bulletin.id, tmp_path / "试.zugong"
    room.window.close()
    room.bridge.close()
    bridge = Bridge()
    bridge.set_desk(libraries.open_library(path))
    bridge.open_issue(issue)
    window = MainWindow(bridge, themes, Settings(tmp_path / "settings.toml"))
    qtbot.addWidget(window)
    again = Room(bridge, window, qtbot)
    assert len(again.practice.of(Field.RESULTS)) == 4
    window.parts.actions["undo"].trigger()
    assert again.practice.empty
    assert set(again.bulletin.places) == {again.id}
    bridge.redo()
    assert len(again.practice.of(Field.RESULTS)) == 4
    bridge.close()


def test_what_is_proposed_follows_the_text(room: Room, qtbot: QtBot) -> None:
    room.tag_and_fill()
    room.bridge.type_over(room.span("317名"), "452名𠮷")
    qtbot.waitUntil(lambda: "452名" in room.proposed(Field.RESULTS))
    (one,) = [one for one in room.tags.form.entries if one.text == "452名"]
    assert one.span is not None
    assert room.bulletin.quote(one.span) == "452名"


def test_a_library_that_may_only_be_read_proposes_nothing(
    room: Room, themes: ThemeSource, tmp_path: Path, qtbot: QtBot
) -> None:
    room.tag_and_fill()
    room.press(KEY.Key_Return)
    issue, path = room.bulletin.id, tmp_path / "试.zugong"
    room.window.close()
    room.bridge.close()
    bridge = Bridge()
    bridge.set_desk(libraries.open_library(path, read_only=True))
    bridge.open_issue(issue)
    window = MainWindow(bridge, themes, Settings(tmp_path / "settings.toml"))
    qtbot.addWidget(window)
    again = Room(bridge, window, qtbot)
    again.tags.fill(again.id)
    assert [(one.text, one.number) for one in again.tags.form.entries] == [("𠮷邻议事", 1)]
    bridge.close()


def test_a_proposal_that_was_emptied_stays_away_and_the_caret_stays(room: Room, qtbot: QtBot) -> None:
    room.tag_and_fill()
    room.press(KEY.Key_Backspace)
    name = room.tags.form.values[Field.NAME]
    assert (name.text(), name.hasFocus(), room.proposed(Field.NAME)) == ("", True, [])
    qtbot.keyClicks(name, "a")
    room.press(KEY.Key_Return)
    assert room.practice.name == "a"


def test_a_refused_library_records_nothing_and_keeps_the_proposals(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.tag_and_fill()
    before = room.tags.form.entries
    refused: list[str] = []
    room.bridge.refused.connect(refused.append)

    def full(*_: object, **__: object) -> None:
        raise DiskFull("磁盘已满。")

    assert room.bridge.desk is not None
    monkeypatch.setattr(room.bridge.desk, "perform", full)
    room.press(KEY.Key_Return, CTRL)
    assert refused
    assert room.tags.form.entries == before
    assert room.practice.empty
    assert room.tags.form.isAncestorOf(QApplication.focusWidget())


def test_what_a_full_disk_refuses_is_handed_over_when_there_is_room_again(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.tag_and_fill()
    name, note = room.tags.form.values[Field.NAME], room.tags.form.note
    name.setText("𠮷祥议事会🏠")
    note.setText("问过县委")

    def full(*_: object, **__: object) -> None:
        raise DiskFull("磁盘已满。")

    assert room.bridge.desk is not None
    with monkeypatch.context() as disk:
        disk.setattr(room.bridge.desk, "perform", full)
        room.tags.commit()
        room.select("服务群众")
        room.tags.refresh()
    assert room.practice.empty
    assert (name.text(), note.text()) == ("𠮷祥议事会🏠", "问过县委")
    room.tags.commit()
    assert room.practice.name == "𠮷祥议事会🏠"
    assert room.bulletin.annotations[room.id].note == "问过县委"


def test_an_annotation_becomes_an_example_and_stops_being_one(room: Room, qtbot: QtBot) -> None:
    room.tag_and_fill()
    action = room.window.parts.actions["show_as_example"]
    qtbot.waitUntil(action.isEnabled)
    menu = menu_of(room.tags, room.tags._actions, room.tags.bar, example=False)
    entries = {entry.text(): entry for entry in menu.actions()}
    assert "相似做法…" in entries
    entries["作为范例"].trigger()
    assert room.bulletin.annotations[room.id].example
    assert "范例" in room.tags.bar.tag.text()
    action.trigger()
    assert not room.bulletin.annotations[room.id].example
    assert "范例" not in room.tags.bar.tag.text()


def test_a_value_without_a_passage_says_so(room: Room) -> None:
    told: list[str] = []
    room.bridge.told.connect(told.append)
    room.tag_and_fill()
    note = room.tags.form.note
    note.setFocus()
    place = room.bridge.place
    room.window.parts.actions["show_ground"].trigger()
    assert told[-1].startswith("先到填好的一项上")
    assert room.bridge.place == place


def test_leaving_a_field_untouched_leaves_the_record_as_it_is(room: Room) -> None:
    room.tag_and_fill()
    room.press(KEY.Key_Return, CTRL)
    name = " 𠮷邻\t议事 "
    ground = replace(room.practice.of(Field.NAME)[0], text=name)
    others = tuple(one for one in room.practice.grounds if one.field is not Field.NAME)
    room.bridge.change_annotation(room.id, practice=replace(room.practice, name=name, grounds=(ground, *others)))
    before = room.steps
    room.tags.form.values[Field.NAME].setFocus()
    room.press(KEY.Key_Tab)
    room.tags.commit()
    assert room.steps == before
    assert room.practice.name == name


def test_nothing_can_be_taken_for_a_record_whose_passage_is_gone(room: Room, qtbot: QtBot) -> None:
    room.tag_and_fill()
    room.bridge.type_over(room.span(PASSAGE), "")
    qtbot.waitUntil(lambda: not any(one.proposed for one in room.tags.form.entries))
    before = room.steps
    room.tags.filling.take_all()
    assert room.steps == before
