"""Painting a page: what is lit is tinted once, wherever lines reach into each other."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from zugong_desk.ui.source.page_painter import PageLooks, PagePainter
from zugong_desk.ui.source.sheets import Sheet
from zugong_desk.ui.source.strips import Quad
from zugong_desk.ui.theme.theme import load_theme

SHEET = Sheet(1, 0, 0, 100, 100)


def quad(left: float, top: float, right: float, bottom: float) -> Quad:
    return (left, top), (right, top), (right, bottom), (left, bottom)


def painted(chosen: tuple[Quad, ...] = (), doubts: tuple[Quad, ...] = ()) -> QImage:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    light = load_theme("light")
    with QPainter(image) as painter:
        PagePainter(painter, light, light.edge, 1.0, 1.0).page(SHEET, 0, 0, PageLooks(None, (), "", chosen, doubts))
    return image


@pytest.mark.parametrize("kind", ["chosen", "doubts"])
def test_lines_that_reach_into_each_other_are_tinted_once(qapp: QApplication, kind: str) -> None:
    lines = quad(10, 10, 90, 40), quad(10, 34, 90, 64)
    image = painted(lines) if kind == "chosen" else painted(doubts=lines)
    light = load_theme("light")
    tint = light.selection if kind == "chosen" else light.doubt_tint
    assert [image.pixelColor(50, y) for y in (20, 37, 50)] == [tint] * 3
    assert image.pixelColor(50, 80) == QColor("white")
