"""Prints a source with its imprint into a PDF by Qt: real fonts, justified lines, numbered pages."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from tests.forms.conversion import FONTS
from tests.forms.word import stretches

from zugong_desk.domain.imprint import Align, LinePrint
from zugong_desk.domain.source import Source

ALIGNS = {
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
    Align.LEFT: Qt.AlignmentFlag.AlignJustify,
}
DPI = 288
NECK = 5.0
LEFT, TOP, RIGHT, BOTTOM = 79.0, 105.0, 74.0, 99.0
"""Margins of an A4 page, in points."""


def write(source: Source) -> bytes:
    """The lines as paragraphs on A4 pages with `— n —` at their feet. Needs a running Qt application."""
    if QGuiApplication.instance() is None:
        raise RuntimeError("Qt must be running")
    document = _document(source)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    room = QSizeF(595.28 - LEFT - RIGHT, 841.89 - TOP - BOTTOM)
    document.setPageSize(room)
    with QPainter(writer) as painter:
        painter.scale(DPI / 72, DPI / 72)
        for page in range(document.pageCount()):
            if page:
                writer.newPage()
            painter.save()
            painter.translate(LEFT, TOP - page * room.height())
            # A line that ends right at the foot reaches a little into the next page's part, where it must not be drawn again.
            document.drawContents(painter, QRectF(0, page * room.height() + NECK, room.width(), room.height() - NECK))
            painter.restore()
            painter.setFont(_font(LinePrint(14, "宋体"), bold=False))
            foot = QRectF(LEFT, 841.89 - BOTTOM + 24, room.width(), 20)
            painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, f"— {page + 1} —")
    return bytes(buffer.data().data())


def _document(source: Source) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    cursor = QTextCursor(document)
    for number in range(1, source.lines + 1):
        printed = source.imprint.line(number)
        if printed.opens is False:
            cursor.insertText("\u2028")
        elif number > 1:
            cursor.insertBlock(_block(printed))
        else:
            cursor.setBlockFormat(_block(printed))
        text = source.line_text(number)
        for start, end, bold in stretches(len(text), printed):
            form = QTextCharFormat()
            form.setFont(_font(printed, bold=bold))
            if printed.size > 30:
                form.setForeground(QColor(192, 16, 16))
            cursor.insertText(text[start:end], form)
    return document


def _block(printed: LinePrint) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setAlignment(ALIGNS.get(printed.align, Qt.AlignmentFlag.AlignJustify))
    block.setTextIndent(printed.indent)
    block.setTopMargin(printed.above)
    block.setLineHeight(max(28, printed.size * 1.3), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return block


def _font(printed: LinePrint, *, bold: bool) -> QFont:
    font = QFont(FONTS.get(printed.font, printed.font))
    font.setPixelSize(round(printed.size))
    font.setBold(bold)
    return font
