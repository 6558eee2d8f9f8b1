"""A PDF as Qt writes it, made fit to be kept: characters called by their names, bookmarks, a title and nobody's name.

With some fonts Qt maps a glyph that serves two characters to the radical of the same look, so that what is copied or searched is
⼯ and not 工; its maps (ToUnicode, ISO 32000-1 9.10.3) are rewritten. Bookmarks are an outline (12.3.3).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from zugong_desk.domain.radicals import RADICALS
from zugong_desk.export.clean import cleaned

_CODE = re.compile(rb"<([0-9A-Fa-f]{4})>(?=\s*(?:\r?\n|<|$|\]))")
_LINE = re.compile(rb"<[0-9A-Fa-f]+>\s*(?:<[0-9A-Fa-f]+>\s*)?(?:<[0-9A-Fa-f]+>|\[[^\]]*\])")
_DATE = "D:20000101000000Z"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place in the document: its level from 1, its words, its page from 1, points from the paper's top."""

    level: int
    text: str
    page: int
    top: float


def repaired(data: bytes, title: str, bookmarks: Sequence[Bookmark]) -> bytes:
    """The PDF with true characters, bookmarks and a title; the same bytes for the same document."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
                stream = font["/ToUnicode"]
                stream.write(_true_names(stream.read_bytes()))
        _mark(pdf, bookmarks)
        _name(pdf, cleaned(title))
        out = BytesIO()
        pdf.save(out, deterministic_id=True, linearize=False)
    return out.getvalue()


def _true_names(cmap: bytes) -> bytes:
    """A ToUnicode map with the ordinary characters for radicals: the last code of each of its lines."""

    def line(found: re.Match[bytes]) -> bytes:
        text = found[0]
        cut = max(text.rfind(b"<"), text.find(b"[")) if b"[" not in text else text.find(b"[")
        return text[:cut] + _CODES.sub(_ordinary, text[cut:])

    return _LINE.sub(line, cmap)


_CODES = re.compile(rb"<([0-9A-Fa-f]+)>")


def _ordinary(found: re.Match[bytes]) -> bytes:
    text = bytes.fromhex(found[1].decode()).decode("utf-16-be", "surrogatepass")
    true = "".join(RADICALS.get(char, char) for char in text)
    return b"<" + true.encode("utf-16-be", "surrogatepass").hex().encode() + b">"


def _mark(pdf: pikepdf.Pdf, bookmarks: Sequence[Bookmark]) -> None:
    if not bookmarks:
        return
    with pdf.open_outline() as outline:
        above: list[tuple[int, pikepdf.OutlineItem]] = []
        for one in bookmarks:
            height = float(pdf.pages[one.page - 1].mediabox[3])
            item = pikepdf.OutlineItem(cleaned(one.text), one.page - 1, "XYZ", left=0, top=height - one.top)
            while above and above[-1][0] >= one.level:
                above.pop()
            (above[-1][1].children if above else outline.root).append(item)
            above.append((one.level, item))
    pdf.Root.PageMode = pikepdf.Name.UseOutlines


def _name(pdf: pikepdf.Pdf, title: str) -> None:
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo["/Title"] = title
    pdf.docinfo["/CreationDate"] = _DATE
    if "/Metadata" in pdf.Root:
        del pdf.Root.Metadata
    if "/ID" in pdf.trailer:
        del pdf.trailer["/ID"]
    pdf.Root.Lang = pikepdf.String("zh-CN")
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
