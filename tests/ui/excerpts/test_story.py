"""A publication made by keys alone: gathered from three issues, arranged, edited, corrected at its source, undone after a restart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from zugong_desk.desk import importing, libraries
from zugong_desk.domain.collection import Excerpt, Section
from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
NONE, ALT, CONTROL, SHIFT = (
    MODIFIER.NoModifier,
    MODIFIER.AltModifier,
    MODIFIER.ControlModifier,
    MODIFIER.ShiftModifier,
)
ISSUE = """云川组工信息

第 {number} 期

中共云川市委组织部

2024 年 {number} 月 6 日

{title}

{org}

一、建强队伍。{a}

二、发展产业。{b}

{c}
"""
ISSUES = (
    (1, "青石县推行三级联动𠮷", "青石县委组织部", "选派干部四十名驻村。", "建成茶园三千亩。", "群众收入逐年增加😀。"),
    (2, "白沙区办好家门口的事", "白沙区委组织部", "网格员轮流值守到夜里。", "引进作坊十二家。", "小区纠纷明显减少。"),
    (3, "松岭乡把课堂搬到田间", "松岭乡党委", "农技课一季讲两回。", "药材基地试种成功。", "外出青年回来八十人。"),
)
TAKEN = (*(text for issue in ISSUES[:2] for text in issue[3:]), *ISSUES[2][3:5])
"""The eight passages in the order in which they are taken."""


class Curator:
    """An editor with both hands on the keyboard."""

    def __init__(self, library: Path, themes: ThemeSource, settings: Settings, qtbot: QtBot) -> None:
        self.bridge, self._qtbot = Bridge(), qtbot
        self.window = MainWindow(self.bridge, themes, settings)
        self.window.resize(1600, 1000)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)
        self.window.start_with(library)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            self._qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def write(self, text: str) -> None:
        self._qtbot.keyClicks(QApplication.focusWidget(), text)

    def take(self, words: str) -> None:
        """Find an issue's words, select them, take them."""
        [row] = [one for one in self.bridge.issues() if words in self._text(one.id)]
        if self.bridge.bulletin is None or self.bridge.bulletin.id != row.id:
            self.bridge.open_issue(row.id)
        assert self.bridge.bulletin is not None
        at = self.bridge.bulletin.text.index(words)
        self.window.parts.reading.setFocus()
        self.bridge.go(self.bridge.bulletin.span(at, at + len(words)), "test")
        self.press(KEY.Key_E, CONTROL)

    def _text(self, issue: str) -> str:
        assert self.bridge.desk is not None
        return self.bridge.desk.load(issue).text

    @property
    def order(self) -> list[str]:
        """The collection as a reader sees it: excerpts by their text, sections by their heading."""
        [collection] = self.bridge.shelf.collections
        items = self.bridge.items_of(collection)
        return [one.title if isinstance(one, Section) else one.text for one in items]

    @property
    def excerpt(self) -> Excerpt:
        """The current excerpt."""
        return self.bridge.shelf.excerpts[self.window.parts.excerpts.chosen or ""]

    def leave(self) -> None:
        if not isValid(self.window):
            return
        self.window.close()
        self.bridge.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "书库.zugong"
    desk = libraries.create(path, "甲")
    for number, title, org, a, b, c in ISSUES:
        file = tmp_path / f"第{number}期.txt"
        file.write_text(ISSUE.format(number=number, title=title, org=org, a=a, b=b, c=c), encoding="utf-8")
        importing.take_in(desk, importing.receive(file))
    desk.close()
    return path


