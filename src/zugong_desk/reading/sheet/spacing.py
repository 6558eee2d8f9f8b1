"""Spacing: a line's characters in one string with the cell of each, and the spaces that the file only draws."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from zugong_desk.domain.imprint import Range
from zugong_desk.reading.sheet.rows import main_size
from zugong_desk.reading.sheet.runs import INVISIBLE, Run, Setting
from zugong_desk.reading.sheet.widths import wide

WIDE = 1.2
"""Of the size: a gap that sets two parts of a line apart, such as the issuer and the date."""

BETWEEN_CHINESE = 0.6
BETWEEN_MIXED = 0.42
"""Layout programs put a quarter of a square between Chinese and Latin by themselves."""

BETWEEN_LATIN = 0.17

SEVERAL = 1.6
"""Of a space's width: room after it that stands for more spaces, not for a line that is filled to the edge."""

GRID = 0.6
"""Share of neighbouring Chinese characters with a space between them from which the spaces are a recogniser's."""

MOST_SPACES = 60
TWICE = 0.2
"""Of the size: the same character again so near by thickens it."""


class _Cell(NamedTuple):
    char: str
    start: float
    end: float
    setting: Setting
    twice: bool = False


@dataclass(frozen=True, slots=True)
class Spaced:
    """A line's text; n + 1 places of its n cells in the frame; for each character how it is set, and if drawn twice."""

    text: str
    edges: tuple[float, ...]
    settings: tuple[Setting, ...]
    twice: tuple[bool, ...]


def spaced(runs: Sequence[Run]) -> Spaced:
    """The runs of a line, from left to right, as text: spaces where gaps are spaces, none where type is only spaced out."""
    cells = _cells(runs)
    while cells and not cells[-1].char.strip():
        cells.pop()
    filled = _filled(_without_grid(cells), main_size(runs))
    edges = _edges(filled)
    return Spaced(
        "".join(cell.char for cell in filled),
        edges,
        tuple(cell.setting for cell in filled),
        tuple(cell.twice for cell in filled),
    )


def ranges(flags: Sequence[bool], text: str) -> tuple[Range, ...]:
    """The half-open ranges of what is flagged, white space between such characters taken in, at their ends left out."""
    found: list[Range] = []
    if not any(flags):
        return ()
    for at, (flag, char) in enumerate(zip(flags, text, strict=True)):
        if not flag or char.isspace():
            continue
        if found and not text[found[-1][1] : at].strip():
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return tuple(found)


def in_sans(spaced_text: Spaced) -> list[bool]:
    """Which characters are set in a face of strokes of one thickness; what is not Chinese goes with what it follows.

    A lone character is one that the text's own face lacks.
    """
    text = spaced_text.text
    own = [
        one.face.sans if wide(char) and char.isalpha() else None
        for char, one in zip(text, spaced_text.settings, strict=True)
    ]
    if True not in own:
        return [False] * len(own)
    flags: list[bool] = []
    for flag in own:
        follows = flags[-1] if flags else next(one for one in own if one is not None)
        flags.append(follows if flag is None else flag)
    stretches = [(flag, list(group)) for flag, group in groupby(range(len(text)), key=flags.__getitem__)]
    long = [flag and sum(bool(own[at]) for at in group) > 1 for flag, group in stretches]
    return [keep for keep, (_flag, group) in zip(long, stretches, strict=True) for _at in group]


def _cells(runs: Sequence[Run]) -> list[_Cell]:
    """The cells of all runs from left to right; where runs lie over each other, copies may be among them."""
    cells = [
        _Cell(char, start, end, run.setting)
        for run in runs
        for char, start, end in zip(run.chars, run.starts, run.ends, strict=True)
    ]
    if any(other.start < one.end - 0.3 * one.setting.size for one, other in pairwise(runs)):
        cells.sort(key=lambda cell: cell.start)
        return _without_copies(cells)
    return cells


