"""The gutter: page numbers stand beside their rows, and never on the marks."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from tests.ui.reading.fake_bridge import FakeBridge

from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.runs import from_source
from zugong_desk.domain.source import Source
from zugong_desk.ui.reading.pane import ReadingPane
from zugong_desk.ui.theme.source import ThemeSource


def gutter_of(text: str, themes: ThemeSource, qtbot: QtBot) -> tuple[ReadingPane, QImage]:
    """The gutter beside one paragraph that opens with a heading of the first level."""
    runs = ()
    at = 0
    for part in text.split("\f"):
        runs += from_source(text, at, at + len(part))
        at += len(part) + 1
    block = Block("p", Label(Kind.PARAGRAPH), runs, (Head(Role.HEADING, 0, 5, 1),))
    pane = ReadingPane(FakeBridge(Bulletin("x", Source("第7期.pdf", "", "", text), (block,))), themes)
    qtbot.addWidget(pane)
    pane.resize(660, 400)
    pane.show()
    qtbot.waitExposed(pane)
    return pane, pane.gutter.grab().toImage()


def test_the_ring_of_a_level_is_never_written_over(themes: ThemeSource, qtbot: QtBot) -> None:
    words = "一、𠮷祥村🏠，" + "选出三名带头人，按月通报。" * 6
    plain_pane, plain = gutter_of(words, themes, qtbot)
    _, first_row = gutter_of(f"{words[:9]}\f{words[9:]}", themes, qtbot)
    _, later_row = gutter_of(f"{words[:60]}\f{words[60:]}", themes, qtbot)
    top = plain_pane.sheet.block_rect(plain_pane.sheet.document().firstBlock()).top()
    marks = QRect(0, 0, plain.width(), round(top) + 22)
    assert first_row != plain
    assert later_row not in (plain, first_row)
    assert first_row.copy(marks) == later_row.copy(marks) == plain.copy(marks)
