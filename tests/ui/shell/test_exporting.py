"""The list of corrections and the proof, written from the window by key and menu."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from zugong_desk.export.formats import FORMATS
from zugong_desk.export.proof_docx_reading import texts_of
from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow


@pytest.fixture
def window(bridge: Bridge, themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(bridge, themes, Settings(tmp_path / "settings.toml"))
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield window
    window.close()
    window.deleteLater()


class Asked:
    """Answers the dialog for a file: the given path, and the filter of a format."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name = path, name
        self.title, self.offered = "", [""]

    def __call__(self, _parent: object, title: str, _suggested: str, filters: str) -> tuple[str, str]:
        self.title, self.offered = title, filters.split(";;")
        return str(self.path), next((one for one in self.offered if one.startswith(FORMATS[self.name].title)), "")


def corrected(window: MainWindow) -> str:
    """Type a character where the text begins; the text as it was."""
    bulletin = window.bridge.bulletin
    assert bulletin is not None
    before = bulletin.text
    window.bridge.type_over(bulletin.span(0, 0), "😀")
    return before


def asked(monkeypatch: pytest.MonkeyPatch, path: Path, name: str) -> Asked:
    one = Asked(path, name)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", one)
    return one


def test_the_list_by_key(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    corrected(window)
    dialog = asked(monkeypatch, tmp_path / "勘误表", "errata-xlsx")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_K, keys)
    assert (tmp_path / "勘误表.xlsx").is_file()
    assert dialog.title == "导出勘误表"
    assert [one.partition("（")[0] for one in dialog.offered] == ["勘误表", "勘误表", "校样", "校样"]
    assert "已导出 1 处" in window.parts.status.currentMessage()


@pytest.mark.parametrize(("typed", "begins"), [("勘误表.xlsx", b"PK"), ("校样.html", b"<!DOCTYPE html")])
def test_a_suffix_that_was_typed_is_meant(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, begins: bytes
) -> None:
    corrected(window)
    asked(monkeypatch, tmp_path / typed, "errata-docx")
    window.parts.actions["export_errata"].trigger()
    assert (tmp_path / typed).read_bytes().lower().startswith(begins.lower())
    assert [one.name for one in tmp_path.iterdir() if one.suffix in {".docx", ".xlsx", ".html"}] == [typed]


def test_the_proof_is_among_the_forms_of_the_issue(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = corrected(window)
    dialog = asked(monkeypatch, tmp_path / "第7期.txt", "proof-docx")
    window.parts.actions["export"].trigger()
    assert [one.partition(" (")[0] for one in dialog.offered][:2] == ["纯文本", "Markdown"]
    assert not (tmp_path / "第7期.txt").exists()
    assert texts_of((tmp_path / "第7期.docx").read_bytes()) == (f"😀{before}", before)


def test_a_file_nobody_was_asked_about_is_not_replaced(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    corrected(window)
    (tmp_path / "第7期.html").write_bytes(b"old")
    asked(monkeypatch, tmp_path / "第7期.txt", "proof-html")
    with qtbot.waitSignal(window.bridge.refused) as refused:
        window.parts.actions["export"].trigger()
    assert "已经存在" in refused.args[0]
    assert (tmp_path / "第7期.html").read_bytes() == b"old"


def test_an_untouched_issue_has_no_list(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked(monkeypatch, tmp_path / "勘误表.docx", "errata-docx")
    with qtbot.waitSignal(window.bridge.refused) as refused:
        window.parts.actions["export_errata"].trigger()
    assert "没有编辑改动" in refused.args[0]
    assert list(tmp_path.glob("*.docx")) == []


def test_thinking_better_of_it_writes_nothing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corrected(window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    window.parts.actions["export_errata"].trigger()
    assert not [path for path in tmp_path.iterdir() if path.suffix in {".docx", ".xlsx", ".html", ".part"}]
