"""Scans of printed pages: drawn, then turned, shaded and sprinkled as a scanner does."""

from io import BytesIO
from random import Random

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from zugong_desk.reading.drawing.pages import open_pages

DPI = 200
PAPER = 246


def scanned(pdf: bytes, pages: int, skew: float = 0.8, noise: int = 12, dpi: int = DPI) -> list[Image.Image]:
    """The first pages of a PDF as grey pictures; `skew` in degrees clockwise, `noise` in levels of grey."""
    opened = open_pages(pdf)
    try:
        drawn = [opened.draw(page, dpi / 72) for page in range(1, pages + 1)]
    finally:
        opened.close()
    return [
        _worn(Image.frombytes("RGB", (one.width, one.height), one.data), skew, noise, at)
        for at, one in enumerate(drawn)
    ]


def first_pages(pdf: bytes, count: int) -> bytes:
    """The first pages of a PDF as a PDF."""
    out = BytesIO()
    with pypdfium2.PdfDocument(pdf) as whole, pypdfium2.PdfDocument.new() as part:
        part.import_pages(whole, list(range(count)))
        part.save(out)
    return out.getvalue()


def _worn(page: Image.Image, skew: float, noise: int, seed: int) -> Image.Image:
    grey = page.convert("L").rotate(-skew, Image.Resampling.BICUBIC, fillcolor=255)
    chance = Random(seed)
    grain = Image.frombytes("L", (512, 512), chance.randbytes(512 * 512)).point(lambda level: level * noise // 255)
    sprinkled = Image.new("L", grey.size)
    for left in range(0, grey.width, 512):
        for top in range(0, grey.height, 512):
            sprinkled.paste(grain, (left, top))
    shade = Image.linear_gradient("L").resize(grey.size).point(lambda level: 255 - PAPER + level // 32)
    return ImageChops.subtract(ImageChops.subtract(grey, shade), sprinkled).filter(ImageFilter.GaussianBlur(0.6))


def as_pdf(pages: list[Image.Image], dpi: int = DPI) -> bytes:
    """Pictures as the pages of a PDF without a text layer."""
    out = BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, quality=60)
    return out.getvalue()


def as_tiff(pages: list[Image.Image], dpi: int = DPI) -> bytes:
    """Pictures as the pages of a TIFF file."""
    out = BytesIO()
    pages = [page.copy() for page in pages]  # a picture keeps the wishes with which it was saved before
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], dpi=(dpi, dpi), compression="tiff_lzw")
    return out.getvalue()
