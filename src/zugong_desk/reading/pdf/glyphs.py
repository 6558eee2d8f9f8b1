"""Glyphs: the characters of a page's text layer, read with PDFium and laid on the page as it is shown."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import hypot
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from zugong_desk.reading.pdf import plain
from zugong_desk.reading.pdf.letters import joined, letter
from zugong_desk.reading.pdf.plain import address_of
from zugong_desk.reading.pdf.views import Laid, Shown, within
from zugong_desk.reading.sheet.faces import Face, face_of
from zugong_desk.reading.sheet.runs import Run, Setting, framed

MOST_CHARACTERS = 50_000
"""The most characters of a page that are read: a page of a bulletin has a thousand."""

FAR_LARGER = 3.0
"""Of the size: a character so large shows that its font, one of drawn shapes, has its own measure."""


@contextmanager
def text_page(page: pypdfium2.PdfPage) -> Iterator[Any]:
    """PDFium's text page, closed at the end."""
    handle = pdfium.FPDFText_LoadPage(page.raw)
    try:
        yield handle
    finally:
        if handle:
            pdfium.FPDFText_ClosePage(handle)


@dataclass(slots=True)
class Layer:
    """The text layer of a page: its runs, and how each text object is set, by PDFium's address of it."""

    runs: list[Run]
    settings: dict[int, Setting]
    unmapped: int = 0
    """Characters that the file gives no meaning."""


def layer_of(handle: Any, view: Shown) -> Layer:  # noqa: ANN401 - a pointer of PDFium
    """The text layer behind a text page, as it is shown."""
    return _Reader(handle, view).read() if handle else Layer([], {})


