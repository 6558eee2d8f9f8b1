"""The export dialogue on the real window: what, how, a look, the file; called off, refused, overwritten only on purpose."""

import threading
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from tests.ui.export_hands import dialogue, looked_at

from zugong_desk.desk import collecting, exporting
from zugong_desk.export.errors import ExportError
from zugong_desk.export.formats import FORMATS
from zugong_desk.export.holdings import Tell
from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.exporting import dialog as dialogs
from zugong_desk.ui.exporting.dialog import ExportDialog
from zugong_desk.ui.exporting.scopes import Scope, Wish, formats_for
from zugong_desk.ui.exporting.target import ended
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow


@pytest.fixture
def window(bridge: Bridge, themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    settings = Settings(tmp_path / "settings.toml")
    settings.change(last_folder=str(tmp_path))
    window = MainWindow(bridge, themes, settings)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield window
    window.close()
    window.deleteLater()


def opened(window: MainWindow, action: str, qtbot: QtBot) -> ExportDialog:
    """The dialogue that an action brings up."""
    window.parts.actions[action].trigger()
    return dialogue(window, qtbot)


def chosen(dialog: ExportDialog, name: str, qtbot: QtBot) -> None:
    row = next(
        row for row in range(dialog.form.formats.count()) if FORMATS[name].title in dialog.form.formats.item(row).text()
    )
    dialog.form.formats.setCurrentRow(row)
    looked_at(dialog, qtbot)


def written(dialog: ExportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.finished, timeout=10_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


@pytest.fixture
def collection(bridge: Bridge) -> str:
    assert bridge.desk is not None
    bulletin = bridge.desk.table
    line = next(line for line in bulletin.lines if len(line.text) > 20)
    start = bulletin.start_of(line.id)
    collecting.take_excerpt(bridge.desk, bulletin.span(start, start + 20))
    bridge.library_opened.emit()
    return next(iter(bridge.shelf.collections))


def test_an_issue_by_key_is_seen_and_written(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = dialogue(window, qtbot)
    assert dialog.form.wish.scope is Scope.ISSUE
    assert dialog.pages.pages
    assert dialog.target.file.parent == tmp_path
    chosen(dialog, "txt", qtbot)
    assert dialog.target.file.suffix == ".txt"
    assert window.bridge.bulletin is not None
    assert dialog.text.toPlainText().startswith(window.bridge.bulletin.lines[0].text[:5])
    target = dialog.target.file
    written(dialog, qtbot)
    lines = target.read_text(encoding="utf-8").split("\n")
    assert [line for line in lines if line] == [line.text for line in window.bridge.bulletin.lines]
    assert "已导出" in window.parts.status.currentMessage()


@pytest.mark.usefixtures("collection")
def test_a_collection_is_seen_as_pages_and_written_as_word(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(window, "export_bulletin", qtbot)
    assert dialog.form.wish == Wish(Scope.COLLECTION, next(iter(window.bridge.shelf.collections)), "docx")
    assert dialog.shown.currentWidget() is dialog.pages
    assert dialog.write.text() == "导出"
    (tmp_path / "旧.docx").write_bytes(b"old")
    dialog.target.path.setText(str(tmp_path / "旧.docx"))
    assert dialog.write.text() == "覆盖并导出"
    written(dialog, qtbot)
    assert docx.Document(str(tmp_path / "旧.docx")).paragraphs[0].text == "摘编"


def test_a_name_the_editor_gave_is_kept(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(window, "export", qtbot)
    dialog.target.path.setText(str(tmp_path / "我的.txt"))
    chosen(dialog, "records", qtbot)
    assert dialog.target.file == tmp_path / "我的.jsonl"
    assert '"record": "library"' in dialog.text.toPlainText()
    dialog.close()


def test_what_cannot_be_exported_is_said_and_cannot_be_pressed(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, "export_errata", qtbot)
    assert "没有编辑改动" in dialog.text.toPlainText()
    assert not dialog.write.isEnabled()
    chosen(dialog, "txt", qtbot)
    assert dialog.write.isEnabled()
    dialog.close()


def test_a_refusal_keeps_the_dialogue_and_says_why(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(window, "export", qtbot)
    dialog.target.path.setText(str(tmp_path / "没有这个夹" / "甲.docx"))
    dialog.start()
    qtbot.waitUntil(lambda: dialog._work is None, timeout=5000)
    assert "找不到文件夹" in dialog.notice.text()
    assert dialog.write.isEnabled()
    assert not (tmp_path / "没有这个夹").exists()
    dialog.close()


def test_escape_calls_off_what_is_being_written(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_prepared: exporting.Prepared, tell: Tell) -> exporting.Outcome:
        while True:
            tell(1)

    dialog = opened(window, "export", qtbot)
    monkeypatch.setattr(dialogs, "carry_out", endless)
    dialog.target.path.setText(str(tmp_path / "甲.docx"))
    dialog.start()
    qtbot.waitUntil(dialog.progress.isVisible, timeout=5000)
    assert not dialog.form.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog._work is None, timeout=5000)
    assert dialog.notice.text() == dialogs.CANCELLED
    assert dialog.isVisible()
    assert not (tmp_path / "甲.docx").exists()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_is_done_in_one_go_is_called_off_too_and_says_so(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy, go_on = threading.Event(), threading.Event()
    carry_out = exporting.carry_out

    def slow(prepared: exporting.Prepared, tell: Tell) -> exporting.Outcome:
        busy.set()
        go_on.wait(5)
        return carry_out(prepared, tell)

    dialog = opened(window, "export", qtbot)
    monkeypatch.setattr(dialogs, "carry_out", slow)
    dialog.target.path.setText(str(tmp_path / "甲.docx"))
    dialog.start()
    qtbot.waitUntil(busy.is_set, timeout=5000)
    dialog.close()
    assert dialog.isVisible()
    assert dialog.progress.format() == dialogs.CANCELLING
    go_on.set()
    qtbot.waitUntil(lambda: dialog._work is None, timeout=5000)
    assert dialog.notice.text() == dialogs.CANCELLED
    assert not (tmp_path / "甲.docx").exists()
    dialog.close()


def test_a_template_is_tried_before_it_is_used(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = docx.Document()
    template.add_paragraph("标题是{{ title }}")
    template.save(str(tmp_path / "模板.docx"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "模板.docx"), ""))
    dialog = opened(window, "export", qtbot)
    assert dialog.own.isVisible()
    dialog.own.click()
    assert dialog.own.text() == "模板：模板.docx"
    looked_at(dialog, qtbot)
    dialog.target.path.setText(str(tmp_path / "出.docx"))
    written(dialog, qtbot)
    assert docx.Document(str(tmp_path / "出.docx")).paragraphs[0].text.startswith("标题是")

    template.add_paragraph("{{ 没有 }}")
    template.save(str(tmp_path / "模板.docx"))
    dialog = opened(window, "export", qtbot)
    dialog.own.click()
    looked_at(dialog, qtbot)
    assert "没有这个名称" in dialog.text.toPlainText()
    assert not dialog.write.isEnabled()
    dialog.own.click()
    looked_at(dialog, qtbot)
    assert dialog.write.isEnabled()
    chosen(dialog, "txt", qtbot)
    assert not dialog.own.isVisible()
    dialog.close()


def test_a_search_is_typed_and_shown(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, "export", qtbot)
    dialog.form.show_wish(Wish(Scope.SEARCH, "党", "jsonl"))
    looked_at(dialog, qtbot)
    assert "党" in dialog.text.toPlainText() or "没有可导出" in dialog.text.toPlainText()
    assert formats_for(Scope.SEARCH)[0].name == "docx"
    dialog.close()


def test_a_file_of_the_library_is_never_written_over(window: MainWindow, qtbot: QtBot) -> None:
    assert window.bridge.desk is not None
    library = window.bridge.desk.library.path
    before = library.read_bytes()
    with pytest.raises(ExportError):
        exporting.export(window.bridge.desk, exporting.Request("txt", library))
    assert library.read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "suffix", "becomes"),
    [
        ("甲.docx", ".pdf", "甲.pdf"),
        ("2024.6月", ".docx", "2024.6月.docx"),
        ("甲.DOCX", ".docx", "甲.docx"),
        ("甲", ".qdpx", "甲.qdpx"),
        ("甲.2024.xml", ".jsonld", "甲.2024.jsonld"),
    ],
)
def test_only_the_ending_of_a_format_is_replaced(typed: str, suffix: str, becomes: str) -> None:
    assert ended(Path("夹") / typed, suffix) == Path("夹") / becomes
