"""The real window brings annotations back: a file is read, its places are shown, chosen by key, and taken in as one step."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.conftest import TAGS, small_bulletin
from tests.ui.shell.test_accessible_names import nameless
from tests.ui.windows import small

from zugong_desk.domain.annotation import Annotation
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.runs import typed
from zugong_desk.domain.span import Anchor, Place, Span
from zugong_desk.export.exchange.qdpx import project as qdpx
from zugong_desk.export.holdings import Holdings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.taking_in import FILES, TakingIn
from zugong_desk.ui.imports.taking_in_dialog import TakingInDialog
from zugong_desk.ui.imports.taking_in_rows import Row
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

Show = Callable[[], TakingInDialog]
OTHER = "松岗社区院里议事𠮷，月月公示账目，人人都能来问一问。"


def tagged(bulletin: Bulletin, *marks: tuple[str, str, str]) -> Bulletin:
    """The issue with annotations: words, tag, note."""
    for number, (words, tag, note) in enumerate(marks):
        block = next(one for one in bulletin.lines if words in one.text)
        at = block.text.index(words)
        span = Span(Anchor(block.id, at), Anchor(block.id, at + len(words)))
        id = f"n{number}"
        bulletin = bulletin.with_annotation(id, Annotation(id, tag, note)).with_place(id, Place(span))
    return bulletin


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A project of the small issue as a colleague has it, and of one that the library has not."""
    mine = tagged(
        small_bulletin(),
        ("𠮷祥村选出带头人🏠三名", "t2", "人选得准"),
        ("村集体经济收入增长两成", "新", ""),
        ("各村逐项落实", "t1", ""),
    )
    block = small_bulletin().block("p")
    other = Bulletin("other", mine.source, (block.with_heads(()).with_runs(typed(OTHER)),))
    tags = {tag.id: tag for tag in (*TAGS, Tag("新", "增收👍"))}
    issues = [mine, tagged(other, ("月月公示账目", "t1", ""))]
    path = tmp_path / "同事.qdpx"
    with path.open("wb") as file:
        qdpx.write(Holdings("书库", 2, lambda: iter(issues), tags), file, lambda _: None)
    return path


