"""Fonts are chosen by what is installed, in the order of the table."""

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from zugong_desk.ui.theme.fonts import families, hei_font, kai_font, reading_font, title_font, ui_font


def test_first_installed_family_wins() -> None:
    assert families("song", ("Noto Serif CJK SC", "宋体", "SimSun"))[0] == "SimSun"
    assert families("ui", ("WenQuanYi Micro Hei", "Noto Sans CJK SC"))[0] == "Noto Sans CJK SC"


def test_a_missing_role_borrows() -> None:
    assert families("kai", ("SimSun",)) == ("SimSun",)
    assert families("title", ("方正小标宋简体", "SimSun"))[0] == "方正小标宋简体"
    assert families("title", ("WenQuanYi Micro Hei",)) == ("WenQuanYi Micro Hei",)


def test_companions_for_rare_characters_follow() -> None:
    assert families("song", ("SimSun", "SimSun-ExtB")) == ("SimSun", "SimSun-ExtB")


def test_nothing_suitable_leaves_the_default() -> None:
    assert families("song", ("Comic Sans MS",)) == ()


def test_fonts_are_real_families_here(qapp: QApplication) -> None:
    for font in (ui_font(), reading_font(18), kai_font(), hei_font(), title_font()):
        wanted = font.families()
        assert not wanted or QFontInfo(font).family() == wanted[0]
    assert reading_font(18).pixelSize() == 18
