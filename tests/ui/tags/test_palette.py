"""The tag palette by its keys, over a real library."""

import time

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.tags.palette import TagPalette
from zugong_desk.ui.theme.source import ThemeSource

PASSAGE = Span(Anchor("p", 6), Anchor("p", 18))
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 800)
    reading = QLineEdit(host)
    reading.setObjectName("reading")
    host.show()
    host.activateWindow()
    reading.setFocus()
    return host


@pytest.fixture
def palette(library_bridge: Bridge, themes: ThemeSource, host: QWidget) -> TagPalette:
    palette = TagPalette(library_bridge, themes, host)
    QAbstractItemModelTester(palette.model, QAbstractItemModelTester.FailureReportingMode.Fatal, palette)
    return palette


def open_palette(palette: TagPalette, host: QWidget) -> None:
    palette.tag(PASSAGE, QRect(host.mapToGlobal(QPoint(100, 100)), host.size() / 10))


def names(palette: TagPalette) -> list[str]:
    return [choice.name for choice in palette.model.rows]


def tags_put(bridge: Bridge) -> list[str]:
    assert bridge.bulletin is not None
    return [annotation.tag for annotation in bridge.bulletin.annotations.values()]


def test_initials_find_and_enter_tags(palette: TagPalette, host: QWidget, library_bridge: Bridge, qtbot: QtBot) -> None:
    open_palette(palette, host)
    assert names(palette) == ["村级集体经济", "网格治理", "村干部"]
    qtbot.keyClicks(palette.query, "cjtjj")
    assert names(palette) == ["村级集体经济", "cjtjj"]
    assert palette.model.rows[0].matched == (0, 1, 3, 4, 5) or palette.model.rows[0].matched == (0, 2, 3, 4, 5)
    with qtbot.waitSignal(palette.tagged) as told:
        qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    assert library_bridge.bulletin is not None
    assert list(library_bridge.bulletin.annotations) == told.args
    assert tags_put(library_bridge) == ["t1"]
    assert palette.isHidden()


def test_shift_enter_asks_for_the_fields(palette: TagPalette, host: QWidget, qtbot: QtBot) -> None:
    open_palette(palette, host)
    with qtbot.waitSignals([palette.tagged, palette.fields_requested]):
        qtbot.keyClick(palette.query, Qt.Key.Key_Return, SHIFT)


def test_arrows_and_ctrl_digit(palette: TagPalette, host: QWidget, library_bridge: Bridge, qtbot: QtBot) -> None:
    open_palette(palette, host)
    qtbot.keyClick(palette.query, Qt.Key.Key_Down)
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    open_palette(palette, host)
    qtbot.keyClick(palette.query, Qt.Key.Key_3, CONTROL)
    assert tags_put(library_bridge)[0] == "t2"
    assert len(tags_put(library_bridge)) == 2


def test_recent_tags_come_first(palette: TagPalette, host: QWidget, qtbot: QtBot) -> None:
    open_palette(palette, host)
    qtbot.keyClicks(palette.query, "wg")
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    open_palette(palette, host)
    assert names(palette)[0] == "网格治理"
    assert palette.model.rows[0].uses == 1
    assert palette.model.rows[2].parent == "网格治理"


def test_ctrl_n_makes_a_tag_of_what_was_typed(
    palette: TagPalette, host: QWidget, library_bridge: Bridge, qtbot: QtBot
) -> None:
    open_palette(palette, host)
    palette.query.setText("𠮷日")
    qtbot.keyClick(palette.query, Qt.Key.Key_N, CONTROL)
    [put] = tags_put(library_bridge)
    assert library_bridge.shelf.tags[put].name == "𠮷日"


def test_the_windows_own_keys_wait(palette: TagPalette, host: QWidget, library_bridge: Bridge, qtbot: QtBot) -> None:
    taken: list[str] = []
    for key in ("Ctrl+N", "Return", "Esc", "Ctrl+2"):
        action = QAction(key, host)
        action.setShortcut(key)
        action.triggered.connect(lambda _checked=False, key=key: taken.append(key))
        host.addAction(action)
    open_palette(palette, host)
    qtbot.keyClick(palette.query, Qt.Key.Key_2, CONTROL)
    open_palette(palette, host)
    qtbot.keyClick(palette.query, Qt.Key.Key_Escape)
    assert taken == []
    assert len(tags_put(library_bridge)) == 1


def test_clicking_elsewhere_closes_it_and_leaves_the_focus_there(
    palette: TagPalette, host: QWidget, qtbot: QtBot
) -> None:
    other = QLineEdit(host)
    other.show()
    open_palette(palette, host)
    other.setFocus()
    assert palette.isHidden()
    assert host.focusWidget() is other


