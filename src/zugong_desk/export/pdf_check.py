"""Whether a PDF says what its manuscript says: every character of it in order, and every heading among its bookmarks."""

import pypdfium2

from zugong_desk.domain.manuscript import Manuscript, entries
from zugong_desk.domain.radicals import RADICALS
from zugong_desk.export.clean import cleaned
from zugong_desk.export.errors import ExportError


def check(data: bytes, manuscript: Manuscript) -> None:
    """ExportError unless the bytes open as a PDF with the manuscript's characters and bookmarks."""
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            said = "".join(_text(page) for page in document)
            marks = sum(1 for _ in document.get_toc())
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise ExportError("写出的 PDF 打不开，没有放入，原有文件未改动。") from error
    if marks != len(entries(manuscript)) or not _holds(said, manuscript):
        raise ExportError("写出的 PDF 与原文不一致，没有放入，原有文件未改动。")


def _text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()


def _holds(said: str, manuscript: Manuscript) -> bool:
    """Whether as many of each letter, figure and Chinese character are there as the manuscript has, or more."""
    wanted, found = _counts("".join(one.text for one in manuscript.lines)), _counts(said)
    return all(found.get(char, 0) >= count for char, count in wanted.items())


def _counts(text: str) -> dict[str, int]:
    out: dict[str, int] = {}
    for char in cleaned(text):
        if char.isalnum() and ord(char) <= _FIRST_PLANE:
            char = RADICALS.get(char, char)  # noqa: PLW2901 -- the same character by another name
            out[char] = out.get(char, 0) + 1
    return out


_FIRST_PLANE = 0xFFFF
"""Rare characters beyond it are not counted: where no font has them, a box is drawn that says nothing."""
