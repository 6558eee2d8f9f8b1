"""The type that a manuscript is set in: the faces that the standard names, or what stands in for them here."""

from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QTextCharFormat

from zugong_desk.domain.looks import LOOKS, RED, TRACKING, Font, Look, Style
from zugong_desk.domain.manuscript import Face
from zugong_desk.ui.theme.fonts import BOLD, MEDIUM, NORMAL, font

FINE = 10
"""Type is set this many times as large and drawn smaller, so that fractions of points come out true."""
ROLES = {Font.TITLE: "title", Font.BODY: "fang", Font.HEI: "hei", Font.KAI: "kai", Font.SONG: "song"}
WEIGHTS = {Font.TITLE: BOLD, Font.HEI: MEDIUM}
_FACES = {Face.KAI: Font.KAI, Face.HEI: Font.HEI}
_KEPT = 1024
"""Fonts that are kept: each filled row has a spacing of its own."""


@lru_cache(_KEPT)
def look_format(look: Look, face: Face, spacing: float) -> QTextCharFormat:
    """The format of a face in a look, with so many points behind each character. Treat it as a constant."""
    form = QTextCharFormat()
    bold = look.bold or face is Face.BOLD
    name = _FACES.get(face, look.font)
    found = font(ROLES[name], look.size * FINE, BOLD if bold else WEIGHTS.get(name, NORMAL))
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    found.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing * FINE)
    form.setFont(found)
    form.setForeground(QColor(f"#{RED if face is Face.RED else look.colour}"))
    return form


def tracking(look: Look) -> float:
    """Points by which characters are drawn together so that 28 of them fill a line."""
    return TRACKING if look.size == LOOKS[Style.BODY].size else 0
