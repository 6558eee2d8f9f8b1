"""Every drawing renders, follows the theme, and keeps to one form."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from zugong_desk.places import resources_dir
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

NAMES = sorted(path.stem for path in (resources_dir() / "icons").glob("*.svg"))
NEEDED = [
    "import",
    "undo",
    "redo",
    "history",
    "split",
    "merge",
    "doubt",
    "finding",
    "tag",
    "excerpt",
    "search",
    "filter",
    "lines",
    "page",
    "link",
    "book",
    "folder",
    "add",
    "close",
    "more",
    "chevron-down",
    "chevron-right",
    "up",
    "down",
    "drag",
    "export",
    "edit",
    "check",
    "error",
    "warning",
    "clock",
    "pause",
    "grid",
    "timeline",
    "compare",
    "lock",
    "scan",
    "zoom-in",
    "zoom-out",
    "fit-width",
    "settings",
    "help",
    "light",
    "dark",
    "progress-0",
    "progress-1",
    "progress-2",
    "progress-3",
    "progress-4",
]


def picture(name: str, themes: ThemeSource, side: int = 40, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return icon(name, themes).pixmap(QSize(side, side), 1.0, mode).toImage()


def strongest(image: QImage) -> QColor:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=QColor.alpha)


def test_all_needed_drawings_are_there() -> None:
    assert set(NEEDED) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_drawing_is_drawn_in_ink_on_a_grid_of_twenty(name: str, qapp: QApplication) -> None:
    text = (resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 20 20"' in text
    assert "currentColor" in text
    assert "#" not in text
    themes = ThemeSource(qapp, "light")
    assert strongest(picture(name, themes)).name() == themes.theme.ink.name()


def test_icon_follows_the_theme(qapp: QApplication) -> None:
    themes = ThemeSource(qapp, "light")
    held = icon("tag", themes)
    before = held.pixmap(QSize(20, 20), 1.0).toImage()
    themes.set_mode("dark")
    after = held.pixmap(QSize(20, 20), 1.0).toImage()
    assert before != after
    assert strongest(after).lightness() > strongest(before).lightness()


def test_disabled_is_ink_at_45_percent(qapp: QApplication) -> None:
    themes = ThemeSource(qapp, "light")
    assert strongest(picture("check", themes, mode=QIcon.Mode.Disabled)).alphaF() == pytest.approx(0.45, abs=0.02)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_pictures_are_drawn_at_device_size(scale: float, qapp: QApplication) -> None:
    pixmap = icon("search", ThemeSource(qapp, "light")).pixmap(QSize(20, 20), scale)
    assert pixmap.size() == QSize(round(20 * scale), round(20 * scale))
    assert pixmap.devicePixelRatio() == scale


def test_an_unknown_icon_is_refused(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError, match="no-such-icon"):
        icon("no-such-icon", ThemeSource(qapp, "light"))