def test_nothing_found_offers_a_new_tag_only(palette: TagPalette, host: QWidget, qtbot: QtBot) -> None:
    open_palette(palette, host)
    qtbot.keyClicks(palette.query, "zzzz")
    assert [choice.tag for choice in palette.model.rows] == [None]
    assert "新建标签" in palette.meaning.text()


def test_a_name_that_exists_is_not_offered_anew(palette: TagPalette, host: QWidget) -> None:
    open_palette(palette, host)
    palette.query.setText("网格治理")
    palette._on_text_edited("网格治理")
    assert all(choice.tag for choice in palette.model.rows)


def test_escape_gives_the_focus_back(palette: TagPalette, host: QWidget, library_bridge: Bridge, qtbot: QtBot) -> None:
    open_palette(palette, host)
    assert host.focusWidget() is palette.query
    qtbot.keyClick(palette.query, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert host.focusWidget() is host.findChild(QLineEdit, "reading")
    assert tags_put(library_bridge) == []


def test_a_refused_tag_keeps_the_palette_open(
    palette: TagPalette, host: QWidget, library_bridge: Bridge, qtbot: QtBot
) -> None:
    blank = Span(Anchor("p", 6), Anchor("p", 6))
    palette.tag(blank, QRect(host.mapToGlobal(QPoint(100, 100)), host.size() / 10))
    with qtbot.waitSignal(library_bridge.refused):
        qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    assert not palette.isHidden()


def test_retagging_keeps_the_annotation(
    palette: TagPalette, host: QWidget, library_bridge: Bridge, qtbot: QtBot
) -> None:
    touched = library_bridge.annotate(PASSAGE, "t1", note="记")
    assert touched is not None
    [id] = touched.places
    palette.retag(id, QRect(host.mapToGlobal(QPoint(0, 0)), host.size() / 20))
    qtbot.keyClicks(palette.query, "wgzl")
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    assert library_bridge.bulletin is not None
    assert library_bridge.bulletin.annotations[id].tag == "t2"
    assert library_bridge.bulletin.annotations[id].note == "记"


def test_it_says_what_the_tag_is_for(palette: TagPalette, host: QWidget) -> None:
    open_palette(palette, host)
    for words in ("村集体增收的办法", "有数字", "只讲口号"):
        assert words in palette.meaning.text()


def test_it_stands_inside_the_window_and_clear_of_the_selection(palette: TagPalette, host: QWidget) -> None:
    for top in (20, 300, 760):
        anchor = QRect(200, top, 300, 30)
        palette.tag(PASSAGE, QRect(host.mapToGlobal(anchor.topLeft()), anchor.size()))
        assert host.rect().contains(palette.geometry())
        assert not palette.geometry().intersects(anchor)


@pytest.mark.bench
def test_two_thousand_tags_appear_at_once(palette: TagPalette, host: QWidget, library_bridge: Bridge) -> None:
    assert library_bridge.desk is not None
    tags = [Tag(f"x{at}", f"基层治理第{at}类经验做法", order=at) for at in range(2000)]
    library_bridge.desk.perform("很多标签", records=tuple(RecordChange(None, tag) for tag in tags))
    library_bridge.rank_tags("")
    times = []
    for _ in range(3):
        start = time.perf_counter()
        open_palette(palette, host)
        palette.grab()
        times.append(time.perf_counter() - start)
        palette.close_palette()
    print(f"palette of 2003 tags: {min(times) * 1000:.0f} ms")
    assert min(times) < 0.2, times
    assert len(palette.model.rows) == 2003


def test_it_closes_when_the_words_under_it_are_changed_and_stays_when_tags_are(
    palette: TagPalette, host: QWidget, library_bridge: Bridge
) -> None:
    open_palette(palette, host)
    library_bridge.add_tag("𠮷新标签🏠")
    assert palette.isVisible()
    library_bridge.type_over(PASSAGE, "换过的字")
    assert palette.isHidden()
    assert tags_put(library_bridge) == []


def test_it_closes_when_the_line_under_it_is_joined_to_another(
    palette: TagPalette, host: QWidget, library_bridge: Bridge
) -> None:
    open_palette(palette, host)
    library_bridge.merge("p")
    assert palette.isHidden()


def test_it_closes_though_what_had_the_focus_is_gone(
    palette: TagPalette, host: QWidget, library_bridge: Bridge, qtbot: QtBot
) -> None:
    editor = QLineEdit(host)
    editor.show()
    editor.setFocus()
    open_palette(palette, host)
    delete(editor)
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    assert palette.isHidden()
    assert tags_put(library_bridge) == ["t1"]
