"""Drawing the pages of a picture file."""

from io import BytesIO

import pytest
from PIL import Image

from zugong_desk.reading.drawing import picture
from zugong_desk.reading.drawing.pages import open_pages
from zugong_desk.reading.errors import ReadingError


def tiff() -> bytes:
    """Two pages at 100 dpi: a dark one on a white one."""
    out = BytesIO()
    sheets = [Image.new("L", (200, 500), level) for level in (20, 255)]
    sheets[0].save(out, "TIFF", save_all=True, append_images=sheets[1:], dpi=(100, 100))
    return out.getvalue()


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0])
def test_a_page_is_drawn_at_so_many_pixels_a_point(scale: float) -> None:
    pages = open_pages(tiff())
    shown = pages.draw(1, scale)
    assert (shown.width, shown.height) == (int(144 * scale), int(360 * scale))
    assert len(shown.data) == shown.width * shown.height * 3
    assert set(shown.data) == {20}
    assert set(pages.draw(2, scale).data) == {255}
    pages.close()


def test_a_page_is_never_drawn_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "MOST_PIXELS", 10_000)
    shown = open_pages(tiff()).draw(1, 10.0)
    assert 9_000 < shown.width * shown.height <= 10_000


def test_there_is_no_page_beyond_the_last() -> None:
    pages = open_pages(tiff())
    for page in (0, 3):
        with pytest.raises(IndexError):
            pages.draw(page, 1.0)


def test_a_damaged_page_is_told() -> None:
    with pytest.raises(ReadingError, match="损坏"):
        open_pages(b"\x89PNG\r\n\x1a\n" + bytes(60))
    out = BytesIO()
    Image.effect_noise((300, 300), 80).save(out, "PNG")
    pages = open_pages(out.getvalue()[:20_000])
    with pytest.raises(ReadingError, match="损坏"):
        pages.draw(1, 1.0)
