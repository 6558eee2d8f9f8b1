"""Contrast between two colours as WCAG 2 measures it."""

import re

HEX = re.compile(r"#([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")


def luminance(colour: str) -> float:
    """Relative luminance, 0 black to 1 white, of an opaque `#RRGGBB` (WCAG 2.1, "relative luminance")."""
    match = HEX.fullmatch(colour)
    if match is None:
        raise ValueError(f"not a colour of the form #RRGGBB: {colour!r}")
    red, green, blue = (_linear(int(pair, 16) / 255) for pair in match.groups())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio from 1 (same) to 21 (black on white), whichever way round (WCAG 2.1, "contrast ratio")."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
