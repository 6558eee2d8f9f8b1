"""Views: how the content of a page becomes points on the page as it is shown, and the frame of a direction."""

import ctypes
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin

import pypdfium2
import pypdfium2.raw as pdfium

from zugong_desk.domain.imprint import Page
from zugong_desk.reading.sheet.runs import frame_of, framed

_FINE = 1000
"""PDFium tells places on a page in whole units; a thousandth of a point is fine enough."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How the coordinates of a page's content become points on the page as it is shown."""

    page: Page
    xx: float
    xy: float
    yx: float
    yy: float
    x0: float
    y0: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the content on the shown page."""
        return self.xx * x + self.xy * y + self.x0, self.yx * x + self.yy * y + self.y0

    def direct(self, dx: float, dy: float) -> tuple[float, float]:
        """A way across the content as a way across the shown page."""
        return self.xx * dx + self.xy * dy, self.yx * dx + self.yy * dy

    def direction(self, dx: float, dy: float) -> float:
        """A direction of the content on the shown page, in degrees clockwise."""
        across, down = self.direct(dx, dy)
        return round(degrees(atan2(down, across)), 2)

    @property
    def scale(self) -> float:
        """Points of the shown page for a unit of the content."""
        return hypot(self.xx, self.yx)


def shown(page: pypdfium2.PdfPage) -> Shown:
    """The page as it is shown: cropped, rotated, its units turned into points."""
    size = Page(*page.get_size())
    x0, y0 = _device(page, size, 0, 0)
    far = 1000.0
    xx, yx = _device(page, size, far, 0)
    xy, yy = _device(page, size, 0, far)
    return Shown(size, (xx - x0) / far, (xy - x0) / far, (yx - y0) / far, (yy - y0) / far, x0, y0)


def _device(page: pypdfium2.PdfPage, size: Page, x: float, y: float) -> tuple[float, float]:
    across, down = ctypes.c_int(), ctypes.c_int()
    width, height = max(1, round(size.width * _FINE)), max(1, round(size.height * _FINE))
    pdfium.FPDF_PageToDevice(page.raw, 0, 0, width, height, 0, x, y, across, down)
    return across.value / _FINE, down.value / _FINE


@dataclass(frozen=True, slots=True)
class Laid:
    """How content becomes the frame of a direction, as u along it and v square to it; `slant` if it is askew."""

    frame: int
    slant: float
    ux: float
    uy: float
    u0: float
    vx: float
    vy: float
    v0: float

    def along(self, x: float, y: float) -> float:
        """How far along the frame a point of the content lies."""
        return self.ux * x + self.uy * y + self.u0

    def across(self, x: float, y: float) -> float:
        """How far square to the frame it lies."""
        return self.vx * x + self.vy * y + self.v0

    @staticmethod
    def of(view: Shown, angle: float) -> "Laid":
        """The frame for a direction of the shown page."""
        frame = frame_of(angle)
        (ux, vx), (uy, vy) = framed(view.xx, view.yx, frame), framed(view.xy, view.yy, frame)
        u0, v0 = framed(view.x0, view.y0, frame)
        quarter = abs(angle - round(angle / 90) * 90)
        return Laid(frame, angle % 360 if quarter > 0.3 else 0.0, ux, uy, u0, vx, vy, v0)


def within(around: tuple[float, float, float, float], slant: float) -> tuple[float, float, float]:
    """Width, height over and depth under the origin of a cell that is turned clockwise by less than a quarter.

    Around it lies an upright rectangle, of which left, top, right and bottom are measured from the origin.
    """
    left, top, right, bottom = around
    c, s = cos(radians(slant)), sin(radians(slant))
    if c >= s:
        over = -top / c
        width = (right - over * s) / c
        return width, over, (bottom - width * s) / c
    under = -left / s
    width = (bottom - under * c) / s
    return width, (right - width * c) / s, under
