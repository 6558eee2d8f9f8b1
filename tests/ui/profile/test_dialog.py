"""What the parser has learnt, in the real window: shown, switched, forgotten, exported; and the next import follows it."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from tests.desk.libraries import BULLETIN
from tests.ui.shell.test_accessible_names import nameless

from zugong_desk.desk import importing, libraries
from zugong_desk.domain.kinds import Kind
from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.model import told
from zugong_desk.ui.profile import dialog as dialogs
from zugong_desk.ui.profile import waiting
from zugong_desk.ui.profile.dialog import ProfileDialog
from zugong_desk.ui.profile.waiting import LEARNING, once_learnt
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

ADDRESS = "编辑部设在青山县城东街"
TEXT = BULLETIN.replace("报：省委", f"{ADDRESS}\n\n报：省委")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.toml")


@pytest.fixture
def window(library_bridge: Bridge, themes: ThemeSource, settings: Settings, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """The real window on an issue with a line of its house's own that the parser takes for text."""
    file = tmp_path / "第3期.txt"
    file.write_text(TEXT, encoding="utf-8")
    desk = library_bridge.desk
    assert desk is not None
    result, _ = importing.take_in(desk, importing.receive(file))
    library_bridge.open_issue(str(result.id))
    window = MainWindow(library_bridge, themes, settings)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.resize(1280, 800)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def correct(window: MainWindow) -> str:
    """Take the house's own line out; the id of its issue."""
    bulletin = window.bridge.bulletin
    assert bulletin is not None
    (block,) = (block for block in bulletin.blocks if block.text == ADDRESS)
    assert window.bridge.set_aside([block.id], Kind.NOISE)
    return bulletin.id


def opened(window: MainWindow, qtbot: QtBot) -> ProfileDialog:
    window.parts.actions["profile"].trigger()
    (dialog,) = window.findChildren(ProfileDialog)
    qtbot.waitExposed(dialog)
    settled(dialog, qtbot)
    return dialog


def settled(dialog: ProfileDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.state.text() != dialogs.LEARNING)


def test_an_empty_library_says_how_it_learns(window: MainWindow, qtbot: QtBot) -> None:
    # the small issue comes with blocks that count as decided; without it nothing is corrected
    bridge = window.bridge
    small = next(row.id for row in bridge.issues() if row.file == "第7期.txt")
    bridge.remove_issue(small)
    dialog = opened(window, qtbot)
    assert dialog.pages.currentIndex() == 0
    assert not dialog.forget.isEnabled()
    assert not dialog.export.isEnabled()


