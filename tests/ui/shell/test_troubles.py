"""Libraries that cannot be opened or written: what the real window says, offers and keeps, on real files."""

import os
import re
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import gettempdir

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from zugong_desk.desk import codebook, corrections, importing, libraries
from zugong_desk.desk.core import Desk
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.shell.restore_dialog import RestoreDialog
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

NOBODY = 65534
TYPED = "𠮷e\u0301🏠"
EDITING = (
    "import", "backup", "split", "merge", "kind_heading", "level_1", "mark_head", "set_aside", "confirm",
    "fill_masthead", "mark_done", "tag_palette", "add_excerpt", "add_section", "move_up", "undo", "redo",
)  # fmt: skip
READING = ("export", "save_copy", "restore", "find", "search_all", "history", "show_in_source", "zoom_in", "next_doubt")
Open = Callable[..., MainWindow]


@pytest.fixture
def path(library_bridge: Bridge) -> Path:
    """A library that nobody has open, with one issue and typing already in it."""
    assert library_bridge.desk is not None
    file = library_bridge.desk.library.path
    library_bridge.close()
    return file


@pytest.fixture
def sit(themes: ThemeSource, tmp_path: Path) -> Iterator[Open]:
    """Opens windows, on a library or on none."""
    windows: list[MainWindow] = []

    def make(library: Path | None = None) -> MainWindow:
        settings = Settings(tmp_path / f"settings{len(windows)}.toml")
        windows.append(MainWindow(Bridge(), themes, settings))
        windows[-1].resize(1600, 1000)
        windows[-1].show()
        if library is not None:
            windows[-1].start_with(library)
        return windows[-1]

    yield make
    for window in windows:
        window.bridge.leave()
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def said(window: MainWindow) -> str:
    banner = window.parts.banner
    return "" if banner.isHidden() else banner.label.text()


def offered(window: MainWindow) -> list[str]:
    banner = window.parts.banner
    return [button.text() for button in (banner.button, banner.other_button) if not button.isHidden()]


def text_of(window: MainWindow, block: str = "q") -> str:
    assert window.bridge.bulletin is not None
    return window.bridge.bulletin.block(block).text


def type_at(window: MainWindow, block: str, offset: int, text: str) -> None:
    for at, char in enumerate(text, offset):
        window.bridge.type_over(Span(Anchor(block, at), Anchor(block, at)), char)


