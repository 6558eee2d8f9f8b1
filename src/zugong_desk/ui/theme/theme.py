"""A theme: the colours every painter asks for, by the names of the token table."""

from dataclasses import dataclass, fields
from typing import Any

from PySide6.QtGui import QColor, QPalette

from zugong_desk.ui.theme.contrast import contrast, luminance
from zugong_desk.ui.theme.tokens import ThemeName, tokens

DISABLED = 0.45
PURE_CONTRAST = 20.0


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of one appearance. Treat the QColor values as constants: copy before changing one."""

    name: ThemeName
    window: QColor
    panel: QColor
    base: QColor
    paper: QColor
    source: QColor
    line: QColor
    edge: QColor
    ink: QColor
    ink2: QColor
    ink3: QColor
    accent: QColor
    on_accent: QColor
    current: QColor
    selection: QColor
    hover: QColor
    red: QColor
    red_tint: QColor
    warn: QColor
    warn_tint: QColor
    style: QColor
    doubt: QColor
    doubt_tint: QColor
    ok: QColor
    ok_tint: QColor

    @property
    def dark(self) -> bool:
        """True when ink is lighter than paper."""
        return self.name == "dark"

    @property
    def disabled(self) -> QColor:
        """Ink at 45 %, for what cannot be used now."""
        return faded(self.ink)


def faded(colour: QColor, share: float = DISABLED) -> QColor:
    """The colour with `share` (0–1) of its opacity."""
    result = QColor(colour)
    result.setAlphaF(colour.alphaF() * share)
    return result


def load_theme(name: ThemeName) -> Theme:
    """The light or the dark theme of the token table."""
    return _theme(name, dict(tokens().colours[name]))


def colour_table(theme: Theme) -> dict[str, str]:
    """Token name → `#RRGGBB` of a theme, for the style sheet."""
    return {field.name: getattr(theme, field.name).name() for field in fields(theme) if field.name != "name"}


def tag_colour(index: int, theme: Theme) -> QColor:
    """Colour of hue `index` (from 0, as `Tag.colour` counts); after the last hue the first comes again."""
    hues = tokens().hues
    hue = hues[index % len(hues)]
    return QColor(hue.dark if theme.dark else hue.light)


def is_high_contrast(palette: QPalette) -> bool:
    """True for a system palette of pure black on white or the reverse, as the high-contrast schemes have."""
    return contrast(palette.windowText().color().name(), palette.window().color().name()) > PURE_CONTRAST


def high_contrast_theme(palette: QPalette) -> Theme:
    """Our shapes in the system's own high-contrast colours: two colours and the highlight, nothing between."""
    ground, ink = palette.window().color().name(), palette.windowText().color().name()
    highlight, on_highlight = palette.highlight().color().name(), palette.highlightedText().color().name()
    name: ThemeName = "dark" if luminance(ground) < luminance(ink) else "light"
    colours = {field.name: ink for field in fields(Theme)}
    for token in ("window", "panel", "base", "paper", "source", "current", "hover"):
        colours[token] = ground
    for token in ("red_tint", "warn_tint", "doubt_tint", "ok_tint", "selection"):
        colours[token] = ground
    accent = highlight if contrast(highlight, ground) >= 4.5 else ink
    colours |= {"accent": accent, "on_accent": on_highlight if accent == highlight else ground}
    return _theme(name, colours)


def _theme(name: ThemeName, colours: dict[str, str]) -> Theme:
    values: dict[str, Any] = {token: QColor(value) for token, value in colours.items()}
    return Theme(**(values | {"name": name}))
