"""Prints a bulletin onto pages as it may have come from the office: A4, a red masthead, numbers at the feet.

`zugong-desk parse FILE --json | python packaging/printed.py OUT.pdf PAGES`; so many pages are scanned, all printed if 0.
"""

import json
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pypdfium2
from PIL import Image, ImageChops, ImageFilter
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from zugong_desk.ui.theme.fonts import BOLD, NORMAL, font

DPI = 288
WIDTH, HEIGHT = 595.28, 841.89
LEFT, TOP, RIGHT, BOTTOM = 79.0, 105.0, 74.0, 99.0
"""The page and its margins, in points."""
ROOM = QSizeF(WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM)
NECK = 5.0
"""What of the page before may reach into a page, and is not drawn there again."""
RED = QColor("#C01010")
CENTRE, JUSTIFY = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignJustify
SCANNED, TURN, GRAIN, BLUR = 130, 0.6, 36, 0.6
"""Dots an inch, degrees clockwise, levels of grey, pixels."""
A_LINE = 20
"""Characters of a title's line."""

Record = dict[str, Any]


class Look(NamedTuple):
    """How a line is printed: role of its font, size and what stands above it in points, ems at its beginning."""

    role: str = "song"
    size: int = 16
    indent: int = 2
    above: int = 0
    align: Qt.AlignmentFlag = JUSTIFY
    bold: bool = False
    ink: QColor = QColor("black")


TEXT = Look()
NAME = Look("title", 44, 0, 0, CENTRE, bold=True, ink=RED)
NUMBER = Look("song", 16, 0, 8, CENTRE)
ISSUER = Look("song", 16, 0, 8)
LOOKS = {
    "article_title": Look("title", 22, 0, 22, CENTRE, bold=True),
    "byline": Look("kai", 16, 0, 6, CENTRE),
    "heading": Look("hei"),
    "editor_note": Look("kai", above=18),
    "instruction": Look("kai", above=10),
    "distribution": Look("song", 14, 0, 6),
}
HEADS = {"heading": "hei", "item": "song"}
ASIDE = ("masthead", "page_footer", "noise")


def pdf_of(structure: Record) -> bytes:
    """A bulletin's structure, as `zugong-desk parse --json` prints it, on pages. Needs a running Qt application."""
    document = _document(structure)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    with QPainter(writer) as painter:
        painter.scale(DPI / 72, DPI / 72)
        for page in range(document.pageCount()):
            if page:
                writer.newPage()
            _print(painter, document, page)
    return bytes(buffer.data().data())


def _print(painter: QPainter, document: QTextDocument, page: int) -> None:
    painter.save()
    painter.translate(LEFT, TOP - page * ROOM.height())
    if page == 0:
        ruled = document.documentLayout().blockBoundingRect(document.findBlockByNumber(2)).bottom() + 6
        painter.setPen(QPen(RED, 1.5))
        painter.drawLine(QPointF(0, ruled), QPointF(ROOM.width(), ruled))
    document.drawContents(painter, QRectF(0, page * ROOM.height() + NECK, ROOM.width(), ROOM.height() - NECK))
    painter.restore()
    painter.setFont(font("song", 14))
    painter.drawText(QRectF(LEFT, HEIGHT - BOTTOM + 24, ROOM.width(), 20), CENTRE, f"— {page + 1} —")


def _document(structure: Record) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    cursor = QTextCursor(document)
    for number, (look, parts) in enumerate(_lines(structure)):
        if number:
            cursor.insertBlock(_block(look))
        else:
            cursor.setBlockFormat(_block(look))
        for text, role, bold in parts:
            form = QTextCharFormat()
            form.setFont(font(role, look.size, BOLD if bold else NORMAL))
            form.setForeground(look.ink)
            cursor.insertText(text, form)
    document.setPageSize(ROOM)
    return document


def _lines(structure: Record) -> Iterator[tuple[Look, list[tuple[str, str, bool]]]]:
    """The lines, each with its look and its parts: text, role of the font, whether bold."""
    masthead = structure["masthead"]
    for look, text in (
        (NAME, masthead["title"]),
        (NUMBER, masthead["issue_no"]),
        (ISSUER, f"{masthead['issuer']}\t{masthead['date']}"),
    ):
        yield look, [(text, look.role, look.bold)]
    for block in structure["blocks"]:
        look = LOOKS.get(block["kind"], TEXT)
        if block["kind"] == "article_title":
            yield look, [("\u2028".join(_title_lines(block["text"])), look.role, look.bold)]
        elif block["kind"] not in ASIDE:
            yield look, list(_parts(block, look))


def _title_lines(text: str) -> list[str]:
    lines = [""]
    for clause in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(clause) > A_LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]}\u3000{clause}" if lines[-1] else clause
    return lines


def _parts(block: Record, look: Look) -> Iterator[tuple[str, str, bool]]:
    at = 0
    for head in block["heads"]:
        start = head["start"] - block["start"]
        yield block["text"][at:start], look.role, look.bold
        at = head["end"] - block["start"]
        yield block["text"][start:at], HEADS.get(head["role"], look.role), True
    yield block["text"][at:], look.role, look.bold


def _block(look: Look) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setAlignment(look.align)
    block.setTextIndent(look.indent * look.size)
    block.setTopMargin(look.above)
    block.setLineHeight(max(28, look.size * 1.4), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    block.setTabPositions([QTextOption.Tab(ROOM.width(), QTextOption.TabType.RightTab)])
    return block


def scan_of(pdf: bytes, pages: int) -> bytes:
    """The first pages as pictures: grey, a little turned, grainy and blurred, as from an old scanner."""
    opened = pypdfium2.PdfDocument(pdf)
    drawn = [opened[page].render(scale=SCANNED / 72, grayscale=True).to_pil() for page in range(pages)]
    opened.close()
    out = BytesIO()
    first, *others = [_worn(page) for page in drawn]
    first.save(out, "PDF", save_all=True, append_images=others, resolution=SCANNED)
    return out.getvalue()


def _worn(page: Image.Image) -> Image.Image:
    turned = page.rotate(-TURN, Image.Resampling.BICUBIC, fillcolor=255)
    noise = Random(0).randbytes(page.width * page.height)  # noqa: S311 -- the same at each run, and so what is read
    grain = Image.frombytes("L", page.size, noise).point(lambda level: level * GRAIN // 255)
    return ImageChops.subtract(turned, grain).filter(ImageFilter.GaussianBlur(BLUR))


def main(out: Path, pages: int) -> None:
    """Prints the structure that comes by standard input, and scans some pages of it."""
    app = QGuiApplication(sys.argv[:1])
    pdf = pdf_of(json.load(sys.stdin))
    out.write_bytes(scan_of(pdf, pages) if pages else pdf)
    app.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