def test_it_follows_corrections_and_undo(window: MainWindow, qtbot: QtBot) -> None:
    issue = correct(window)
    dialog = opened(window, qtbot)
    QAbstractItemModelTester(dialog.issues, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
    QAbstractItemModelTester(dialog.traits, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
    assert [one.corrections for one in dialog.issues.issues if one.row.id == issue] == [1]
    assert dialog.traits.rowCount() == len(dialog.traits.all) > 0
    assert nameless(dialog) == []
    dialog.grab()
    window.bridge.undo()
    qtbot.waitUntil(lambda: issue not in [one.row.id for one in dialog.issues.issues])
    window.parts.actions["profile"].trigger()
    assert len(window.findChildren(ProfileDialog)) == 1


def test_the_filter_keeps_what_holds_its_words(window: MainWindow, qtbot: QtBot) -> None:
    correct(window)
    dialog = opened(window, qtbot)
    dialog.filter.insert("没有这样的特征")
    assert dialog.traits.rowCount() == 0
    assert dialog.state.text().startswith("0/")
    dialog.filter.clear()
    assert dialog.traits.rowCount() == len(dialog.traits.all)


def test_an_issue_is_switched_by_key_and_click(window: MainWindow, qtbot: QtBot) -> None:
    issue = correct(window)
    dialog = opened(window, qtbot)
    row = next(at for at, one in enumerate(dialog.issues.issues) if one.row.id == issue)
    index = dialog.issues.index(row)
    dialog.issues_view.setCurrentIndex(index)
    qtbot.keyClick(dialog.issues_view, Qt.Key.Key_Space)
    assert not window.bridge.shelf.standings[issue].teaches
    assert dialog.issues.data(index, Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked
    assert "已关" in str(dialog.issues.data(index))
    box = dialog.issues_view.visualRect(index).topLeft() + QPoint(18, 14)
    qtbot.mouseClick(dialog.issues_view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert window.bridge.shelf.standings[issue].teaches
    settled(dialog, qtbot)


def test_forgetting_is_undone_like_any_step(window: MainWindow, qtbot: QtBot) -> None:
    correct(window)
    dialog = opened(window, qtbot)
    qtbot.mouseClick(dialog.forget, Qt.MouseButton.LeftButton)
    assert window.bridge.undo_name() == "让解析器忘掉所学"
    assert not any(one.teaches for one in dialog.issues.issues)
    assert not dialog.forget.isEnabled()
    settled(dialog, qtbot)
    assert dialog.traits.rowCount() == 0
    assert dialog.untaught.isVisible()
    dialog.activateWindow()
    dialog.issues_view.setFocus()
    qtbot.keyClick(dialog.issues_view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(dialog.forget.isEnabled)
    qtbot.waitUntil(lambda: dialog.traits.rowCount() > 0)


def test_export(window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    correct(window)
    dialog = opened(window, qtbot)
    target = tmp_path / "所学.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(window.bridge.told):
        qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert json.loads(target.read_text(encoding="utf-8"))["schema"] == "zugong-desk.profile/1"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "没有" / "所学.json"), ""))
    with qtbot.waitSignal(window.bridge.refused) as refused:
        qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert "没有导出" in refused.args[0]


def test_the_next_import_says_that_it_was_read_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    correct(window)
    file = tmp_path / "第4期.txt"
    file.write_text(TEXT.replace("第 3 期", "第 4 期"), encoding="utf-8")
    queue = window.parts.queue
    said: list[str] = []
    window.bridge.told.connect(said.append)
    with qtbot.waitSignal(queue.finished, timeout=10_000):
        window._importing.take([file])
    (entry,) = queue.entries
    assert entry.result is not None
    assert entry.result.learnt >= 1
    assert f"按本库的更正读 {entry.result.learnt} 块" in told(entry)
    assert any(f"{entry.result.learnt} 块按本库的更正读" in line for line in said)
    bulletin = window.bridge.bulletin
    assert bulletin is not None
    assert next(block.kind for block in bulletin.blocks if block.text == ADDRESS) is Kind.NOISE


def test_a_library_only_to_be_read_is_shown_and_not_switched(
    window: MainWindow, qtbot: QtBot, themes: ThemeSource
) -> None:
    correct(window)
    assert window.bridge.desk is not None
    reader = Bridge()
    reader.set_desk(libraries.open_library(window.bridge.desk.library.path, "乙", read_only=True))
    dialog = ProfileDialog(reader, themes)
    qtbot.addWidget(dialog)
    dialog.show()
    settled(dialog, qtbot)
    assert dialog.issues.rowCount() >= 1
    assert not dialog.forget.isEnabled()
    assert not dialog.issues_view.isEnabled()
    with qtbot.waitSignal(reader.refused):
        assert reader.forget() is None
    reader.close()


def test_what_needs_what_was_learnt_waits_for_it_once(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    correct(window)
    monkeypatch.setattr(waiting, "FEW", 0)
    ran: list[int] = []
    with qtbot.waitSignal(window.bridge.told) as waited:
        once_learnt(window.bridge, window, lambda: ran.append(1))
    assert waited.args == [LEARNING]
    assert ran == []
    qtbot.waitUntil(lambda: ran == [1])
    once_learnt(window.bridge, window, lambda: ran.append(2))
    assert ran == [1, 2]
