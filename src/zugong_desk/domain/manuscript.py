"""A manuscript: what goes to print, line after line, each in a named style; Word, PDF, web page and preview all set the same one."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from zugong_desk.domain.looks import LOOKS, Style

_LISTED = 2
"""Levels of numbered headings that a table of contents lists."""
_TITLE_STYLES = frozenset(
    (Style.TITLE, Style.SUBTITLE, Style.MAKER, Style.RULE, Style.MASTHEAD, Style.ISSUE_NO, Style.ISSUER, Style.RED_RULE)
)
_OVER_HEADINGS = (Style.COLUMN, Style.ARTICLE_TITLE)
"""Styles of headings that stand over the numbered ones, the highest first."""
_AT_THE_FOOT = frozenset((Style.DISTRIBUTION, Style.FOOT_RULE))
_SAID_OF_TEXT = frozenset((Style.CITATION, Style.REMARK))
_SHORT = 100
"""Characters of text that stays on one page; some programs hold all of a long paragraph together where Word only its end."""


class Face(StrEnum):
    """How a run differs from the type of its line."""

    PLAIN = ""
    BOLD = "bold"
    KAI = "kai"
    """Set in 楷体: a citation behind a passage."""
    HEI = "hei"
    """Set in 黑体: a title that runs into its text, the label of a remark."""
    RED = "red"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line's text in one face.

    A tab in a line of two ends parts its left end from its right one; a line feed breaks the line, as in a title of two.
    """

    text: str
    face: Face = Face.PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as it is printed; `origin` is the id of the excerpt, section or block that it shows, empty for none.

    `target` is the origin of another line whose page number stands at this one's right end: a printed contents list.
    """

    style: Style
    pieces: tuple[Piece, ...]
    origin: str = ""
    target: str = ""

    @property
    def text(self) -> str:
        """The line's characters without their faces."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Lines in order. `title` names the document; `contents` asks for a table of contents behind the lines of the title.

    Headings (`levels` are not 0) make up the contents and the bookmarks. Pages break at lines
    of `Style.PAGE_BREAK` only, behind a table of contents too.
    """

    title: str
    lines: tuple[Line, ...]
    contents: bool = False


def line(style: Style, text: str, origin: str = "", face: Face = Face.PLAIN) -> Line:
    """A line of one piece."""
    return Line(style, (Piece(text, face),), origin)


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as a contents list names it: its level from 1, its words in one line, its index in the lines."""

    level: int
    text: str
    line: int


def heading_levels(lines: Sequence[Line]) -> dict[Style, int]:
    """The level in the outline, from 1, of each style of heading; numbered ones stand below columns and articles, if there are any."""
    used = {one.style for one in lines}
    over = [style for style in _OVER_HEADINGS if style in used]
    numbered = {
        style: look.level + len(over) for style, look in LOOKS.items() if look.level and style not in _OVER_HEADINGS
    }
    return numbered | {style: level for level, style in enumerate(over, 1)}


def levels(lines: Sequence[Line]) -> list[int]:
    """The level of each line in the outline, 0 for text."""
    known = heading_levels(lines)
    return [known.get(one.style, 0) for one in lines]


def contents_depth(lines: Sequence[Line]) -> int:
    """Down to which level a table of contents lists headings: columns and articles if there are any, else two levels."""
    return sum(style in {one.style for one in lines} for style in _OVER_HEADINGS) or _LISTED


def entries(manuscript: Manuscript) -> list[Entry]:
    """What a table of contents lists, in order."""
    depth = contents_depth(manuscript.lines)
    return [
        Entry(level, " ".join(one.text.split()), at)
        for at, (one, level) in enumerate(zip(manuscript.lines, levels(manuscript.lines), strict=True))
        if 0 < level <= depth and one.text.strip()
    ]


def contents_at(manuscript: Manuscript) -> int:
    """Before which line the table of contents stands: the first that does not belong to the title."""
    lines = manuscript.lines
    return next((at for at, one in enumerate(lines) if one.style not in _TITLE_STYLES), len(lines))


def held(lines: Sequence[Line]) -> list[bool]:
    """Whether each line stays on the page of the next one: headings, short text above its citation, that above remarks,

    an instruction and the room for it, those to whom an issue goes.
    """
    nexts = [*(one.style for one in lines[1:]), None]
    return [
        after is not None
        and (
            LOOKS[one.style].keep
            or {one.style, after} <= _AT_THE_FOOT
            or one.style is after is Style.INSTRUCTION
            or (after in _SAID_OF_TEXT and after is not one.style and len(one.text) <= _SHORT)
        )
        for one, after in zip(lines, nexts, strict=False)
    ]
