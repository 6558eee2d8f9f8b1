"""Every kind has a mark of its own, painted in the form of its family."""

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from zugong_desk.domain.kinds import ASIDE, Kind
from zugong_desk.ui.marks.kinds import kind_icon, kind_looks, paint_kind_mark, paint_title_head
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import Theme

SCALE = 4


def picture(kind: str, theme: Theme, level: int = 0) -> QImage:
    image = QImage(QSize(40 * SCALE, 20 * SCALE), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.paper)
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    try:
        paint_kind_mark(painter, QRectF(0, 0, 40, 20), kind, level, theme)
    finally:
        painter.end()
    return image


def share(image: QImage, colour: QColor, left: int = 0, right: int = 20) -> float:
    spots = [(x, y) for x in range(left * SCALE, right * SCALE) for y in range(image.height())]
    return sum(image.pixelColor(x, y) == colour for x, y in spots) / len(spots)


def test_every_kind_has_a_look_of_its_own() -> None:
    looks = kind_looks()
    assert set(looks) == set(Kind)
    assert len({look.mark for look in looks.values()}) == len(Kind)
    assert len({look.letter for look in looks.values()}) == len(Kind)
    assert all(len(look.mark) == 1 for look in looks.values())


def test_form_tells_the_family() -> None:
    forms = {kind: look.form for kind, look in kind_looks().items()}
    assert {kind for kind, form in forms.items() if form == "dashed"} == set(ASIDE)
    assert {kind for kind, form in forms.items() if form == "filled"} == {"column", "article_title", "heading"}
    assert forms["paragraph"] == "bare"


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_mark_is_painted_in_its_form(kind: Kind, mode: str, qapp: QApplication) -> None:
    theme = ThemeSource(qapp, "dark" if mode == "dark" else "light").theme
    image, form = picture(kind, theme), kind_looks()[kind].form
    assert share(image, theme.paper) < 1
    assert (share(image, theme.accent) > 0.4) == (form == "filled")
    assert (share(image, theme.edge) > 0.02) == (form in {"outlined", "dashed"})


def test_marks_differ_from_each_other(qapp: QApplication) -> None:
    theme = ThemeSource(qapp, "light").theme
    pictures = [picture(kind, theme) for kind in Kind]
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


def test_level_stands_in_a_ring_beside_the_mark(qapp: QApplication) -> None:
    theme = ThemeSource(qapp, "light").theme
    assert share(picture("heading", theme), theme.paper, 20, 40) == 1
    levels = [picture("heading", theme, level) for level in (1, 2, 3, 4)]
    assert all(share(image, theme.accent, 20, 40) > 0.02 for image in levels)
    assert all(one != other for place, one in enumerate(levels) for other in levels[:place])


def test_title_head_is_not_filled(qapp: QApplication) -> None:
    theme = ThemeSource(qapp, "light").theme
    image = QImage(QSize(20 * SCALE, 20 * SCALE), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.paper)
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    paint_title_head(painter, QRectF(0, 0, 20, 20), theme)
    painter.end()
    assert 0.05 < share(image, theme.accent) < 0.4


def test_unknown_kind_is_refused(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        picture("poem", ThemeSource(qapp, "light").theme)


def test_icon_of_a_kind_follows_the_theme(qapp: QApplication) -> None:
    themes = ThemeSource(qapp, "light")
    held = kind_icon("column", themes)
    before = held.pixmap(QSize(20, 20), 2.0)
    themes.set_mode("dark")
    assert before.size() == QSize(40, 40)
    assert before.toImage() != held.pixmap(QSize(20, 20), 2.0).toImage()
