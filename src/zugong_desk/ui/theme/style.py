"""Dresses an application: Fusion, palette, fonts, and one style sheet made from the token table."""

from pathlib import Path
from string import Template
from typing import Literal

from PySide6.QtCore import QObject, Qt, QTemporaryDir
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication

from zugong_desk.places import resource
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.palette import palette
from zugong_desk.ui.theme.svg import read_svg, recoloured
from zugong_desk.ui.theme.theme import Theme, colour_table, high_contrast_theme, is_high_contrast, load_theme
from zugong_desk.ui.theme.tokens import ThemeName, tokens

Mode = Literal["light", "dark", "system"]
SHEET = "theme/desk.qss"
EDGE = 1  # the line below a bar or above the status line: a style sheet counts it outside `min-height`
# Glyphs that the style sheet shows as images: file name, icon, colour token.
GLYPHS: tuple[tuple[str, str, str], ...] = (
    ("check", "check", "ink"),
    ("check-accent", "check", "accent"),
    ("dash-accent", "minus", "accent"),
    ("dot-accent", "dot", "accent"),
    ("chevron-down", "chevron-down", "ink2"),
    ("chevron-down-disabled", "chevron-down", "line"),
    ("chevron-right", "chevron-right", "ink2"),
    ("chevron-up", "chevron-up", "ink2"),
    ("close", "close", "ink2"),
)


class GlyphFolder(QObject):
    """Owns the folder of coloured glyphs while the application lives: style sheets take images from files only."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("glyphFolder")
        self._folder = QTemporaryDir()

    def write(self, theme: Theme) -> Path:
        """Draw all glyphs in the theme's colours; a folder of its own for each theme, since Qt caches by path."""
        folder = Path(self._folder.path()) / f"{theme.name}-{theme.ink.name()[1:]}"
        folder.mkdir(exist_ok=True)
        for name, icon, token in GLYPHS:
            colour: QColor = getattr(theme, token)
            (folder / f"{name}.svg").write_bytes(recoloured(read_svg(icon), colour))
        return folder


def apply(app: QApplication, mode: Mode) -> Theme:
    """Dress the whole application and say in which theme; `system` follows the desktop, light when it does not tell."""
    theme = load_theme(system_theme_name()) if mode == "system" else load_theme(mode)
    return dress(app, theme)


def dress(app: QApplication, theme: Theme) -> Theme:
    """Set style, palette, font and style sheet of the application from one theme."""
    glyphs = app.findChild(GlyphFolder) or GlyphFolder(app)
    app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setFont(ui_font(tokens().sizes["ui_text"]))
    app.setStyleSheet(style_sheet(theme, glyphs.write(theme)))
    return theme


def system_theme_name() -> ThemeName:
    """What the desktop asks for."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def contrast_theme(app: QApplication) -> Theme | None:
    """The system's high-contrast colours in our shapes, if such a scheme is on; ask before the first `apply`."""
    system = app.palette()
    return high_contrast_theme(system) if is_high_contrast(system) else None


def style_sheet(theme: Theme, glyphs: Path) -> str:
    """The style sheet in the theme's colours; KeyError if the sheet names a token that the table lacks."""
    values = colour_table(theme) | _derived(theme)
    for name, size in tokens().sizes.items():
        values |= {f"px_{name}": str(size), f"px_{name}_inner": str(size - EDGE)}
    return Template(resource(SHEET).read_text(encoding="utf-8")).substitute(values, glyphs=glyphs.as_posix())


def _derived(theme: Theme) -> dict[str, str]:
    return {
        "disabled": blend(theme.ink, theme.window, 0.45).name(),
        "accent_strong": blend(theme.accent, theme.ink, 0.82).name(),
        "accent_ring": blend(theme.on_accent, theme.accent, 0.6).name(),
        "scroll": blend(theme.edge, theme.panel, 0.5).name(),
    }


def blend(top: QColor, ground: QColor, share: float) -> QColor:
    """An opaque colour: `share` (0–1) of `top` over `ground`."""
    rest = 1 - share
    return QColor(
        round(top.red() * share + ground.red() * rest),
        round(top.green() * share + ground.green() * rest),
        round(top.blue() * share + ground.blue() * rest),
    )
