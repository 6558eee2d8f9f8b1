"""Whether a PDF says what its manuscript says: every word of it in order, and every heading among its bookmarks."""

import unicodedata
from collections.abc import Iterator

import pypdfium2

from zugong_desk.domain.manuscript import Manuscript, contents_at, entries
from zugong_desk.domain.radicals import RADICALS
from zugong_desk.export.errors import ExportError

_LONGEST_NUMBER = 4
"""Figures of a page number in a table of contents."""
_CHINESE = range(0x3400, 0xA000)


def check(data: bytes, manuscript: Manuscript) -> None:
    """ExportError unless the bytes open as a PDF with the manuscript's words in order and a bookmark for each heading.

    Compared are Chinese characters of the first plane, Latin letters and figures: of marks and of characters that no font
    has, a PDF tells less than a text.
    """
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            said = "".join(_without_number(_words(_text(page)), at) for at, page in enumerate(document, 1))
            marks = sum(1 for _ in document.get_toc())
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise ExportError("写出的 PDF 打不开，没有放入，原有文件未改动。") from error
    if marks != len(entries(manuscript)) or not _says(said, list(_printed(manuscript))):
        raise ExportError("写出的 PDF 与原文不一致，没有放入，原有文件未改动。")


def _text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()


def _words(text: str) -> str:
    """The characters that are compared, each by its ordinary name."""
    plain = unicodedata.normalize("NFKC", "".join(RADICALS.get(char, char) for char in text))
    return "".join(char for char in plain if ord(char) in _CHINESE or (char.isascii() and char.isalnum()))


def _without_number(words: str, number: int) -> str:
    """The words of a page without its own number at its foot, which is drawn last."""
    return words.removesuffix(str(number))


def _printed(manuscript: Manuscript) -> Iterator[tuple[str, bool]]:
    """What is printed in order, and whether a page number follows it."""
    listed = entries(manuscript) if manuscript.contents else []
    at = contents_at(manuscript) if listed else -1
    known = {one.origin for one in manuscript.lines if not one.target}
    for number, one in enumerate((*manuscript.lines, None)):
        if number == at:
            yield "目录", False
            yield from ((_words(entry.text), True) for entry in listed)
        if one is not None:
            yield _words(one.text), bool(one.target) and one.target in known


def _says(said: str, printed: list[tuple[str, bool]]) -> bool:
    at = 0
    for number, (words, numbered) in enumerate(printed):
        if not said.startswith(words, at):
            return False
        at += len(words)
        if numbered:
            at = _behind_number(said, at, next((words for words, _ in printed[number + 1 :] if words), ""))
    return at == len(said)


def _behind_number(said: str, at: int, after: str) -> int:
    """Where the page number at `at` ends: there what comes `after` it begins, which may itself begin with figures."""
    ends = range(at + 1, at + 1 + _LONGEST_NUMBER)
    fits = (
        end for end in ends if said[at:end].isdigit() and (said.startswith(after, end) if after else end == len(said))
    )
    return next(fits, at)
