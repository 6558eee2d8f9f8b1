"""PDF: the text layer in reading order, with its print; pages without one that can be used are recognised."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

import pypdfium2

from zugong_desk.domain.imprint import Form, Imprint, LinePrint, Placement
from zugong_desk.domain.source import Source
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.pdf.extras import count_extras, extras_note
from zugong_desk.reading.pdf.opening import opened
from zugong_desk.reading.pdf.prints import prints_of
from zugong_desk.reading.pdf.sheets import Sheet, sheet_of
from zugong_desk.reading.pdf.verdict import Verdict
from zugong_desk.reading.wishes import AS_IT_COMES, Progress, Wishes, unheard

PrintedLine = tuple[str, LinePrint]

NO_TEXT = "这个 PDF 的各页是图片，没有可用的文字，没有读入，原文件未改动。"


def read(name: str, data: bytes, wishes: Wishes = AS_IT_COMES, progress: Progress = unheard) -> Source:
    """The bytes of a PDF as a source: each line of a page is a line, a page begins with a form feed.

    ReadingError if it is locked, damaged, too long, or has no text and none can be recognised.
    """
    with opened(data, wishes.password) as document:
        counts: Counter[str] = Counter()
        sheets = _sheets(document, counts, progress)
        notes = list(extras_note(document, counts))
    if all(sheet.verdict is not Verdict.GOOD for sheet in sheets):
        raise ReadingError(NO_TEXT)
    lines = [
        line
        for at, (sheet, prints) in enumerate(zip(sheets, prints_of(sheets), strict=True))
        for line in _page_lines(at, [(one.text, two) for one, two in zip(sheet.lines, prints, strict=True)])
    ]
    return Source(
        name,
        sha256(data).hexdigest(),
        "",
        "".join(f"{text}\n" for text, _print in lines),
        tuple(notes),
        Imprint(Form.PDF, tuple(sheet.page for sheet in sheets), tuple(print_ for _text, print_ in lines)),
    )


def _sheets(document: pypdfium2.PdfDocument, counts: Counter[str], progress: Progress) -> list[Sheet]:
    sheets = []
    for at in range(len(document)):
        page = document[at]
        try:
            sheets.append(sheet_of(page, at + 1))
            count_extras(page, counts)
        finally:
            page.close()
        progress(at + 1, len(document))
    return sheets


def _page_lines(at: int, lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """A page's lines, the first of a later page with its form feed; an empty one for a page without text."""
    found = list(lines) or [("", LinePrint(placement=Placement(at + 1, 0.0, 0.0, 0.0, (0.0,))))]
    if at:
        found[0] = _fed(*found[0])
    return found


def _fed(text: str, how: LinePrint) -> PrintedLine:
    """The line with a form feed before it, which takes no room."""
    placement = how.placement and replace(how.placement, edges=(0.0, *how.placement.edges))
    return "\f" + text, replace(
        how,
        bold=tuple((start + 1, end + 1) for start, end in how.bold),
        doubts=tuple((start + 1, end + 1, sure) for start, end, sure in how.doubts),
        placement=placement,
    )
