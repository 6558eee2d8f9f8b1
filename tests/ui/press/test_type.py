"""Faces and what stands in for them."""

import pytest
from PySide6.QtGui import QFontInfo
from pytestqt.qtbot import QtBot

from zugong_desk.domain.looks import LOOKS, Font, Look, Style
from zugong_desk.domain.manuscript import Face
from zugong_desk.ui.press import type as press_type
from zugong_desk.ui.press.type import FINE, embeds, look_format, tracking
from zugong_desk.ui.theme.fonts import font


def table(kind: int) -> bytes:
    return bytes(8) + kind.to_bytes(2, "big") + bytes(80)


@pytest.mark.parametrize(
    ("kind", "may"), [(0, True), (4, True), (8, True), (0x0104, True), (2, False), (0x0200, False)]
)
def test_fonts_say_whether_they_may_be_embedded(kind: int, may: bool) -> None:
    assert embeds(table(kind)) is may
    assert embeds(b"")


def test_a_font_that_must_not_be_embedded_is_stood_in_for(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = iter([False, True])
    monkeypatch.setattr(press_type, "embeds", lambda _table: next(looks))
    press_type._role.cache_clear()
    try:
        assert press_type._role(Font.TITLE) == "song"
    finally:
        press_type._role.cache_clear()


def test_type_is_upright_and_of_the_size_of_its_look(qtbot: QtBot) -> None:
    for style, look in LOOKS.items():
        for face in Face:
            made = look_format(look, face, 0).font()
            assert not made.italic(), style
            assert made.pixelSize() == round(look.size * FINE)


def test_faces_differ(qtbot: QtBot) -> None:
    body = LOOKS[Style.BODY]
    assert look_format(body, Face.BOLD, 0).font().weight() > look_format(body, Face.PLAIN, 0).font().weight()
    assert look_format(body, Face.RED, 0).foreground().color().name() == "#c00000"
    hei = QFontInfo(look_format(body, Face.HEI, 0).font()).family()
    assert hei == QFontInfo(font("hei", 16)).family()


def test_only_type_of_the_grid_is_drawn_together() -> None:
    assert tracking(LOOKS[Style.BODY]) < 0
    assert tracking(Look(size=14)) == 0
