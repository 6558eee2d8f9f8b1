"""How kinds and inks are printed at one text size in one theme: block formats and character formats."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QTextBlockFormat, QTextCharFormat

from zugong_desk.domain.kinds import Kind
from zugong_desk.ui.reading.paint import Ink
from zugong_desk.ui.theme.fonts import BLACK, BOLD, hei_font, kai_font, reading_font, title_font
from zugong_desk.ui.theme.theme import Theme

LINE = 27 / 16
GAP = 9 / 16
CENTRE = Qt.AlignmentFlag.AlignHCenter
LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
ADDED = QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value


@dataclass(frozen=True, slots=True)
class Setting:
    """How a block is set, all in em of the reading text: height of a line, indents, space above and below."""

    align: Qt.AlignmentFlag = LEFT
    line: float = LINE
    first: float = 0
    left: float = 0
    above: float = 0
    below: float = GAP


SETTINGS: dict[Kind, Setting] = {
    Kind.MASTHEAD: Setting(CENTRE, line=0, above=0.5, below=1.5),
    Kind.ARTICLE_TITLE: Setting(CENTRE, line=36 / 16, above=1.25, below=0.5),
    Kind.COLUMN: Setting(CENTRE, line=30 / 16, above=1.25, below=0.75),
    Kind.TOC: Setting(LEFT, above=0.75),
    Kind.TOC_ENTRY: Setting(first=-1, left=1, below=0.25),
    Kind.EDITOR_NOTE: Setting(first=2, above=0.75),
    Kind.INSTRUCTION: Setting(first=2, above=0.75),
    Kind.BYLINE: Setting(CENTRE),
    Kind.HEADING: Setting(first=2, above=0.5),
    Kind.PARAGRAPH: Setting(first=2),
    Kind.SOURCE_CREDIT: Setting(RIGHT),
    Kind.DISTRIBUTION: Setting(first=-2, left=2, below=0.25),
}
FIELD_DISTANCE = 6 / 16
MASTHEAD_SIZE = 44 / 16
MASTHEAD_SPACING = 16
TITLE_SIZE = 22 / 16
COLUMN_SIZE = 18 / 16
HEAVY = QFont.Weight.DemiBold
"""Medium where the family has it would do; most have regular and bold only, and regular does not stand out."""


class Dress:
    """Formats for one text size (`px`, logical pixels of an em) and one theme; nothing in it changes."""

    def __init__(self, px: int, theme: Theme) -> None:
        self.px = px
        self.theme = theme
        self.font = reading_font(px)
        self._blocks = {kind: self._block_format(setting) for kind, setting in SETTINGS.items()}
        self._inks = self._ink_formats()
        self.char_format = lru_cache(maxsize=256)(self._char_format)

    def block_format(self, kind: Kind, room_below: float = 0) -> QTextBlockFormat:
        """How a block of the kind is set, with `room_below` logical pixels more under it for a card."""
        plain = self._blocks[kind]
        if not room_below:
            return plain
        roomy = QTextBlockFormat(plain)
        roomy.setBottomMargin(plain.bottomMargin() + room_below)
        return roomy

    def _char_format(self, inks: tuple[Ink, ...]) -> QTextCharFormat:
        """The format of characters on which these inks lie, the last on top."""
        out = QTextCharFormat()
        for ink in inks:
            out.merge(self._inks[ink])
        return out

    def _block_format(self, setting: Setting) -> QTextBlockFormat:
        em = self.px
        out = QTextBlockFormat()
        out.setAlignment(setting.align)
        out.setTextIndent(setting.first * em)
        out.setLeftMargin(setting.left * em)
        out.setTopMargin(round(setting.above * em))
        out.setBottomMargin(round(setting.below * em))
        if setting.line:
            out.setLineHeight(round(setting.line * em), FIXED)
        else:
            out.setLineHeight(round(FIELD_DISTANCE * em), ADDED)
        return out

    def _ink_formats(self) -> dict[Ink, QTextCharFormat]:
        em, theme = self.px, self.theme
        masthead = title_font(MASTHEAD_SIZE * em, BLACK)
        masthead.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, MASTHEAD_SPACING * em / 16)
        last = title_font(MASTHEAD_SIZE * em, BLACK)
        column = hei_font(COLUMN_SIZE * em, HEAVY)
        return {
            Ink.MASTHEAD: _printed(masthead, theme.red),
            Ink.MASTHEAD_END: _printed(last, theme.red),
            Ink.ARTICLE_TITLE: _printed(title_font(TITLE_SIZE * em)),
            Ink.COLUMN: _printed(column, theme.accent),
            Ink.HEADING: _printed(hei_font(em, HEAVY)),
            Ink.KAI: _printed(kai_font(em)),
            Ink.QUIET: _printed(None, theme.ink2),
            Ink.RUN_IN: _printed(reading_font(em, BOLD)),
            Ink.ITEM: _printed(reading_font(em, BOLD)),
            Ink.TITLE: _printed(reading_font(em, BOLD)),
            Ink.TAG: _filled(theme.selection),
            Ink.MISREAD: _doubtful(theme.doubt, theme.doubt_tint),
        }


def _printed(font: QFont | None, colour: QColor | None = None) -> QTextCharFormat:
    out = QTextCharFormat()
    if font is not None:
        out.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
    if colour is not None:
        out.setForeground(QBrush(colour))
    return out


def _filled(colour: QColor) -> QTextCharFormat:
    out = QTextCharFormat()
    out.setBackground(QBrush(colour))
    return out


def _doubtful(colour: QColor, tint: QColor) -> QTextCharFormat:
    out = QTextCharFormat()
    out.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    out.setUnderlineColor(colour)
    out.setBackground(QBrush(tint))
    return out
