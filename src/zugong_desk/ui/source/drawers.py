"""Drawers: what makes pictures of an issue's pages, and how it is opened. All of it runs beside the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtGui import QImage

from zugong_desk.desk.errors import line_of
from zugong_desk.desk.pages import drawn_pages
from zugong_desk.domain.bitmap import Bitmap
from zugong_desk.domain.imprint import Form, Page
from zugong_desk.domain.source import Source
from zugong_desk.library import LibraryError
from zugong_desk.reading.drawing.pages import DrawnPages
from zugong_desk.reading.errors import ReadingError
from zugong_desk.ui.source.ofd_painter import open_ofd
from zugong_desk.ui.source.setter import SetPages
from zugong_desk.ui.source.strips import Strips, strips_of
from zugong_desk.ui.source.typeset import typeset

LOST = "书库里没有这一期的原件，文字、结构和标注都在。下面按文字的位置排出；找到原件后可重新导入。"
SET_INSTEAD = "下面按文字的位置排出，校核照常。"
OUR_OWN = "按文档样式排出，非原页码"
PATIENCE = 3
"""Pages that may fail before a file's drawer is given up."""


class Drawer(Protocol):
    """Draws pages; one call at a time, in whatever thread."""

    def draw(self, page: int, scale: float) -> QImage:
        """The 1-based page at `scale` pixels a point. ReadingError or IndexError if it cannot be drawn."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page that was drawn; `trouble` says in one line why it is not a picture of the original."""

    page: int
    scale: float
    image: QImage
    trouble: str = ""


@dataclass(slots=True)
class Opened:
    """The pages of an issue, ready to be drawn. `label` says what they are if they are not the original's own pages."""

    pages: tuple[Page, ...]
    strips: Strips
    drawer: Drawer
    fallback: Drawer
    trouble: str = ""
    label: str = ""
    _failed: int = field(default=0, init=False)

    def draw(self, page: int, scale: float) -> Drawn:
        """A page; one that the file does not give is set from its text, with the reason."""
        try:
            return Drawn(page, scale, self.drawer.draw(page, scale))
        except (ReadingError, IndexError) as error:
            return Drawn(page, scale, self.fallback.draw(page, scale), self._after(page, error))

    def _after(self, page: int, error: ReadingError | IndexError) -> str:
        why = line_of(error) if isinstance(error, ReadingError) else f"原件里没有第 {page} 页。"
        self._failed += 1
        if self._failed >= PATIENCE and self.drawer is not self.fallback:
            self.drawer.close()
            self.drawer = self.fallback
        return f"{why}{SET_INSTEAD}"

    def close(self) -> None:
        """Let go of the file."""
        self.drawer.close()


class BitmapDrawer:
    """Draws the pages of a PDF or of a picture."""

    def __init__(self, pages: DrawnPages) -> None:
        self._pages = pages

    def draw(self, page: int, scale: float) -> QImage:
        """The page, in the form that is painted fastest."""
        return image_of(self._pages.draw(page, scale))

    def close(self) -> None:
        """Let go of the file."""
        self._pages.close()


def image_of(bitmap: Bitmap) -> QImage:
    """A bitmap as Qt's picture, with its own copy of the pixels."""
    image = QImage(bitmap.data, bitmap.width, bitmap.height, 3 * bitmap.width, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def open_original(source: Source, fetch: Callable[[], bytes | None]) -> Opened:
    """The pages of an issue that has pages of its own; if the original cannot be had, set from its text."""
    strips = strips_of(source)
    fallback = SetPages(source.text, source.imprint.pages, strips)
    try:
        data = fetch()
        drawer = _drawer(source, data) if data is not None else None
    except (LibraryError, ReadingError) as error:
        return Opened(source.imprint.pages, strips, fallback, fallback, f"{line_of(error)}{SET_INSTEAD}")
    if drawer is None:
        return Opened(source.imprint.pages, strips, fallback, fallback, LOST)
    return Opened(source.imprint.pages, strips, drawer, fallback)


def open_set(source: Source) -> Opened:
    """Pages made for an issue whose form has none of its own."""
    pages, strips = typeset(source)
    drawer = SetPages(source.text, pages, strips)
    return Opened(pages, strips, drawer, drawer, label=OUR_OWN)


def _drawer(source: Source, data: bytes) -> Drawer:
    return open_ofd(data) if source.imprint.form is Form.OFD else BitmapDrawer(drawn_pages(data))
