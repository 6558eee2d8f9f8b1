"""PDF pages as pictures: upright, in RGB, no larger than they may be."""

import pytest
from tests.reading.hostile import pdfs
from tests.reading.importers.pdf_files import PdfFile, written

from zugong_desk.domain.bitmap import Bitmap
from zugong_desk.reading.drawing.pages import DrawnPages, open_pages
from zugong_desk.reading.drawing.pdf import NO_KEY
from zugong_desk.reading.errors import ReadingError


def pages(file: PdfFile) -> DrawnPages:
    return open_pages(file.data())


def pixel(bitmap: Bitmap, x: int, y: int) -> tuple[int, ...]:
    at = 3 * (y * bitmap.width + x)
    return tuple(bitmap.data[at : at + 3])


def test_a_page_is_drawn_in_rgb_from_its_top_left_corner() -> None:
    file = PdfFile(width=101, height=50).raw("1 0 0 rg 0 40 10 10 re f 0 0 1 rg 91 0 10 10 re f")
    drawn = pages(file)
    bitmap = drawn.draw(1, 2.0)
    drawn.close()
    assert (bitmap.width, bitmap.height, len(bitmap.data)) == (202, 100, 202 * 100 * 3)
    assert pixel(bitmap, 5, 5) == (255, 0, 0)
    assert pixel(bitmap, 197, 95) == (0, 0, 255)
    assert pixel(bitmap, 100, 50) == (255, 255, 255)


def test_a_rotated_page_is_drawn_as_it_is_shown() -> None:
    drawn = pages(PdfFile(width=100, height=50, rotate=90).raw("1 0 0 rg 0 40 10 10 re f"))
    bitmap = drawn.draw(1, 1.0)
    drawn.close()
    assert (bitmap.width, bitmap.height) == (50, 100)
    assert pixel(bitmap, 45, 5) == (255, 0, 0)


@pytest.mark.parametrize(
    "kind", [b"/Subtype/Stamp", b"/Subtype/Widget/FT/Sig/T(a)", b"/Subtype/Widget/FT/Tx/T(a)/V(b)"]
)
def test_stamps_seals_and_fields_are_drawn_as_they_look(kind: bytes) -> None:
    look = b"1 0 0 rg 0 0 40 40 re f"
    file = written(
        [
            b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Annots[4 0 R]>>",
            b"<</Type/Annot%s/Rect[30 30 70 70]/F 4/AP<</N 5 0 R>>>>" % kind,
            b"<</Type/XObject/Subtype/Form/BBox[0 0 40 40]/Length %d>>stream\n%s\nendstream" % (len(look), look),
        ]
    )
    drawn = open_pages(file)
    bitmap = drawn.draw(1, 1.0)
    drawn.close()
    assert pixel(bitmap, 50, 50) == (255, 0, 0)
    assert pixel(bitmap, 20, 20) == (255, 255, 255)


def test_a_locked_file_says_that_its_pages_are_not_drawn() -> None:
    with pytest.raises(ReadingError, match=NO_KEY):
        open_pages(pdfs.locked())
    with pytest.raises(ReadingError, match="密码不对"):
        open_pages(pdfs.locked(), "𠮷🏠")


def test_a_picture_that_would_be_too_large_is_drawn_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zugong_desk.reading.drawing.pdf.MOST_PIXELS", 10_000)
    drawn = pages(PdfFile(width=400, height=100))
    bitmap = drawn.draw(1, 3.0)
    drawn.close()
    assert bitmap.width * bitmap.height <= 10_000
    assert bitmap.width == pytest.approx(4 * bitmap.height, abs=4)


@pytest.mark.parametrize("number", [0, 2, -1])
def test_a_page_that_is_not_there_cannot_be_drawn(number: int) -> None:
    drawn = pages(PdfFile())
    with pytest.raises(IndexError):
        drawn.draw(number, 1.0)
    drawn.close()


def test_a_damaged_file_cannot_be_opened() -> None:
    with pytest.raises(ReadingError, match="损坏"):
        open_pages(b"%PDF-1.4\nnothing")
