"""A PDF as Qt writes it, made fit to be kept: glyphs called by their characters, bookmarks, a title and nobody's name.

Bookmarks are an outline (ISO 32000-1 12.3.3), page numbers labels (12.4.2).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from zugong_desk.export.clean import cleaned
from zugong_desk.export.pdf_names import Names

_DATE = "D:20000101000000Z"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place in the document: its level from 1, its words, its page from 1, points from the paper's top."""

    level: int
    text: str
    page: int
    top: float


def repaired(data: bytes, title: str, bookmarks: Sequence[Bookmark], drawn: Sequence[Sequence[str]] = ()) -> bytes:
    """The PDF with true characters, bookmarks and a title; the same bytes for the same document.

    `drawn` are the characters of each page in the order in which they were drawn; one for which a box was drawn, since no font
    has it, may be several in one.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        names = Names(pdf)
        for page, texts in zip(pdf.pages, drawn, strict=False):
            names.learn(page, texts)
        names.write()
        _mark(pdf, bookmarks)
        _name(pdf, cleaned(title))
        out = BytesIO()
        pdf.save(out, deterministic_id=True, linearize=False)
    return out.getvalue()


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
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.D)])
    pdf.Root.Lang = pikepdf.String("zh-CN")
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
