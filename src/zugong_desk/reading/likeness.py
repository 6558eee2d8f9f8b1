"""Likeness: what a person would name of a block, and whether two blocks look the same by it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import KIND_NAMES, Kind
from zugong_desk.domain.numbering import Style, number_at
from zugong_desk.reading import shapes
from zugong_desk.reading.lines import Line
from zugong_desk.reading.openers import opener_of
from zugong_desk.reading.printed import Printed

_SERIALS = {
    "01": re.compile(r"0\d[\s\u3000、．.：:]*(?=\D)"),
    "其一": re.compile(r"(?:其|之)[一二三四五六七八九十][：:，、\s]"),
    "A": re.compile(r"[A-Ha-h][．.、）)]\s*(?=[^\x00-\x7f])"),
}
_FIGURES = re.compile(r"\d+")
_BLANKS = re.compile(r"\s+")
NUMBERS = {
    Style.CHAPTER: "“一、”",
    Style.BRACKETED: "“（一）”",
    Style.FIGURE: "“1．”",
    Style.BRACKETED_FIGURE: "“（1）”",
    Style.CIRCLED: "“①”",
    Style.ITEM: "“一是”",
    Style.ORDINAL: "“第一”",
}
"""The styles of numbers as an editor would call them."""

OPENED = {
    "editor_note": "编者按",
    "instruction": "批示",
    "toc": "目录",
    "distribution": "报送、印发",
    "source": "来源",
    "author": "供稿",
    "salutation": "称呼",
}
"""The opening words of the parts of a bulletin, by the keys of the table of openers."""


class Ending(StrEnum):
    """How a text closes; the value is what an editor would say."""

    STOP = "以句末标点收尾"
    COLON = "以冒号收尾"
    OPEN = "没有说完"
    NONE = "不带句末标点"


class Shape(StrEnum):
    """What a short line is by itself; the value is what an editor would say."""

    PLAIN = ""
    PAGE = "只有页码"
    FIGURE = "只有数字"
    DATE = "只有日期"
    UNIT = "只有单位名"
    LEADER = "末尾带页码"
    TABLE = "是表格的一行"


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs that a line carries: what stands first, what holds it, how it is set."""

    mark: str = ""
    style: Style | None = None
    serial: str = ""
    """A number of no style that headings have by rule, as its kind is called: 01, 其一, A."""
    opener: str = ""
    bracket: str = ""
    bold: bool = False
    hashes: int = 0
    shape: Shape = Shape.PLAIN

    @property
    def sure(self) -> bool:
        """Whether they tell without the neighbours: a mark, a number or an opening word stands first, or it is a page's."""
        return bool(self.mark or self.style or self.serial or self.opener) or self.shape is Shape.PAGE

    @property
    def any(self) -> bool:
        return self != Signs()


@dataclass(frozen=True, slots=True)
class Looks:
    """A block as a person sees it. `words` is its text without blanks, figures made one sign; `columns` its width.

    `above` and `below` are the kinds of the lines around it; `indent` and `gap` are as its first source line has them.
    """

    kind: Kind
    level: int
    words: str
    signs: Signs
    ending: Ending
    several: bool
    """Whether a sentence ends inside it."""
    columns: int
    indent: int
    gap: int
    above: Kind | None
    below: Kind | None

    @property
    def short(self) -> bool:
        return self.columns <= shapes.LONGEST_TITLE

    @property
    def telling(self) -> bool:
        """Whether there is anything to tell it by: a sign, or else that it is short and no sentence."""
        return self.signs.any or (self.short and not self.several and self.ending is Ending.NONE)


def looks_of(bulletin: Bulletin, printed: Printed) -> dict[str, Looks]:
    """The looks of every block that shows any of the source, by block id; those set aside among them."""
    around = _around(bulletin.blocks)
    out = {}
    for block in bulletin.blocks:
        line = printed.first_line(block)
        if line is not None and block.text.strip():
            out[block.id] = _looks(block, line, printed, *around[block.id])
    return out


def _around(blocks: Sequence[Block]) -> Mapping[str, tuple[Kind | None, Kind | None]]:
    """The kinds of the lines before and after each block; what is set aside is no neighbour."""
    out: dict[str, tuple[Kind | None, Kind | None]] = {}
    below: Kind | None = None
    after: dict[str, Kind | None] = {}
    for block in reversed(blocks):
        after[block.id] = below
        below = below if block.aside else block.kind
    above: Kind | None = None
    for block in blocks:
        out[block.id] = above, after[block.id]
        above = above if block.aside else block.kind
    return out


def _looks(block: Block, line: Line, printed: Printed, above: Kind | None, below: Kind | None) -> Looks:
    text = block.text.strip()
    ending = text.rstrip(shapes.CLOSING)
    return Looks(
        kind=block.kind,
        level=block.level,
        words=_FIGURES.sub("#", _BLANKS.sub("", text)),
        signs=signs_of(text, bold=printed.is_bold(block), hashes=line.hashes),
        ending=ending_of(text),
        several=len(ending) > 1 and shapes.STOP.search(ending, 0, len(ending) - 1) is not None,
        columns=shapes.columns(text),
        indent=line.indent,
        gap=min(line.gap, 2),
        above=above,
        below=below,
    )


