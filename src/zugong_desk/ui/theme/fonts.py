"""Fonts by role. Families are chosen from what is installed and set explicitly; Qt's own fallback is not relied on."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from zugong_desk.ui.theme.tokens import tokens

NORMAL, MEDIUM, BOLD, BLACK = (
    QFont.Weight.Normal,
    QFont.Weight.Medium,
    QFont.Weight.Bold,
    QFont.Weight.Black,
)


def ui_font(px: float = 13, weight: QFont.Weight = NORMAL) -> QFont:
    """Sans font of controls and lists; `px` is logical pixels at 100 %."""
    return font("ui", px, weight)


def reading_font(px: float = 16, weight: QFont.Weight = NORMAL) -> QFont:
    """Song (宋体) font of the reading text."""
    return font("song", px, weight)


def title_font(px: float = 22, weight: QFont.Weight = BOLD) -> QFont:
    """Font of article titles and the masthead: 小标宋 where it is installed, otherwise the reading family."""
    return font("title", px, weight)


def kai_font(px: float = 16) -> QFont:
    """Kai (楷体) font of bylines, notes, instructions and credits."""
    return font("kai", px)


def hei_font(px: float = 16, weight: QFont.Weight = MEDIUM) -> QFont:
    """Sans (黑体) font of numbered headings that run in."""
    return font("hei", px, weight)


def fang_font(px: float = 16) -> QFont:
    """Fangsong (仿宋) font, for those who choose it."""
    return font("fang", px)


def font(role: str, px: float, weight: QFont.Weight = NORMAL) -> QFont:
    """Font of a role of the token table (ui, song, title, hei, kai, fang); KeyError for any other name."""
    chosen = QFont()
    chosen.setFamilies(list(families(role, _installed())))
    chosen.setPixelSize(max(1, round(px)))
    chosen.setWeight(weight)
    chosen.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return chosen


@cache
def _installed() -> tuple[str, ...]:
    # asked once: rows ask for fonts at each painting, and the list is long
    return tuple(QFontDatabase.families())


@cache
def families(role: str, installed: tuple[str, ...]) -> tuple[str, ...]:
    """The family chosen for a role, then the companions that carry its rare characters, all of them installed.

    Empty when nothing suitable is installed: Qt then keeps its default family.
    """
    table, present = tokens().fonts, set(installed)
    companions = [family for family in table["companions"].families if family in present]
    chosen, step = "", table[role]
    while not chosen:
        chosen = next((family for family in step.families if family in present), "")
        if step.otherwise is None:
            break
        step = table[step.otherwise]
    return tuple(dict.fromkeys(([chosen] if chosen else []) + companions))
