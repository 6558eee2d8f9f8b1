"""Every hit of a search tagged after a preview, on the real window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from zugong_desk.desk import importing
from zugong_desk.desk.tagging_many import Passage, Spot, Unit
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.reading.tagging.many import TagManyDialog, stretches
from zugong_desk.ui.shell.quick_tagging import ALL_TAGGED, FIND_FIRST
from zugong_desk.ui.window import MainWindow

Press = Callable[..., None]
Put = Callable[[], list[tuple[str, str]]]
HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def preview(window: MainWindow, words: str, tag: str) -> TagManyDialog:
    """Find words, ask for all of them by key, and choose a tag by its initials."""
    window.parts.actions["find"].trigger()
    field = window.parts.reading.find_bar.field
    field.setText(words)
    QTest.keyClick(field, Qt.Key.Key_T, HELD)
    QTest.keyClicks(window.parts.palette.query, tag)
    QTest.keyClick(window.parts.palette.query, Qt.Key.Key_Return)
    dialog = window.findChild(TagManyDialog)
    assert isinstance(dialog, TagManyDialog)
    return dialog


def test_hits_are_ticked_and_tagged_as_one_step(
    window: MainWindow, press: Press, put: Put, library_bridge: Bridge
) -> None:
    press()
    dialog = preview(window, "选", "cgb")
    assert [one.text for one in dialog.model.rows] == ["一是选好人。", "𠮷祥村选出带头人🏠三名。"]
    assert dialog.take.text().startswith("标注 2 处")
    QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    assert library_bridge.bulletin is not None
    assert library_bridge.place == dialog.model.rows[1].spot.span
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert put() == []
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert put() == [("t3", "一是选好人。")]
    assert library_bridge.undo_name() == "标注“村干部” 1 处"
    window.parts.actions["undo"].trigger()
    assert put() == []


def test_other_issues_are_shown_and_left_again(
    window: MainWindow, press: Press, library_bridge: Bridge, tmp_path: Path
) -> None:
    (tmp_path / "另.txt").write_text("南湖组工信息\n\n第 9 期\n\n选人要准𠮷。\n", encoding="utf-8")
    assert library_bridge.desk is not None
    other, _ = importing.take_in(library_bridge.desk, importing.receive(tmp_path / "另.txt"))
    press()
    here, place = library_bridge.bulletin, library_bridge.place
    assert here is not None
    assert other.id is not None
    bulletin = library_bridge.desk.load(other.id)
    at = bulletin.text.index("选人")
    spots = [
        Spot(here.id, here.span(len(here.text) - 4, len(here.text) - 2)),
        Spot(other.id, bulletin.span(at, at + 2)),
    ]
    window.quick.tag_spots(spots)
    QTest.keyClicks(window.parts.palette.query, "wg")
    QTest.keyClick(window.parts.palette.query, Qt.Key.Key_Return)
    dialog = window.findChild(TagManyDialog)
    assert isinstance(dialog, TagManyDialog)
    assert [dialog.model.issue(row) for row in range(2)] == ["2024 第 7 期", "第 9 期"]
    QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    assert library_bridge.bulletin is not None
    assert library_bridge.bulletin.id == other.id
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert library_bridge.bulletin.id == here.id
    assert library_bridge.place == place
    assert len(library_bridge.bulletin.annotations) == 1
    assert len(library_bridge.desk.load(other.id).annotations) == 1
    assert library_bridge.undo_name() == "标注“网格治理” 2 处"


def test_a_row_shows_what_was_found_however_long_the_passage() -> None:
    span = Span(Anchor("p", 0), Anchor("p", 1))
    far = Passage(Spot("b", span), "前文", "甲" * 40 + "𠮷🏠" + "乙", "后文", (40, 42))
    assert [text for text, *_ in stretches(far)] == ["…", "甲" * 12, "𠮷🏠", "乙", "后文"]
    near = Passage(Spot("b", span), "很长很长很长很长的前文。", "丙𠮷", "", (1, 2))
    assert [text for text, *_ in stretches(near)] == ["长很长很长很长的前文。", "丙", "𠮷", "", ""]
    here = Passage(Spot("b", span), "", "𠮷" * 20, "", (0, 20))
    assert [text for text, *_ in stretches(here)] == ["", "", "𠮷" * 20, "", ""]


def test_words_or_blocks_instead(window: MainWindow, press: Press, put: Put) -> None:
    press()
    dialog = preview(window, "村", "wg")
    for unit, count in ((Unit.WORDS, 3), (Unit.BLOCK, 2), (Unit.SENTENCE, 2)):
        button = dialog.findChild(QPushButton, f"tagMany_{unit}")
        assert button is not None
        button.click()
        assert dialog.model.rowCount() == count
        assert dialog.take.text().startswith(f"标注 {count} 处")
    dialog.reject()
    assert put() == []


def test_what_bears_the_tag_is_not_offered_again(
    window: MainWindow, press: Press, put: Put, library_bridge: Bridge
) -> None:
    press()
    dialog = preview(window, "带头人", "wg")
    dialog.use(Unit.WORDS)
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert put() == [("t2", "带头人")]
    told: list[str] = []
    library_bridge.told.connect(told.append)
    window.parts.actions["find"].trigger()
    window.parts.actions["tag_hits"].trigger()
    QTest.keyClicks(window.parts.palette.query, "wg")
    QTest.keyClick(window.parts.palette.query, Qt.Key.Key_Return)
    assert told[-1] == ALL_TAGGED.format("网格治理")


def test_without_words_the_find_bar_comes_first(window: MainWindow, press: Press, library_bridge: Bridge) -> None:
    told: list[str] = []
    library_bridge.told.connect(told.append)
    press()
    window.parts.actions["tag_hits"].trigger()
    assert told == [FIND_FIRST]
    assert window.parts.reading.find_bar.isVisible()
    assert window.parts.palette.isHidden()
