"""The library pane on a real library: filter by pinyin, open, follow, standing, remove and undo."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from zugong_desk.domain.shelf import Progress
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.library.menu import issue_menu
from zugong_desk.ui.library.pane import EMPTY, NO_LIBRARY, LibraryPane
from zugong_desk.ui.theme.source import ThemeSource


@pytest.fixture
def pane(bridge: Bridge, themes: ThemeSource, qtbot: QtBot) -> LibraryPane:
    pane = LibraryPane(bridge, themes)
    qtbot.addWidget(pane)
    pane.resize(204, 500)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def shown(pane: LibraryPane) -> str:
    return str(pane.view.currentIndex().data())


def test_open_issue_stands_with_its_articles(pane: LibraryPane, bridge: Bridge) -> None:
    assert pane._count.text() == "1 期"
    assert bridge.bulletin is not None
    index = pane.model.index_of(bridge.bulletin.id, "t")
    assert index.data() == "把支部建在网格上"
    assert pane.view.isExpanded(index.parent())


def test_place_makes_its_article_current(pane: LibraryPane, bridge: Bridge) -> None:
    bridge.go(Span(Anchor("p", 7), Anchor("p", 7)), "readingPane")
    assert shown(pane) == "把支部建在网格上"
    bridge.go_block("c", "readingPane")
    assert shown(pane) == "第 7 期"


def test_what_is_folded_by_hand_stays_folded(pane: LibraryPane, bridge: Bridge) -> None:
    assert bridge.bulletin is not None
    issue = pane.model.index_of(bridge.bulletin.id)
    pane.view.collapse(issue)
    bridge.go_block("q", "readingPane")
    assert not pane.view.isExpanded(issue)
    assert shown(pane) == "第 7 期"
    pane.view.collapse(issue.parent())
    bridge.go_block("p", "readingPane")
    assert not pane.view.isExpanded(issue.parent())
    bridge.open_issue(bridge.bulletin.id)
    assert pane.view.isExpanded(issue)


@pytest.mark.parametrize("typed", ["jczg", "江城", "dq", "第7", "5月"])
def test_filter_takes_pinyin_and_characters(pane: LibraryPane, qtbot: QtBot, typed: str) -> None:
    pane.filter.setText(typed)
    assert pane._count.text() == "1 / 1 期"
    assert shown(pane) == "第 7 期"


def test_filter_that_finds_nothing_says_so(pane: LibraryPane, qtbot: QtBot) -> None:
    pane.filter.setText("没有这期")
    assert pane._count.text() == "0 / 1 期"
    assert "没有这期" in pane._message.text()
    assert not pane._message.isHidden()
    pane.filter.clear()
    assert pane._message.isHidden()


def test_typing_in_the_list_filters(pane: LibraryPane, qtbot: QtBot) -> None:
    pane.view.setFocus()
    qtbot.keyClicks(pane.view, "j")
    assert pane.filter.text() == "j"


def test_enter_opens_and_click_on_an_article_goes_there(pane: LibraryPane, bridge: Bridge, qtbot: QtBot) -> None:
    assert bridge.bulletin is not None
    id = bridge.bulletin.id
    bridge.desk.bulletin = None  # type: ignore[union-attr]
    bridge.opened.emit()
    pane.view.setCurrentIndex(pane.model.index_of(id))
    qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert bridge.bulletin is not None
    index = pane.model.index_of(id, "t")
    pane.view.scrollTo(index)
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=pane.view.visualRect(index).center())
    assert bridge.place == Span(Anchor("t", 0), Anchor("t", 0))


def test_title_that_is_typed_shows_in_the_list(pane: LibraryPane, bridge: Bridge, qtbot: QtBot) -> None:
    assert bridge.bulletin is not None
    bridge.type_over(Span(Anchor("t", 0), Anchor("t", 1)), "🏠让")
    index = pane.model.index_of(bridge.bulletin.id)
    qtbot.waitUntil(lambda: index.model().index(0, 0, index).data() == "🏠让支部建在网格上", timeout=2000)
    assert pane.view.isExpanded(index)
    pane._bridge.set_progress(bridge.bulletin.id, Progress.DONE)
    pane.filter.setText("第 7")
    pane.filter.clear()
    assert pane.view.isExpanded(pane.model.index_of(bridge.bulletin.id))


def test_menu_sets_the_standing_and_undo_takes_it_back(pane: LibraryPane, bridge: Bridge, qtbot: QtBot) -> None:
    issue = bridge.issues()[0]
    menu = issue_menu(pane, bridge, issue, lambda _: None)
    qtbot.addWidget(menu)
    actions = {action.objectName(): action for action in menu.actions()}
    actions["progress_done"].trigger()
    assert bridge.issues()[0].progress is Progress.DONE
    bridge.undo()
    assert bridge.issues()[0].progress is Progress.UNREAD


def test_delete_removes_and_undo_brings_back(pane: LibraryPane, bridge: Bridge, qtbot: QtBot) -> None:
    assert bridge.bulletin is not None
    pane.view.setCurrentIndex(pane.model.index_of(bridge.bulletin.id))
    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: pane.model.total == 0, timeout=2000)
    assert pane._message.text() == EMPTY
    bridge.undo()
    qtbot.waitUntil(lambda: pane.model.total == 1, timeout=2000)


def test_export_is_handed_on(pane: LibraryPane, bridge: Bridge, qtbot: QtBot) -> None:
    issue = bridge.issues()[0]
    menu = issue_menu(pane, bridge, issue, pane.export_requested.emit)
    qtbot.addWidget(menu)
    with qtbot.waitSignal(pane.export_requested) as asked:
        next(action for action in menu.actions() if action.objectName() == "export_this_issue").trigger()
    assert asked.args == [issue.id]


def test_without_a_library_it_says_how_to_begin(pane: LibraryPane, bridge: Bridge) -> None:
    bridge.set_desk(None)
    assert pane._message.text() == NO_LIBRARY
