"""Sizes: a page is set in a few sizes only, so that short lines may lean on long ones of nearly the same."""

from collections.abc import Sequence
from statistics import median

from zugong_desk.reading.scan.cells import is_ideograph
from zugong_desk.reading.scan.pieces import Piece

LONG = 8
"""Ideographs from which on the size of a line is measured well."""
SAME = 0.05
"""The share by which well measured lines of one size differ."""
NEAR = 0.1
"""The share by which the size of a short line may be wrong; the usual sizes of print differ by more."""


def settled(lines: Sequence[Piece]) -> list[float]:
    """The size of each line in level pixels."""
    sure = [line.em for line in lines if sum(map(is_ideograph, line.text)) >= LONG]
    return [_size(line.em, sure) for line in lines]


def _size(em: float, sure: list[float]) -> float:
    nearest = min(sure, key=lambda one: abs(one - em), default=em)
    if abs(nearest - em) > NEAR * em:
        return em
    return median(one for one in sure or [em] if abs(one - nearest) <= SAME * nearest)
