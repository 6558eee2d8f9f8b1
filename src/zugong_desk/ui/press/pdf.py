"""A manuscript as PDF: the pages of the preview, fonts embedded, text that can be searched and copied."""

import sys

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from zugong_desk.domain.manuscript import Manuscript
from zugong_desk.export.errors import ExportError
from zugong_desk.export.pdf_repair import Bookmark, repaired
from zugong_desk.ui.press.pages import set_pages
from zugong_desk.ui.press.painting import paint

_RESOLUTION = 1200
_POINTS = 72


def write(manuscript: Manuscript) -> bytes:
    """The manuscript as PDF. Any thread may call it; without a Qt application one without windows is made."""
    keep = _application()
    made = set_pages(manuscript)
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
    del writer, keep
    marks = [Bookmark(one.level, one.text, one.page, one.top) for one in made.headings]
    return repaired(_bytes(buffer), manuscript.title, marks)


def _application() -> QGuiApplication:
    """The application there is, or one that needs no screen."""
    existing = QGuiApplication.instance()
    if isinstance(existing, QGuiApplication):
        return existing
    return QGuiApplication([*sys.argv[:1], "-platform", "offscreen"])


def _bytes(buffer: QBuffer) -> bytes:
    data: QByteArray = buffer.data()
    return bytes(data.data())
