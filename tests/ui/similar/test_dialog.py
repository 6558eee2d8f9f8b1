"""Similar practices in the real window, by key: asked, compared, gone to, followed, kept current, dropped with its library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.desk.test_similar import issue
from tests.ui.shell.test_accessible_names import nameless
from tests.ui.windows import opened, small

from zugong_desk.desk import importing, libraries
from zugong_desk.domain.annotation import Annotation
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.similar import gatherer
from zugong_desk.ui.similar.asking import Question
from zugong_desk.ui.similar.dialog import NEVER_BEFORE, NO_WAY, NOTHING_ALIKE, Face, SimilarDialog
from zugong_desk.ui.similar.model import FIRST, NOT_SURELY
from zugong_desk.ui.similar.side_by_side import REUSED_KEY, Mark, format_of
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
KEY, MODS = Qt.Key.Key_L, Qt.KeyboardModifier
ASKED = "把城区划为"


@pytest.fixture
def bridge(qapp: QApplication, tmp_path: Path) -> Iterator[Bridge]:
    """Three issues of 2019, 2021 and 2023 that tell the same practice; the last one is on the table."""
    bridge = opened(issue(4, 2023, "绿水县", 97, "4.5万余", other=False), tmp_path)
    assert bridge.desk is not None
    for name, text in (("a", issue(3, 2019, "青山县", 86, "2.3万")), ("b", issue(9, 2021, "白石县", 112, "3.1万"))):
        file = tmp_path / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        importing.take_in(bridge.desk, importing.receive(file))
    yield bridge
    bridge.close()


@pytest.fixture
def window(bridge: Bridge, themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    window = small(bridge, themes, tmp_path, qtbot)
    window.activateWindow()
    window.parts.reading.setFocus()
    qtbot.waitUntil(window.parts.reading.sheet.hasFocus)
    return window


def table(bridge: Bridge) -> Bulletin:
    assert bridge.bulletin is not None
    return bridge.bulletin


def put_caret(bridge: Bridge, words: str, length: int = 0) -> None:
    at = table(bridge).text.index(words)
    bridge.go(table(bridge).span(at, at + length), "bridge")


def press(
    window: MainWindow, qtbot: QtBot, modifiers: Qt.KeyboardModifier = MODS.ControlModifier | MODS.ShiftModifier
) -> None:
    window.activateWindow()
    window.parts.reading.setFocus()
    qtbot.waitUntil(window.parts.reading.sheet.hasFocus)
    qtbot.keyClick(window.parts.reading.sheet, KEY, modifiers)


def shown(window: MainWindow, qtbot: QtBot) -> SimilarDialog:
    """The dialog, its answer there."""
    (dialog,) = window.findChildren(SimilarDialog)
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(
        lambda: not dialog.gatherer.busy and bool(dialog.state.text()) and "正在" not in dialog.state.text()
    )
    return dialog


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> SimilarDialog:
    put_caret(window.bridge, ASKED)
    press(window, qtbot)
    dialog = shown(window, qtbot)
    QAbstractItemModelTester(dialog.model, Fatal, dialog)
    return dialog


def choose(dialog: SimilarDialog, words: str) -> None:
    at = next(at for at, row in enumerate(dialog.model.rows) if words in row.spoken)
    dialog.view.setCurrentIndex(dialog.model.index(at))


def test_a_key_in_the_text_asks_about_its_paragraph(dialog: SimilarDialog) -> None:
    assert not dialog.isModal()
    assert nameless(dialog) == []
    assert [row.text for row in dialog.model.rows] == ["几乎原文", "几乎原文"]
    assert {row.trailing for row in dialog.model.rows} == {"2019-05-06 · 2019-3", "2021-05-06 · 2021-9"}
    assert dialog.tabs.tabText(Face.ALIKE) == "相似段落 2"
    choose(dialog, "2019")
    assert "青山县委组织部" in dialog.texts.there_name.text()
    assert "云岭组工信息" in dialog.texts.here_name.text()
    lines = [dialog.texts.figures.item(at).text() for at in range(dialog.texts.figures.count())]
    assert any("97个　→　86个" in line and "那里少 11个" in line for line in lines)
    dialog.grab()


def test_differences_are_marked_by_more_than_colour(dialog: SimilarDialog, themes: ThemeSource) -> None:
    choose(dialog, "2019")
    styles = {mark: format_of(mark, themes.theme).underlineStyle() for mark in Mark}
    assert len(set(styles.values())) == len(Mark)
    document, found = dialog.texts.here.document(), set()
    block = document.begin()
    while block.isValid():
        it = block.begin()
        while not it.atEnd():
            fragment = it.fragment()
            if fragment.charFormat().underlineStyle() == styles[Mark.CHANGED]:
                found.add(fragment.text())
            it += 1
        block = block.next()
    assert {"绿水", "97"} <= found
    assert REUSED_KEY[0][0] in dialog.texts.key.text()
    before = dialog.texts.here.toPlainText()
    themes.set_mode("dark")
    assert dialog.texts.here.toPlainText() == before
    dialog.grab()


def test_enter_opens_the_issue_at_the_passage(dialog: SimilarDialog, window: MainWindow, qtbot: QtBot) -> None:
    choose(dialog, "2019")
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    place = window.bridge.place
    assert place is not None
    assert table(window.bridge).quote(place).startswith("青山县把城区划为")
    assert "𠮷" in table(window.bridge).quote(place)


def test_the_way_from_county_to_county(dialog: SimilarDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.view, Qt.Key.Key_Right)
    assert dialog.face is Face.WAY
    rows = dialog.model.rows
    assert [row.text for row in rows] == ["青山县", "白石县", "绿水县"]
    assert rows[0].below == f"青山县委组织部　{FIRST}"
    assert rows[1].below.startswith("白石县委组织部　接 2019 青山县，")
    assert "本处" in rows[2].below
    assert [row.way for row in rows] == [(True, False), (False, False), (False, True)]
    choose(dialog, "绿水县")
    assert dialog.texts.told.isVisibleTo(dialog)
    dialog.grab()


def test_what_of_the_issue_was_published_before(window: MainWindow, qtbot: QtBot) -> None:
    put_caret(window.bridge, ASKED)
    press(window, qtbot, MODS.ControlModifier | MODS.AltModifier)
    dialog = shown(window, qtbot)
    assert dialog.face is Face.BEFORE
    (row,) = dialog.model.rows
    assert row.text.startswith("几乎原文")
    assert row.trailing.endswith("等 2 处")
    assert dialog.empty.text() == "占正文 100%。"
    window.bridge.open_issue(next(one.id for one in window.bridge.issues() if one.year == 2019))
    put_caret(window.bridge, ASKED)
    press(window, qtbot, MODS.ControlModifier | MODS.AltModifier)
    qtbot.waitUntil(lambda: dialog.empty.text() == NEVER_BEFORE)


def test_nothing_alike_is_said(window: MainWindow, qtbot: QtBot) -> None:
    window.bridge.open_issue(next(one.id for one in window.bridge.issues() if one.year == 2021))
    put_caret(window.bridge, "第 9 期", 4)
    press(window, qtbot)
    dialog = shown(window, qtbot)
    if dialog.model.rows:
        assert dialog.empty.text() == NOTHING_ALIKE
        assert {row.text for row in dialog.model.rows} == {NOT_SURELY}
    qtbot.keyClick(dialog.view, Qt.Key.Key_Right)
    assert dialog.empty.text() == NO_WAY


def test_an_annotation_is_asked_about_from_its_pane(window: MainWindow, qtbot: QtBot) -> None:
    bridge = window.bridge
    put_caret(bridge, ASKED, 30)
    assert bridge.place is not None
    tag = next(iter(bridge.shelf.tags))
    bridge.annotate(bridge.place, tag)
    (note,) = table(bridge).annotations.values()
    assert isinstance(note, Annotation)
    put_caret(bridge, "绿水县抓实")
    window.show_panel("tags")
    window.parts.tags.choose(note.id)
    window.parts.tags.view.setFocus()
    qtbot.waitUntil(window.parts.tags.view.hasFocus)
    qtbot.keyClick(window.parts.tags.view, KEY, MODS.ControlModifier | MODS.ShiftModifier)
    dialog = shown(window, qtbot)
    assert dialog.asked.text().startswith("这一段：把城区划为")


def test_the_lists_follow_what_is_edited(dialog: SimilarDialog, window: MainWindow, qtbot: QtBot) -> None:
    bridge = window.bridge
    bridge.open_issue(next(one.id for one in bridge.issues() if one.year == 2019))
    at = table(bridge).text.index(ASKED)
    bridge.type_over(table(bridge).span(at, at), "在2018年😀")
    bridge.flush()
    qtbot.waitUntil(lambda: any("在2018年😀" in row.passage.text for row in dialog.model.rows), timeout=4000)
    choose(dialog, "2019")
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert bridge.place is not None
    assert "在2018年😀" in table(bridge).quote(bridge.place)


def test_a_passage_that_is_gone_is_said_so(dialog: SimilarDialog, window: MainWindow, qtbot: QtBot) -> None:
    bridge = window.bridge
    bridge.open_issue(next(one.id for one in bridge.issues() if one.year == 2019))
    at = table(bridge).text.index(ASKED)
    bridge.type_over(table(bridge).span(at, at + 3), "")
    choose(dialog, "2019")
    with qtbot.waitSignal(bridge.told):
        qtbot.keyClick(dialog.view, Qt.Key.Key_Return)


def test_another_library_leaves_nothing_behind(dialog: SimilarDialog, window: MainWindow, tmp_path: Path) -> None:
    window.bridge.set_desk(libraries.create(tmp_path / "别的.zugong", editor="甲"))
    assert dialog.model.rows == ()
    assert dialog.asked.text() == ""
    assert not dialog.gatherer.busy


def test_reading_may_be_stopped_and_a_hidden_window_reads_nothing(window: MainWindow, qtbot: QtBot) -> None:
    put_caret(window.bridge, ASKED)
    press(window, qtbot)
    (dialog,) = window.findChildren(SimilarDialog)
    dialog.gatherer.make_do()
    dialog.hide()
    assert not dialog.gatherer._wanted
    qtbot.waitUntil(lambda: not dialog.gatherer.busy)
    press(window, qtbot)
    assert len(shown(window, qtbot).model.rows) == 2


def test_a_first_answer_comes_before_all_is_read(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gatherer, "FIRST", 1)
    monkeypatch.setattr(gatherer, "AHEAD", 1)
    put_caret(window.bridge, ASKED)
    press(window, qtbot)
    (dialog,) = window.findChildren(SimilarDialog)
    told: list[tuple[int, bool]] = []
    dialog.gatherer.answered.connect(lambda found: told.append((found.searched, dialog.gatherer.reading)))
    qtbot.waitUntil(lambda: bool(told) and not told[-1][1])
    assert told[0][1]
    assert [searched for searched, _ in told] == sorted({searched for searched, _ in told})
    assert "正在" not in dialog.state.text()


def test_an_answer_to_an_earlier_question_is_dropped(dialog: SimilarDialog, window: MainWindow, qtbot: QtBot) -> None:
    told: list[str] = []
    dialog.gatherer.answered.connect(lambda found: told.append(found.question.text))
    first, last = Question("老旧小区加装电梯", "", 0), Question("返乡人才办厂😀", "", 0)
    dialog.gatherer.ask(first)
    dialog.gatherer.ask(last)
    qtbot.waitUntil(lambda: bool(told) and not dialog.gatherer.busy)
    assert told == [last.text]
