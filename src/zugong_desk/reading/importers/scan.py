"""Pictures of pages: their lines are recognised, each character with its place."""

from hashlib import sha256

from zugong_desk.domain.imprint import Form, Imprint
from zugong_desk.domain.source import Note, Source
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.scan import recognise
from zugong_desk.reading.scan.engine import engine
from zugong_desk.reading.scan.frames import Frames
from zugong_desk.reading.sheet.feeds import PrintedLine, page_lines
from zugong_desk.reading.sheet.telling import numbered
from zugong_desk.reading.wishes import AS_IT_COMES, Progress, Wishes, unheard

WORDLESS = "图片里没有认出文字，没有读入，原文件未改动。请换一份更清楚的扫描件。"


UNCLEAR = 0.4
"""The share of doubted characters from which on a page is hardly readable."""


def read(name: str, data: bytes, _wishes: Wishes = AS_IT_COMES, progress: Progress = unheard) -> Source:
    """The bytes of a picture file as a source, its pages recognised one after another.

    ReadingError if it is damaged or too large, if there is no text in it, and if the engine is not installed.
    """
    frames = Frames(data)
    try:
        engine()  # before pages are decoded in vain
        pages, damaged = _recognised(frames, progress)
    finally:
        frames.close()
    if not any(line.text.strip() for page in pages for line in page):
        raise ReadingError(WORDLESS)
    lines = [line for number, page in enumerate(pages, 1) for line in page_lines(number, page)]
    text = "".join(f"{line.text}\n" for line in lines)
    imprint = Imprint(Form.SCAN, frames.pages, tuple(line.printed for line in lines))
    return Source(name, sha256(data).hexdigest(), "", text, _notes(pages, damaged), imprint)


def _recognised(frames: Frames, progress: Progress) -> tuple[list[list[PrintedLine]], list[int]]:
    """The lines of each page, and the numbers of the pages that cannot be decoded. ReadingError if none can."""
    pages: list[list[PrintedLine]] = []
    damaged: list[int] = []
    for number, page in enumerate(frames.pages, start=1):
        try:
            bitmap = frames.bitmap(number)
        except ReadingError:
            if len(frames.pages) == len(damaged) + 1:
                raise
            damaged.append(number)
            pages.append([])
        else:
            pages.append(recognise(bitmap, number, page.width / bitmap.width))
        progress(number, len(frames.pages))
    return pages, damaged


def _notes(pages: list[list[PrintedLine]], damaged: list[int]) -> tuple[Note, ...]:
    """What the editor is told: how much is doubted, which pages are hardly readable, which are damaged."""
    doubted = sum(_doubted(page) for page in pages)
    told = f"有 {doubted} 个字没有把握，请先核对。" if doubted else "请对照原件核对。"
    notes = [Note("recognised", f"文字是从图片识别出来的，{told}")]
    blurred = [number for number, page in enumerate(pages, start=1) if _doubted(page) > UNCLEAR * _length(page)]
    if blurred:
        notes.append(Note("blurred", f"{numbered(blurred)}很不清楚，认出的字多半靠不住。请重新扫描这几页。"))
    if damaged:
        notes.append(Note("damaged", f"{numbered(damaged)}损坏，没有读入，其余各页已读入。请重新扫描这几页。"))
    return tuple(notes)


def _doubted(page: list[PrintedLine]) -> int:
    return sum(end - start for line in page for start, end, _ in line.printed.doubts)


def _length(page: list[PrintedLine]) -> int:
    return sum(len(line.text) for line in page)
