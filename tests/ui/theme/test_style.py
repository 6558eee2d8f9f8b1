"""The style sheet, the palette and the theme source on a real application."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.style import apply, style_sheet, system_theme_name
from zugong_desk.ui.theme.theme import colour_table, high_contrast_theme, is_high_contrast, load_theme, tag_colour
from zugong_desk.ui.theme.tokens import ThemeName, tokens


@pytest.mark.parametrize("name", ["light", "dark"])
def test_sheet_names_only_colours_of_the_table(name: ThemeName, tmp_path: Path) -> None:
    sheet = style_sheet(load_theme(name), tmp_path)
    assert "$" not in sheet.split("*/", 1)[1]
    assert tokens().colours[name]["accent"].lower() in sheet
    assert tmp_path.as_posix() in sheet


def test_apply_sets_palette_font_and_sheet(qapp: QApplication) -> None:
    theme = apply(qapp, "dark")
    assert theme.dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.window
    assert qapp.font().pixelSize() == tokens().sizes["ui_text"]
    assert qapp.font().families()


def test_glyphs_of_the_sheet_exist(qapp: QApplication) -> None:
    apply(qapp, "light")
    images = {part.split(")")[0] for part in qapp.styleSheet().split("url(")[1:]}
    assert images
    assert all(Path(image).is_file() for image in images)


def test_source_tells_of_a_change_only(qapp: QApplication, qtbot: QtBot) -> None:
    themes = ThemeSource(qapp, "light")
    with qtbot.waitSignal(themes.changed):
        themes.set_mode("dark")
    assert themes.theme.dark
    assert themes.mode == "dark"
    with qtbot.assertNotEmitted(themes.changed):
        themes.set_mode("dark")


def test_system_mode_follows_the_desktop(qapp: QApplication) -> None:
    themes = ThemeSource(qapp, "system")
    assert themes.theme.name == system_theme_name()


def test_bars_have_their_heights(qapp: QApplication, qtbot: QtBot) -> None:
    ThemeSource(qapp, "light")
    window = QMainWindow()
    qtbot.addWidget(window)
    window.menuBar().addMenu("文件")
    bar, field, button, tabs = window.addToolBar("条"), QLineEdit(), QPushButton("采纳"), QTabWidget()
    tabs.addTab(QWidget(), "结构")
    for widget in (field, button):
        bar.addWidget(widget)
    window.setCentralWidget(tabs)
    window.statusBar().showMessage("已保存")
    window.show()
    sizes = tokens().sizes
    assert bar.height() == sizes["tool_bar"]
    assert window.statusBar().height() == sizes["status"]
    assert tabs.tabBar().height() == sizes["head"]
    assert field.height() == button.height() == sizes["control"]
    assert abs(window.menuBar().height() - sizes["menu"]) <= 2


def test_focus_does_not_move_anything(qapp: QApplication, qtbot: QtBot) -> None:
    ThemeSource(qapp, "light")
    field = QLineEdit("桐城市")
    qtbot.addWidget(field)
    before = field.sizeHint()
    field.show()
    field.setFocus()
    assert field.sizeHint() == before


def test_high_contrast_takes_the_system_colours() -> None:
    system = QPalette(QColor("#000000"))
    for role, colour in ((QPalette.ColorRole.WindowText, "#FFFFFF"), (QPalette.ColorRole.Highlight, "#1AEBFF")):
        system.setColor(role, QColor(colour))
    system.setColor(QPalette.ColorRole.Window, QColor("#000000"))
    system.setColor(QPalette.ColorRole.HighlightedText, QColor("#000000"))
    assert is_high_contrast(system)
    theme = high_contrast_theme(system)
    assert theme.dark
    assert theme.ink == QColor("#FFFFFF")
    assert theme.accent == QColor("#1AEBFF")
    assert not is_high_contrast(QPalette(QColor("#EFEFEF")))


def test_hues_come_round_again() -> None:
    light = load_theme("light")
    assert tag_colour(12, light) == tag_colour(0, light) == QColor("#1E47B6")
    assert tag_colour(0, load_theme("dark")) == QColor("#7D9CBD")


def test_colour_table_has_every_token() -> None:
    table = colour_table(load_theme("light"))
    assert table.keys() == tokens().colours["light"].keys()
    assert {value.upper() for value in table.values()} == set(tokens().colours["light"].values())
