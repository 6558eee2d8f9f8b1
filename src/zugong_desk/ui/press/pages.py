"""A manuscript in pages: which row stands where, the contents with their page numbers, the rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from zugong_desk.domain.looks import LEADING, LINES, LOOKS, MEASURE, PAPER, POINTS_PER_MM, Align, Look, Style, fitted
from zugong_desk.domain.manuscript import Line, Manuscript, Piece, contents_at, entries, held
from zugong_desk.domain.pagination import Paragraph, Spot, placed
from zugong_desk.ui.press.rows import Row, rows_of

CONTENTS = "目　录"
LEFT, TOP = PAPER.left * POINTS_PER_MM, PAPER.top * POINTS_PER_MM
RIGHT = LEFT + MEASURE
WIDTH, HEIGHT = PAPER.width * POINTS_PER_MM, PAPER.height * POINTS_PER_MM
TYPE_AREA = LINES * LEADING
_NUMBER_ROOM = 26
"""Points kept free at the right end of a line that ends in a page number."""
_RULE_GAP = 4


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


@dataclass(frozen=True, slots=True)
class _Set:
    """A paragraph: what stands side by side in each of its rows, its look.

    `line` is its index in the manuscript, `to` that of the line whose page it names; -1 for none.
    """

    look: Look
    rows: tuple[tuple[Row, ...], ...]
    held: bool = False
    breaks: bool = False
    line: int = -1
    to: int = -1
    origin: str = ""

    @property
    def paragraph(self) -> Paragraph:
        one = self.look
        return Paragraph(len(self.rows), one.leading, one.before, one.after, self.held, self.breaks)


def set_pages(manuscript: Manuscript) -> Pages:
    """The manuscript in pages."""
    sets = list(_sets(manuscript))
    spots = placed([one.paragraph for one in sets], TYPE_AREA)
    begins = {one.line: where[0] for one, where in zip(sets, spots, strict=True) if one.line >= 0}
    rows: dict[int, list[Placed]] = {}
    for one, where in zip(sets, spots, strict=True):
        for page, row in _placed(one, where, begins):
            rows.setdefault(page, []).append(row)
    rules: dict[int, list[Ruled]] = {}
    for page, rule in _rules(sets, spots):
        rules.setdefault(page, []).append(rule)
    last = max([1, *rows, *rules])
    pages = tuple(Page(at, tuple(rows.get(at, ())), tuple(rules.get(at, ()))) for at in range(1, last + 1))
    headings = tuple(
        Heading(one.level, one.text, begins[one.line].page, TOP + begins[one.line].top) for one in entries(manuscript)
    )
    return Pages(pages, headings)


def _sets(manuscript: Manuscript) -> Iterator[_Set]:
    lines = manuscript.lines
    listed = entries(manuscript) if manuscript.contents else []
    at = contents_at(manuscript) if listed else -1
    holds = held(lines)
    targets = {one.target for one in lines if one.target}
    by_origin = {
        one.origin: number for number, one in reversed([*enumerate(lines)]) if one.origin in targets and not one.target
    }
    breaks = False
    for number, one in enumerate(lines):
        if number == at:
            yield from _contents([(entry.level, entry.text, entry.line) for entry in listed])
        if one.style is Style.PAGE_BREAK:
            breaks = True
            continue
        look = _room(fitted(LOOKS[one.style], one.text), lines, number)
        yield _set(one, look, number, holds[number], breaks, by_origin.get(one.target, -1) if one.target else -1)
        breaks = False


def _contents(listed: Sequence[tuple[int, str, int]]) -> Iterator[_Set]:
    title, entry = LOOKS[Style.CONTENTS_TITLE], LOOKS[Style.CONTENTS_ENTRY]
    yield _Set(title, _single(rows_of((Piece(CONTENTS),), title)), held=True)
    for level, text, line in listed:
        look = replace(entry, left=entry.left + 2 * (level - 1))
        yield _Set(look, _single(rows_of((Piece(text),), look, _NUMBER_ROOM)), to=line)


def _set(line: Line, look: Look, number: int, holds: bool, breaks: bool, to: int) -> _Set:
    left, right = _ends(line.pieces) if look.align is Align.ENDS else (line.pieces, ())
    rows = _single(rows_of(left, look, _NUMBER_ROOM if to >= 0 else 0))
    if right:
        rows = _beside(rows, rows_of(right, replace(look, align=Align.RIGHT)))
    return _Set(look, rows, holds, breaks, number, to, line.origin)


def _single(rows: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    return tuple((row,) for row in rows)


def _beside(left: tuple[tuple[Row, ...], ...], right: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    """What stands at the right end beside the last row at the left, or below it where there is no room."""
    *above, (last,) = left
    if len(right) == 1 and last.x + last.width + last.look.size <= right[0].x:
        return (*above, (last, right[0]))
    return (*left, *_single(right))


def _ends(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """What stands before and behind the first tab."""
    left: list[Piece] = []
    right: list[Piece] = []
    met = False
    for piece in pieces:
        first, tab, rest = piece.text.partition("\t") if not met else ("", "", piece.text)
        if first:
            left.append(Piece(first, piece.face))
        met = met or bool(tab)
        if met and rest:
            right.append(Piece(rest, piece.face))
    return tuple(left), tuple(right)


def _room(look: Look, lines: Sequence[Line], at: int) -> Look:
    """The look without the room above and below that it has not among lines of its own style."""
    if not look.together:
        return look
    follows = at > 0 and lines[at - 1].style is lines[at].style
    goes_on = at + 1 < len(lines) and lines[at + 1].style is lines[at].style
    return replace(look, before=0 if follows else look.before, after=0 if goes_on else look.after)


def _placed(one: _Set, where: Sequence[Spot], begins: dict[int, Spot]) -> Iterator[tuple[int, Placed]]:
    height = one.look.leading
    for number, (beside, spot) in enumerate(zip(one.rows, where, strict=True)):
        last = number == len(one.rows) - 1
        page = str(begins[one.to].page) if last and one.to >= 0 else ""
        leader = bool(page) and one.look.leader
        for row in beside:
            yield spot.page, Placed(row, LEFT + row.x, TOP + spot.top, height, one.origin, page, leader)


def _rules(sets: Sequence[_Set], spots: Sequence[tuple[Spot, ...]]) -> Iterator[tuple[int, Ruled]]:
    """Rules above the first and below the last of the paragraphs of one ruled look that follow each other."""
    pairs = zip(sets, spots, strict=True)
    for look, group in groupby(pairs, key=lambda pair: replace(pair[0].look, before=0, after=0)):
        if not (look.rule_above or look.rule_below):
            continue
        run = list(group)
        first, last = run[0][1][0], run[-1][1][-1]
        if look.rule_above:
            yield first.page, Ruled(TOP + first.top - _RULE_GAP, look.rule_above, look.rule_colour)
        if look.rule_below:
            gap = _RULE_GAP if look.rule_above else -look.rule_below
            yield last.page, Ruled(TOP + last.top + look.leading + gap, look.rule_below, look.rule_colour)
