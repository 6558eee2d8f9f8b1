"""Prints: how the lines of a PDF are printed, each held against what most of the text has."""

from collections.abc import Sequence
from dataclasses import replace

from zugong_desk.domain.imprint import Align, LinePrint, Part, Placement, Range
from zugong_desk.reading.sheet.margins import margin_parts
from zugong_desk.reading.sheet.measures import Measures, measured, page_edges
from zugong_desk.reading.sheet.sheets import SetLine, Sheet
from zugong_desk.reading.sheet.spacing import ranges

LEAST_ROOM = 0.15
"""Of the size: less empty room over a line is chance."""

LARGER = 1.15
"""Of the text's size: titles."""

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
    return _wrapped(sheet.lines, prints, measures)


def _wrapped(lines: Sequence[SetLine], prints: list[LinePrint], measures: Measures) -> list[LinePrint]:
    """The prints, with the full lines of a centred title that runs over several taken for centred as well."""
    for before, after in ((0, 1), (1, 0)):
        for at in range(len(lines) - 1):
            full, short = at + before, at + after
            title = lines[full].size >= LARGER * measures.size and abs(lines[full].size - lines[short].size) <= 0.5
            if title and prints[short].align is Align.CENTRE and prints[full].align is Align.LEFT:
                middles = [(line.start + line.end) / 2 for line in (lines[full], lines[short])]
                if abs(middles[0] - middles[1]) <= 0.6 * lines[full].size:
                    prints[full] = replace(prints[full], align=Align.CENTRE)
    return prints


def _print(
    line: SetLine, before: SetLine | None, measures: Measures, edges: tuple[float, float], part: Part
) -> LinePrint:
    return LinePrint(
        size=round(line.size, 1),
        font=line.font,
        bold=_thick(line, measures),
        align=Align.UNKNOWN if line.table else _align(line, edges, measures),
        indent=round(line.start - edges[0], 1) if edges is not ASIDE else 0.0,
        above=_above(line, before, measures),
        part=part,
        placement=_placement(line),
    )


def _thick(line: SetLine, measures: Measures) -> tuple[Range, ...]:
    """The ranges that are set heavier than the text."""
    bold = () if measures.bold else line.bold
    heavy = () if measures.heavy else line.heavy
    if not bold or not heavy:
        return bold or heavy
    flags = [False] * len(line.text)
    for start, end in bold + heavy:
        flags[start:end] = [True] * (end - start)
    return ranges(flags, line.text)


def _placement(line: SetLine) -> Placement:
    x, y = line.corner
    start = line.edges[0]
    along = tuple(round(edge - start, 2) for edge in line.edges)
    return Placement(line.page, round(x, 2), round(y, 2), round(line.bottom - line.top, 2), along, line.angle)


def _align(line: SetLine, edges: tuple[float, float], measures: Measures) -> Align:
    """By the room on both sides. A paragraph of one line, indented as usual, is no centred line."""
    width = edges[1] - edges[0]
    if width <= 0:
        return Align.UNKNOWN
    ink = line.start + line.edges[len(line.text) - len(line.text.lstrip())] - line.edges[0]
    before, after = ink - edges[0], edges[1] - line.end
    inside = 1.2 * measures.size
    if min(before, after) >= inside and abs(before - after) <= max(0.5 * line.size, 0.03 * width):
        usual = abs(before - measures.indent) <= 0.2 * measures.size and line.size <= 1.1 * measures.size
        return Align.LEFT if usual else Align.CENTRE
    far = before >= 0.3 * width
    if far and (after <= 0.6 * measures.size or before >= 2.5 * max(0.0, after)):
        return Align.RIGHT
    return Align.LEFT


def _above(line: SetLine, before: SetLine | None, measures: Measures) -> float:
    """The room over a line beyond the usual pitch, larger type needing more; 0 at the top of a page or column."""
    if before is None or before.frame != line.frame or before.column != line.column:
        return 0.0
    scale = max(1.0, (0.3 * before.size + 0.7 * line.size) / measures.size)
    room = line.base - before.base - measures.pitch * scale
    return round(room, 1) if room > LEAST_ROOM * measures.size else 0.0
