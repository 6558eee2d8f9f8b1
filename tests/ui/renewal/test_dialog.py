"""The real window parses again: shown first, ticked and walked by keys, done as one step, or said that nothing differs."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.ui.shell.test_accessible_names import nameless

from zugong_desk.desk import renewing
from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.source import Source
from zugong_desk.domain.structure import Structure
from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.renewal.dialog import RenewalDialog
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

Show = Callable[[], RenewalDialog | None]


@pytest.fixture
def window(
    library_bridge: Bridge, themes: ThemeSource, settings: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """The real window on the small issue, with a parser that has learnt two things of it."""
    window = MainWindow(library_bridge, themes, settings)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.resize(1600, 1000)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    learn(monkeypatch, library_bridge, title=Kind.COLUMN, head=None)
    return window


def learn(monkeypatch: pytest.MonkeyPatch, bridge: Bridge, title: Kind | None, head: float | None = 0.9) -> None:
    """Have the parser read the issue as it was parsed, but for its title and (None) the heads of one paragraph."""
    assert bridge.desk is not None
    assert bridge.bulletin is not None
    first = bridge.desk.library.parsed(bridge.bulletin.id).blocks

    def parse(_source: Source, *_learnt: object) -> Structure:
        return Structure(tuple(changed(block) for block in first))

    def changed(block: Block) -> Block:
        if block.id == "t":
            return block.with_label(Label(title or block.kind, 0, 0.55, "学来的"))
        return block.with_heads(()) if block.id == "q" and head is None else block

    monkeypatch.setattr(renewing, "parse", parse)


@pytest.fixture
def settings(tmp_path: object) -> Settings:
    return Settings(tmp_path / "settings.toml")  # type: ignore[operator]


@pytest.fixture
def ask(window: MainWindow) -> Show:
    """Parses again by the menu's action; the dialog if one opens."""

    def run() -> RenewalDialog | None:
        window.parts.actions["reparse"].trigger()
        return next((one for one in window.findChildren(RenewalDialog) if one.isVisible()), None)

    return run


def kind_of(bridge: Bridge, id: str) -> Kind:
    assert bridge.bulletin is not None
    return bridge.bulletin.block(id).kind


def test_rows_are_walked_ticked_and_done_by_key(
    library_bridge: Bridge, ask: Show, window: MainWindow, qtbot: QtBot
) -> None:
    before = library_bridge.bulletin
    dialog = ask()
    assert dialog is not None
    assert dialog.model.rowCount() == 2
    assert library_bridge.bulletin is before
    assert library_bridge.place is not None
    assert library_bridge.place.start.block == "t"
    assert dialog.take.text() == "改 2 处　Enter"
    qtbot.keyClick(dialog.view, Qt.Key.Key_Down)
    assert library_bridge.place.start.block == "q"
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    assert [one.block for one in dialog.model.chosen] == ["t"]
    assert dialog.all.checkState() is Qt.CheckState.PartiallyChecked
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert kind_of(library_bridge, "t") is Kind.COLUMN
    assert library_bridge.bulletin is not None
    assert library_bridge.bulletin.block("q").heads
    assert library_bridge.undo_name() == "重新解析"
    window.parts.actions["undo"].trigger()
    assert library_bridge.bulletin == before


def test_escape_leaves_everything(library_bridge: Bridge, ask: Show, qtbot: QtBot) -> None:
    before = library_bridge.bulletin
    dialog = ask()
    assert dialog is not None
    qtbot.keyClick(dialog.view, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert library_bridge.bulletin is before


def test_nothing_ticked_cannot_be_done(library_bridge: Bridge, ask: Show, qtbot: QtBot) -> None:
    before = library_bridge.bulletin
    dialog = ask()
    assert dialog is not None
    dialog.all.click()
    assert not dialog.model.chosen
    assert not dialog.take.isEnabled()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.all.click()
    assert [one.block for one in dialog.model.chosen] == ["t", "q"]
    assert library_bridge.bulletin is before
    dialog.reject()


def test_a_click_on_the_box_ticks_and_on_the_row_shows_the_place(
    library_bridge: Bridge, ask: Show, qtbot: QtBot
) -> None:
    dialog = ask()
    assert dialog is not None
    row = dialog.view.visualRect(dialog.model.index(1))
    qtbot.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert library_bridge.place is not None
    assert library_bridge.place.start.block == "q"
    assert len(dialog.model.chosen) == 2
    box = row.topLeft()
    box.setX(16)
    box.setY(row.top() + 12)
    qtbot.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert [one.block for one in dialog.model.chosen] == ["t"]
    dialog.take.click()
    assert kind_of(library_bridge, "t") is Kind.COLUMN


def test_a_row_says_all_of_itself_and_whether_it_is_ticked(ask: Show) -> None:
    dialog = ask()
    assert dialog is not None
    index = dialog.model.index(0)
    spoken = "第 3 行，文章标题改为栏目：把支部建在网格上。学来的　可信 0.55"
    assert index.data() == spoken
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"已选，{spoken}"
    assert not dialog.view.grab().isNull()
    dialog.model.toggle(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"未选，{spoken}"
    assert nameless(dialog) == []
    assert next(label.text() for label in dialog.findChildren(QLabel)).startswith("下面是")
    dialog.reject()


def test_nothing_that_differs_is_said(
    library_bridge: Bridge, window: MainWindow, ask: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    library_bridge.told.connect(told.append)
    learn(monkeypatch, library_bridge, title=None)
    assert ask() is None
    assert told == ["重新解析：没有要改的，1 块更新了可信度和依据。"]
    assert ask() is None
    assert told[1:] == ["重新解析：没有不同，没有要改的。"]
    assert library_bridge.undo_name() == "重新解析"