def _without_copies(cells: list[_Cell]) -> list[_Cell]:
    """The cells, each character that is drawn again almost in its own place taken once."""
    kept: list[_Cell] = []
    for cell in cells:
        copied = next((at for at in range(len(kept) - 1, max(-1, len(kept) - 4), -1) if _copy(kept[at], cell)), None)
        if copied is None:
            kept.append(cell)
            continue
        first = kept[copied]
        seen = first.setting if first.setting.mode != INVISIBLE else cell.setting
        thick = INVISIBLE not in {first.setting.mode, cell.setting.mode}
        kept[copied] = _Cell(
            first.char, first.start, first.end, seen, first.twice or (thick and first.char.strip() != "")
        )
    return kept


def _copy(first: _Cell, cell: _Cell) -> bool:
    return (
        first.char == cell.char
        and first.setting is not cell.setting
        and abs(first.start - cell.start) <= TWICE * cell.setting.size
    )


def _without_grid(cells: list[_Cell]) -> list[_Cell]:
    """The cells of an invisible layer, without the spaces that its recogniser put after each Chinese character."""
    if any(cell.setting.mode != INVISIBLE for cell in cells):
        return cells
    inner = range(1, len(cells) - 1)
    between = {at for at in inner if cells[at].char == " " and wide(cells[at - 1].char) and wide(cells[at + 1].char)}
    pairs = sum(wide(one.char) and wide(other.char) for one, other in pairwise(cells))
    if len(between) <= GRID * (len(between) + pairs):
        return cells
    return [cell for at, cell in enumerate(cells) if at not in between]


def _filled(cells: list[_Cell], size: float) -> list[_Cell]:
    if not cells:
        return []
    broad = [wide(cell.char) for cell in cells]
    blank = [cell.char.isspace() for cell in cells]
    track = _track(cells, broad, blank)
    filled = [cells[0]]
    for at in range(1, len(cells)):
        before, cell = cells[at - 1], cells[at]
        gap = cell.start - before.end - track
        if gap <= 0:
            spaces = ""
        elif blank[at - 1] or blank[at]:
            spaces = _more_spaces(gap, before, size)
        else:
            spaces = _spaces(gap / size, broad[at - 1], broad[at])
        step = (cell.start - before.end) / len(spaces) if spaces else 0.0
        starts = [before.end + step * n for n in range(len(spaces))]
        filled += [_Cell(char, start, start + step, cell.setting) for char, start in zip(spaces, starts, strict=True)]
        filled.append(cell)
    return filled


def _track(cells: list[_Cell], broad: list[bool], blank: list[bool]) -> float:
    """How far apart this line's Chinese characters are set: spaced-out titles, lines filled to the edge."""
    gaps = [
        cells[at].start - cells[at - 1].end
        for at in range(1, len(cells))
        if broad[at - 1] and broad[at] and not blank[at - 1] and not blank[at]
    ]
    return max(0.0, median(gaps)) if len(gaps) > 1 else 0.0


def _spaces(gap: float, broad: bool, other_broad: bool) -> str:
    """The white space for a gap between two characters, in multiples of the size."""
    if gap >= WIDE:
        return " " * min(MOST_SPACES, max(2, round(2 * gap)))
    if broad and other_broad:
        return "\u3000" if gap >= BETWEEN_CHINESE else ""
    return " " if gap >= (BETWEEN_MIXED if broad or other_broad else BETWEEN_LATIN) else ""


def _more_spaces(gap: float, before: _Cell, size: float) -> str:
    """The white space for a gap beside a space: PDFium's text layer keeps one of several spaces, and their room."""
    if gap >= WIDE * size:
        return " " * min(MOST_SPACES, max(2, round(2 * gap / size)))
    width = before.end - before.start
    several = before.char == " " and gap >= SEVERAL * width > 0
    return " " * min(MOST_SPACES, round(gap / width)) if several else ""


def _edges(cells: list[_Cell]) -> tuple[float, ...]:
    """Where the cells begin, each reaching to the next, and where the last ends; never falling."""
    edges: list[float] = []
    for cell in cells:
        edges.append(max(cell.start, edges[-1]) if edges else cell.start)
    if cells:
        edges.append(max(cells[-1].end, edges[-1]))
    return tuple(edges)
