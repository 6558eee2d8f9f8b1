"""Verdicts: whether the text layer of a page can be used, or the page must be read as a picture."""

import ctypes
from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from zugong_desk.reading.pdf.glyphs import Layer, Shown

PLAUSIBLE = 0.3
"""Least mean worth of a character of text that is text."""

FEW = 12
"""So few characters say nothing of the text layer, but much of a page that a picture covers: a stamp, a page number."""

COVERED = 0.45
"""Share of the page that pictures take where they are the page."""

OUTLINES = 60
"""So many drawn paths on a page without text are characters turned into outlines."""

MOST_OBJECTS = 5000


class Verdict(Enum):
    """What the text layer of a page is worth."""

    GOOD = auto()
    BLANK = auto()
    """Nothing is printed on the page."""
    PICTURE = auto()
    """The page is a picture, or outlines, without text."""
    RUBBISH = auto()
    """There is a text layer, but its characters are not those that are drawn."""

    @property
    def needs_recognition(self) -> bool:
        """Whether only recognising the page's picture gives its text."""
        return self in {Verdict.PICTURE, Verdict.RUBBISH}


def verdict_on(page: pypdfium2.PdfPage, view: Shown, layer: Layer, text: str) -> Verdict:
    """What the text layer is worth: how much there is, how well it reads, and what else covers the page."""
    count = sum(not char.isspace() for char in text)
    if count > FEW and _is_rubbish(text, count, layer):
        return Verdict.RUBBISH
    if count > FEW:
        return Verdict.GOOD
    covered, paths = _drawn(page, view)
    if covered >= COVERED or (not count and paths >= OUTLINES):
        return Verdict.PICTURE
    return Verdict.GOOD if count else Verdict.BLANK


def _is_rubbish(text: str, count: int, layer: Layer) -> bool:
    if layer.unmapped > 0.3 * count:
        return True
    worth = sum(_worth(char) for char in text if not char.isspace()) / count
    return worth < PLAUSIBLE or _squares(layer) > 0.6


def _squares(layer: Layer) -> float:
    """Share of characters read as ASCII letters and signs that are drawn as full squares: a Chinese font misread."""
    square = total = 0
    for run in layer.runs:
        for char, start, end in zip(run.chars, run.starts, run.ends, strict=True):
            if char.isspace():
                continue
            total += 1
            square += "!" <= char <= "~" and 0.97 <= (end - start) / (run.setting.size or 1) <= 1.03
    return square / total if total else 0.0


@lru_cache(maxsize=1 << 14)
def _worth(char: str) -> float:
    """1 for ASCII, Chinese punctuation and common Chinese characters; 0 for rare ones; -2 for what bulletins never hold."""
    if char < "\x80" or char in "·—–‘’“”…×÷±°℃㎡№":
        return 1.0
    if "\u4e00" <= char <= "\u9fff":
        encoded = char.encode("gb2312", "ignore")
        return 1.0 if encoded and encoded[0] <= 0xD7 else 0.0
    if "\u2460" <= char <= "\u25ff" or "\u2e80" <= char <= "\u303f" or "\uff01" <= char <= "\uff5e":
        return 1.0
    if "\u3400" <= char <= "\u4dbf" or char >= "\U00010000":
        return 0.0 if char < "\U000f0000" else -2.0
    return -2.0


def _drawn(page: pypdfium2.PdfPage, view: Shown) -> tuple[float, int]:
    """The share of the page that pictures cover, and how many paths are drawn on it."""
    area, paths = 0.0, 0
    for found, kind in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            area += _area(found, view)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            for within in range(min(MOST_OBJECTS, pdfium.FPDFFormObj_CountObjects(found))):
                inner = pdfium.FPDFPageObj_GetType(pdfium.FPDFFormObj_GetObject(found, within))
                paths += inner == pdfium.FPDF_PAGEOBJ_PATH
                if inner == pdfium.FPDF_PAGEOBJ_IMAGE:
                    area = max(area, _area(found, view))
    return area / max(1.0, view.page.width * view.page.height), paths


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[Any, int]]:
    for index in range(min(MOST_OBJECTS, pdfium.FPDFPage_CountObjects(page.raw))):
        found = pdfium.FPDFPage_GetObject(page.raw, index)
        yield found, pdfium.FPDFPageObj_GetType(found)


def _area(found: Any, view: Shown) -> float:  # noqa: ANN401 - a pointer of PDFium
    """The room an object takes on the shown page, in square points; what lies beyond the page is left out."""
    sides = [ctypes.c_float() for _side in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(found, *sides):
        return 0.0
    left, bottom, right, top = (side.value for side in sides)
    (x0, y0), (x1, y1) = view.point(left, bottom), view.point(right, top)
    across = min(max(x0, x1), view.page.width) - max(min(x0, x1), 0.0)
    down = min(max(y0, y1), view.page.height) - max(min(y0, y1), 0.0)
    return max(0.0, across) * max(0.0, down)
