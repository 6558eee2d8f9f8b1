"""A manuscript as PDF: the pages of the preview, fonts embedded, text that can be searched and copied."""

import sys
from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from zugong_desk.domain.manuscript import Manuscript, entries
from zugong_desk.export.errors import ExportError
from zugong_desk.export.pdf_repair import Bookmark, repaired
from zugong_desk.ui.press.missing import without_missing
from zugong_desk.ui.press.pages import Pages, set_pages
from zugong_desk.ui.press.painting import drawn_on, paint

_RESOLUTION = 1200
_POINTS = 72


def write(manuscript: Manuscript) -> bytes:
    """The manuscript as PDF. Any thread may call it; without a Qt application one without windows is made.

    Raises ExportError if Qt cannot write PDF here.
    """
    _application()
    drawable, missing = without_missing(manuscript)
    made = set_pages(drawable)
    drawn = [[missing.get(char, char) for text in drawn_on(page) for char in text] for page in made.pages]
    marks = [
        Bookmark(one.level, entry.text, one.page, one.top)
        for one, entry in zip(made.headings, entries(manuscript), strict=True)
    ]
    return repaired(_drawn(made), manuscript.title, marks, drawn)


def _drawn(made: Pages) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter()
    if not painter.begin(writer):
        raise ExportError("这台电脑不能排出 PDF，没有写文件。")
    for number, page in enumerate(made.pages):
        if number:
            writer.newPage()
        painter.save()
        painter.scale(_RESOLUTION / _POINTS, _RESOLUTION / _POINTS)
        paint(page, painter)
        painter.restore()
    painter.end()
    del writer  # it may still write when it goes
    data: QByteArray = buffer.data()
    return bytes(data.data())


def _application() -> QGuiApplication:
    """The application there is, or one that needs no screen."""
    existing = QGuiApplication.instance()
    return existing if isinstance(existing, QGuiApplication) else _own_application()


@cache
def _own_application() -> QApplication:
    # It stays until the program ends, for fonts that are kept do not outlive it, and serves whoever wants windows later.
    without = ["-platform", "offscreen"] if sys.platform.startswith("linux") else []
    return QApplication([*(sys.argv[:1] or ["press"]), *without])
