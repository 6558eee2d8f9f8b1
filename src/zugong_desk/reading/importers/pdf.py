"""PDF: the text layer in reading order, with its print; pages without one that can be used are recognised."""

from collections.abc import Iterator
from hashlib import sha256

from zugong_desk.domain.imprint import FORM_NAMES, Form, Imprint
from zugong_desk.domain.source import Source
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.pdf.extras import extras_note
from zugong_desk.reading.pdf.opening import opened
from zugong_desk.reading.pdf.pages import Pages, read_pages
from zugong_desk.reading.pdf.telling import notes_on
from zugong_desk.reading.sheet.feeds import PrintedLine, page_lines
from zugong_desk.reading.sheet.prints import prints_of
from zugong_desk.reading.sheet.telling import why_empty
from zugong_desk.reading.wishes import AS_IT_COMES, Progress, Wishes, unheard


def read(name: str, data: bytes, wishes: Wishes = AS_IT_COMES, progress: Progress = unheard) -> Source:
    """The bytes of a PDF as a source: each line of a page is a line, a later page begins with a form feed.

    A file whose text was all recognised has the form of a scan. ReadingError if it is locked, damaged, too long, or
    has no text and none can be recognised.
    """
    with opened(data, wishes.password) as document:
        pages = read_pages(document, wishes, progress)
        extras = extras_note(document, pages.extras)
    lines = list(_lines(pages))
    if not any(text.strip() for text, _print in lines):
        raise ReadingError(why_empty(pages, FORM_NAMES[Form.PDF]))
    return Source(
        name,
        sha256(data).hexdigest(),
        "",
        "".join(f"{text}\n" for text, _print in lines),
        notes_on(pages) + extras,
        Imprint(
            Form.PDF if pages.read_as_text else Form.SCAN,
            tuple(sheet.page for sheet in pages.sheets),
            tuple(print_ for _text, print_ in lines),
        ),
    )


def _lines(pages: Pages) -> Iterator[PrintedLine]:
    for number, (sheet, prints) in enumerate(zip(pages.sheets, prints_of(pages.sheets), strict=True), 1):
        as_text = [PrintedLine(line.text, print_) for line, print_ in zip(sheet.lines, prints, strict=True)]
        yield from page_lines(number, pages.recognised.get(number, as_text))
