"""Places: the cell of each character holds what is drawn for it, whichever way page and print are turned."""

from itertools import pairwise
from math import cos, radians, sin

import pytest
from tests.reading.importers.box_font import EM, MARGIN
from tests.reading.importers.pdf_files import PdfFile, advance, written

from zugong_desk.domain.bitmap import Bitmap
from zugong_desk.domain.imprint import Placement
from zugong_desk.reading.drawing.pages import open_pages
from zugong_desk.reading.importers.pdf import read

SCALE = 4.0
SIZE = 20
TEXT = "清溪县𠮷3月ab印发"


def dark(bitmap: Bitmap, x: float, y: float) -> bool:
    at = 3 * (int(y * SCALE) * bitmap.width + int(x * SCALE))
    return bitmap.data[at] < 128


def across(placement: Placement, along: float) -> tuple[float, float]:
    """The point of the page half way down the cells, so far along the line."""
    angle = radians(placement.angle)
    down = placement.height / 2
    return (
        placement.x + along * cos(angle) - down * sin(angle),
        placement.y + along * sin(angle) + down * cos(angle),
    )


def matrix(degrees: float) -> tuple[float, float, float, float]:
    angle = radians(degrees)
    return (round(cos(angle), 5), round(sin(angle), 5), round(-sin(angle), 5), round(cos(angle), 5))


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("counter", [0, 1.5, 30, 45, 90, 180, 270, 330])
def test_each_cell_holds_its_character(rotate: int, counter: float) -> None:
    data = PdfFile(rotate=rotate).show(TEXT, 300, 400, size=SIZE, matrix=matrix(counter)).data()
    source = read("a.pdf", data)
    placement = source.imprint.line(1).placement
    drawn = open_pages(data)
    bitmap = drawn.draw(1, SCALE)
    drawn.close()
    assert source.line_text(1) == TEXT
    assert placement is not None
    assert placement.angle == pytest.approx((rotate - counter) % 360, abs=0.1)
    for start, end in pairwise(placement.edges):
        assert dark(bitmap, *across(placement, (start + end) / 2))
        assert not dark(bitmap, *across(placement, end))
        third = SIZE * MARGIN / EM
        assert dark(bitmap, *across(placement, start + 3 * third))
        assert dark(bitmap, *across(placement, end - 3 * third))


def test_cells_reach_over_the_room_between_characters() -> None:
    placement = read("a.pdf", PdfFile().show(TEXT, 90, 400, size=SIZE, spacing=5).data()).imprint.line(1).placement
    assert placement is not None
    expected = [0.0]
    for char in TEXT:
        expected.append(expected[-1] + SIZE * advance(char) + 5)
    assert placement.edges == pytest.approx((*expected[:-1], expected[-1] - 5), abs=0.05)


def test_a_cropped_page_begins_at_its_crop() -> None:
    data = PdfFile(extra_page="/CropBox[100 100 500 500]").show("清溪", 150, 400, size=SIZE).data()
    source = read("a.pdf", data)
    placement = source.imprint.line(1).placement
    assert placement is not None
    assert placement.x == pytest.approx(50, abs=0.01)
    assert (source.imprint.pages[0].width, source.imprint.pages[0].height) == (400, 400)


def test_larger_units_are_turned_into_points() -> None:
    data = PdfFile(width=200, height=300, extra_page="/UserUnit 2").show("清溪", 50, 200, size=SIZE).data()
    source = read("a.pdf", data)
    line = source.imprint.line(1)
    assert line.placement is not None
    page = source.imprint.pages[0]
    assert line.placement.x / page.width == pytest.approx(0.25, abs=0.01)
    assert line.size / page.width == pytest.approx(0.1, abs=0.01)


def test_size_is_that_on_the_page() -> None:
    file = PdfFile().raw("q 2 0 0 2 0 0 cm").show("清溪县", 50, 300, size=8).raw("Q")
    file.show("组织部", 100, 500, size=1, matrix=(12, 0, 0, 12))
    source = read("a.pdf", file.data())
    assert [line.size for line in source.imprint.lines] == [16.0, 12.0]


@pytest.mark.parametrize(("measure", "size"), [(1, 16), (16, 1), (0.01, 16)])
def test_type_of_drawn_shapes_has_its_size(measure: float, size: float) -> None:
    unit = 100 if measure == 0.01 else 1
    shape = b"%d 0 0 0 %d %d d1 0 0 %d %d re f" % (unit, unit, unit, unit, unit)
    shown = b"BT /F %d Tf 80 700 Td (abab) Tj ET" % size
    meanings = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange"
        b" 2 beginbfchar <61> <6E05> <62> <6EAA> endbfchar endcmap end"
    )
    font = b"/FontMatrix[%g 0 0 %g 0 0]/Widths[%d %d]" % (measure, measure, unit, unit)
    data = written(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
            b"<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]%s/CharProcs<</a 6 0 R/b 6 0 R>>/FirstChar 97/LastChar 98"
            b"/Encoding<</Type/Encoding/Differences[97/a/b]>>/ToUnicode 7 0 R>>" % font,
            b"<</Length %d>>stream\n%s\nendstream" % (len(shape), shape),
            b"<</Length %d>>stream\n%s\nendstream" % (len(meanings), meanings),
        ]
    )
    source = read("a.pdf", data)
    line = source.imprint.line(1)
    assert source.text == "清溪清溪\n"
    assert line.size == pytest.approx(16, abs=0.1)
    assert line.placement is not None
    assert line.placement.edges == pytest.approx((0, 16, 32, 48, 64), abs=0.05)
