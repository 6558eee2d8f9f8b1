"""Doubles: text that is drawn twice, a little apart, to look bold. PDFium's text layer keeps one of the two."""

from collections import defaultdict
from collections.abc import Iterable

import pypdfium2.raw as pdfium

from zugong_desk.reading.pdf.glyphs import Layer
from zugong_desk.reading.pdf.objects import Bounds, Drawn, bounds_of
from zugong_desk.reading.sheet.runs import INVISIBLE

APART = 0.12
"""Of the size: how far apart the two drawings stand at most."""


def mark_doubled(drawn: Iterable[Drawn], layer: Layer) -> None:
    """Set `doubled` in the layer's settings whose text object has a twin that the text layer left out."""
    seen: list[tuple[int, Drawn]] = []
    near: dict[tuple[int, int], list[Bounds]] = defaultdict(list)
    for one in drawn:
        if one.kind != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        address = one.address
        if address in layer.settings:
            seen.append((address, one))
        elif pdfium.FPDFTextObj_GetTextRenderMode(one.pointer) != INVISIBLE:
            bounds = bounds_of(one)
            if bounds is not None and bounds[2] > bounds[0]:
                near[_place(bounds)].append(bounds)
    for address, one in seen if near else ():
        bounds = bounds_of(one)
        setting = layer.settings[address]
        if bounds is not None and setting.mode != INVISIBLE and _has_twin(bounds, near, APART * setting.size):
            setting.doubled = True


def _place(bounds: Bounds) -> tuple[int, int]:
    return round(bounds[0] / 8), round(bounds[1] / 8)


def _has_twin(bounds: Bounds, near: dict[tuple[int, int], list[Bounds]], apart: float) -> bool:
    across, up = _place(bounds)
    twins = (twin for dx in (-1, 0, 1) for dy in (-1, 0, 1) for twin in near.get((across + dx, up + dy), ()))
    return any(all(abs(one - other) <= apart for one, other in zip(bounds, twin, strict=True)) for twin in twins)
