"""Doubles: text that is drawn twice, a little apart, to look bold. PDFium's text layer keeps one of the two."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from zugong_desk.reading.pdf.glyphs import Layer
from zugong_desk.reading.pdf.runs import INVISIBLE

MOST_OBJECTS = 20_000
DEEPEST = 4
"""Forms within forms are searched so deep."""

APART = 0.12
"""Of the size: how far apart the two drawings stand at most."""

Bounds = tuple[float, float, float, float]


def mark_doubled(page: pypdfium2.PdfPage, layer: Layer) -> None:
    """Set `doubled` in the layer's settings whose text object has a twin that the text layer left out."""
    unseen: list[tuple[int, Any]] = []
    seen: list[tuple[int, Any]] = []
    for text_object in _text_objects(page):
        address = ctypes.cast(text_object, ctypes.c_void_p).value or 0
        (seen if address in layer.settings else unseen).append((address, text_object))
    if not unseen:
        return
    near: dict[tuple[int, int], list[Bounds]] = defaultdict(list)
    for _address, twin in unseen:
        bounds = _bounds(twin)
        if bounds is not None and pdfium.FPDFTextObj_GetTextRenderMode(twin) != INVISIBLE:
            near[_place(bounds)].append(bounds)
    for address, text_object in seen if near else ():
        bounds = _bounds(text_object)
        setting = layer.settings[address]
        if bounds is not None and setting.mode != INVISIBLE and _has_twin(bounds, near, APART * setting.size):
            setting.doubled = True


def _text_objects(page: pypdfium2.PdfPage) -> Iterator[Any]:
    left = MOST_OBJECTS
    waiting = [(page.raw, 0)]
    while waiting:
        holder, depth = waiting.pop()
        count = pdfium.FPDFFormObj_CountObjects(holder) if depth else pdfium.FPDFPage_CountObjects(holder)
        for index in range(min(count, left)):
            found = pdfium.FPDFFormObj_GetObject(holder, index) if depth else pdfium.FPDFPage_GetObject(holder, index)
            kind = pdfium.FPDFPageObj_GetType(found)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                yield found
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
                waiting.append((found, depth + 1))
        left -= count
        if left <= 0:
            return


def _bounds(found: Any) -> Bounds | None:  # noqa: ANN401 - a pointer of PDFium
    sides = [ctypes.c_float() for _side in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(found, *sides):
        return None
    left, bottom, right, top = (side.value for side in sides)
    return (left, bottom, right, top) if right > left else None


def _place(bounds: Bounds) -> tuple[int, int]:
    return round(bounds[0] / 8), round(bounds[1] / 8)


def _has_twin(bounds: Bounds, near: dict[tuple[int, int], list[Bounds]], apart: float) -> bool:
    across, up = _place(bounds)
    twins = (twin for dx in (-1, 0, 1) for dy in (-1, 0, 1) for twin in near.get((across + dx, up + dy), ()))
    return any(all(abs(one - other) <= apart for one, other in zip(bounds, twin, strict=True)) for twin in twins)
