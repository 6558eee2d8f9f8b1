"""A manuscript in pages: which row stands where, the contents with their page numbers, the rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zugong_desk.domain.looks import LEADING, LINES, MEASURE, PAPER, POINTS_PER_MM
from zugong_desk.domain.manuscript import Manuscript, entries
from zugong_desk.domain.pagination import Spot, placed
from zugong_desk.ui.press.paragraphs import Composed, composed
from zugong_desk.ui.press.rows import Row

LEFT, TOP = PAPER.left * POINTS_PER_MM, PAPER.top * POINTS_PER_MM
RIGHT = LEFT + MEASURE
WIDTH, HEIGHT = PAPER.width * POINTS_PER_MM, PAPER.height * POINTS_PER_MM
TYPE_AREA = LINES * LEADING


@dataclass(frozen=True, slots=True)
class Placed:
    """A row on a page, in points from the paper's upper left corner: the top and height of its line, its left edge.

    `origin` is that of its line; `number` is printed at the right end of the measure, dots leading there if `leader`.
    """

    row: Row
    x: float
    top: float
    height: float
    origin: str = ""
    number: str = ""
    leader: bool = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule across the measure: where it stands, its width in points, its colour."""

    y: float
    width: float
    colour: str


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page, numbered from 1."""

    number: int
    rows: tuple[Placed, ...]
    rules: tuple[Ruled, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading for the bookmarks: its level from 1, its words, its page from 1, points from the paper's top."""

    level: int
    text: str
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Pages:
    """A whole manuscript, set."""

    pages: tuple[Page, ...]
    headings: tuple[Heading, ...]


def set_pages(manuscript: Manuscript) -> Pages:
    """The manuscript in pages."""
    sets = list(composed(manuscript))
    spots = placed([one.paragraph for one in sets], TYPE_AREA)
    begins = {one.line: where[0] for one, where in zip(sets, spots, strict=True) if one.line >= 0}
    rows: dict[int, list[Placed]] = {}
    rules: dict[int, list[Ruled]] = {}
    for one, where in zip(sets, spots, strict=True):
        for page, row in _placed(one, where, begins):
            rows.setdefault(page, []).append(row)
        for page, rule in _rules(one, where):
            rules.setdefault(page, []).append(rule)
    last = max([1, *rows, *rules])
    pages = tuple(Page(at, tuple(rows.get(at, ())), tuple(rules.get(at, ()))) for at in range(1, last + 1))
    headings = tuple(
        Heading(one.level, one.text, begins[one.line].page, TOP + begins[one.line].top) for one in entries(manuscript)
    )
    return Pages(pages, headings)


def _placed(one: Composed, where: Sequence[Spot], begins: dict[int, Spot]) -> Iterator[tuple[int, Placed]]:
    height = one.look.leading
    for number, (beside, spot) in enumerate(zip(one.rows, where, strict=True)):
        last = number == len(one.rows) - 1
        page = str(begins[one.to].page) if last and one.to >= 0 else ""
        leader = bool(page) and one.look.leader
        for row in beside:
            yield spot.page, Placed(row, LEFT + row.x, TOP + spot.top, height, one.origin, page, leader)


def _rules(one: Composed, where: Sequence[Spot]) -> Iterator[tuple[int, Ruled]]:
    """The rules above and below a paragraph, where it has room for them: those of one style that follow each other share them."""
    look, head, foot = one.look, one.paragraph.head, one.paragraph.foot
    if head:
        yield where[0].page, Ruled(TOP + where[0].top - head + look.rule_above / 2, look.rule_above, look.rule_colour)
    if foot:
        y = TOP + where[-1].top + look.leading + foot - look.rule_below / 2
        yield where[-1].page, Ruled(y, look.rule_below, look.rule_colour)
