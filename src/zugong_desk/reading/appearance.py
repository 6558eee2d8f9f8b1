"""Appearance: what the print of each line of a source says, put beside the print of its running text."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zugong_desk.domain.imprint import Align, LinePrint, Part, Placement
from zugong_desk.domain.source import Source

COLUMNS_A_CHARACTER = 2
SHORTEST_TEXT = 12
"""Characters of a line that counts for what running text looks like; shorter ones are titles and marks more often."""
COLUMN = 4
"""Characters by which the left edges of two columns differ at least."""
ROOM = 1.6
"""Characters that a line may lack to the right edge, where no more would have fitted: one and a mark that may not stand first."""
LEADS = 1.25
"""How many times as large as the next a line must be to be the largest of all."""
AIR = 0.35
"""Room above a line, in characters of running text, that looks like one blank line."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """How a line is printed. What is not known looks like running text.

    `scale` is its size over that of running text, 0 if unknown; `largest` that one or two lines and no others are set so
    large; `foreign` that it is set in another family. `reaches` tells whether it goes up to the right edge of the text
    around it, None where places on pages are not known; `fills` that it takes all the room of its line, in the middle or
    not. `indent` and `gap` are columns of white space and blank lines as a typist would put them for the same look.
    """

    scale: float = 0.0
    largest: bool = False
    foreign: bool = False
    centred: bool = False
    right: bool = False
    level: int = 0
    opens: bool | None = None
    part: Part = Part.BODY
    reaches: bool | None = None
    fills: bool = False
    indent: int = 0
    gap: int = 0

    @property
    def placed(self) -> bool:
        """Whether its place on a page is known, so that its indent is as printed."""
        return self.reaches is not None

    @property
    def body_size(self) -> bool:
        """Whether the line is known to be set as large as running text."""
        return 0.94 <= self.scale <= 1.06

    @property
    def larger(self) -> bool:
        return self.scale >= 1.12

    @property
    def far_larger(self) -> bool:
        return self.scale >= 1.6


UNSEEN = Appearance()
TITLE_STYLES = ("title", "标题")
"""Names of a word processor's style for the title of a text, which has no level of its own."""


def appearances_of(source: Source) -> Iterator[Appearance]:
    """How each line looks of the source, in order; `UNSEEN` for a form that says nothing of print."""
    prints = source.imprint.lines
    if not prints:
        yield from (UNSEEN for _ in range(source.lines))
        return
    size, font = _body(source)
    edges = _right_edges(prints, size or 1.0)
    top = _top_size(prints)
    for line in prints:
        reaches, fills = _room_taken(line, size or 1.0, edges)
        yield replace(_appearance(line, size, font), reaches=reaches, fills=fills, largest=0 < top <= line.size)


def _top_size(prints: Sequence[LinePrint]) -> float:
    """The size from which lines are the largest of all, one or two of them, well above the others; 0 if there are none."""
    sizes = sorted((line.size for line in prints if line.part not in {Part.HEADER, Part.FOOTER}), reverse=True)
    for few in (1, 2):
        if len(sizes) > few and sizes[few - 1] >= LEADS * sizes[few] > 0:
            return sizes[few - 1]
    return 0.0


_Block = tuple[int, int]
"""A page and the left edge of a column on it, in steps of `COLUMN` characters."""


def _block(line: LinePrint, placement: Placement, em: float) -> _Block:
    return placement.page, round((placement.x - line.indent) / (COLUMN * em))


def _right_edges(prints: Sequence[LinePrint], em: float) -> dict[_Block, float]:
    """How far the lines of each column reach, lines beyond what running text may be left out."""
    edges: dict[_Block, float] = {}
    for line in prints:
        if line.placement is not None and line.part is Part.BODY:
            block = _block(line, line.placement, em)
            edges[block] = max(edges.get(block, 0.0), line.placement.x + line.placement.width)
    return edges


def _room_taken(line: LinePrint, em: float, edges: Mapping[_Block, float]) -> tuple[bool | None, bool]:
    """Whether a line goes up to the right edge (None if its place is not known), and whether it takes all the room."""
    placed = line.placement
    if placed is None:
        return None, False
    right = edges.get(_block(line, placed, em), 0.0)
    reaches = placed.x + placed.width >= right - ROOM * em
    return reaches, placed.width >= right - (placed.x - line.indent) - ROOM * (line.size or em)


def _body(source: Source) -> tuple[float, str]:
    """The size and family in which most characters of running text are set; 0 and nothing if unknown."""
    sizes: Counter[float] = Counter()
    fonts: Counter[str] = Counter()
    for number, line in enumerate(source.imprint.lines, 1):
        start, end = source.line_range(number)
        if line.part in {Part.BODY, Part.TABLE, Part.BOX} and end - start >= SHORTEST_TEXT:
            sizes[round(line.size * 2) / 2] += end - start
            fonts[line.font] += end - start
    size = max(sizes, key=lambda one: sizes[one], default=0.0)
    return size, max(fonts, key=lambda one: fonts[one], default="")


def _appearance(line: LinePrint, size: float, font: str) -> Appearance:
    em = size or line.size or 12.0
    return Appearance(
        scale=line.size / size if size and line.size else 0.0,
        foreign=bool(font and line.font) and line.font != font,
        centred=line.align is Align.CENTRE,
        right=line.align is Align.RIGHT,
        level=line.level or (1 if line.style.strip().lower() in TITLE_STYLES else 0),
        opens=line.opens,
        part=line.part,
        indent=max(0, round(COLUMNS_A_CHARACTER * line.indent / em)),
        gap=min(2, int(line.above / em + 1 - AIR)),
    )
