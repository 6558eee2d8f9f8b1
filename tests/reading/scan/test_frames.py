"""Frames: picture files of every sort, also those that are damaged or far too large."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from zugong_desk.domain.imprint import Page
from zugong_desk.reading.drawing.pages import MOST_PIXELS
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.scan import frames
from zugong_desk.reading.scan.frames import Frames

A4_AT_50 = (413, 585)


def paper(mode: str = "L", size: tuple[int, int] = A4_AT_50) -> Image.Image:
    """White paper with a dark block in its upper left quarter."""
    sheet = Image.new("L", size, 255)
    sheet.paste(30, (0, 0, size[0] // 2, size[1] // 2))
    return sheet.convert(mode)


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    out = BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def corners(data: bytes, page: int = 1) -> list[int]:
    """How dark the middles of the four quarters are, from the upper left one clockwise."""
    shown = Frames(data).bitmap(page)
    picture = Image.frombytes("RGB", (shown.width, shown.height), shown.data).convert("L")
    x, y = shown.width // 4, shown.height // 4
    return [picture.getpixel(at) for at in ((x, y), (3 * x, y), (3 * x, 3 * y), (x, 3 * y))]  # type: ignore[misc]


DARK_LEFT = [True, False, False, False]
MAKERS: dict[str, Callable[[], bytes]] = {
    "grey png": lambda: saved(paper(), "PNG"),
    "palette png": lambda: saved(paper("P"), "PNG"),
    "16 bit png": lambda: saved(paper("I").point(lambda value: value * 256).convert("I;16"), "PNG"),
    "clear png": lambda: saved(clear(), "PNG"),
    "jpeg": lambda: saved(paper("RGB"), "JPEG"),
    "jpeg of two cameras": lambda: saved(paper("RGB"), "MPO", save_all=True, append_images=[paper("RGB")]),
    "cmyk jpeg": lambda: saved(paper("RGB").convert("CMYK"), "JPEG"),
    "bilevel tiff": lambda: saved(paper("1"), "TIFF", compression="group4"),
    "cmyk tiff": lambda: saved(paper("RGB").convert("CMYK"), "TIFF", compression="tiff_lzw"),
    "bmp": lambda: saved(paper("RGB"), "BMP"),
    "gif": lambda: saved(paper("P"), "GIF", save_all=True, append_images=[Image.new("P", A4_AT_50)]),
}


def clear() -> Image.Image:
    """Dark print on nothing."""
    sheet = Image.new("RGBA", A4_AT_50, (0, 0, 0, 0))
    sheet.paste((0, 0, 0, 255), (0, 0, A4_AT_50[0] // 2, A4_AT_50[1] // 2))
    return sheet


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_every_sort_of_picture_is_dark_print_on_white(make: Callable[[], bytes]) -> None:
    data = make()
    assert [level < 90 for level in corners(data)] == DARK_LEFT
    assert all(level > 240 for level in corners(data)[1:])
    assert len(Frames(data).pages) == 1


@pytest.mark.parametrize("form", ["JPEG", "TIFF", "PNG"])
@pytest.mark.parametrize(
    ("orientation", "dark"),
    [(1, 0), (2, 1), (3, 2), (4, 3), (5, 0), (6, 1), (7, 2), (8, 3)],
)
def test_a_camera_s_orientation_is_undone(form: str, orientation: int, dark: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = saved(paper("RGB"), form, exif=exif)
    assert [level < 90 for level in corners(data)].index(True) == dark
    (page,) = Frames(data).pages
    assert (page.width > page.height) == (orientation > 4)
    shown = Frames(data).bitmap(1)
    assert shown.width / shown.height == pytest.approx(page.width / page.height, rel=0.01)


def test_damaged_camera_data_do_not_spoil_the_picture() -> None:
    data = saved(paper("RGB"), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\x7f" + bytes(20))
    assert [level < 90 for level in corners(data)] == DARK_LEFT


def test_the_file_s_resolution_gives_the_page_s_size() -> None:
    (page,) = Frames(saved(paper(size=(826, 1169)), "PNG", dpi=(100, 100))).pages
    assert (page.width, page.height) == pytest.approx((594.7, 841.7), abs=0.3)


@pytest.mark.parametrize("dpi", [None, (1, 1), (30, 30), (5000, 5000)])
def test_a_picture_of_unknown_resolution_is_as_long_as_a4(dpi: tuple[int, int] | None) -> None:
    (page,) = Frames(saved(paper(size=(300, 400)), "PNG", **({"dpi": dpi} if dpi else {}))).pages
    assert page == Page(631.5, 842.0)


def test_a_camera_s_72_dpi_are_not_believed() -> None:
    (page,) = Frames(saved(paper(size=(2400, 3200)), "JPEG", dpi=(72, 72))).pages
    assert page.height == 842


def test_a_long_roll_is_as_wide_as_a4() -> None:
    (page,) = Frames(saved(paper(size=(200, 1500)), "PNG")).pages
    assert page == Page(595.0, 4462.5)


def test_a_fax_has_square_pixels_in_the_end() -> None:
    data = saved(paper("1", (1728, 1145)), "TIFF", compression="group4", dpi=(204, 98))
    (page,) = Frames(data).pages
    shown = Frames(data).bitmap(1)
    assert page.width / page.height == pytest.approx(shown.width / shown.height, rel=0.01)
    assert shown.width == 1728


def test_the_pages_of_a_tiff_are_pages() -> None:
    sheets = [paper(), paper(size=(600, 413))]
    data = saved(sheets[0], "TIFF", save_all=True, append_images=sheets[1:], dpi=(50, 50))
    opened = Frames(data)
    assert [round(page.width) for page in opened.pages] == [595, 864]
    assert opened.bitmap(2).width == 600
    assert opened.bitmap(1).width == 413
    with pytest.raises(IndexError):
        opened.bitmap(3)


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "MOST_PAGES", 2)
    data = saved(paper(), "TIFF", save_all=True, append_images=[paper(), paper()])
    with pytest.raises(ReadingError, match="超过 2 页"):
        Frames(data)


def huge_png(width: int, height: int) -> bytes:
    """A PNG that says it is huge; nothing of that is in it."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [8_000, 12_000, 60_000])
