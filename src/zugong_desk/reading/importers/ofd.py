"""OFD: the text of its pages in reading order, with its print and its places; pages of pictures are recognised."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from zugong_desk.domain.imprint import FORM_NAMES, Form, Imprint, Part
from zugong_desk.domain.source import Source
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.ofd.document import Document
from zugong_desk.reading.ofd.sheets import Reading, sheets_of
from zugong_desk.reading.ofd.telling import notes_on
from zugong_desk.reading.sheet.feeds import PrintedLine, page_lines
from zugong_desk.reading.sheet.prints import prints_of
from zugong_desk.reading.sheet.telling import why_empty
from zugong_desk.reading.wishes import AS_IT_COMES, Progress, Wishes, unheard


def read(name: str, data: bytes, wishes: Wishes = AS_IT_COMES, progress: Progress = unheard) -> Source:
    """The bytes of an OFD as a source: each line of a page is a line, a later page begins with a form feed.

    Raises ReadingError if it is damaged, locked or without pages, or if none of its pages holds text and none can be
    recognised. Whether its seals are genuine is not checked.
    """
    document = Document(data)
    reading = sheets_of(document, wishes, progress)
    lines = list(_lines(reading))
    if not any(text.strip() for text, _print in lines):
        raise ReadingError(why_empty(reading, FORM_NAMES[Form.OFD]))
    return Source(
        name,
        sha256(data).hexdigest(),
        "",
        "".join(f"{text}\n" for text, _print in lines),
        notes_on(reading, len(document.seals)),
        Imprint(Form.OFD, tuple(sheet.page for sheet in reading.sheets), tuple(print_ for _text, print_ in lines)),
    )


def _lines(reading: Reading) -> Iterator[PrintedLine]:
    """All lines and their print; what a template repeats at the edge of the pages is furniture."""
    for at, (sheet, prints) in enumerate(zip(reading.sheets, prints_of(reading.sheets), strict=True)):
        found = []
        for line, how in zip(sheet.lines, prints, strict=True):
            part = reading.part(at, line)
            found.append(PrintedLine(line.text, how if part is Part.BODY else replace(how, part=part)))
        yield from page_lines(at + 1, reading.recognised.get(at + 1, found))
