"""Pages: each page of a PDF is read by its text layer, or recognised from its picture where that says nothing."""

from collections import Counter
from dataclasses import dataclass, field

import pypdfium2

from zugong_desk.domain.imprint import Page
from zugong_desk.reading.drawing.pdf import draw_page
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.pdf.extras import count_extras
from zugong_desk.reading.pdf.sheets import sheet_of
from zugong_desk.reading.pdf.verdict import Verdict
from zugong_desk.reading.sheet.feeds import PrintedLine
from zugong_desk.reading.sheet.sheets import Sheet
from zugong_desk.reading.wishes import Progress, Recognition, Wishes

SCAN_SCALE = 200 / 72
"""Pixels a point of the pictures that are recognised: 200 dpi."""

A4 = Page(595.28, 841.89)


@dataclass(slots=True)
class Pages:
    """What became of each page. Keys and entries are 1-based page numbers."""

    sheets: list[Sheet] = field(default_factory=list)
    recognised: dict[int, list[PrintedLine]] = field(default_factory=dict)
    unread: list[int] = field(default_factory=list)
    """Pages without text that can be used, which were not recognised either."""
    damaged: list[int] = field(default_factory=list)
    extras: Counter[str] = field(default_factory=Counter)
    missing: str = ""
    """Why nothing could be recognised, in a line."""

    @property
    def read_as_text(self) -> bool:
        """Whether a text layer gave any text."""
        return any(sheet.lines for sheet in self.sheets)


def read_pages(document: pypdfium2.PdfDocument, wishes: Wishes, progress: Progress) -> Pages:
    """All pages of a document, one after the other; one that is damaged is left blank."""
    found = Pages()
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
        except pypdfium2.PdfiumError:
            found.damaged.append(number)
            found.sheets.append(Sheet(A4))
        else:
            try:
                found.sheets.append(_read(page, number, wishes.recognition, found))
                count_extras(page, found.extras)
            finally:
                page.close()
        progress(number, len(document))
    return found


def _read(page: pypdfium2.PdfPage, number: int, wish: Recognition, found: Pages) -> Sheet:
    sheet, verdict = sheet_of(page, number, found.sheets[-1] if found.sheets else None)
    always = wish is Recognition.ALWAYS and verdict is not Verdict.BLANK
    if not always and not verdict.needs_recognition:
        return sheet
    lines = None if wish is Recognition.NEVER else _recognised(page, number, sheet.page, found)
    if lines is not None:
        found.recognised[number] = lines
        return Sheet(sheet.page)
    if verdict is Verdict.GOOD:
        return sheet
    found.unread.append(number)
    # Who wants nothing recognised takes the text layer as it is.
    return sheet if wish is Recognition.NEVER else Sheet(sheet.page)


def _recognised(page: pypdfium2.PdfPage, number: int, size: Page, found: Pages) -> list[PrintedLine] | None:
    """The lines of a page's picture; None if there is no recogniser."""
    if found.missing:
        return None
    from zugong_desk.reading.scan import recognise  # noqa: PLC0415 - only for those who read scans
    from zugong_desk.reading.scan.engine import engine  # noqa: PLC0415

    try:
        engine()  # before a page is drawn in vain
    except ReadingError as error:
        found.missing = str(error)
        return None
    bitmap = draw_page(page, SCAN_SCALE)
    return recognise(bitmap, number, size.width / bitmap.width)
