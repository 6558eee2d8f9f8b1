"""The type that a manuscript is set in: the faces that the standard names, or what stands in for them here."""

from functools import cache, lru_cache

from PySide6.QtGui import QColor, QFont, QRawFont, QTextCharFormat

from zugong_desk.domain.looks import LOOKS, RED, TRACKING, Font, Look, Style
from zugong_desk.domain.manuscript import Face
from zugong_desk.ui.theme.fonts import BOLD, MEDIUM, NORMAL, font
from zugong_desk.ui.theme.tokens import tokens

FINE = 10
"""Type is set this many times as large and drawn smaller, so that fractions of points come out true."""
ROLES = {Font.TITLE: "title", Font.BODY: "fang", Font.HEI: "hei", Font.KAI: "kai", Font.SONG: "song"}
_STANDS_IN = {Font.TITLE: BOLD, Font.HEI: MEDIUM}
"""The weight of what stands in for a face that is heavy by itself."""
_FACES = {Face.KAI: Font.KAI, Face.HEI: Font.HEI}
_ANY_USE, _RESTRICTED, _BITMAPS_ONLY = 0x000F, 0x0002, 0x0200
_KEPT = 1024
"""Fonts that are kept: each filled row has a spacing of its own."""


@lru_cache(_KEPT)
def look_format(look: Look, face: Face, spacing: float) -> QTextCharFormat:
    """The format of a face in a look, with so many points behind each character. Treat it as a constant."""
    form = QTextCharFormat()
    bold = look.bold or face is Face.BOLD
    name = _FACES.get(face, look.font)
    found = font(_role(name), look.size * FINE, BOLD if bold else _weight(name))
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    found.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing * FINE)
    form.setFont(found)
    form.setForeground(QColor(f"#{RED if face is Face.RED else look.colour}"))
    return form


def tracking(look: Look) -> float:
    """Points by which characters are drawn together so that 28 of them fill a line."""
    return TRACKING if look.size == LOOKS[Style.BODY].size else 0


@cache
def _weight(name: Font) -> QFont.Weight:
    """That of the face itself where it is installed; a heavy one is not made bolder."""
    role = ROLES[name]
    own = _role(name) == role and font(role, 16).families()[:1]
    return NORMAL if own and own[0] in tokens().fonts[role].families else _STANDS_IN.get(name, NORMAL)


@cache
def _role(name: Font) -> str:
    """The role of a face, or of what stands in for it where the font there must not be embedded: its text would be lost in PDF."""
    role: str | None = ROLES[name]
    while role is not None:
        if embeds(bytes(QRawFont.fromFont(font(role, 16)).fontTable("OS/2").data())):
            return role
        role = tokens().fonts[role].otherwise
    return ROLES[name]


def embeds(table: bytes) -> bool:
    """Whether a font lets itself be embedded with its outlines: fsType in its table OS/2 (OpenType); without one it does."""
    kind = int.from_bytes(table[8:10], "big")
    return kind & _ANY_USE != _RESTRICTED and not kind & _BITMAPS_ONLY
