"""The codebook panel over a real library."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.codebook.compare import CompareDialog
from zugong_desk.ui.codebook.dialog import CodebookDialog
from zugong_desk.ui.codebook.panel import CodebookPanel
from zugong_desk.ui.codebook.split import SplitDialog
from zugong_desk.ui.marks.delegates import LOOK_ROLE
from zugong_desk.ui.theme.source import ThemeSource

MOVE = Qt.DropAction.MoveAction


@pytest.fixture
def panel(library_bridge: Bridge, themes: ThemeSource, qtbot: QtBot) -> CodebookPanel:
    panel = CodebookPanel(library_bridge, themes)
    qtbot.addWidget(panel)
    panel.resize(860, 620)
    panel.show()
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal, panel)
    return panel


def tag(bridge: Bridge, id: str) -> Tag:
    return bridge.shelf.tags[id]


def test_children_stand_below_their_parent(panel: CodebookPanel) -> None:
    assert [one.id for one in panel.model.children_of("")] == ["t1", "t2"]
    assert [one.id for one in panel.model.children_of("t2")] == ["t3"]
    assert panel.model.parent(panel.model.index_of("t3")) == panel.model.index_of("t2")


def test_a_field_left_is_one_step(panel: CodebookPanel, library_bridge: Bridge, qtbot: QtBot) -> None:
    panel.choose(panel.model.index_of("t2"))
    name = panel.form.fields["name"]
    assert isinstance(name, QLineEdit)
    name.setText("𠮷网格")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert tag(library_bridge, "t2").name == "𠮷网格"
    library_bridge.undo()
    assert tag(library_bridge, "t2").name == "网格治理"
    assert name.text() == "网格治理"


def test_a_name_that_is_taken_is_refused_and_said_here(
    panel: CodebookPanel, library_bridge: Bridge, qtbot: QtBot
) -> None:
    panel.choose(panel.model.index_of("t2"))
    panel.form.fields["name"].setText("村级集体经济")
    with qtbot.waitSignal(library_bridge.refused):
        panel.commit()
    assert panel.form.fields["name"].text() == "网格治理"
    assert "村级集体经济" in panel.notice.text()
    assert not panel.notice.isHidden()


def test_colour_and_shape_are_picked_as_pictures(panel: CodebookPanel, library_bridge: Bridge, qtbot: QtBot) -> None:
    panel.choose(panel.model.index_of("t1"))
    qtbot.mouseClick(panel.form.colour.button(7), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.form.shape.button(4), Qt.MouseButton.LeftButton)
    assert (tag(library_bridge, "t1").colour, tag(library_bridge, "t1").shape) == (7, 4)
    assert panel.form.colour.button(7).accessibleName().startswith("颜色")


def test_new_tags_and_children(panel: CodebookPanel, library_bridge: Bridge, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.bar.buttons["addTag"], Qt.MouseButton.LeftButton)
    first = panel.chosen
    assert first is not None
    panel.form.fields["name"].setText("党建联建")
    qtbot.mouseClick(panel.bar.buttons["addChildTag"], Qt.MouseButton.LeftButton)
    child = panel.chosen
    assert child is not None
    assert tag(library_bridge, first.id).name == "党建联建"
    assert child.parent == first.id


def test_a_used_tag_is_not_removed(panel: CodebookPanel, library_bridge: Bridge, qtbot: QtBot) -> None:
    library_bridge.annotate(Span(Anchor("p", 6), Anchor("p", 18)), "t1")
    panel.choose(panel.model.index_of("t1"))
    with qtbot.waitSignal(library_bridge.refused):
        qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert "t1" in library_bridge.shelf.tags
    assert "1 处" in panel.model.index_of("t1").data(Qt.ItemDataRole.AccessibleTextRole)


def test_an_unused_tag_is_removed_and_comes_back(panel: CodebookPanel, library_bridge: Bridge, qtbot: QtBot) -> None:
    panel.choose(panel.model.index_of("t3"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert not panel.model.index_of("t3").isValid()
    library_bridge.undo()
    assert panel.model.index_of("t3").isValid()


def test_a_used_tag_is_merged_into_another_in_one_step(
    panel: CodebookPanel, library_bridge: Bridge, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    touched = library_bridge.annotate(Span(Anchor("p", 6), Anchor("p", 18)), "t2", note="记")
    assert touched is not None
    [id] = touched.places
    offered: list[list[str]] = []

    def answer(_parent: object, _title: str, _asked: str, names: list[str], **_rest: object) -> tuple[str, bool]:
        offered.append(names)
        return "村级集体经济", True

    monkeypatch.setattr(QInputDialog, "getItem", answer)
    panel.choose(panel.model.index_of("t2"))
    qtbot.mouseClick(panel.bar.buttons["mergeTag"], Qt.MouseButton.LeftButton)
    assert offered == [["村级集体经济", "村干部"]]
    assert library_bridge.bulletin is not None
    assert library_bridge.bulletin.annotations[id].tag == "t1"
    assert library_bridge.bulletin.annotations[id].note == "记"
    assert tag(library_bridge, "t3").parent == "t1"
    assert "t2" not in library_bridge.shelf.tags
    library_bridge.undo()
    assert library_bridge.bulletin.annotations[id].tag == "t2"
    assert tag(library_bridge, "t3").parent == "t2"


def test_a_tag_is_not_merged_into_one_below_it(panel: CodebookPanel, library_bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(library_bridge.refused):
        assert library_bridge.merge_tag("t2", "t3") is None
    assert set(library_bridge.shelf.tags) == {"t1", "t2", "t3"}


def test_dropping_on_a_tag_puts_it_below(panel: CodebookPanel, library_bridge: Bridge, qtbot: QtBot) -> None:
    dragged = panel.model.mimeData([panel.model.index_of("t1")])
    panel.model.dropMimeData(dragged, MOVE, -1, -1, panel.model.index_of("t2"))
    qtbot.waitUntil(lambda: tag(library_bridge, "t1").parent == "t2")
    assert [one.id for one in panel.model.children_of("t2")] == ["t3", "t1"]


def test_dropping_between_tags_puts_it_there(panel: CodebookPanel, library_bridge: Bridge, qtbot: QtBot) -> None:
    dragged = panel.model.mimeData([panel.model.index_of("t3")])
    panel.model.dropMimeData(dragged, MOVE, 1, 0, QModelIndex())
    qtbot.waitUntil(lambda: not tag(library_bridge, "t3").parent)
    assert [one.id for one in panel.model.children_of("")] == ["t1", "t3", "t2"]


def test_a_tag_cannot_be_put_below_itself(panel: CodebookPanel) -> None:
    dragged = panel.model.mimeData([panel.model.index_of("t2")])
    assert not panel.model.canDropMimeData(dragged, MOVE, -1, -1, panel.model.index_of("t3"))
    assert not panel.model.canDropMimeData(dragged, MOVE, -1, -1, panel.model.index_of("t2"))


def test_export_and_import(
    panel: CodebookPanel, library_bridge: Bridge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "标签表.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    panel.deeds.export_file()
    written = json.loads(file.read_text(encoding="utf-8"))
    assert [row["name"] for row in written["tags"]] == ["村级集体经济", "网格治理", "村干部"]
    library_bridge.remove_tag("t3")
    panel.deeds.import_file()
    assert "村干部" in {one.name for one in library_bridge.shelf.tags.values()}


def test_a_broken_file_changes_nothing(
    panel: CodebookPanel, library_bridge: Bridge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "坏.json"
    file.write_bytes(b"\xff\xfe{")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    with qtbot.waitSignal(library_bridge.refused):
        panel.deeds.import_file()
    assert len(library_bridge.shelf.tags) == 3


def test_what_is_folded_stays_folded(panel: CodebookPanel, library_bridge: Bridge) -> None:
    panel.tree.collapse(panel.model.index_of("t2"))
    library_bridge.add_tag("又一个")
    assert not panel.tree.isExpanded(panel.model.index_of("t2"))


def test_closing_the_dialog_keeps_what_was_typed(library_bridge: Bridge, themes: ThemeSource, qtbot: QtBot) -> None:
    dialog = CodebookDialog(library_bridge, themes)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.panel.choose(dialog.panel.model.index_of("t1"))
    dialog.panel.form.fields["definition"].setText("另一个定义")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert tag(library_bridge, "t1").definition == "另一个定义"
    assert dialog.isHidden()


def test_a_closed_library_leaves_nothing(panel: CodebookPanel, library_bridge: Bridge) -> None:
    library_bridge.set_desk(None)
    assert panel.model.rowCount() == 0
    assert panel.chosen is None


def mark(bridge: Bridge, start: int, end: int, tag: str) -> str:
    touched = bridge.annotate(Span(Anchor("p", start), Anchor("p", end)), tag)
    assert touched
    return next(iter(touched.places))


def test_tags_are_found_by_pinyin_with_what_they_stand_under(panel: CodebookPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.filter, "cgb")
    assert [one.id for one in panel.model.children_of("")] == ["t2"]
    assert [one.id for one in panel.model.children_of("t2")] == ["t3"]
    assert panel.model.index_of("t3").data(LOOK_ROLE).matched == (0, 1, 2)
    panel.filter.setText("没有这样的")
    assert panel.model.rowCount() == 0
    panel.filter.clear()
    assert len(panel.model.children_of("")) == 2


def test_keys_move_a_tag_up_down_in_and_out(panel: CodebookPanel, library_bridge: Bridge, qtbot: QtBot) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    panel.choose(panel.model.index_of("t2"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Up, alt)
    assert [one.id for one in panel.model.children_of("")] == ["t2", "t1"]
    qtbot.keyClick(panel.tree, Qt.Key.Key_Up, alt)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down, alt)
    assert [one.id for one in panel.model.children_of("")] == ["t1", "t2"]
    qtbot.keyClick(panel.tree, Qt.Key.Key_Right, alt)
    assert tag(library_bridge, "t2").parent == "t1"
    assert panel.chosen
    assert panel.chosen.id == "t2"
    qtbot.keyClick(panel.tree, Qt.Key.Key_Left, alt)
    assert [one.id for one in panel.model.children_of("")] == ["t1", "t2"]
    for _ in range(4):
        library_bridge.undo()
    assert (tag(library_bridge, "t1").order, tag(library_bridge, "t2").order) == (1, 2)


def test_a_tag_is_retired_and_offered_again(panel: CodebookPanel, library_bridge: Bridge) -> None:
    panel.choose(panel.model.index_of("t1"))
    retire = panel.bar.actions_of_menu["retireTag"]
    retire.trigger()
    assert tag(library_bridge, "t1").retired
    assert retire.text() == "恢复"
    assert "已停用" in panel.model.index_of("t1").data(Qt.ItemDataRole.AccessibleTextRole)
    retire.trigger()
    assert not tag(library_bridge, "t1").retired


def test_what_is_typed_is_kept_when_a_menu_changes_the_tag(panel: CodebookPanel, library_bridge: Bridge) -> None:
    panel.choose(panel.model.index_of("t1"))
    panel.form.fields["definition"].setText("刚写的𠮷")
    panel.bar.actions_of_menu["retireTag"].trigger()
    assert (tag(library_bridge, "t1").definition, tag(library_bridge, "t1").retired) == ("刚写的𠮷", True)


def test_a_tag_that_goes_while_its_form_is_typed_in_does_not_come_back(
    panel: CodebookPanel, library_bridge: Bridge
) -> None:
    panel.choose(panel.model.index_of("t1"))
    made = library_bridge.add_tag("马上撤销")
    assert made
    panel.choose(panel.model.index_of(made))
    panel.form.fields["name"].setText("打到一半😀")
    library_bridge.undo()
    assert made not in library_bridge.shelf.tags
    assert panel.chosen
    assert panel.chosen.id in library_bridge.shelf.tags


def test_a_key_is_given_in_the_form_and_refused_if_it_is_taken(
    panel: CodebookPanel, library_bridge: Bridge, qtbot: QtBot
) -> None:
    for id, line in (("t1", ""), ("t2", "快捷键")):
        panel.choose(panel.model.index_of(id))
        field = panel.form.fields["key"]
        field.setText("w")
        panel.commit()
        assert line in panel.notice.text()
    assert (tag(library_bridge, "t1").key, tag(library_bridge, "t2").key) == ("w", "")


def test_passages_are_listed_shown_and_made_examples(
    panel: CodebookPanel, library_bridge: Bridge, qtbot: QtBot
) -> None:
    first, second = mark(library_bridge, 6, 12, "t1"), mark(library_bridge, 12, 18, "t1")
    panel.choose(panel.model.index_of("t1"))
    passages = panel.passages
    assert [one.annotation.id for one in passages.model.rows] == [second, first]
    passages.view.setCurrentIndex(passages.model.index(1))
    qtbot.keyClick(passages.view, Qt.Key.Key_X)
    assert library_bridge.bulletin
    assert library_bridge.bulletin.annotations[first].example
    assert [one.annotation.id for one in passages.model.rows] == [first, second]
    passages.view.setCurrentIndex(passages.model.index(0))
    qtbot.keyClick(passages.view, Qt.Key.Key_Return)
    assert library_bridge.place == Span(Anchor("p", 6), Anchor("p", 12))
    assert "2 处" in passages.head.text()
    panel.choose(panel.model.index_of("t3"))
    assert passages.model.rowCount() == 0


def test_some_passages_are_split_off_by_key(panel: CodebookPanel, library_bridge: Bridge, qtbot: QtBot) -> None:
    first, second = mark(library_bridge, 6, 12, "t1"), mark(library_bridge, 12, 18, "t1")
    panel.choose(panel.model.index_of("t1"))
    qtbot.mouseClick(panel.bar.buttons["splitTag"], Qt.MouseButton.LeftButton)
    dialog = panel.findChild(SplitDialog)
    assert dialog
    assert not dialog.take.isEnabled()
    dialog.list.setCurrentRow(0)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    dialog.name.setText("村干部")
    with qtbot.waitSignal(library_bridge.refused):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    dialog.name.setText("带头人𠮷")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert panel.chosen
    assert panel.chosen.name == "带头人𠮷"
    assert library_bridge.bulletin
    borne = {id: tag(library_bridge, one.tag).name for id, one in library_bridge.bulletin.annotations.items()}
    assert borne == {first: "村级集体经济", second: "带头人𠮷"}
    library_bridge.undo()
    assert library_bridge.bulletin.annotations[second].tag == "t1"


def test_a_tag_without_passages_is_not_split(panel: CodebookPanel, library_bridge: Bridge, qtbot: QtBot) -> None:
    panel.choose(panel.model.index_of("t3"))
    with qtbot.waitSignal(library_bridge.refused):
        panel.deeds.ask_split(panel.chosen)
    assert panel.findChild(SplitDialog) is None


@pytest.mark.parametrize("suffix", [".csv", ".qdc"])
def test_a_codebook_goes_out_in_other_forms_and_is_compared(
    panel: CodebookPanel, library_bridge: Bridge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    file = tmp_path / f"表{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), f"表 (*{suffix})"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    panel.deeds.export_file()
    assert file.exists()
    dotted = str(tmp_path / "表2024.6")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (dotted, f"表 (*{suffix})"))
    panel.deeds.export_file()
    assert Path(f"{dotted}{suffix}").exists()
    library_bridge.add_tag("新添😀")
    panel.deeds.compare_file()
    dialog = panel.findChild(CompareDialog)
    assert dialog
    rows = [[dialog.table.item(row, column).text() for column in range(2)] for row in range(dialog.table.rowCount())]
    assert ["新添😀", "只在本库"] in rows


def test_a_file_that_the_dialog_did_not_ask_about_is_not_overwritten(
    panel: CodebookPanel, library_bridge: Bridge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    there = tmp_path / "表2024.6.csv"
    there.write_text("别的", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "表2024.6"), "表 (*.csv)"))
    with qtbot.waitSignal(library_bridge.refused) as told:
        panel.deeds.export_file()
    assert "没有导出" in str(told.args)
    assert there.read_text(encoding="utf-8") == "别的"
