"""Pages as pictures for the screen: drawn when they are first in sight, kept while they stay as they are."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from zugong_desk.ui.press.pages import HEIGHT, WIDTH, Page
from zugong_desk.ui.press.painting import paint

MOST_PIXELS = 40_000_000
"""Kept at once, four bytes each; those in sight are never more."""


@dataclass(frozen=True, slots=True)
class _Picture:
    page: Page
    scale: float
    pixmap: QPixmap


class PagePictures:
    """Type without paper, so that what is chosen can be tinted below it."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, _Picture] = OrderedDict()

    def of(self, page: Page, scale: float) -> QPixmap:
        """The page at `scale` device pixels a point."""
        kept = self._kept.get(page.number)
        if kept is None or kept.scale != scale or kept.page != page:
            kept = _Picture(page, scale, _drawn(page, scale))
            self._kept[page.number] = kept
        self._kept.move_to_end(page.number)
        self._forget(kept.pixmap.size())
        return kept.pixmap

    def _forget(self, size: QSize) -> None:
        """Drop what was not in sight for the longest time."""
        most = max(1, MOST_PIXELS // max(1, size.width() * size.height()))
        while len(self._kept) > most:
            self._kept.popitem(last=False)


def size_of(scale: float) -> QSize:
    """A sheet in device pixels."""
    return QSize(max(1, round(WIDTH * scale)), max(1, round(HEIGHT * scale)))


def _drawn(page: Page, scale: float) -> QPixmap:
    pixmap = QPixmap(size_of(scale))
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        paint(page, painter)
    return pixmap
