"""Objects: what a page draws, one after the other, with its bounds and what it is clipped to."""

import ctypes
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from zugong_desk.reading.pdf import plain
from zugong_desk.reading.pdf.plain import address_of

MOST_OBJECTS = 20_000
DEEPEST = 4
"""Forms within forms are searched so deep."""

Bounds = tuple[float, float, float, float]
"""Left, bottom, right and top in the coordinates of what holds the object."""


class Drawn(NamedTuple):
    """An object: where PDFium keeps it while its page is open, its kind as PDFium numbers it, in how many forms it lies."""

    address: int
    kind: int
    depth: int

    @property
    def pointer(self) -> Any:  # noqa: ANN401 - a pointer of PDFium
        """The object as PDFium's functions take it."""
        return ctypes.cast(self.address, pdfium.FPDF_PAGEOBJECT)


def objects_of(page: pypdfium2.PdfPage) -> list[Drawn]:
    """What a page draws, with what its forms draw, up to `MOST_OBJECTS`."""
    found: list[Drawn] = []
    waiting = [(address_of(page.raw), pdfium.FPDFPage_CountObjects(page.raw), 0)]
    while waiting:
        holder, count, depth = waiting.pop()
        item = plain.form_object if depth else plain.page_object
        for index in range(min(count, MOST_OBJECTS - len(found))):
            address = item(holder, index)
            one = Drawn(address, plain.object_type(address), depth)
            found.append(one)
            if one.kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
                waiting.append((address, pdfium.FPDFFormObj_CountObjects(one.pointer), depth + 1))
    return found


def bounds_of(drawn: Drawn) -> Bounds | None:
    """The bounds of an object; None if it has none."""
    sides = [ctypes.c_float() for _side in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(drawn.pointer, *sides):
        return None
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def clipped_away(drawn: Drawn) -> bool:
    """Whether an object of the page itself lies, by its middle, outside of what it is clipped to."""
    if drawn.depth:
        return False  # the bounds are those within its form, the clip may be the form's
    clip = plain.clip_path(drawn.address)
    paths = plain.clip_paths(clip) if clip else 0
    bounds = bounds_of(drawn) if paths > 0 else None
    if bounds is None:
        return False
    clip = ctypes.cast(clip, pdfium.FPDF_CLIPPATH)
    across, up = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    return any(not _within(across, up, clip, path) for path in range(paths))


def _within(across: float, up: float, clip: Any, path: int) -> bool:  # noqa: ANN401 - a pointer of PDFium
    """Whether a point lies in the bounds of a clip's path; so it does if the path has no points."""
    x, y = ctypes.c_float(), ctypes.c_float()
    places = []
    for at in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
        segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, at)
        if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            places.append((x.value, y.value))
    if not places:
        return True
    xs, ys = zip(*places, strict=True)
    return bool(min(xs) <= across <= max(xs) and min(ys) <= up <= max(ys))
