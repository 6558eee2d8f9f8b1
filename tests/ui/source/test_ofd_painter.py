"""The painter of OFD pages: ink where the file puts it, and nothing that harms."""

import threading
import time
from io import BytesIO

import pytest
from PIL import Image as Photo
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from tests.reading.ofd.writer import MM, Image, Page, Paragraph, Rule, Run, lay_out_ofd, write_ofd

from zugong_desk.reading.drawing.pages import MOST_PIXELS
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.files import read_bytes
from zugong_desk.reading.ofd.scenes import open_scenes
from zugong_desk.ui.source.drawers import open_original
from zugong_desk.ui.source.ofd_painter import drawn, image_of, open_ofd, paint

pytestmark = pytest.mark.usefixtures("qapp")

SCALE = 2.0


def picture(page: Page, scale: float = SCALE) -> QImage:
    return open_ofd(write_ofd([page])).draw(1, scale)


def path(attributes: str, steps: str, colour: str = "") -> Page:
    """A page with one path."""
    data = f"<ofd:AbbreviatedData>{steps}</ofd:AbbreviatedData>"
    return Page(xml=f"<ofd:PathObject {attributes}>{colour}{data}</ofd:PathObject>")


def text(attributes: str, code: str, chars: str, colour: str = "") -> Page:
    """A page with one text object, its measures in millimetres."""
    inner = f"{colour}<ofd:TextCode {code}>{chars}</ofd:TextCode>"
    return Page(xml=f"<ofd:TextObject {attributes}>{inner}</ofd:TextObject>")


def ink(image: QImage, x: float, y: float, width: float, height: float) -> float:
    """The share of pixels in a box, in points, that are not white."""
    box = QRect(round(x * SCALE), round(y * SCALE), round(width * SCALE), round(height * SCALE))
    pixels = [
        image.pixelColor(left, top) for left in range(box.left(), box.right()) for top in range(box.top(), box.bottom())
    ]
    return sum(pixel.lightness() < 200 for pixel in pixels) / max(1, len(pixels))


def png(colour: tuple[int, int, int, int], size: tuple[int, int] = (8, 8)) -> bytes:
    out = BytesIO()
    Photo.new("RGBA", size, colour).save(out, "PNG")
    return out.getvalue()


def test_each_character_stands_in_its_own_cell() -> None:
    steps = (30.0, 50.0, 20.0)
    image = picture(Page([Run("国国𠮷😀", 100, 200, 16, steps)]))
    for x in (100, 130, 180, 200):
        assert ink(image, x, 186, 16, 16) > 0.1
    assert ink(image, 147, 186, 32, 16) == 0
    assert ink(image, 0, 0, 595, 180) == 0


def test_latin_letters_keep_to_the_room_that_they_had() -> None:
    image = picture(Page([Run("WWWW国", 100, 200, 16, (6.0,) * 4)]))
    assert ink(image, 124, 186, 16, 16) > 0.1
    assert ink(image, 100, 186, 24, 16) > 0.1


def test_bold_is_drawn_heavier() -> None:
    regular, bold = (
        picture(Page([Run("组工信息", 100, 200, 20, (20.0,) * 3, "宋体", weight)])) for weight in (400, 700)
    )
    assert ink(bold, 100, 180, 80, 25) > 1.15 * ink(regular, 100, 180, 80, 25)


def test_lines_keep_their_colour_and_place() -> None:
    image = picture(Page(rules=[Rule(80, 200, 500, 200, 3)]))
    line = image.pixelColor(round(300 * SCALE), round(200 * SCALE))
    assert (line.red(), line.green(), line.blue()) == (192, 16, 16)
    assert image.pixelColor(round(300 * SCALE), round(206 * SCALE)) == QColor("white")
    assert image.pixelColor(round(70 * SCALE), round(200 * SCALE)) == QColor("white")


def test_areas_are_filled_as_their_rule_says() -> None:
    shape = "M 0 0 L 40 0 L 40 40 L 0 40 C M 10 10 L 30 10 L 30 30 L 10 30 C"
    blue = '<ofd:FillColor Value="0 0 255"/>'
    at = round(40 / MM * SCALE)
    for rule, colour in (("NonZero", QColor(0, 0, 255)), ("Even-Odd", QColor("white"))):
        page = path(f'Boundary="20 20 40 40" Stroke="false" Fill="true" Rule="{rule}"', shape, blue)
        assert picture(page).pixelColor(at, at) == colour


def test_arcs_and_curves_are_drawn() -> None:
    data = "M 0 20 A 20 20 0 1 1 40 20 A 20 20 0 0 1 0 20 C"
    image = picture(path('Boundary="20 20 40 40" Stroke="false" Fill="true"', data, '<ofd:FillColor Value="0"/>'))
    share = ink(image, 20 / MM, 20 / MM, 40 / MM, 40 / MM)
    assert share == pytest.approx(3.1416 / 4, abs=0.02)


