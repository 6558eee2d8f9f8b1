"""What can be taken into a collection from where, in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from zugong_desk.desk.tagging_many import Unit
from zugong_desk.domain.annotation import Practice
from zugong_desk.domain.collection import Excerpt
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.excerpts.candidates import TakeDialog, TakeFoundDialog
from zugong_desk.ui.window import MainWindow

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LEADER = Span(Anchor("p", 6), Anchor("p", 18))


@pytest.fixture
def annotation(library_bridge: Bridge) -> str:
    library_bridge.annotate(LEADER, "t1", practice=Practice(name="头雁𠮷"))
    assert library_bridge.bulletin is not None
    return next(iter(library_bridge.bulletin.annotations))


def excerpts(bridge: Bridge) -> list[Excerpt]:
    found = [bridge.shelf.excerpts_of(id) for id in bridge.shelf.collections]
    return [one for held in found for one in held]


def told(window: MainWindow) -> list[str]:
    heard: list[str] = []
    window.bridge.told.connect(heard.append)
    return heard


def ready(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    return window


def dialog_of(window: MainWindow, kind: type[TakeDialog]) -> TakeDialog:
    found = window.findChild(kind)
    assert found is not None
    return found


def test_what_is_selected_is_taken_and_shown(window: MainWindow, library_bridge: Bridge) -> None:
    library_bridge.go(LEADER, "test")
    window.parts.actions["add_excerpt"].trigger()
    [taken] = excerpts(library_bridge)
    assert taken.text == "𠮷祥村选出带头人🏠三名。"
    assert window.parts.excerpts.chosen == taken.id


def test_without_a_selection_it_is_said_what_is_missing(window: MainWindow, library_bridge: Bridge) -> None:
    heard = told(window)
    library_bridge.go(Span(LEADER.start, LEADER.start), "test")
    window.parts.actions["add_excerpt"].trigger()
    assert not excerpts(library_bridge)
    assert heard == ["先选中一段文字。"]


def test_an_annotation_is_taken_from_its_list_under_its_practices_name(
    window: MainWindow, library_bridge: Bridge, annotation: str, qtbot: QtBot
) -> None:
    ready(window, qtbot).reveal("tagsPane")
    window.parts.tags.choose(annotation)
    window.parts.tags.view.setFocus()
    window.parts.actions["add_excerpt"].trigger()
    assert [(one.title, one.text) for one in excerpts(library_bridge)] == [("头雁𠮷", "𠮷祥村选出带头人🏠三名。")]


def test_an_article_is_taken_from_the_outline_and_from_the_text(
    window: MainWindow, library_bridge: Bridge, qtbot: QtBot
) -> None:
    ready(window, qtbot).reveal("outlinePane")
    library_bridge.go(LEADER, "test")
    window.parts.outline.refresh()
    window.parts.outline.view.setFocus()
    window.parts.actions["add_excerpt"].trigger()
    [taken] = excerpts(library_bridge)
    assert taken.title == "把支部建在网格上"
    assert taken.text.startswith("一、建强队伍\n一是选好人。𠮷祥村")
    assert taken.text.endswith("收入增长两成。")
    window.parts.reading.setFocus()
    window.parts.actions["take_article"].trigger()
    assert [one.text for one in excerpts(library_bridge)] == [taken.text] * 2


def test_outside_all_articles_nothing_is_taken(window: MainWindow, library_bridge: Bridge) -> None:
    heard = told(window)
    library_bridge.go_block("m", "test")
    window.parts.actions["take_article"].trigger()
    assert not excerpts(library_bridge)
    assert "没有取入" in heard[-1]


def test_what_bears_a_tag_is_taken_after_a_preview_in_one_step(
    window: MainWindow, library_bridge: Bridge, annotation: str, qtbot: QtBot
) -> None:
    library_bridge.annotate(Span(Anchor("q", 7), Anchor("q", 26)), "t1")
    library_bridge.take_excerpt(LEADER)
    window.collecting.take_tag("t1")
    dialog = dialog_of(window, TakeDialog)
    assert dialog.view.accessibleName()
    assert [dialog.model.below(at).split("　")[0] for at in range(2)] == ["已取入，第 1 条", "2024 第 7 期"]
    assert [one.title for one in dialog.model.chosen] == ["把支部建在网格上"]
    qtbot.keyClick(dialog.view, KEY.Key_Space)  # what is taken already cannot be ticked
    dialog.all.click()
    dialog.all.click()
    assert [one.spot.span.start.block for one in dialog.model.chosen] == ["q"]
    qtbot.keyClick(dialog.view, KEY.Key_Return)
    assert [one.text[:4] for one in excerpts(library_bridge)] == ["𠮷祥村选", "各村逐项"]
    assert window.parts.excerpts.chosen == excerpts(library_bridge)[1].id
    library_bridge.undo()
    assert len(excerpts(library_bridge)) == 1


def test_a_tag_is_chosen_in_the_palette(
    window: MainWindow, library_bridge: Bridge, annotation: str, qtbot: QtBot
) -> None:
    ready(window, qtbot)
    window.parts.actions["take_by_tag"].trigger()
    palette = window.parts.palette
    assert palette.isVisible()
    qtbot.keyClicks(palette.query, "cjtjj")
    qtbot.keyClick(palette.query, KEY.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(TakeDialog) is not None)
    dialog_of(window, TakeDialog).reject()
    assert not excerpts(library_bridge)


def test_a_tag_that_nothing_bears_is_said(window: MainWindow) -> None:
    heard = told(window)
    window.collecting.take_tag("t2")
    assert window.findChild(TakeDialog) is None
    assert heard == ["没有可取入摘编的段落。"]


def test_what_a_search_found_is_taken_by_sentence_or_block(
    window: MainWindow, library_bridge: Bridge, qtbot: QtBot
) -> None:
    window.parts.search.run("带头人")
    window.parts.actions["take_found"].trigger()
    dialog = dialog_of(window, TakeFoundDialog)
    assert isinstance(dialog, TakeFoundDialog)
    assert [one.text for one in dialog.model.rows] == ["𠮷祥村选出带头人🏠三名。"]
    dialog.use(Unit.BLOCK)
    assert dialog.model.rows[0].text.startswith("一是选好人。")
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    [taken] = excerpts(library_bridge)
    assert taken.text.endswith("按月通报e\u0301。")


def test_before_anything_was_found_it_is_said(window: MainWindow) -> None:
    heard = told(window)
    window.parts.actions["take_found"].trigger()
    assert heard


def test_sections_are_begun_by_key_in_the_window(window: MainWindow, library_bridge: Bridge, qtbot: QtBot) -> None:
    ready(window, qtbot)
    library_bridge.take_excerpt(LEADER)
    window.parts.actions.enable({"open_collection"})
    window.parts.actions["add_section"].trigger()
    assert QApplication.focusWidget() is window.parts.excerpts.below.section.title
    assert window.parts.excerpts.isVisible()
    qtbot.keyClick(window.parts.excerpts.below.section.title, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    [section] = library_bridge.shelf.sections.values()
    assert section.level == 2


def test_the_sentence_around_a_hit_is_taken_from_the_list_of_hits(
    window: MainWindow, library_bridge: Bridge, qtbot: QtBot
) -> None:
    ready(window, qtbot).parts.search.run("带头人")
    window.parts.search.results.view.setFocus()
    window.parts.actions["add_excerpt"].trigger()
    assert [one.text for one in excerpts(library_bridge)] == ["𠮷祥村选出带头人🏠三名。"]
