"""Draws lines of text as a printed page has them, and says where each character stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from math import cos, radians, sin
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from zugong_desk.domain.bitmap import Bitmap
from zugong_desk.domain.imprint import Placement

DPI = 200
PIXELS = DPI / 72
"""Pixels a point."""

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")

needs_engine = pytest.mark.skipif(
    find_spec("rapidocr") is None or find_spec("onnxruntime") is None, reason="the extra `ocr` is not installed"
)


@dataclass(frozen=True)
class Drawn:
    """A line to be drawn: its text, size, left end and baseline in points."""

    text: str
    size: float
    x: float
    y: float
    colour: str = "black"
    bold: bool = False

    def middles(self) -> list[float]:
        """The x of each character's middle."""
        font = _font(self.size, bold=self.bold)
        lefts = [font.getlength(self.text[:at]) / PIXELS for at in range(len(self.text) + 1)]
        return [self.x + (left + right) / 2 for left, right in pairwise(lefts)]


def page(lines: Sequence[Drawn], width: float = 595.3, height: float = 842.0) -> Image.Image:
    """The lines on white paper of so many points, at `DPI`."""
    paper = Image.new("RGB", (round(width * PIXELS), round(height * PIXELS)), "white")
    pen = ImageDraw.Draw(paper)
    for line in lines:
        at = (line.x * PIXELS, line.y * PIXELS)
        pen.text(at, line.text, font=_font(line.size, bold=line.bold), fill=line.colour, anchor="ls")
    return paper


def bitmap(paper: Image.Image) -> Bitmap:
    """The paper as a bitmap."""
    plain = paper.convert("RGB")
    return Bitmap(plain.width, plain.height, plain.tobytes())


def middle(place: Placement, at: int) -> tuple[float, float]:
    """Where the middle of a character's cell stands on its page, in points."""
    angle, along = radians(place.angle), (place.edges[at] + place.edges[at + 1]) / 2
    down = place.height / 2
    return place.x + along * cos(angle) - down * sin(angle), place.y + along * sin(angle) + down * cos(angle)


def _font(size: float, *, bold: bool) -> ImageFont.FreeTypeFont:
    name = f"Noto*CJK-{'Bold' if bold else 'Regular'}.ttc"
    found = [file for folder in FOLDERS if folder.is_dir() for file in folder.rglob(name)]
    if not found:
        pytest.skip("no font that draws Chinese")
    return ImageFont.truetype(str(max(found)), size * PIXELS, index=2)