@pytest.fixture
def curator(library: Path, themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> Iterator[Curator]:
    curator = Curator(library, themes, Settings(tmp_path / "settings.toml"), qtbot)
    yield curator
    curator.leave()


def gather(curator: Curator) -> None:
    for words in TAKEN:
        curator.take(words)
    assert curator.order == list(TAKEN)


def divide(curator: Curator) -> None:
    """Two sections; an excerpt goes over into the first."""
    curator.press(KEY.Key_S, CONTROL | SHIFT)  # at the excerpt taken last
    curator.write("chanye")
    curator.press(KEY.Key_Escape)
    curator.press(KEY.Key_Up, times=6)
    curator.press(KEY.Key_S, CONTROL | SHIFT)
    curator.write("duiwu")
    curator.press(KEY.Key_Escape)
    assert curator.order == [TAKEN[0], "duiwu", *TAKEN[1:7], "chanye", TAKEN[7]]
    curator.press(KEY.Key_Up, ALT)  # no section stands above, so this one stays
    curator.press(KEY.Key_Up)
    curator.press(KEY.Key_Down, ALT)
    assert curator.order == ["duiwu", *TAKEN[:7], "chanye", TAKEN[7]]


def reorder(curator: Curator) -> None:
    """Two excerpts together, past the edge of their section."""
    curator.press(KEY.Key_Down)
    curator.press(KEY.Key_Down, SHIFT)
    curator.press(KEY.Key_Down, ALT, times=5)
    assert curator.order == ["duiwu", TAKEN[0], *TAKEN[3:7], "chanye", *TAKEN[1:3], TAKEN[7]]


def edit(curator: Curator, qtbot: QtBot) -> None:
    """One excerpt, beside its page."""
    while curator.excerpt.text != TAKEN[1]:
        curator.press(KEY.Key_Up)
    curator.press(KEY.Key_P, CONTROL | ALT)
    side = curator.window.parts.pages
    assert side.isVisible()
    curator.press(KEY.Key_Return)
    curator.press(KEY.Key_Tab)
    curator.press(KEY.Key_End, CONTROL)
    curator.press(KEY.Key_Backspace)
    curator.write(", 20 li.")
    qtbot.waitUntil(lambda: side.view._manuscript is not None and "20 li." in str(side.view._manuscript.lines))
    curator.press(KEY.Key_Escape)
    assert (curator.excerpt.text, curator.excerpt.taken) == ("建成茶园三千亩, 20 li.", TAKEN[1])


def correct(curator: Curator, qtbot: QtBot) -> None:
    """A word put in where the excerpt was taken, and merged into it."""
    curator.press(KEY.Key_F4)
    assert not curator.window.parts.pages.isVisible()
    assert curator.window.parts.reading.sheet.textCursor().selectedText() == TAKEN[1]
    curator.press(KEY.Key_Left)
    curator.press(KEY.Key_Right, times=2)
    curator.write("X")
    curator.bridge.flush()
    curator.press(KEY.Key_F6)
    stale = curator.window.parts.excerpts.form.stale
    qtbot.waitUntil(lambda: not stale.isHidden())
    curator.press(KEY.Key_M, ALT)
    assert (curator.excerpt.text, curator.excerpt.taken) == ("建成X茶园三千亩, 20 li.", "建成X茶园三千亩。")


def test_a_publication_by_keys_alone(
    curator: Curator, library: Path, themes: ThemeSource, tmp_path: Path, qtbot: QtBot
) -> None:
    gather(curator)
    divide(curator)
    reorder(curator)
    edit(curator, qtbot)
    correct(curator, qtbot)
    final, shelf = curator.order, curator.bridge.shelf
    curator.leave()
    again = Curator(library, themes, Settings(tmp_path / "settings.toml"), qtbot)
    assert (again.order, again.bridge.shelf) == (final, shelf)
    undone = 0
    while again.bridge.shelf.collections:
        again.press(KEY.Key_Z, CONTROL)
        undone += 1
        assert undone < 40
    assert not again.bridge.shelf.excerpts
    assert not again.bridge.shelf.sections
    again.press(KEY.Key_Y, CONTROL, times=undone)
    assert (again.order, again.bridge.shelf) == (final, shelf)
    assert again.bridge.desk is not None
    assert again.bridge.desk.library.doctor().ok
    again.leave()
