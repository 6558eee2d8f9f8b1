"""The pane of findings in the real window: under the hands, filtered, folded, empty, its menus."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot
from tests.ui.proof.conftest import at_hand, checked, table

from zugong_desk.domain.finding import Severity
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.proof.delegate import more_box
from zugong_desk.ui.proof.pane import NOTHING, NOTHING_SUCH, ProofPane
from zugong_desk.ui.proof.rows import Sort
from zugong_desk.ui.window import MainWindow


@pytest.fixture
def pane(window: MainWindow, qtbot: QtBot) -> ProofPane:
    window.parts.actions["findings"].trigger()
    assert window.parts.right.current is window.parts.proof
    return window.parts.proof


def indexes(pane: ProofPane, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    parent = parent or QModelIndex()
    for row in range(pane.model.rowCount(parent)):
        index = pane.model.index(row, 0, parent)
        yield index
        yield from indexes(pane, index)


def index_of(pane: ProofPane, sort: Sort, words: str) -> QModelIndex:
    """The row of that sort that is about those words, or is called so."""
    for index in indexes(pane):
        row = pane.model.row_of(index)
        if row is not None and row.sort is sort and words == (row.context.before if row.context else row.text):
            return index
    raise AssertionError(words)


def empty(pane: ProofPane) -> str:
    label = pane.findChild(QLabel, "proofEmpty")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def test_the_tab_counts_and_style_is_folded(window: MainWindow, pane: ProofPane, qtbot: QtBot) -> None:
    tabs = window.parts.right.tabs
    qtbot.waitUntil(lambda: tabs.tabText(1) == "校对 6")
    sections = [index for index in indexes(pane) if not index.parent().isValid()]
    shown = {index.data(): pane.view.isExpanded(index) for index in sections}
    assert shown == {"错误": True, "警示": True, "体例": False, "已自动处理": False}


def test_walking_the_list_shows_the_place_and_enter_goes_into_the_text(
    window: MainWindow, pane: ProofPane, qtbot: QtBot
) -> None:
    assert pane.view.hasFocus()
    pane.view.setCurrentIndex(index_of(pane, Sort.OPEN, "按装"))
    assert at_hand(window) == "按装"
    assert pane.view.hasFocus()
    assert window.parts.reading.caret.quote() == "按装"
    qtbot.keyClick(pane.view, Qt.Key.Key_F8)
    assert at_hand(window) == "千余多"
    assert pane.model.row_of(pane.view.currentIndex()).finding is window.bridge.finding  # type: ignore[union-attr]
    qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert window.parts.reading.sheet.hasFocus()
    assert at_hand(window) == "千余多"


def test_numbers_and_delete_settle_the_current_row(window: MainWindow, pane: ProofPane, qtbot: QtBot) -> None:
    pane.view.setCurrentIndex(index_of(pane, Sort.OPEN, "按装"))
    qtbot.keyClick(pane.view, Qt.Key.Key_3)
    assert "大家装上了路灯" in table(window).text
    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)
    checked(window, qtbot)
    notes = [row.note for row in pane.model.rows.rows if row.decision is not None]
    assert notes == ["已改　按装与安装", "此处保留　概数重复"]
    assert pane.head.progress.text() == "已处理 2/6"


def test_a_kept_row_shows_its_place_and_can_be_reconsidered(window: MainWindow, pane: ProofPane, qtbot: QtBot) -> None:
    pane.view.setCurrentIndex(index_of(pane, Sort.OPEN, "千余多"))
    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)
    checked(window, qtbot)
    kept = index_of(pane, Sort.KEPT, "千余多")
    pane.view.setCurrentIndex(kept)
    assert at_hand(window) == ""
    assert window.parts.reading.caret.quote() == "千余多"
    menu = pane.menu_for(kept)
    assert menu is not None
    menu.actions()[0].trigger()
    checked(window, qtbot)
    assert pane.head.progress.text() == "已处理 0/6"


def test_fewer_rows_by_filter_and_words_for_none(window: MainWindow, pane: ProofPane, qtbot: QtBot) -> None:
    pane.head.words.setText("空格")
    assert [row.finding.text for row in pane.model.rows.rows if row.finding] == [" 12 "]
    assert pane.view.isExpanded(pane.model.index(0, 0))
    pane.head.words.setText("没有的话")
    assert empty(pane) == NOTHING_SUCH
    pane.head.clear()
    pane.head.sorts.setCurrentIndex(pane.head.sorts.findData(Severity.WARNING.value))
    assert {row.severity for row in pane.model.rows.rows if row.sort is Sort.OPEN} == {Severity.WARNING}
    pane.head.clear()
    for rule in ("W-STOP", "W-FIX", "N-MORE", "W-LI", "L-SPACE", "L-DONE"):
        window.bridge.set_rule(rule, "off")
    checked(window, qtbot)
    assert empty(pane) == NOTHING


def test_the_menu_of_a_rule_grades_it_and_switches_it_off(window: MainWindow, pane: ProofPane, qtbot: QtBot) -> None:
    rule = index_of(pane, Sort.RULE, "按装与安装")
    menu = pane.menu_for(rule)
    assert menu is not None
    names = [entry.text() for entry in menu.actions() if not entry.isSeparator()]
    assert names == ["改正本规则全部…", "停用“按装与安装”", "改级别"]
    grades = menu.actions()[-1].menu()
    assert isinstance(grades, QMenu)
    assert [entry.text() for entry in grades.actions()] == ["错误", "警示", "体例", "恢复原样（原为错误）"]
    grades.actions()[1].trigger()
    checked(window, qtbot)
    found = next(one for one in window.bridge.proof.open if one.rule == "W-FIX")  # type: ignore[union-attr]
    assert found.severity is Severity.WARNING
    again = pane.menu_for(index_of(pane, Sort.RULE, "按装与安装"))
    assert again is not None
    again.actions()[1].trigger()
    assert window.bridge.shelf.rule_settings["W-FIX"].value == "off"


def test_a_click_on_the_sign_of_a_rule_opens_its_menu(
    window: MainWindow, pane: ProofPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _position: opened.append(menu.objectName()))
    rect = pane.view.visualRect(index_of(pane, Sort.RULE, "截止与截至"))
    box = more_box(rect.toRectF())
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert opened == ["ruleMenu"]
    pane.view.setCurrentIndex(index_of(pane, Sort.OPEN, "按装"))
    pane.view.customContextMenuRequested.emit(QPoint(-5, -5))
    assert opened == ["ruleMenu", "findingMenu"]


def test_what_is_folded_stays_folded_when_the_list_is_another(
    window: MainWindow, pane: ProofPane, qtbot: QtBot
) -> None:
    pane.view.collapse(index_of(pane, Sort.RULE, "截止与截至"))
    pane.view.expand(index_of(pane, Sort.SECTION, "体例"))
    pane.view.setCurrentIndex(index_of(pane, Sort.OPEN, "按装"))
    qtbot.keyClick(pane.view, Qt.Key.Key_1)
    checked(window, qtbot)
    assert at_hand(window) == "千余多"
    assert not pane.view.isExpanded(index_of(pane, Sort.RULE, "截止与截至"))
    assert pane.view.isExpanded(index_of(pane, Sort.SECTION, "体例"))


@pytest.mark.parametrize("dark", [False, True])
def test_rows_are_painted_in_their_colours(window: MainWindow, pane: ProofPane, qtbot: QtBot, dark: bool) -> None:
    window.set_mode("dark" if dark else "light")
    theme = window.themes.theme
    image = pane.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    seen = {image.pixelColor(x, y).name() for x in range(0, image.width(), 1) for y in range(min(image.height(), 360))}
    assert {theme.red.name(), theme.warn.name(), theme.ink3.name()} <= seen


def test_the_source_marks_the_words_and_boxes_those_at_hand(window: MainWindow, qtbot: QtBot) -> None:
    view = window.parts.source.view
    line = next(line for line in table(window).lines if line.text.startswith("截止目前"))
    window.bridge.go(Span(Anchor(line.id, 0), Anchor(line.id, 0)), "test")
    qtbot.wait(20)
    assert view._scene is not None
    text = table(window).source.text
    assert [text[one.start : one.end] for one in view._scene.finds.found] == [
        "截止",
        "截止",
        "按装",
        "千余多",
        " 12 ",
        "再接再励",
    ]
    assert not any(one.here for one in view._scene.finds.found)
    window.parts.actions["next_finding"].trigger()
    qtbot.wait(20)
    assert [text[one.start : one.end] for one in view._scene.finds.found if one.here] == ["截止"]


def test_the_places_beside_are_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(4):
        window.parts.actions["next_finding"].trigger()
    card = window.parts.reading.findings.card
    qtbot.waitUntil(card.isVisible)
    assert [place.text() for place in card.besides.places] == ["并列的话", "外面的话"]
    assert [place.isEnabled() for place in card.besides.places] == [True, False]
    assert card.accept.isHidden()
    assert card.height() >= card.besides.geometry().bottom() + card.keep.height()
    needed = card.height()
    window.resize(1250, 800)
    qtbot.waitUntil(lambda: card.width() < 500)
    assert card.height() >= needed
    qtbot.mouseClick(card.besides.places[0], Qt.MouseButton.LeftButton)
    assert window.parts.status.currentMessage() == "那一处已经不在了。"