@pytest.fixture
def window(library_bridge: Bridge, themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    return small(library_bridge, themes, tmp_path, qtbot)


@pytest.fixture
def ask(window: MainWindow, theirs: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Show:
    """Chooses the file by the menu's action; the dialog that opens."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(theirs), FILES))

    def found() -> TakingInDialog | None:
        return next((one for one in window.findChildren(TakingInDialog) if one.isVisible()), None)

    def run() -> TakingInDialog:
        window.parts.actions["take_in"].trigger()
        qtbot.waitUntil(lambda: found() is not None)
        dialog = found()
        assert dialog is not None
        return dialog

    return run


def taking_in_of(window: MainWindow) -> TakingIn:
    found = window.findChild(TakingIn)
    assert found is not None
    return found


def marks(bridge: Bridge) -> set[tuple[str, str]]:
    bulletin = bridge.bulletin
    assert bulletin is not None
    names = {tag.id: tag.name for tag in bridge.shelf.tags.values()}
    return {(bulletin.quote(bulletin.places[one.id].span), names[one.tag]) for one in bulletin.annotations.values()}


def test_places_are_walked_ticked_and_taken_by_key(library_bridge: Bridge, ask: Show, qtbot: QtBot) -> None:
    dialog = ask()
    assert "放回 3 条" in dialog._hint.text()
    assert "新标签 1 个" in dialog._hint.text()
    assert dialog.take.text() == "取回 3 处　Enter"
    assert [row.tickable for row in dialog.model.rows] == [True] * 4
    assert library_bridge.place is not None
    assert library_bridge.place.start.block == "p"
    assert marks(library_bridge) == set()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Down)
    assert library_bridge.place.start.block == "q"
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert len(marks(library_bridge)) == 2
    assert ("𠮷祥村选出带头人🏠三名", "网格治理") in marks(library_bridge)
    assert library_bridge.undo_name() == "取回标注 2 条"
    library_bridge.undo()
    assert marks(library_bridge) == set()


def test_a_document_that_is_not_there_becomes_an_issue_if_ticked(
    library_bridge: Bridge, ask: Show, qtbot: QtBot
) -> None:
    dialog = ask()
    assert len(library_bridge.issues()) == 1
    dialog.model.toggle(3)
    assert dialog.model.new == [1]
    with qtbot.waitSignal(library_bridge.told) as told:
        dialog.take.click()
    assert told.args == ["取回标注 4 条，新收期刊 1 期，新标签 1 个。"]
    assert len(library_bridge.issues()) == 2


def test_what_is_there_is_not_shown_again(
    library_bridge: Bridge, ask: Show, window: MainWindow, theirs: Path, qtbot: QtBot
) -> None:
    ask().take.click()
    dialog = ask()
    assert "已有 3 条" in dialog._hint.text()
    assert [row.item for row in dialog.model.rows] == [None]
    dialog.reject()


def test_escape_leaves_everything_and_goes_back(library_bridge: Bridge, ask: Show, qtbot: QtBot) -> None:
    library_bridge.go_block("h", "test")
    before = library_bridge.bulletin
    dialog = ask()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert library_bridge.bulletin is before
    assert library_bridge.place is not None
    assert library_bridge.place.start.block == "h"


def test_what_should_be_looked_at_can_be_shown_alone(library_bridge: Bridge, ask: Show) -> None:
    library_bridge.annotate(words_at(library_bridge, "各村逐项落实"), "t1", "我的话")
    library_bridge.type_over(words_at(library_bridge, "带头人"), "当家人")
    dialog = ask()
    button = dialog.findChild(QPushButton, "takingIn_notable")
    assert button is not None
    button.click()
    hidden = [dialog.view.isRowHidden(row) for row in range(dialog.model.rowCount())]
    assert hidden == [False, True, False]
    assert "后来改过" in dialog.model.below(0)
    assert "原为：𠮷祥村选出带头人" in dialog.model.tip(0)
    assert dialog.model.rows[2].item is None


def words_at(bridge: Bridge, words: str) -> Span:
    bulletin = bridge.bulletin
    assert bulletin is not None
    at = bulletin.text.index(words)
    return bulletin.span(at, at + len(words))


def test_of_several_places_one_is_taken(
    library_bridge: Bridge, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "注.jsonld"
    file.write_text(
        '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "id": "urn:a", "body": {"type": '
        '"TextualBody", "purpose": "tagging", "value": "网格治理"}, "target": {"source": "2024-7", "selector": '
        '[{"type": "TextQuoteSelector", "exact": "是"}]}}',
        encoding="utf-8",
    )
    taking_in_of(window).take(file)
    qtbot.waitUntil(lambda: bool(window.findChildren(TakingInDialog)))
    (dialog,) = window.findChildren(TakingInDialog)
    assert [row.place for row in dialog.model.rows] == [0, 1]
    assert dialog.model.chosen == ()
    assert not dialog.take.isEnabled()
    dialog.model.toggle(0)
    dialog.model.toggle(1)
    assert [row.place for row in dialog.model.chosen] == [1]
    dialog.all.click()
    assert [row.place for row in dialog.model.chosen] == [0]
    dialog.take.click()
    assert marks(library_bridge) == {("是", "网格治理")}


def test_what_was_not_found_has_no_box(library_bridge: Bridge, ask: Show) -> None:
    library_bridge.type_over(words_at(library_bridge, "各村逐项落实"), "")
    dialog = ask()
    row = next(at for at, one in enumerate(dialog.model.rows) if not one.tickable)
    assert isinstance(dialog.model.rows[row], Row)
    assert "没有放回" in dialog.model.below(row)
    before = dialog.model.chosen
    dialog.model.toggle(row)
    assert dialog.model.chosen == before
    place = library_bridge.place
    dialog.view.setCurrentIndex(dialog.model.index(row))
    assert library_bridge.place == place


def test_a_file_that_cannot_be_read_is_told(
    library_bridge: Bridge, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "坏.qdpx"
    file.write_bytes(b"PK")
    with qtbot.waitSignal(library_bridge.refused) as refused:
        taking_in_of(window).take(file)
    assert "不是完好" in refused.args[0]
    assert window.findChildren(TakingInDialog) == []


def test_a_project_that_is_dropped_on_the_window_is_no_issue(
    library_bridge: Bridge, window: MainWindow, theirs: Path, qtbot: QtBot
) -> None:
    window._importing.take([theirs])
    qtbot.waitUntil(lambda: bool(window.findChildren(TakingInDialog)))
    assert len(library_bridge.issues()) == 1


def test_every_part_has_a_name(ask: Show) -> None:
    assert nameless(ask()) == []