def written(path: Path, block: str = "q") -> str:
    """What the file holds, read through a connection of its own."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return str(connection.execute("SELECT text FROM block WHERE id = ?", (block,)).fetchone()[0])
    finally:
        connection.close()


def intruder(path: Path) -> Desk:
    """Another program that minds no lock: it finds none."""
    path.with_name(f"{path.name}.lock").unlink()
    desk = libraries.open_library(path, "乙")
    desk.open(desk.library.issues()[0].id)
    return desk


def answer(monkeypatch: pytest.MonkeyPatch, target: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))


# Another program wrote in between -------------------------------------------------------------------------------------


def test_typing_is_put_back_beside_what_another_program_wrote(sit: Open, path: Path) -> None:
    window = sit(path)
    type_at(window, "q", 7, TYPED)
    other = intruder(path)
    codebook.add_tag(other, "对方的标签")
    corrections.type_over(other, other.table.span(0, 0), "改")
    other.close()
    assert window.bridge.flush()
    assert "已放回原处" in said(window)
    assert "对方的改动都在" in said(window)
    assert text_of(window, "m").startswith("改江城")
    assert text_of(window)[7 : 7 + len(TYPED)] == TYPED
    assert window.parts.reading.sheet.toPlainText().startswith("改江城")
    assert TYPED in window.parts.reading.sheet.toPlainText()
    assert "对方的标签" in {tag.name for tag in window.bridge.shelf.tags.values()}
    assert TYPED in written(path)
    assert window.bridge.undo()
    assert TYPED not in text_of(window)
    assert window.bridge.desk is not None
    assert window.bridge.desk.library.doctor().ok


def test_typing_that_does_not_fit_any_more_is_on_the_clipboard(sit: Open, path: Path) -> None:
    window = sit(path)
    type_at(window, "q", 7, TYPED)
    mine = text_of(window)
    other = intruder(path)
    start = other.table.range(Span(Anchor("q", 0), Anchor("q", 12)))
    corrections.type_over(other, other.table.span(*start), "对方改过")
    other.close()
    window.bridge.flush()
    assert "剪贴板" in said(window)
    assert QGuiApplication.clipboard().text() == mine
    assert text_of(window).startswith("对方改过")
    assert window.bridge.flush()


def test_a_step_over_another_programs_is_asked_for_again_and_lists_follow(sit: Open, path: Path) -> None:
    window = sit(path)
    other = intruder(path)
    file = path.with_name("八.txt")
    file.write_text("云岭组工信息\n\n第 8 期\n\n2024 年 6 月 1 日\n\n一段𠮷文字。\n", encoding="utf-8")
    importing.take_in(other, importing.receive(file))
    other.close()
    assert window.bridge.merge("q") is None
    assert said(window).endswith("请再做一次。")
    assert window.parts.library.model.rowCount() > 0
    assert len(window.bridge.issues()) == 2
    assert window.bridge.merge("q") is not None


# Somebody else has it open --------------------------------------------------------------------------------------------


def test_a_held_library_is_seen_and_then_worked_on(sit: Open, path: Path, qtbot: QtBot) -> None:
    first = sit(path)
    type_at(first, "q", 0, "头")
    second = sit(path)
    holder = libraries.holder_of(path)
    assert holder is not None
    assert holder in said(second)
    assert offered(second) == ["只读查看", "重试"]
    assert second.pages.currentWidget() is second.parts.start
    qtbot.mouseClick(second.parts.banner.other_button, Qt.MouseButton.LeftButton)
    assert holder in said(second)
    qtbot.mouseClick(second.parts.banner.button, Qt.MouseButton.LeftButton)
    assert second.pages.currentWidget() is second.parts.desk
    assert second.bridge.read_only
    assert holder in said(second)
    assert offered(second) == ["重试", "另存副本…"]
    second.bridge.go_block("i", "test")
    qtbot.mouseClick(second.parts.banner.button, Qt.MouseButton.LeftButton)
    assert second.bridge.read_only
    assert first.bridge.close()
    qtbot.mouseClick(second.parts.banner.button, Qt.MouseButton.LeftButton)
    assert not second.bridge.read_only
    assert said(second) == ""
    assert second.bridge.place is not None
    assert second.bridge.place.start.block == "i"
    assert text_of(second).startswith("头")
    assert second.bridge.merge("i") is not None


def test_what_may_only_be_read_offers_no_editing(sit: Open, path: Path) -> None:
    window = sit()
    assert window.doors.view(path)
    window.bridge.go_block("q", "test")
    actions = window.parts.actions
    assert [id for id in EDITING if actions[id].isEnabled()] == []
    assert [id for id in READING if not actions[id].isEnabled()] == []
    assert not window.parts.tool_bar.kinds.isEnabled()
    assert not window.parts.tool_bar.levels.isEnabled()
    assert window.doors.open(path)
    window.bridge.go_block("q", "test")
    window._show_undo()
    assert [id for id in ("split", "tag_palette", "undo", "import") if not actions[id].isEnabled()] == []
    assert window.parts.tool_bar.kinds.isEnabled()


@pytest.fixture
def nobody(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whom the library's file and folder refuse writing; the administrator, whom nothing refuses, steps down."""
    if sys.platform == "win32":
        pytest.skip("permissions are set otherwise there")
    monkeypatch.setattr(libraries, "backup_dir", lambda: path.parent)
    before = {folder: folder.stat().st_mode for folder in path.parents if folder.is_relative_to(gettempdir())}
    for folder in path.parents[1:]:
        if folder in before and folder != Path(gettempdir()):
            folder.chmod(0o755)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    yield
    os.seteuid(user)
    for folder, mode in before.items():
        if folder.stat().st_mode != mode:
            folder.chmod(mode)


@pytest.mark.qt_log_ignore("Permission denied")  # the theme's pictures lie in the administrator's folder
def test_a_file_that_refuses_writing_is_shown_calmly(sit: Open, path: Path, nobody: None) -> None:
    window = sit(path)
    assert window.bridge.read_only
    assert "不许写入" in said(window)
    assert offered(window) == ["重试", "另存副本…"]
    assert not window.parts.actions["split"].isEnabled()
    assert window.parts.banner._tone == "calm"


