"""Rulings: the straight lines drawn on a page of a PDF."""

import ctypes
from collections.abc import Iterable, Iterator
from itertools import pairwise

import pypdfium2.raw as pdfium

from zugong_desk.reading.pdf.objects import Drawn
from zugong_desk.reading.pdf.views import Shown
from zugong_desk.reading.sheet.tables import MOST_STROKES, Rule, rule_between


def rules_of(drawn: Iterable[Drawn], view: Shown) -> Iterator[Rule]:
    """The level and upright strokes of a page; those of very many are cut."""
    left = MOST_STROKES
    for one in drawn:
        if one.kind != pdfium.FPDF_PAGEOBJ_PATH or one.depth or left <= 0:
            continue
        places = [view.point(x, y) for x, y in _places(one, left)]
        left -= len(places)
        yield from filter(None, (rule_between(start, end) for start, end in pairwise(places)))


def _places(one: Drawn, most: int) -> list[tuple[float, float]]:
    """The points of a path, in the coordinates of the page's content."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(one.pointer, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    found: list[tuple[float, float]] = []
    for at in range(min(most, pdfium.FPDFPath_CountSegments(one.pointer))):
        if pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(one.pointer, at), x, y):
            a, b = x.value, y.value
            found.append((matrix.a * a + matrix.c * b + matrix.e, matrix.b * a + matrix.d * b + matrix.f))
    return found
