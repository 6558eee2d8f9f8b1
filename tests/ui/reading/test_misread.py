"""Characters that were hard to recognise are marked in the reading text, until they are typed over."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from pytestqt.qtbot import QtBot

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import from_source, replace, typed
from zugong_desk.ui.reading.display import Display
from zugong_desk.ui.reading.dress import Dress
from zugong_desk.ui.reading.paint import Ink, Mark, marks_of
from zugong_desk.ui.reading.sheet import Sheet
from zugong_desk.ui.theme.source import ThemeSource

TEXT = "𠮷祥村选出带头人🏠三名。"
DOUBTED = ((0, 1), (8, 10))


def block(text: str = TEXT) -> Block:
    return Block("a", Label(Kind.PARAGRAPH), from_source(text, 0, len(text)))


def dotted(display: Display) -> list[str]:
    """What is marked on the sheet, in the order of the text."""
    found = display.block_of("a")
    assert found is not None
    text = found.text().encode("utf-16-le")
    return [
        text[2 * one.start : 2 * (one.start + one.length)].decode("utf-16-le")
        for one in found.layout().formats()
        if one.format.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine
        and one.format.background().style() != Qt.BrushStyle.NoBrush
    ]


def test_doubted_ranges_of_the_source_are_marks_of_the_line() -> None:
    marks = [mark for mark in marks_of(block(), DOUBTED) if mark.ink is Ink.MISREAD]
    assert marks == [Mark(0, 1, Ink.MISREAD), Mark(8, 10, Ink.MISREAD)]
    assert not any(mark.ink is Ink.MISREAD for mark in marks_of(block()))


def test_the_sheet_shows_them_and_lets_them_go_when_they_are_typed_over(themes: ThemeSource, qtbot: QtBot) -> None:
    sheet = Sheet(themes, 16)
    qtbot.addWidget(sheet)
    display = Display(sheet, Dress(16, themes.theme))
    display.doubted = DOUBTED
    line = block()
    display.show((line,))
    assert dotted(display) == ["𠮷", "🏠三"]
    display.bring((line.with_runs(replace(line.runs, 0, 1, typed("吉"))),))
    assert dotted(display) == ["🏠三"]
    display.dress_anew(Dress(20, themes.theme))
    assert dotted(display) == ["🏠三"]
