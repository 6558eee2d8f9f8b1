"""Columns: pieces put together to whole lines, in the order in which a page of text or columns is read."""

from dataclasses import dataclass
from functools import reduce

from zugong_desk.reading.scan.pieces import Piece, joined
from zugong_desk.reading.sheet.columns import reading_order
from zugong_desk.reading.sheet.faces import Face
from zugong_desk.reading.sheet.rows import rows_of
from zugong_desk.reading.sheet.runs import Run, Setting

BASE = 0.38
"""Of the size: how far the baseline stands under the middle of a line."""

FAR_LARGER = 1.8
"""A masthead may be so many times as large as a line beside it, parts of one line may not."""

Edges = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A whole line and the left and right edge of the column that it stands in; None for the page's own."""

    line: Piece
    column: Edges | None = None


def lines(pieces: list[Piece]) -> list[Placed]:
    """Whole lines in the order of reading: one column after the other, what spans them in between."""
    runs = [_run(one) for one in pieces]
    of = {id(run): one for run, one in zip(runs, pieces, strict=True)}
    placed = []
    for line in reading_order(rows_of(runs)):
        parts = sorted((of[id(run)] for run in line.row.runs), key=lambda one: one.left)
        placed += [Placed(reduce(joined, alike), line.column) for alike in _of_one_size(parts)]
    return placed


def _of_one_size(parts: list[Piece]) -> list[list[Piece]]:
    """The parts of a row, those that are far smaller than its largest taken for a line of their own."""
    largest = max(one.em for one in parts)
    large = [one for one in parts if largest <= FAR_LARGER * one.em]
    small = [one for one in parts if largest > FAR_LARGER * one.em]
    return [large, *_of_one_size(small)] if small else [large]


def _run(one: Piece) -> Run:
    setting = Setting(Face(), one.em, 0.0, 0)
    base = one.middle + BASE * one.em
    return Run(setting, 0, base, one.top, one.foot, list(one.text), list(one.edges[:-1]), list(one.edges[1:]))
