"""How each style of a manuscript is set, after GB/T 9704-2012 (paper 5.1, type 5.2, parts of a text 7.3, page numbers 7.5).

Sizes are points, indents and tabs characters of the line's own size, the page millimetres. 22 lines of 28 characters of 三号 (16 pt)
fill the 156 mm × 225 mm of the type area: 156 mm / 28 = 15.8 pt from character to character, which is 16 pt drawn together a
little, and 225 mm / 22 = 28.95 pt from line to line (29 pt would leave room for 21 lines only).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

LINES, CHARACTERS = 22, 28
"""Of a page, and of a line in 三号."""
LEADING = 28.95
"""Points from line to line."""
TRACKING = -0.3
"""Points by which characters of 三号 stand closer than they are wide, so that 28 fill a line."""


class Style(StrEnum):
    """What a line of a manuscript is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    MAKER = "maker"
    """Who compiled it and when, under the title."""
    CONTENTS_TITLE = "contents_title"
    CONTENTS_ENTRY = "contents_entry"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    HEADING_4 = "heading_4"
    BODY = "body"
    QUIET = "quiet"
    """A preface, an editor's note: body text in 楷体."""
    CITATION = "citation"
    REMARK = "remark"
    """Notes to the reader, tags and fields of a practice."""
    RULE = "rule"
    """The red line under a title; it has no text."""
    MASTHEAD = "masthead"
    ISSUE_NO = "issue_no"
    ISSUER = "issuer"
    """The issuer at the left end of a line and, behind a tab, the date at its right."""
    RED_RULE = "red_rule"
    INSTRUCTION = "instruction"
    """A leader's written instruction, or the room left for one."""
    COLUMN = "column"
    ARTICLE_TITLE = "article_title"
    BYLINE = "byline"
    CREDIT = "credit"
    DISTRIBUTION = "distribution"
    """报, 送, 发 at the foot."""
    FOOT_RULE = "foot_rule"
    """The line above and under those; it has no text."""
    PAGE_BREAK = "page_break"


class Font(StrEnum):
    """The faces that the standard names, by the name that Word knows; writers give what stands in for them where they are absent."""

    TITLE = "方正小标宋简体"
    BODY = "仿宋_GB2312"
    HEI = "黑体"
    KAI = "楷体_GB2312"
    SONG = "宋体"


