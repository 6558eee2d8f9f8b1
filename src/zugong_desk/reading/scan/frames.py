"""Frames: the pages of a picture file, decoded with care, upright as their camera held them, on white."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import ExifTags, Image

from zugong_desk.domain.bitmap import Bitmap
from zugong_desk.domain.imprint import Page
from zugong_desk.reading.drawing.pages import MOST_PIXELS
from zugong_desk.reading.errors import ReadingError

FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF")

MOST_DECODED = 60_000_000
"""The most pixels that are decoded: an A3 page at 500 dpi. A JPEG is decoded smaller."""
MOST_DRAFTED = 170_000_000
"""The most pixels of a JPEG, which is decoded smaller."""
MOST_PAGES = 300
"""The most pages of a TIFF."""

RESOLUTIONS = (50.0, 1300.0)
"""Dots per inch between which a file's word is believed."""
PAGE_SIDES = (340.0, 1720.0)
"""Points between which the long side of a page lies, from a leaflet to A2; a camera's 72 dpi give metres."""
A4 = (595.0, 842.0)
"""What a picture of unknown resolution is taken for, in points."""
LONG = 2.0
"""A picture this many times as long as wide is no page but a roll: it is as wide as A4."""

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes each orientation that EXIF knows."""
ON_ITS_SIDE = {5, 6, 7, 8}
"""Those by which width and height change places."""

_DAMAGE = (OSError, ValueError, SyntaxError, LookupError, TypeError, EOFError, MemoryError, struct.error, zlib.error)
"""What Pillow's decoders raise on damaged files; OSError is what most do."""

DAMAGED = "图片损坏或不完整，没有读入，原文件未改动。请重新扫描或重新下载后再导入。"
TOO_LARGE = "图片太大（{width}×{height} 像素），没有读入，原文件未改动。请用 300 dpi 重新扫描或缩小后再导入。"
TOO_MANY = "图片超过 {most} 页，没有读入，原文件未改动。请拆成单期再导入。"


class Frames:
    """An open picture file. Not for use in two threads at once."""

    def __init__(self, data: bytes) -> None:
        """ReadingError if it is no picture that can be read, too large or damaged before its first page."""
        self._picture = _opened(data)
        self.pages = tuple(self._page(number) for number in range(1, self._count() + 1))
        """The pages as they are shown, in points."""

    def _count(self) -> int:
        if self._picture.format != "TIFF":
            return 1  # the further frames of a GIF move, those of a JPEG are its camera's
        try:
            with _quiet():
                count = int(getattr(self._picture, "n_frames", 1))
        except _DAMAGE:
            return 1
        if count > MOST_PAGES:
            raise ReadingError(TOO_MANY.format(most=MOST_PAGES))
        return count

    def _page(self, number: int) -> Page:
        try:
            with _quiet():
                self._picture.seek(number - 1)
                width, height = _points(self._picture)
                return Page(height, width) if _orientation(self._picture) in ON_ITS_SIDE else Page(width, height)
        except _DAMAGE:
            return Page(*A4)

    def bitmap(self, number: int) -> Bitmap:
        """The 1-based page in at most `MOST_PIXELS` square pixels. ReadingError if it is too large or damaged."""
        picture = self.picture(number)
        return Bitmap(picture.width, picture.height, picture.tobytes())

    def picture(self, number: int) -> Image.Image:
        """The same as a picture of Pillow's, RGB."""
        if not 0 < number <= len(self.pages):
            raise IndexError(f"no page {number}")
        try:
            with _quiet():
                return self._decoded(number)
        except ReadingError:
            raise
        except (*_DAMAGE, Image.DecompressionBombError) as error:
            raise ReadingError(DAMAGED) from error

    def _decoded(self, number: int) -> Image.Image:
        self._picture.seek(number - 1)
        _check_size(self._picture)
        if self._picture.format in {"JPEG", "MPO"} and _pixels(self._picture) > MOST_DECODED:
            self._picture.draft("RGB", (self._picture.width // 2, self._picture.height // 2))
        turn = TURNS.get(_orientation(self._picture))
        self._picture.load()
        upright = self._picture if turn is None else self._picture.transpose(turn)
        return on_white(_squared(upright, self.pages[number - 1]))

    def close(self) -> None:
        """Let go of the file."""
        self._picture.close()


def _opened(data: bytes) -> Image.Image:
    try:
        with _quiet():
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise ReadingError(TOO_LARGE.format(width="上万", height="上万")) from error
    except _DAMAGE as error:
        raise ReadingError(DAMAGED) from error
    _check_size(picture)
    return picture


@contextmanager
def _quiet() -> Iterator[None]:
    """Without Pillow's warnings: of sizes, which are checked here, and of damage, which it overlooks."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _check_size(picture: Image.Image) -> None:
    most = MOST_DRAFTED if picture.format in {"JPEG", "MPO"} else MOST_DECODED
    if _pixels(picture) > most:
        raise ReadingError(TOO_LARGE.format(width=picture.width, height=picture.height))


def _pixels(picture: Image.Image) -> int:
    return picture.width * picture.height


def _points(picture: Image.Image) -> tuple[float, float]:
    """The size of a frame before it is turned, in points: by its resolution if that makes it a page, else like A4."""
    across, down = _resolution(picture)
    if across and down:
        width, height = picture.width * 72 / across, picture.height * 72 / down
        if PAGE_SIDES[0] <= max(width, height) <= PAGE_SIDES[1]:
            return round(width, 2), round(height, 2)
    short, long = sorted((picture.width, picture.height))
    scale = A4[0] / short if long > LONG * short else A4[1] / long
    return round(picture.width * scale, 2), round(picture.height * scale, 2)


def _resolution(picture: Image.Image) -> tuple[float, float]:
    """Dots per inch across and down as the file says; zeros if it does not or is not to be believed."""
    try:
        across, down = (float(one) for one in picture.info.get("dpi", (0, 0)))
    except (TypeError, ValueError, ZeroDivisionError):
        return 0.0, 0.0
    if all(RESOLUTIONS[0] <= one <= RESOLUTIONS[1] for one in (across, down)):
        return across, down
    return 0.0, 0.0


def _orientation(picture: Image.Image) -> int:
    """How a camera held the page, as EXIF numbers it; 1 for upright."""
    if picture.format == "TIFF":
        return 1  # Pillow turns it by itself
    try:
        return int(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except _DAMAGE:
        return 1


def _squared(picture: Image.Image, page: Page) -> Image.Image:
    """The picture with pixels as wide as high, as a fax has not, and at most `MOST_PIXELS` of them."""
    scale = max(picture.width / page.width, picture.height / page.height)
    scale = min(scale, (MOST_PIXELS / (page.width * page.height)) ** 0.5)
    size = max(1, round(page.width * scale)), max(1, round(page.height * scale))
    if abs(size[0] - picture.width) <= 2 and abs(size[1] - picture.height) <= 2:
        return picture
    return picture.convert("L" if picture.mode == "1" else picture.mode).resize(size, Image.Resampling.BILINEAR)


def on_white(picture: Image.Image) -> Image.Image:
    """The picture in RGB; where it is transparent it is white, as paper is."""
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")  # 16 bits a pixel
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    paper = Image.new("RGB", clear.size, "white")
    paper.paste(clear, mask=clear.getchannel("A"))
    return paper
