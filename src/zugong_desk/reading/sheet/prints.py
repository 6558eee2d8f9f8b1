"""Prints: how the lines of a PDF are printed, each held against what most of the text has."""

from collections.abc import Sequence
from itertools import chain

from zugong_desk.domain.imprint import Align, LinePrint, Part, Placement, Range
from zugong_desk.reading.sheet.alignment import align_of, aligned_alike
from zugong_desk.reading.sheet.margins import margin_parts
from zugong_desk.reading.sheet.measures import Measures, measured, page_edges
from zugong_desk.reading.sheet.sheets import SetLine, Sheet
from zugong_desk.reading.sheet.spacing import ranges

LEAST_ROOM = 0.15
"""Of the size: less empty room over a line is chance."""

TEXT = {Part.BODY, Part.TABLE}

ASIDE = (0.0, 0.0)
"""The edges of print that runs in another direction than the page's text: none are known."""


def prints_of(sheets: Sequence[Sheet]) -> list[list[LinePrint]]:
    """For each sheet, the print of each of its lines."""
    measures = measured(sheets)
    parts = margin_parts(sheets, measures)
    return [_sheet_prints(at, sheet, measures, parts) for at, sheet in enumerate(sheets)]


def _sheet_prints(at: int, sheet: Sheet, measures: Measures, parts: dict[tuple[int, int], Part]) -> list[LinePrint]:
    if not sheet.lines:
        return []
    own = page_edges(sheet, measures)
    prints = []
    before: SetLine | None = None
    for index, line in enumerate(sheet.lines):
        part = Part.TABLE if line.table else parts.get((at, index), Part.BODY)
        edges = line.column or (own if line.frame == sheet.lines[0].frame else ASIDE)
        prints.append(_print(line, before if part in TEXT else None, measures, edges, part))
        before = line if part in TEXT else before
    return aligned_alike(sheet.lines, prints, measures)


def _print(
    line: SetLine, before: SetLine | None, measures: Measures, edges: tuple[float, float], part: Part
) -> LinePrint:
    return LinePrint(
        size=round(line.size, 1),
        font=line.font,
        bold=_thick(line, measures),
        align=Align.UNKNOWN if line.table else align_of(line, edges, measures),
        indent=round(line.start - edges[0], 1) if edges is not ASIDE else 0.0,
        above=_above(line, before, measures),
        part=part,
        placement=_placement(line),
    )


def _thick(line: SetLine, measures: Measures) -> tuple[Range, ...]:
    """The ranges that are set heavier than the text."""
    bold = () if measures.bold else line.bold
    heavy = () if measures.heavy else line.heavy
    sans = () if measures.sans else line.sans
    kinds = [kind for kind in (bold, heavy, sans) if kind]
    if len(kinds) <= 1:
        return kinds[0] if kinds else ()
    flags = [False] * len(line.text)
    for start, end in chain.from_iterable(kinds):
        flags[start:end] = [True] * (end - start)
    return ranges(flags, line.text)


def _placement(line: SetLine) -> Placement:
    x, y = line.corner
    start = line.edges[0]
    along = tuple(round(edge - start, 2) for edge in line.edges)
    return Placement(line.page, round(x, 2), round(y, 2), round(line.bottom - line.top, 2), along, line.angle)


def _above(line: SetLine, before: SetLine | None, measures: Measures) -> float:
    """The room over a line beyond the usual pitch, larger type needing more; 0 at the top of a page or column."""
    if before is None or before.frame != line.frame or before.column != line.column:
        return 0.0
    scale = max(1.0, (0.3 * before.size + 0.7 * line.size) / measures.size)
    room = line.base - before.base - measures.pitch * scale
    return round(room, 1) if room > LEAST_ROOM * measures.size else 0.0