def signs_of(text: str, *, bold: bool = False, hashes: int = 0) -> Signs:
    """The signs of a text that begins a line or could begin one."""
    head = text[: shapes.LONGEST_TITLE]
    short = len(text) <= shapes.LONGEST_TITLE and shapes.columns(text) <= shapes.LONGEST_TITLE
    number = number_at(head)
    shape = _shape(text) if short and number is None else Shape.PLAIN
    return Signs(
        mark=_mark(head) if shape is not Shape.PAGE else "",
        style=number.style if number else None,
        serial="" if number else next((name for name, shape in _SERIALS.items() if shape.match(head)), ""),
        opener=opener_of(head),
        bracket=head[0] if short and shapes.is_bracketed(text) else "",
        bold=bold,
        hashes=hashes,
        shape=shape,
    )


def _mark(text: str) -> str:
    """The mark that stands first; any list mark counts as a dash."""
    if text[:1] in tuple(shapes.LEAD_MARKS):
        return text[0]
    return "-" if shapes.LIST_MARKS.match(text) else ""


def _shape(text: str) -> Shape:
    if shapes.page_number(text) is not None:
        return Shape.PAGE if shapes.is_decorated_page(text) else Shape.FIGURE
    if shapes.is_date(text):
        return Shape.DATE
    if shapes.is_unit(text):
        return Shape.UNIT
    if shapes.is_tabular(text):
        return Shape.TABLE
    return Shape.LEADER if shapes.has_leader(text) else Shape.PLAIN


def ending_of(text: str) -> Ending:
    """How a text closes, quotation marks and brackets after its last sign left out."""
    last = text.rstrip(shapes.CLOSING)[-1:]
    if last and last in shapes.TERMINAL:
        return Ending.STOP
    if last and last in "：:":
        return Ending.COLON
    return Ending.OPEN if text[-1:] in shapes.OPEN_ENDED else Ending.NONE


def repeats(one: Looks, other: Looks) -> bool:
    """Whether both are the same line, blanks and figures apart, such as a running head or the name of a column."""
    return (one.kind, one.level, one.words) == (other.kind, other.level, other.words) and shapes.has_words(one.words)


def alike(one: Looks, other: Looks, *, built: bool = True) -> bool:
    """Whether the other stands as the one stood: of its kind, with its signs, its build and, where they decide, its neighbours.

    `built` False leaves the build out, as for the level of a heading, which its number alone tells.
    """
    if (one.kind, one.level) != (other.kind, other.level):
        return False
    if repeats(one, other):
        return True
    if one.signs != other.signs or not one.telling:
        return False
    if built and (one.ending, one.several, one.short) != (other.ending, other.several, other.short):
        return False
    if one.signs.sure:
        return True
    return one.below == other.below if one.signs.any else _set_alike(one, other)


def _set_alike(one: Looks, other: Looks) -> bool:
    """For lines without a sign: the same neighbours, the same room around them, and not twice as long.

    A byline below tells a title whatever stands above.
    """
    same = (one.below, one.indent, one.gap) == (other.below, other.indent, other.gap)
    placed = same and (one.above == other.above or one.below is Kind.BYLINE)
    return placed and max(one.columns, other.columns) <= 2 * min(one.columns, other.columns)


def reason(one: Looks, other: Looks) -> str:
    """Why the other is like the one, as a sentence for the editor."""
    if repeats(one, other):
        return f"同样是“{one.words[:12]}{'…' if len(one.words) > 12 else ''}”这一行"
    parts = [*signs_in_words(one.signs), *_build_in_words(one)]
    if not one.signs.any and one.above is not None:
        parts.append(f"上接{KIND_NAMES[one.above]}")
    if one.below is not None and one.below == other.below:
        parts.append(f"下接{KIND_NAMES[one.below]}")
    return f"同样{'、'.join(parts)}"


def signs_in_words(signs: Signs) -> Iterator[str]:
    """Each sign as an editor would name it."""
    if signs.mark:
        yield f"以“{signs.mark}”开头"
    if signs.style:
        yield f"以{NUMBERS[signs.style]}一类序号开头"
    if signs.serial:
        yield f"以“{signs.serial}”一类序号开头"
    if signs.opener:
        yield f"以“{OPENED.get(signs.opener, '')}”一类字样开头"
    if signs.bracket:
        yield f"整行在“{signs.bracket}{shapes.BRACKETS[signs.bracket]}”里"
    if signs.bold:
        yield "整行加粗"
    if signs.hashes:
        yield f"带“{'#' * signs.hashes}”"
    if signs.shape:
        yield signs.shape.value


def _build_in_words(looks: Looks) -> Iterator[str]:
    if looks.signs.shape in {Shape.PAGE, Shape.FIGURE, Shape.DATE, Shape.UNIT}:
        return
    alone = looks.short and not looks.several
    if alone:
        yield "独占一行"
    if not (alone and looks.signs.any and looks.ending is Ending.NONE):
        yield looks.ending.value
