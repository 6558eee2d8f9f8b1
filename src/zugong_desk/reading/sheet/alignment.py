"""Alignment: how lines stand between the edges of their column, by the room beside them and by their neighbours."""

from collections.abc import Sequence
from dataclasses import replace

from zugong_desk.domain.imprint import Align, LinePrint
from zugong_desk.reading.sheet.measures import Measures
from zugong_desk.reading.sheet.sheets import SetLine

LARGER = 1.15
"""Of the text's size: titles."""

INSIDE = 1.2
"""Of the size: text that is centred begins so far inside; a title a quarter of it, as no paragraph is set in its size."""

FAR_INSIDE = 3.5
"""Of the size: no paragraph begins so far inside."""


def align_of(line: SetLine, edges: tuple[float, float], measures: Measures) -> Align:
    """By the room on both sides. A paragraph of one line, indented as usual, is no centred line."""
    width = edges[1] - edges[0]
    if width <= 0:
        return Align.UNKNOWN
    ink = line.start + line.edges[len(line.text) - len(line.text.lstrip())] - line.edges[0]
    before, after = ink - edges[0], edges[1] - line.end
    inside = INSIDE * measures.size * (0.25 if _is_title(line, measures) else 1)
    if min(before, after) >= inside and abs(before - after) <= max(0.5 * line.size, 0.03 * width):
        usual = _usual(before, measures) and line.size <= 1.1 * measures.size
        return Align.LEFT if usual else Align.CENTRE
    far = before >= 0.3 * width
    if far and (after <= 0.6 * measures.size or before >= 2.5 * max(0.0, after)):
        return Align.RIGHT
    return Align.LEFT


def aligned_alike(lines: Sequence[SetLine], prints: Sequence[LinePrint], measures: Measures) -> list[LinePrint]:
    """The prints, with the full lines of what is centred or set to the right over several lines set like the short one.

    `prints` belong to the lines of one page, one each.
    """
    found = list(prints)
    for before, after in ((0, 1), (1, 0)):
        for at in range(len(lines) - 1):
            full, short = at + before, at + after
            if found[full].align is Align.LEFT and _like(full, short, lines, found, measures):
                found[full] = replace(found[full], align=found[short].align)
    return [
        replace(how, align=Align.RIGHT) if how.align is Align.LEFT and _at_right(at, lines, found, measures) else how
        for at, how in enumerate(found)
    ]


def _like(full: int, short: int, lines: Sequence[SetLine], prints: Sequence[LinePrint], measures: Measures) -> bool:
    """Whether a line that fills its column goes on in a short one, or went, that is centred or set to the right."""
    one, other = lines[full], lines[short]
    if abs(one.size - other.size) > 0.5 or one.column != other.column:
        return False
    indent = prints[full].indent
    inside = indent >= 0.15 * one.size and not _usual(indent, measures)
    if prints[short].align is Align.CENTRE:
        alike = abs(one.start + one.end - other.start - other.end) <= 1.2 * one.size
        return alike and (_is_title(one, measures) or (inside and full < short))
    ends = abs(one.end - other.end) <= 0.5 * one.size
    return prints[short].align is Align.RIGHT and full < short and inside and ends and not prints[short].above


def _at_right(at: int, lines: Sequence[SetLine], prints: Sequence[LinePrint], measures: Measures) -> bool:
    """Whether a long line ends at the right edge and begins where no line of a paragraph does."""
    line = lines[at]
    edge = measures.right if line.column is None else line.column[1]
    if prints[at].indent < FAR_INSIDE * measures.size or abs(edge - line.end) > 0.35 * line.size or line.table:
        return False
    beside = [lines[other] for other in (at - 1, at + 1) if 0 <= other < len(lines)]
    return all(abs(other.start - line.start) > 0.5 * line.size for other in beside)


def _is_title(line: SetLine, measures: Measures) -> bool:
    return line.size >= LARGER * measures.size


def _usual(indent: float, measures: Measures) -> bool:
    """Whether paragraphs begin so far inside."""
    return abs(indent - measures.indent) <= 0.2 * measures.size
