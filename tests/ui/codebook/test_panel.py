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
from zugong_desk.ui.codebook.dialog import CodebookDialog
from zugong_desk.ui.codebook.panel import CodebookPanel
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
    qtbot.mouseClick(panel.buttons["addTag"], Qt.MouseButton.LeftButton)
    first = panel.chosen
    assert first is not None
    panel.form.fields["name"].setText("党建联建")
    qtbot.mouseClick(panel.buttons["addChildTag"], Qt.MouseButton.LeftButton)
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
    qtbot.mouseClick(panel.buttons["mergeTag"], Qt.MouseButton.LeftButton)
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
    panel.export_file()
    written = json.loads(file.read_text(encoding="utf-8"))
    assert [row["name"] for row in written["tags"]] == ["村级集体经济", "网格治理", "村干部"]
    library_bridge.remove_tag("t3")
    panel.import_file()
    assert "村干部" in {one.name for one in library_bridge.shelf.tags.values()}


def test_a_broken_file_changes_nothing(
    panel: CodebookPanel, library_bridge: Bridge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "坏.json"
    file.write_bytes(b"\xff\xfe{")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    with qtbot.waitSignal(library_bridge.refused):
        panel.import_file()
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
