"""The source pane on a real library: pointing, following, copying, bringing back."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.source.painter import inks
from zugong_desk.ui.source.pane import SourcePane
from zugong_desk.ui.source.whereabouts import origin_of
from zugong_desk.ui.theme.source import ThemeSource


@pytest.fixture
def pane(bridge: Bridge, themes: ThemeSource, qtbot: QtBot) -> SourcePane:
    pane = SourcePane(bridge, themes)
    qtbot.addWidget(pane)
    pane.resize(432, 400)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def point_of(pane: SourcePane, bridge: Bridge, block: str, offset: int) -> QPoint:
    """Where a character of the reading text is painted in the source."""
    view = pane.view
    assert bridge.bulletin is not None
    at = origin_of(bridge.bulletin, Anchor(block, offset))
    assert at is not None
    assert view._roll is not None
    for seen in view.visible():
        found, laid, y = seen.row, seen.laid, seen.top
        if laid is not None and found.start <= at < found.end:
            for line in range(laid.count):
                first, last = laid.extent(line)
                if first <= at - found.start < last:
                    left, _ = laid.edges(line, at - found.start, at - found.start + 1)
                    return QPoint(round(view._roll.gutter + 10 + left + 1), y + line * 21 + 10)
    raise AssertionError(f"{block}:{offset} is not in sight")


def test_head_says_what_was_read(pane: SourcePane) -> None:
    assert pane.head.file.text() == "第7期.txt"
    assert pane.head.facts.text() == "UTF-8　10 行"


def test_click_moves_the_shared_place(pane: SourcePane, bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bridge.place_changed) as moved:
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(pane, bridge, "p", 7))
    anchor = Anchor("p", 7)
    assert moved.args == [Span(anchor, anchor), "sourcePane"]


def test_within_a_block_only_its_rows_are_painted_again(pane: SourcePane, bridge: Bridge) -> None:
    bridge.go(Span(Anchor("p", 0), Anchor("p", 6)), "test")
    QApplication.processEvents()
    painted = Painted(pane.view.viewport())
    bridge.go(Span(Anchor("p", 6), Anchor("p", 18)), "test")
    QApplication.processEvents()
    assert painted.rects
    assert all(rect.height() < pane.view.viewport().height() / 2 for rect in painted.rects)
    for offset in (0, 6, 17):
        assert any(rect.contains(point_of(pane, bridge, "p", offset)) for rect in painted.rects)
    bridge.go(Span(Anchor("i", 0), Anchor("i", 3)), "test")
    QApplication.processEvents()
    assert painted.rects[-1].height() == pane.view.viewport().height()


class Painted(QObject):
    """Notes what of a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.rects: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.rects.append(event.rect())
        return super().eventFilter(watched, event)


def test_drag_selects_across_lines_beyond_the_first_plane(pane: SourcePane, bridge: Bridge, qtbot: QtBot) -> None:
    view = pane.view.viewport()
    first, last = point_of(pane, bridge, "p", 6), point_of(pane, bridge, "i", 3)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(view, last)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)
    assert bridge.place == Span(Anchor("p", 6), Anchor("i", 3))
    assert bridge.bulletin is not None
    assert pane.view.selected_text() == bridge.bulletin.quote(bridge.place)


def test_copy_takes_the_source_text(pane: SourcePane, bridge: Bridge, qtbot: QtBot) -> None:
    bridge.go(Span(Anchor("p", 6), Anchor("p", 9)), "readingPane")
    pane.view.setFocus()
    qtbot.keyClick(pane.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    pane._copy.trigger()
    assert QGuiApplication.clipboard().text() == "𠮷祥村"


def test_arrow_keys_go_by_blocks(pane: SourcePane, bridge: Bridge, qtbot: QtBot) -> None:
    bridge.go_block("t", "readingPane")
    qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    assert bridge.place is not None
    assert bridge.place.start.block == "b"
    qtbot.keyClick(pane.view, Qt.Key.Key_Up)
    qtbot.keyClick(pane.view, Qt.Key.Key_Up)
    assert bridge.place.start.block == "c"


def test_place_of_another_pane_is_scrolled_into_sight(pane: SourcePane, bridge: Bridge, qtbot: QtBot) -> None:
    pane.resize(160, 120)
    qtbot.wait(10)
    for block in ("e", "m", "q"):
        bridge.go_block(block, "readingPane")
        qtbot.wait(10)
        at = origin_of(bridge.bulletin, Anchor(block, 0)) if bridge.bulletin else None
        assert at is not None
        assert any(seen.row.start <= at <= seen.row.end and seen.top >= 0 for seen in pane.view.visible())


def test_set_aside_is_greyed_and_can_be_brought_back(pane: SourcePane, bridge: Bridge, qtbot: QtBot) -> None:
    assert bridge.set_aside(["i"], Kind.NOISE)
    assert bridge.bulletin is not None
    assert pane.view._roll is not None
    row = next(row for row in pane.view._roll.rows if "压实责任" in bridge.bulletin.source.text[row.start : row.end])
    scene = pane.view._scene
    assert scene is not None
    assert any(ink.struck and ink.colour == scene.theme.ink3 for ink in inks(scene, row))
    menu = pane.menu_for(bridge.bulletin.block("i"))
    qtbot.addWidget(menu)
    back = next(action for action in menu.actions() if action.objectName() == "bring_back_here")
    back.trigger()
    assert not bridge.bulletin.block("i").aside
    assert not any(ink.struck for ink in inks(pane.view._scene, row))


def test_menu_sets_a_line_aside(pane: SourcePane, bridge: Bridge, qtbot: QtBot) -> None:
    assert bridge.bulletin is not None
    menu = pane.menu_for(bridge.bulletin.block("e"))
    qtbot.addWidget(menu)
    next(action for action in menu.actions() if action.objectName() == "set_aside_here").trigger()
    assert bridge.bulletin.block("e").aside


def test_current_block_is_tinted_and_the_passage_painted(pane: SourcePane, bridge: Bridge, qtbot: QtBot) -> None:
    bridge.go(Span(Anchor("q", 0), Anchor("q", 4)), "readingPane")
    qtbot.wait(10)
    image = pane.view.viewport().grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    theme = pane.view._themes.theme
    assert {theme.current.name(), theme.selection.name(), theme.source.name()} <= colours


def test_nothing_is_shown_without_a_library(bridge: Bridge, themes: ThemeSource, qtbot: QtBot) -> None:
    pane = SourcePane(bridge, themes)
    qtbot.addWidget(pane)
    bridge.set_desk(None)
    pane.show()
    assert pane.view.selected_text() == ""
    assert pane.head.file.text() == ""
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    qtbot.keyClick(pane.view, Qt.Key.Key_Down)