def test_a_copy_of_what_may_only_be_read_is_worked_on(sit: Open, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = sit(path), sit()
    second.doors.view(path)
    answer(monkeypatch, path.with_name("我的副本"))
    second.parts.actions["save_copy"].trigger()
    assert second.bridge.desk is not None
    assert second.bridge.desk.library.path == path.with_name("我的副本.zugong")
    assert not second.bridge.read_only
    assert second.bridge.merge("q") is not None
    assert first.bridge.merge("q") is not None


# Writing fails --------------------------------------------------------------------------------------------------------


def test_typing_outlives_a_library_that_was_moved_away(
    sit: Open, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = sit(path)
    type_at(window, "q", 7, TYPED)
    gone = path.rename(path.with_name("别处.zugong"))
    assert not window.bridge.flush()
    assert window.parts.status.saved.text() == "未保存"
    assert offered(window) == ["重试", "另存副本…"]
    assert TYPED in text_of(window)
    answer(monkeypatch, "")
    qtbot.mouseClick(window.parts.banner.other_button, Qt.MouseButton.LeftButton)
    assert "移走" in said(window)
    answer(monkeypatch, path.with_name("救回.zugong"))
    qtbot.mouseClick(window.parts.banner.other_button, Qt.MouseButton.LeftButton)
    assert window.windowTitle().startswith("救回.zugong")
    assert TYPED in written(path.with_name("救回.zugong"))
    assert TYPED not in written(gone)
    assert text_of(window)[7 : 7 + len(TYPED)] == TYPED
    assert window.bridge.undo_name() == f"输入“{TYPED}”"


def test_typing_is_written_when_the_library_is_back(sit: Open, path: Path, qtbot: QtBot) -> None:
    window = sit(path)
    type_at(window, "q", 7, TYPED)
    gone = path.rename(path.with_name("别处.zugong"))
    assert not window.bridge.flush()
    qtbot.mouseClick(window.parts.banner.button, Qt.MouseButton.LeftButton)
    assert "移走" in said(window)
    gone.rename(path)
    qtbot.mouseClick(window.parts.banner.button, Qt.MouseButton.LeftButton)
    assert said(window) == ""
    assert window.parts.status.saved.text().startswith("已保存")
    assert TYPED in written(path)


@pytest.mark.skipif(sys.platform == "win32", reason="the system sets no such limit there")
def test_typing_outlives_a_disk_that_takes_no_more(sit: Open, path: Path) -> None:
    import resource

    window = sit(path)
    assert window.bridge.confirm(["t"])
    type_at(window, "q", 7, TYPED)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, before[1]))
    try:
        assert not window.bridge.flush()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "磁盘" in said(window)
    assert offered(window) == ["重试", "另存副本…"]
    assert window.parts.status.saved.text() == "未保存"
    assert TYPED not in written(path)
    assert window.bridge.merge("i") is not None
    assert said(window) == ""
    assert TYPED in written(path)
    assert window.bridge.desk is not None
    assert window.bridge.desk.library.doctor().ok


def test_typing_into_what_became_unwritable_goes_on_by_itself(sit: Open, path: Path) -> None:
    window = sit(path)
    path.rename(path.with_name("别处.zugong"))
    type_at(window, "q", 7, "甲")
    assert not window.bridge.flush()
    path.with_name("别处.zugong").rename(path)
    type_at(window, "q", 8, "乙")
    assert window.bridge.flush()
    assert said(window) == ""
    assert "甲乙" in written(path)


def test_closing_with_unwritten_typing_warns_once(sit: Open, path: Path) -> None:
    window = sit(path)
    type_at(window, "q", 7, TYPED)
    path.rename(path.with_name("别处.zugong"))
    assert not window.close()
    assert "再次关闭窗口会放弃" in said(window)
    assert offered(window) == ["重试", "另存副本…"]
    assert window.close()


