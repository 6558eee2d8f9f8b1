"""Tags differ by shape and by bar, not only by hue."""

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from zugong_desk.ui.marks.tags import (
    BARS,
    STUB,
    TagLook,
    paint_orphan_stub,
    paint_tag_bar,
    paint_tag_shape,
    paint_upright_name,
    shape_path,
    tag_look,
)
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import Theme, load_theme
from zugong_desk.ui.theme.tokens import tokens

GROUND = QColor("#FFFFFF")
LOOKS = [tag_look(number) for number in range(12)]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return ThemeSource(qapp, "light").theme


def canvas(width: int = 24, height: int = 24) -> QImage:
    image = QImage(QSize(width, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(GROUND)
    return image


def shape(look: TagLook, theme: Theme, *, hollow: bool = False) -> QImage:
    image = canvas()
    painter = QPainter(image)
    paint_tag_shape(painter, QRectF(2, 2, 20, 20), look, theme, hollow=hollow)
    painter.end()
    return image


def bar(look: TagLook, theme: Theme, height: int = 48) -> QImage:
    image = canvas(9, height + 4)
    painter = QPainter(image)
    paint_tag_bar(painter, QRectF(2, 2, 5, height), look, theme)
    painter.end()
    return image


def grey(image: QImage) -> QImage:
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def inked(image: QImage) -> int:
    return sum(image.pixelColor(x, y) != GROUND for x in range(image.width()) for y in range(image.height()))


def test_shapes_differ_in_one_hue(theme: Theme) -> None:
    pictures = [shape(TagLook(0, number), theme) for number in range(12)]
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


def test_open_shapes_are_open(theme: Theme) -> None:
    for number in range(6):
        assert shape(TagLook(0, number), theme).pixelColor(12, 12) == theme_hue(theme)
        assert shape(TagLook(0, number + 6), theme).pixelColor(12, 12) == GROUND


def theme_hue(theme: Theme) -> QColor:
    return TagLook(0, 0).qcolor(theme)


def test_child_has_a_notch_and_orphan_is_hollow(theme: Theme) -> None:
    for look in LOOKS:
        plain = shape(look, theme)
        assert shape(TagLook(look.colour, look.shape, child=True), theme) != plain
        assert shape(look, theme, hollow=True) != plain


@pytest.mark.parametrize("look", LOOKS)
def test_shape_stays_in_its_room_and_bears_its_hue(look: TagLook, theme: Theme) -> None:
    image = shape(look, theme)
    edge = [image.pixelColor(place, line) for place in range(24) for line in (0, 23)]
    assert all(colour == GROUND for colour in edge)
    hues = {image.pixelColor(x, y).name() for x in range(24) for y in range(24)}
    assert look.qcolor(theme).name() in hues


def test_patterns_of_bars_differ_in_one_hue(theme: Theme) -> None:
    by_pattern = {TagLook(0, number).bar: bar(TagLook(0, number), theme) for number in range(12)}
    assert by_pattern.keys() == BARS.keys()
    pictures = list(by_pattern.values())
    assert all(grey(one) != grey(other) for place, one in enumerate(pictures) for other in pictures[:place])


@pytest.mark.parametrize("look", LOOKS)
def test_bar_keeps_to_its_lane(look: TagLook, theme: Theme) -> None:
    image = bar(look, theme)
    outside = [image.pixelColor(x, y) for y in range(image.height()) for x in (0, 1, 7, 8)]
    assert all(colour == GROUND for colour in outside)
    assert inked(image) > 0


def test_orphan_leaves_a_stub(theme: Theme) -> None:
    image = canvas(9, 48)
    painter = QPainter(image)
    paint_orphan_stub(painter, QRectF(2, 0, 5, 48), TagLook(0, 0), theme)
    painter.end()
    assert inked(image) == 5 * STUB


def test_upright_name_is_cut_where_the_room_ends(theme: Theme) -> None:
    def written(name: str, height: int) -> QImage:
        image = canvas(24, 200)
        painter = QPainter(image)
        paint_upright_name(painter, QRectF(4, 0, 16, height), name, TagLook(1, 1), theme)
        painter.end()
        return image

    assert written("村级集体经济", 200) != written("村级集体", 200)
    assert written("村级集体经济", 50) == written("村级集体产业", 50)


def test_after_twelve_a_hue_comes_with_the_next_shape() -> None:
    assert (tag_look(0).colour, tag_look(0).shape) == (0, 0)
    assert (tag_look(12).colour, tag_look(12).shape) == (0, 1)
    pairs = {(tag_look(number).colour, tag_look(number).shape) for number in range(144)}
    assert len(pairs) == 144


def test_hues_follow_the_theme() -> None:
    assert TagLook(3, 3).qcolor(load_theme("light")) == QColor(tokens().hues[3].light)
    assert TagLook(3, 3).qcolor(load_theme("dark")) == QColor(tokens().hues[3].dark)


def test_unknown_shape_is_refused() -> None:
    with pytest.raises(KeyError):
        shape_path("heart", QRectF(0, 0, 10, 10))
