"""The pages in the real window: keys, focus, the status line, walking the doubtful characters."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from zugong_desk.domain.span import Anchor, Span
from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.source.faces import Face
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(paper_bridge: Bridge, themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(paper_bridge, themes, Settings(tmp_path / "settings.toml"))
    window.resize(1600, 1000)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield window
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def quoted(window: MainWindow) -> str:
    bridge = window.bridge
    assert bridge.bulletin is not None
    assert bridge.place is not None
    return bridge.bulletin.quote(bridge.place)


def test_f4_goes_to_the_pages_and_shift_f4_changes_their_face(window: MainWindow, qtbot: QtBot) -> None:
    source = window.parts.source
    qtbot.keyClick(window, Qt.Key.Key_F4)
    assert source.pages.hasFocus()
    qtbot.keyClick(source.pages, Qt.Key.Key_F4, SHIFT)
    assert source.face is Face.TEXT
    assert source.view.hasFocus()
    qtbot.keyClick(source.view, Qt.Key.Key_F4, SHIFT)
    qtbot.keyClick(source.view, Qt.Key.Key_F4, SHIFT)
    assert source.face is Face.PAGES
    assert source.pages.hasFocus()
    assert window.settings.texts("source_faces") == ("pdf=pages",)


def test_keys_of_zooming_mean_the_pages_while_they_have_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    pages, reading = window.parts.source.pages, window.parts.reading
    size = reading.text_size
    pages.setFocus()
    pages.set_zoom(1.0)
    qtbot.keyClick(pages, Qt.Key.Key_Plus, CTRL)
    assert pages.zoom == 1.25
    qtbot.keyClick(pages, Qt.Key.Key_0, CTRL)
    assert pages.fits
    assert reading.text_size == size
    reading.setFocus()
    qtbot.keyClick(reading.sheet, Qt.Key.Key_Plus, CTRL)
    assert reading.text_size > size
    assert pages.fits


def test_doubtful_characters_are_walked_round_and_counted(window: MainWindow, qtbot: QtBot) -> None:
    window.bridge.go(Span(Anchor("m", 0), Anchor("m", 0)), "test")
    window.parts.reading.setFocus()
    told: list[str] = []
    window.bridge.told.connect(told.append)
    walked = []
    for _ in range(3):
        qtbot.keyClick(window.parts.reading.sheet, Qt.Key.Key_F7, CTRL)
        walked.append(quoted(window))
    assert walked == ["一是", "好", "一是"]
    qtbot.keyClick(window.parts.reading.sheet, Qt.Key.Key_F7, CTRL | SHIFT)
    assert quoted(window) == "好"
    assert told == ["认字存疑 1/2", "认字存疑 2/2", "认字存疑 1/2", "认字存疑 2/2"]
    assert window.parts.source.pages.selected_text() == "好"


def test_what_was_typed_over_is_in_doubt_no_more(window: MainWindow, qtbot: QtBot) -> None:
    sheet = window.parts.reading.sheet
    window.parts.reading.setFocus()
    for typed in ("ab", "c"):
        window.parts.actions["next_misreading"].trigger()
        qtbot.keyClicks(sheet, typed)
    told: list[str] = []
    window.bridge.told.connect(told.append)
    window.parts.actions["next_misreading"].trigger()
    assert told == ["本期没有认字存疑的地方。"]
    window.parts.actions["undo"].trigger()
    window.parts.actions["next_misreading"].trigger()
    assert told[-1].endswith("/2")  # one burst of typing, one step


def test_the_status_line_names_the_page(window: MainWindow) -> None:
    window.bridge.go(Span(Anchor("p", 20), Anchor("p", 20)), "test")
    assert window.parts.status.source.text() == "原件第 2 页，第 4 行，第 4 字"
