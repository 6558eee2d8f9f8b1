"""Panes that show a bulletin in memory."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.reading.fake_bridge import FakeBridge, sample

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.codepoints import Ruler, utf16_length
from zugong_desk.ui.reading.paint import disjoint, marks_of
from zugong_desk.ui.reading.pane import ReadingPane
from zugong_desk.ui.reading.shown import shown
from zugong_desk.ui.theme.source import ThemeSource


@pytest.fixture
def bridge(qapp: QApplication) -> FakeBridge:
    return FakeBridge(sample())


@pytest.fixture
def pane(qtbot: QtBot, bridge: FakeBridge, themes: ThemeSource) -> Iterator[ReadingPane]:
    pane = ReadingPane(bridge, themes)
    qtbot.addWidget(pane)
    pane.resize(QSize(660, 900))
    pane.show()
    pane.sheet.setFocus()
    yield pane
    pane.hide()


@pytest.fixture
def put_caret(pane: ReadingPane) -> Callable[..., None]:
    """Put the caret (or a selection) at code points of lines."""

    def put(line: str, offset: int, end: int | None = None) -> None:
        pane.caret.show(Span(Anchor(line, offset), Anchor(line, offset if end is None else end)))

    return put


@pytest.fixture
def agrees(pane: ReadingPane, bridge: FakeBridge) -> Callable[[], None]:
    """Asserts that the sheet shows the model, line for line and kind for kind."""
    return lambda: assert_agrees(pane, bridge.bulletin)


def assert_agrees(pane: ReadingPane, bulletin: Bulletin | None) -> None:
    """The sheet's text is that of the bulletin's lines, and each line is set after its kind."""
    lines = bulletin.lines if bulletin else ()
    document = pane.sheet.document()
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    assert [block.text() for block in blocks] == ([shown(line) for line in lines] or [""])
    for line in lines:
        assert len(shown(line)) == len(line.text)
        assert utf16_length(shown(line)) == utf16_length(line.text)
    dress = pane.display._dress
    for block, line in zip(blocks, lines, strict=False):
        assert block.blockFormat().alignment() == dress.block_format(line.kind).alignment()
        assert block.blockFormat().textIndent() == dress.block_format(line.kind).textIndent()
        ruler = Ruler.of(line.text)
        wanted = [(ruler.to_utf16(run.start), ruler.to_utf16(run.end)) for run in disjoint(marks_of(line))]
        assert [(one.start, one.start + one.length) for one in block.layout().formats()] == wanted
