"""Finding words in the reading text."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.reading.fake_bridge import FakeBridge, sample

from zugong_desk.ui.reading.find import nearest, occurrences
from zugong_desk.ui.reading.pane import ReadingPane


def test_places_count_code_points() -> None:
    bulletin = sample()
    for at in occurrences(bulletin, "𠮷祥"):
        assert bulletin.text[at : at + 2] == "𠮷祥"
    assert len(occurrences(bulletin, "𠮷祥")) == bulletin.text.count("𠮷祥") > 1
    assert occurrences(bulletin, "") == occurrences(bulletin, "没有") == []


def test_letters_match_in_either_case() -> None:
    assert len(occurrences(sample(), "E\u0301TUDE")) == 6


def test_the_search_goes_round_the_end() -> None:
    found = [3, 9, 20]
    assert nearest(found, 9, forward=True) == 2
    assert nearest(found, 20, forward=True) == 0
    assert nearest(found, 9, forward=False) == 0
    assert nearest(found, 3, forward=False) == 2
    assert nearest([], 3, forward=True) is None


def test_keys_walk_through_the_places_and_escape_returns(pane: ReadingPane, bridge: FakeBridge) -> None:
    pane.open_find()
    bar = pane.find_bar
    QTest.keyClicks(bar.field, "")
    bar.field.setText("𠮷祥")
    first = pane.caret.span()
    assert pane.caret.quote() == "𠮷祥"
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert pane.caret.quote() == "𠮷祥"
    assert pane.caret.span() != first
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert pane.caret.span() == first
    assert bridge.place == first
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