def test_pictures_and_seals_let_the_text_show_through() -> None:
    run = Run("国", 120, 220, 30)
    image = picture(
        Page(
            [run],
            images=[Image(png((255, 0, 0, 255)), 300, 300, 50, 40), Image(png((255, 0, 0, 60)), 100, 180, 80, 60)],
        )
    )
    assert image.pixelColor(round(325 * SCALE), round(320 * SCALE)) == QColor(255, 0, 0)
    assert image.pixelColor(round(360 * SCALE), round(320 * SCALE)) == QColor("white")
    assert 180 < image.pixelColor(round(105 * SCALE), round(185 * SCALE)).green() < 210
    assert ink(image, 120, 190, 30, 34) > 0.1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        png((1, 2, 3, 255))[:40],
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        b"\x89PNG<svg/>",
    ],
)
def test_what_is_no_image_is_none(data: bytes) -> None:
    assert image_of(data) is None


def test_an_image_that_is_too_large_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = png((1, 2, 3, 255), (100, 100))
    assert image_of(data) is not None
    monkeypatch.setattr("zugong_desk.ui.source.ofd_painter.MOST_PIXELS", 9_999)
    assert image_of(data) is None


def test_a_page_is_never_larger_than_may_be() -> None:
    image = picture(Page([Run("国", 100, 100, 16)]), 50.0)
    assert image.width() * image.height() <= MOST_PIXELS * 1.01
    assert image.width() / image.height() == pytest.approx(595.3 / 841.9, abs=0.001)


def test_what_is_not_filled_is_not_painted() -> None:
    plain, code = 'Boundary="20 20 90 90" Size="9"', 'X="0" Y="9"'
    pages = (
        text(f'{plain} Fill="false"', code, "层下文字"),
        text(plain, code, "层下文字", '<ofd:FillColor Value="0 0 0" Alpha="0"/>'),
        text(f'{plain} Fill="false" Stroke="true" LineWidth="0.4"', code, "层下文字"),
    )
    boxes = [ink(picture(page), 20 / MM, 20 / MM, 36 / MM, 12 / MM) for page in pages]
    assert boxes[:2] == [0, 0]
    assert boxes[2] > 0.05


def test_text_runs_downwards_and_askew() -> None:
    image = picture(text('ReadDirection="90" Boundary="100 100 20 90" Size="10"', 'X="0" Y="10" DeltaY="20"', "国国"))
    for y in (100, 120):
        assert ink(image, 100 / MM, y / MM + 2, 10 / MM, 10 / MM) > 0.1
    assert ink(image, 112 / MM, 100 / MM, 40 / MM, 40 / MM) == 0
    image = picture(text('CTM="0 1 -1 0 0 0" Boundary="100 100 20 90" Size="10"', 'X="0" Y="0" DeltaX="20"', "国国"))
    assert ink(image, 100 / MM, 120 / MM, 9 / MM, 10 / MM) > 0.1
    assert ink(image, 90 / MM, 100 / MM, 9 / MM, 40 / MM) < 0.02


def test_the_painter_is_left_as_it_was() -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    scene = open_scenes(lay_out_ofd([Paragraph("国" * 400)])).scene(1)
    with QPainter(image) as painter:
        painter.translate(5, 5)
        before = painter.transform()
        paint(scene, painter, 0.1)
        assert painter.transform() == before
        assert painter.opacity() == 1.0


def test_pages_are_drawn_in_another_thread() -> None:
    drawer = open_ofd(lay_out_ofd([Paragraph("组工信息" * 300, indent=32)]))
    found: list[QImage] = []
    thread = threading.Thread(target=lambda: found.append(drawer.draw(1, 1.0)))
    thread.start()
    thread.join(30)
    assert found[0].size().width() == 595
    drawer.close()


def test_pages_that_are_not_there_or_damaged_are_refused() -> None:
    drawer = open_ofd(write_ofd([Page(), Page()], more={"Doc_0/Pages/Page_1/Content.xml": b"<"}))
    assert drawer.draw(1, 1.0).width() == 595
    for page in (0, 3):
        with pytest.raises(IndexError):
            drawer.draw(page, 1.0)
    with pytest.raises(ReadingError):
        drawer.draw(2, 1.0)


@pytest.mark.parametrize(
    "page",
    [
        path('LineWidth="0.001" DashPattern="0.0001 0.0001"', "M 0 0 L 99999 99999 B 0 0 9 9 99999 0"),
        path('LineWidth="99999"', "M 0 0 A 99999 1e-9 45 1 1 5 5 C"),
        path('Fill="true"', "M 0 0 " + "L 210 297 L 0 297 L 210 0 " * 9000, '<ofd:FillColor Value="0"/>'),
        text('Size="99999" Stroke="true" LineWidth="99999"', 'X="0" Y="50000" DeltaX="1"', "组工"),
        text('Size="9" CTM="99999 99999 99999 1 0 0"', 'X="0" Y="9"', "组工"),
    ],
)
def test_absurd_drawings_end_soon(page: Page) -> None:
    began = time.monotonic()
    assert not picture(page, 1.0).isNull()
    assert time.monotonic() - began < 20


def test_the_view_draws_an_ofd_by_this_painter() -> None:
    data = lay_out_ofd([Paragraph("组工信息", 22, align="centre", colour="192 16 16")])
    opened = open_original(read_bytes("期.ofd", data), lambda: data)
    shown = opened.draw(1, SCALE)
    assert not opened.trouble
    assert not shown.trouble
    assert shown.image == open_ofd(data).draw(1, SCALE)
    opened.close()


def test_drawing_follows_the_scene_alone() -> None:
    scene = open_scenes(lay_out_ofd([Paragraph("组工信息", 22, align="centre")])).scene(1)
    assert drawn(scene, 1.0) == drawn(scene, 1.0)