def test_a_bomb_is_refused_before_it_goes_off(side: int) -> None:
    with pytest.raises(ReadingError, match="太大"):
        Frames(huge_png(side, side))


def test_a_large_jpeg_is_decoded_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(paper("RGB", (800, 1100)), "JPEG")
    monkeypatch.setattr(frames, "MOST_DECODED", 600_000)
    opened = Frames(data)
    assert opened.bitmap(1).width == 400
    assert opened.pages[0].height == 842


def test_no_page_has_more_pixels_than_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "MOST_PIXELS", 60_000)
    shown = Frames(saved(paper(), "PNG")).bitmap(1)
    assert 50_000 < shown.width * shown.height <= 61_000
    assert MOST_PIXELS == 40_000_000


def refusal(data: bytes) -> str | None:
    """Why a picture is not read, None if it is."""
    try:
        Frames(data).bitmap(1)
    except ReadingError as error:
        return str(error)
    return None


@pytest.mark.parametrize("name", MAKERS)
def test_a_picture_cut_anywhere_is_read_or_refused_in_one_line(name: str) -> None:
    whole = MAKERS[name]()
    refused = 0
    for share in (0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97):
        cut = whole[: max(8, int(len(whole) * share))]
        refused += refusal(cut) is not None
    assert refused >= 3


@pytest.mark.parametrize("name", MAKERS)
def test_a_picture_with_changed_bytes_is_read_or_refused(name: str) -> None:
    whole = MAKERS[name]()
    for seed in range(40):
        mangled = bytearray(whole)
        for turn in range(1 + seed % 4):
            mangled[(seed * 131 + turn * 977) % min(len(whole), 400)] ^= 1 << (seed % 8)
        said = refusal(bytes(mangled))
        assert said is None or said.endswith("导入。")
