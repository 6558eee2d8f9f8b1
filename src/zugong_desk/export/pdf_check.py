"""Whether a PDF says what its manuscript says: every Chinese character of it in order, and every heading among its bookmarks."""

import unicodedata

import pypdfium2

from zugong_desk.domain.manuscript import Manuscript, contents_at, entries
from zugong_desk.domain.radicals import RADICALS
from zugong_desk.export.errors import ExportError

CONTENTS = "目录"
_CHINESE = range(0x3400, 0xA000)


def check(data: bytes, manuscript: Manuscript) -> None:
    """ExportError unless the bytes open as a PDF with the manuscript's Chinese characters in order and a bookmark for each heading.

    Compared are those of the first plane: of marks, of page numbers beside other figures, and of characters that no font
    has, a PDF tells less than a text.
    """
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            said = "".join(_chinese(_text(page)) for page in document)
            marks = sum(1 for _ in document.get_toc())
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise ExportError("写出的 PDF 打不开，没有放入，原有文件未改动。") from error
    if marks != len(entries(manuscript)) or not _holds(said, _chinese(_printed(manuscript))):
        raise ExportError("写出的 PDF 与原文不一致，没有放入，原有文件未改动。")


def _text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()


def _chinese(text: str) -> str:
    """The characters that are compared, each by its ordinary name."""
    plain = unicodedata.normalize("NFKC", "".join(RADICALS.get(char, char) for char in text))
    return "".join(char for char in plain if ord(char) in _CHINESE)


def _holds(said: str, wanted: str) -> bool:
    """Whether all that is wanted is said in that order; readers of PDF take some characters twice, where type overlaps."""
    rest = iter(said)
    return all(char in rest for char in wanted)


def _printed(manuscript: Manuscript) -> str:
    """What is printed, in order."""
    texts = [one.text for one in manuscript.lines]
    if manuscript.contents and (listed := entries(manuscript)):
        at = contents_at(manuscript)
        texts[at:at] = [CONTENTS, *(entry.text for entry in listed)]
    return "".join(texts)