class _Reader:
    """Reads one text page, character by character, into runs."""

    __slots__ = (
        "address",
        "box",
        "box_address",
        "cell",
        "faces",
        "fonts",
        "frames",
        "handle",
        "laid",
        "layer",
        "pieces",
        "run",
        "setting",
        "upright",
        "view",
        "ways",
    )

    def __init__(self, handle: Any, view: Shown) -> None:  # noqa: ANN401 - a pointer of PDFium
        self.handle = handle
        self.address = address_of(handle)
        self.view = view
        self.box = pdfium.FS_RECTF()
        self.box_address = ctypes.addressof(self.box)
        self.faces: dict[int, Face] = {}
        self.frames: dict[float, Laid] = {}
        self.fonts: dict[int, int] = {}
        self.ways: dict[int, bool] = {}
        self.layer = Layer([], {})
        self.setting = Setting(Face(), 0.0, 0.0, 0)
        self.laid = Laid.of(view, 0)
        self.upright = False
        self.run: Run | None = None
        self.cell = (0.0, 0.0)
        self.pieces = 1

    def read(self) -> Layer:
        """Every character that the file itself draws; those that PDFium makes up have no text object."""
        code_of, object_of, address = plain.code_point, plain.text_object, self.address
        last, high = 0, 0
        for index in range(min(pdfium.FPDFText_CountChars(self.handle), MOST_CHARACTERS)):
            source = object_of(address, index)
            if not source:
                continue
            if source != last:
                self._begin(source, index)
                last = source
            code = code_of(address, index)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if high and 0xDC00 <= code < 0xE000:
                code = joined(high, code)
            high = 0
            self._add(index, code)
        return self.layer

    def _begin(self, source: int, index: int) -> None:
        self.run = None
        found = self.layer.settings.get(source)
        if found is None:
            found = self.layer.settings[source] = self._setting(source, index)
        self.setting = found
        self.upright = self._upright(source, index)
        angle = found.angle + (90 if self.upright else 0)
        if angle not in self.frames:
            self.frames[angle] = Laid.of(self.view, angle)
        self.laid = self.frames[angle]

    def _setting(self, source: int, index: int) -> Setting:
        text_object = ctypes.cast(source, pdfium.FPDF_PAGEOBJECT)
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self.handle, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self.handle, index)
        sign = -1 if size < 0 else 1
        angle = self.view.direction(matrix.a * sign, matrix.b * sign)
        points = abs(size) * (hypot(matrix.c, matrix.d) or hypot(matrix.a, matrix.b)) * self.view.scale
        points = round(points, 2)
        return Setting(
            self._face(source, text_object), points, angle, pdfium.FPDFTextObj_GetTextRenderMode(text_object)
        )

    def _face(self, source: int, text_object: Any) -> Face:  # noqa: ANN401 - a pointer of PDFium
        font = pdfium.FPDFTextObj_GetFont(text_object)
        address = address_of(font)
        self.fonts[source] = address
        if address not in self.faces:
            self.faces[address] = face_of(_font_name(font)) if font else Face()
        return self.faces[address]

    def _upright(self, source: int, index: int) -> bool:
        """Whether the object's font is for vertical writing: its second character stands under its first."""
        font = self.fonts[source]
        way = self.ways.get(font)
        if way is not None:
            return way
        if plain.text_object(self.address, index + 1) != source:
            return False
        (x0, y0), (x1, y1) = self._origin(index), self._origin(index + 1)
        u, v = framed(*self.view.direct(x1 - x0, y1 - y0), self.setting.angle)
        self.ways[font] = v > 0.5 * self.setting.size and abs(u) < 0.2 * self.setting.size
        return self.ways[font]

    def _origin(self, index: int) -> tuple[float, float]:
        """Where a character's baseline begins, in the coordinates of the page's content."""
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self.handle, index, x, y)
        return x.value, y.value

    def _add(self, index: int, code: int) -> None:
        start, top, end, bottom = self._cell(index)
        if self._without_meaning(index, code):
            self.layer.unmapped += 1
        char = letter(code, drawn=end > start)
        if not char:
            return
        if self.run is not None and (start, end) == self.cell and end > start:
            self._share(self.run, char)
            return
        self.cell, self.pieces = (start, end), 1
        tall = max(end - start, bottom - top)
        if tall > FAR_LARGER * self.setting.size and not char.isspace():
            self.setting.size = round(tall, 2)
        if self.run is None or not _continues(self.run, start):
            self.run = Run(self.setting, self.laid.frame, self._base(index, bottom), top, bottom)
            self.layer.runs.append(self.run)
        self.run.chars.append(char)
        self.run.starts.append(start)
        self.run.ends.append(end)

    def _share(self, run: Run, char: str) -> None:
        """PDFium takes a ligature, a dash of two ems too, apart and gives each part the whole cell: share it out.

        It leaves out what an object draws over itself, so one cell in one object is one glyph.
        """
        self.pieces += 1
        start, end = self.cell
        step = (end - start) / self.pieces
        edges = [start + step * part for part in range(self.pieces)] + [end]
        run.chars.append(char)
        run.starts[1 - self.pieces :] = edges[:-1]
        run.ends[1 - self.pieces :] = edges[1:]

    def _base(self, index: int, bottom: float) -> float:
        return bottom if self.upright else self.laid.across(*self._origin(index))

    def _cell(self, index: int) -> tuple[float, float, float, float]:
        """Start, top, end and bottom of a character's cell in the frame."""
        box, laid = self.box, self.laid
        plain.put_loose_box(self.address, index, self.box_address)
        if laid.slant:
            return self._slanted(index)
        one, other = laid.ux * box.left + laid.uy * box.bottom, laid.ux * box.right + laid.uy * box.top
        low, high = laid.vx * box.left + laid.vy * box.bottom, laid.vx * box.right + laid.vy * box.top
        if one > other:
            one, other = other, one
        if low > high:
            low, high = high, low
        return one + laid.u0, low + laid.v0, other + laid.u0, high + laid.v0

    def _slanted(self, index: int) -> tuple[float, float, float, float]:
        """The cell of a character of which PDFium gives only the upright rectangle around its slanted cell."""
        x, y = self._origin(index)
        width, over, under = within(self._around(x, y), self.laid.slant % 90)
        start, base = self.laid.along(x, y), self.laid.across(x, y)
        return start, base - over, start + max(0.0, width), base + under

    def _around(self, x: float, y: float) -> tuple[float, float, float, float]:
        """The upright rectangle, from a character's origin, the page turned so that it runs to the lower right."""
        turn = self.laid.slant // 90 * 90
        corners = ((self.box.left, self.box.top), (self.box.right, self.box.bottom))
        turned = [framed(*self.view.direct(across - x, up - y), turn) for across, up in corners]
        (x0, y0), (x1, y1) = turned
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _without_meaning(self, index: int, code: int) -> bool:
        known = self.setting.unmapped
        if code not in known:
            known[code] = code == 0 or pdfium.FPDFText_HasUnicodeMapError(self.handle, index) == 1
        return known[code]


def _continues(run: Run, start: float) -> bool:
    """Whether a cell follows in the run: neither far ahead nor back."""
    return -0.5 * run.setting.size <= start - run.ends[-1] <= 0.6 * run.setting.size


def _font_name(font: Any) -> bytes:  # noqa: ANN401 - a pointer of PDFium
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    if length <= 1:
        return b""
    name = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(font, name, length)
    return name.value