def test_a_healthy_library_stays_at_work_when_a_copy_is_saved(
    sit: Open, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = sit(path)
    type_at(window, "q", 7, TYPED)
    copy = path.with_name("副本.zugong")
    answer(monkeypatch, copy)
    window.parts.actions["save_copy"].trigger()
    assert TYPED in written(copy)
    assert window.bridge.desk is not None
    assert window.bridge.desk.library.path == path
    assert "已另存" in window.parts.status.currentMessage()
    window.parts.actions["save_copy"].trigger()
    assert "已经存在" in said(window)


# After a crash, and backups -------------------------------------------------------------------------------------------


def crashed(path: Path, name: str) -> Path:
    """The library as kill -9 leaves it: the lock lies there and nobody holds it."""
    copy = path.with_name(name)
    shutil.copy(path, copy)
    copy.with_name(f"{name}.lock").write_text('{"user": "甲"}', encoding="utf-8")
    return copy


def test_after_a_crash_the_library_is_examined(sit: Open, path: Path, qtbot: QtBot) -> None:
    window = sit(crashed(path, "断.zugong"))
    assert said(window).startswith("上次没有正常关闭")
    examination = window.care.examination
    assert examination is not None
    qtbot.waitUntil(lambda: bool(examination.results), timeout=10_000)
    assert examination.results == [[]]
    assert "完好" in window.parts.status.currentMessage()
    assert said(window).startswith("上次没有正常关闭")


def test_damage_that_only_the_examination_finds_is_told(sit: Open, path: Path, qtbot: QtBot) -> None:
    broken = crashed(path, "坏.zugong")
    connection = sqlite3.connect(broken)
    connection.execute("UPDATE block SET sha256 = 'x' WHERE id = 'q'")
    connection.commit()
    connection.close()
    window = sit(broken)
    examination = window.care.examination
    assert examination is not None
    qtbot.waitUntil(lambda: bool(examination.results), timeout=10_000)
    assert "体检发现" in said(window)
    assert "段块 q" in said(window)
    assert offered(window) == ["从备份恢复…"]


def test_a_library_that_was_closed_is_not_examined(sit: Open, path: Path) -> None:
    window = sit(path)
    assert window.care.examination is None
    assert said(window) == ""


def test_backups_that_fail_are_told_once(sit: Open, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way = path.with_name("不是文件夹")
    in_the_way.write_text("x", encoding="utf-8")
    monkeypatch.setattr(libraries, "backup_dir", lambda: in_the_way)
    window = sit(path)
    assert window.bridge.merge("q") is not None
    assert said(window).startswith("备份没有做成")
    window.parts.banner.hide()
    assert window.bridge.undo() is not None
    window.care.back_up()
    assert said(window) == ""
    assert text_of(window)


def test_a_backup_becomes_a_library_of_its_own(
    sit: Open, path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = sit(path)
    assert window.bridge.backup()
    before = text_of(window)
    type_at(window, "q", 7, TYPED)
    assert window.bridge.flush()
    dialogs: list[RestoreDialog] = []

    def accept(dialog: RestoreDialog) -> int:
        dialogs.append(dialog)
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(RestoreDialog, "exec", accept)
    target = path.with_name("恢复.zugong")
    answer(monkeypatch, target)
    assert window.bridge.desk is not None
    count = len(libraries.backups(window.bridge.desk.library.id))
    window.parts.actions["restore"].trigger()
    assert dialogs[0].list.count() == count
    assert re.fullmatch(r"今天 \d\d:\d\d　\d+ 步", dialogs[0].list.item(0).text())
    assert window.windowTitle().startswith(target.name)
    assert text_of(window) == before
    assert TYPED in written(path)
    answer(monkeypatch, path)
    window.parts.actions["restore"].trigger()
    assert "已经存在" in said(window)
    assert TYPED in written(path)


def test_without_backups_there_is_nothing_to_restore(qtbot: QtBot) -> None:
    dialog = RestoreDialog([])
    qtbot.addWidget(dialog)
    assert dialog.chosen is None
    assert not dialog.restore_button.isEnabled()


def test_a_damaged_file_leads_to_the_backups(sit: Open, path: Path) -> None:
    connection = sqlite3.connect(path)
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    content = bytearray(path.read_bytes())
    content[size * 4 : size * 9] = bytes(size * 5)
    path.write_bytes(content)
    window = sit(path)
    assert "损坏" in said(window)
    assert offered(window) == ["从备份恢复…"]
    assert path.read_bytes() == bytes(content)


def test_a_reader_sees_what_was_done_meanwhile_when_an_issue_is_opened(sit: Open, path: Path, qtbot: QtBot) -> None:
    first, second = sit(path), sit()
    second.doors.view(path)
    tag = first.bridge.add_tag("新近的标签")
    assert tag is not None
    assert first.bridge.annotate(Span(Anchor("q", 7), Anchor("q", 11)), tag)
    assert first.bridge.bulletin is not None
    assert second.bridge.open_issue(first.bridge.bulletin.id)
    assert second.bridge.bulletin is not None
    assert [annotation.tag for annotation in second.bridge.bulletin.annotations.values()] == [tag]
    assert second.bridge.shelf.tags[tag].name == "新近的标签"
    second.reveal("tagsPane")
    qtbot.waitUntil(lambda: second.parts.right.tabs.tabText(2) == "标注 1")
    assert not second.grab().isNull()
