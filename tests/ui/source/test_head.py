"""The head of the source pane: nothing is cut off at any width, and what gives way first is what is least missed."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from zugong_desk.ui.source.faces import FACE_NAMES, Face
from zugong_desk.ui.source.head import LEAST, SourceHead
from zugong_desk.ui.theme.source import ThemeSource

NAME = "云溪党建简报第7期（定稿）𠮷🏠.pdf"


@pytest.fixture
def window(themes: ThemeSource, qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def head(window: QWidget, qtbot: QtBot) -> SourceHead:
    """A head over the pages of a long file, in the fonts and paddings of the style."""
    head = SourceHead(window)
    head.show_file(NAME, "GB18030　1234 行", "有 3 处认不出")
    head.show_faces(tuple(Face), Face.PAGES)
    head.show_page(118, 120)
    head.show_zoom(0.65, fits=True)
    window.resize(900, 60)
    window.show()
    qtbot.waitExposed(window)
    return head


def cut_off(head: SourceHead) -> list[str]:
    """The words that do not fit into their widgets, and the widgets that reach out of the head or over each other."""
    shown = [one for one in head.findChildren(QWidget) if isinstance(one, QLabel | QAbstractButton) and one.isVisible()]
    found = [
        one.text()
        for one in shown
        if one is not head.file
        and one.contentsRect().width()
        < one.fontMetrics().horizontalAdvance(one.text()) + 16 * (one.property("segment") is not None)
    ]
    rects = sorted((one.geometry() for one in shown), key=lambda rect: rect.left())
    found += ["over" for one, other in pairwise(rects) if one.right() >= other.left()]
    return found + (["out"] if rects[0].left() < 0 or rects[-1].right() >= head.width() else [])


@pytest.mark.parametrize("face", list(Face))
def test_nothing_is_cut_off_at_any_width(head: SourceHead, face: Face) -> None:
    head.show_faces(tuple(Face), face)
    if face is not Face.PAGES:
        head.show_file(NAME, "GB18030　1234 行", "")
    for width in range(900, LEAST - 1, -4):
        head.resize(width, 32)
        QApplication.sendPostedEvents()
        assert cut_off(head) == [], width


def test_what_is_least_missed_gives_way_first(head: SourceHead) -> None:
    said: list[tuple[str, str, str, bool]] = []
    for width in range(900, LEAST - 1, -4):
        head.resize(width, 32)
        QApplication.sendPostedEvents()
        facts = head.facts.text() if head.facts.isVisible() else ""
        now = (facts, head.zoom.text(), head.segments[Face.PAGES].text(), head.file.isVisible())
        if now not in said:
            said.append(now)
    assert said == [
        ("第 118 页，共 120 页", "适合宽度 65%", "页面图", True),
        ("第 118 页，共 120 页", "65%", "页面图", True),
        ("118/120 页", "65%", "页面图", True),
        ("", "65%", "页面图", True),
        ("", "65%", "页", True),
        ("", "65%", "页", False),
    ]


def test_what_is_not_said_is_in_the_tool_tips_and_for_readers_of_the_screen(head: SourceHead) -> None:
    head.resize(LEAST, 32)
    assert head._title.toolTip() == NAME
    assert "适合宽度" in head.zoom.toolTip()
    for face, button in head.segments.items():
        assert len(button.text()) == 1
        assert button.toolTip() == FACE_NAMES[face]
        assert button.accessibleName() == f"原件显示为{FACE_NAMES[face]}"
    assert head.facts.text() == "第 118 页，共 120 页"


def test_the_head_lets_its_pane_be_narrow(head: SourceHead) -> None:
    assert head.minimumSizeHint().width() == LEAST


def test_without_a_source_only_the_pane_is_named(head: SourceHead) -> None:
    head.show_faces((), None)
    head.show_file("", "", "")
    assert not any(button.isVisible() for button in head.segments.values())
    assert not head.zoom.isVisible()
    assert not head.facts.isVisible()
