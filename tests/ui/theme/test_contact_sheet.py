"""The sheet that is looked at after a change of looks can still be painted, in either theme."""

import runpy
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from zugong_desk.ui.theme.theme import load_theme
from zugong_desk.ui.theme.tokens import ThemeName

SCRIPT = Path(__file__).with_name("contact_sheet.py")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_sheet_shows_every_colour_of_the_theme(name: ThemeName, qapp: QApplication, tmp_path: Path) -> None:
    runpy.run_path(str(SCRIPT))["main"](name, tmp_path / "sheet.png")
    image, theme = QImage(str(tmp_path / "sheet.png")), load_theme(name)
    colours = {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    wanted = (theme.window, theme.panel, theme.paper, theme.accent, theme.current, theme.red_tint, theme.doubt)
    assert {colour.rgb() for colour in wanted} <= colours