class Align(StrEnum):
    """How a line fills its measure."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    FULL = "full"
    ENDS = "ends"
    """Its first part at the left end, what stands behind a tab at the right."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a style is set. `level` is that in the outline (0: none); `keep` holds a line on the page of the next.

    `indent` is that of the first line (negative: it hangs out of the others), `left` and `right` of all lines; `before`
    and `after` are room in points, between two lines the more of both; `together` says that lines of the style that
    follow each other have room above the first and below the last only. `rule_above` and `rule_below` are the width of a
    line across the measure in points, in `rule_colour`.
    """

    font: Font = Font.BODY
    size: float = 16
    leading: float = LEADING
    align: Align = Align.FULL
    indent: float = 2
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    level: int = 0
    bold: bool = False
    keep: bool = False
    colour: str = "000000"
    rule_above: float = 0
    rule_below: float = 0
    rule_colour: str = "000000"
    together: bool = False
    leader: bool = False
    """Whether dots lead to the right end of a line of two ends."""
    smallest: float = 0
    """The size in points down to which the type shrinks until the text fits; 0 for type of one size."""


_LAST_NARROW = 0x2FF
"""The last letter of the scripts whose letters are about half as wide as they are high."""
RED = "C00000"
GREY = "595959"

LOOKS: Mapping[Style, Look] = MappingProxyType(
    {
        Style.TITLE: Look(Font.TITLE, 22, 36, Align.CENTRE, indent=0, after=14, keep=True),
        Style.SUBTITLE: Look(Font.KAI, 16, LEADING, Align.CENTRE, indent=0, after=6, keep=True),
        Style.MAKER: Look(Font.KAI, 16, LEADING, Align.CENTRE, indent=0, keep=True),
        Style.RULE: Look(Font.BODY, 6, 14, indent=0, rule_below=1.5, rule_colour=RED, after=14),
        Style.CONTENTS_TITLE: Look(Font.HEI, 18, 36, Align.CENTRE, indent=0, before=14, after=14, keep=True),
        Style.CONTENTS_ENTRY: Look(Font.BODY, 16, LEADING, Align.ENDS, indent=0, leader=True),
        Style.HEADING_1: Look(Font.HEI, 16, LEADING, Align.LEFT, before=14, level=1, keep=True),
        Style.HEADING_2: Look(Font.KAI, 16, LEADING, Align.LEFT, before=6, level=2, keep=True),
        Style.HEADING_3: Look(Font.BODY, 16, LEADING, Align.LEFT, level=3, bold=True, keep=True),
        Style.HEADING_4: Look(Font.BODY, 16, LEADING, Align.LEFT, level=4, keep=True),
        Style.BODY: Look(),
        Style.QUIET: Look(Font.KAI, before=10, after=10, together=True),
        Style.CITATION: Look(Font.KAI, 14, 26, Align.RIGHT, indent=0, after=6),
        Style.REMARK: Look(
            Font.KAI, 12, 20, Align.LEFT, indent=0, left=2 * 16 / 12, after=8, colour=GREY, together=True
        ),
        Style.MASTHEAD: Look(Font.TITLE, 62, 82, Align.CENTRE, indent=0, before=14, colour=RED, keep=True, smallest=26),
        Style.ISSUE_NO: Look(Font.BODY, 16, LEADING, Align.CENTRE, indent=0, before=8, after=8, keep=True),
        Style.ISSUER: Look(Font.BODY, 16, LEADING, Align.ENDS, indent=0, left=1, right=1, keep=True),
        Style.RED_RULE: Look(Font.BODY, 6, 10, indent=0, rule_below=2.25, rule_colour=RED, after=18),
        Style.INSTRUCTION: Look(Font.KAI, before=14, after=14, rule_above=0.75, rule_below=0.75, together=True),
        Style.COLUMN: Look(Font.HEI, 16, LEADING, Align.LEFT, indent=0, before=14, after=6, level=1, keep=True),
        Style.ARTICLE_TITLE: Look(Font.TITLE, 22, 36, Align.CENTRE, indent=0, before=14, after=8, level=2, keep=True),
        Style.BYLINE: Look(Font.KAI, 16, LEADING, Align.CENTRE, indent=0, after=14, keep=True),
        Style.CREDIT: Look(Font.KAI, 16, LEADING, Align.RIGHT, indent=0, right=2),
        Style.DISTRIBUTION: Look(Font.BODY, 14, 25, Align.LEFT, indent=-2, left=3, right=1),
        Style.FOOT_RULE: Look(Font.BODY, 6, 8, indent=0, rule_below=1),
        Style.PAGE_BREAK: Look(size=1, leading=1, indent=0),
    }
)
"""The look of each style; lines of one ruled style that follow each other share their rules."""


def level_of(style: Style) -> int:
    """The level of a style in the outline, from 1; 0 for what is no heading."""
    return LOOKS[style].level


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet and its margins in millimetres, and where page numbers stand: — 1 — at the outer edge, one character in."""

    width: float = 210
    height: float = 297
    top: float = 37
    bottom: float = 35
    left: float = 28
    right: float = 26
    number_below: float = 7
    """From the type area to the upper edge of the page number."""
    number_size: float = 14


PAPER = Paper()
POINTS_PER_MM = 72 / 25.4
MEASURE = (PAPER.width - PAPER.left - PAPER.right) * POINTS_PER_MM
"""Points from margin to margin."""
_OF_MEASURE = 0.94
"""The share of the measure that a line of shrunken type fills."""


def width_of(text: str) -> float:
    """About how many characters wide a text is, in full-width ones."""
    return sum(1 if ord(character) > _LAST_NARROW else 1 / 2 for character in text)


def fitted(look: Look, text: str) -> Look:
    """The look in the size in which each line of the text fits, if its type may shrink; leading shrinks with it."""
    width = max(map(width_of, text.split("\n")))
    if not look.smallest or not width:
        return look
    size = int(max(look.smallest, min(look.size, MEASURE * _OF_MEASURE / width)))
    return replace(look, size=size, leading=round(look.leading * size / look.size))
