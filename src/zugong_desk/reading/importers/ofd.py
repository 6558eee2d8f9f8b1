"""OFD: the text of its pages in reading order, with its print and its places. Seals are not checked."""

from dataclasses import replace
from hashlib import sha256

from zugong_desk.domain.imprint import Form, Imprint, LinePrint, Part, Placement
from zugong_desk.domain.source import Note, Source
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.ofd.document import Document
from zugong_desk.reading.ofd.sheets import Reading, sheets_of
from zugong_desk.reading.pdf.prints import prints_of
from zugong_desk.reading.wishes import AS_IT_COMES, Progress, Wishes, unheard

PrintedLine = tuple[str, LinePrint]

_UNREAD = "没有读入，原文件未改动。"
_LISTED = 8
"""Pages named in a note; of more, only the number is told."""


def read(name: str, data: bytes, _wishes: Wishes = AS_IT_COMES, progress: Progress = unheard) -> Source:
    """The bytes of an OFD as a source: each line of a page is a line, a later page begins with a form feed.

    Raises ReadingError if it is damaged, locked or without pages, or if none of its pages holds text.
    """
    document = Document(data)
    reading = sheets_of(document, progress)
    if not any(sheet.lines for sheet in reading.sheets):
        raise ReadingError(_why_empty(reading))
    lines = [line for at, found in enumerate(_printed(reading)) for line in _page_lines(at, found)]
    return Source(
        name,
        sha256(data).hexdigest(),
        "",
        "".join(f"{text}\n" for text, _print in lines),
        notes_on(reading, len(document.seals)),
        Imprint(Form.OFD, tuple(sheet.page for sheet in reading.sheets), tuple(print_ for _text, print_ in lines)),
    )


def notes_on(reading: Reading, seals: int) -> tuple[Note, ...]:
    """What the editor must be told of a file's reading."""
    found = []
    if reading.damaged:
        found.append(Note("damaged", f"{_pages(reading.damaged)}损坏，没有读入；其余各页照常。请重新取得原件核对。"))
    if reading.cut:
        found.append(Note("cut", f"{_pages(reading.cut)}内容过多，只读入一部分。请核对原件。"))
    if reading.pictures:
        found.append(
            Note("pictures", f"{_pages(reading.pictures)}只有图片，没有文字可读。请另存为 PDF 或图片再导入识别。")
        )
    if reading.unmapped:
        found.append(
            Note("unmapped", f"有 {reading.unmapped} 个字只有字形、没有编码，读不出是什么字。请对照原件校改。")
        )
    if seals:
        found.append(Note("seals", f"文件上有 {seals} 处电子印章，只照样画出，没有验证真伪。"))
    return tuple(found)


def _why_empty(reading: Reading) -> str:
    if reading.pictures:
        return f"这个 OFD 的各页只有图片，没有文字，{_UNREAD}请另存为 PDF 或图片再导入识别。"
    if reading.damaged:
        return f"这个 OFD 的各页都已损坏，{_UNREAD}请重新取得一份再导入。"
    return f"这个 OFD 里没有文字，{_UNREAD}请核对是否选对了文件。"


def _pages(numbers: list[int]) -> str:
    if len(numbers) > _LISTED:
        return f"第 {'、'.join(map(str, numbers[:_LISTED]))} 等 {len(numbers)} 页"
    return f"第 {'、'.join(map(str, numbers))} 页"


def _printed(reading: Reading) -> list[list[PrintedLine]]:
    """For each page its lines and their print; what a template repeats at the edge of the pages is furniture."""
    out = []
    for at, (sheet, prints) in enumerate(zip(reading.sheets, prints_of(reading.sheets), strict=True)):
        parts = [reading.part(at, line) for line in sheet.lines]
        out.append(
            [
                (line.text, how if part is Part.BODY else replace(how, part=part))
                for line, how, part in zip(sheet.lines, prints, parts, strict=True)
            ]
        )
    return out


def _page_lines(at: int, lines: list[PrintedLine]) -> list[PrintedLine]:
    """A page's lines, the first of a later page with its form feed; an empty one for a page without text."""
    found = lines or [("", LinePrint(placement=Placement(at + 1, 0.0, 0.0, 0.0, (0.0,))))]
    if at:
        found[0] = _fed(*found[0])
    return found


def _fed(text: str, how: LinePrint) -> PrintedLine:
    """The line with a form feed before it, which takes no room."""
    placement = how.placement and replace(how.placement, edges=(0.0, *how.placement.edges))
    return "\f" + text, replace(how, bold=tuple((start + 1, end + 1) for start, end in how.bold), placement=placement)
