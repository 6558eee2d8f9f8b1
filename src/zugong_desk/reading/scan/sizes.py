"""Sizes: a page is set in a few sizes only, so that lines may lean on those of nearly the same size."""

from collections.abc import Sequence
from statistics import median

from zugong_desk.reading.scan.cells import is_ideograph
from zugong_desk.reading.scan.pieces import Piece

LONG = 8
"""Ideographs from which on the size of a line is measured well."""
SAME = 0.05
"""The share by which well measured lines of one size differ."""
NEAR = 0.1
"""The share by which the size of a line may be wrong; the usual sizes of print differ by more."""
NEAR_DIGITS = 0.15
"""The same of a line that holds few ideographs among digits and signs, such as a date."""
ALIKE = 0.06
"""The share by which the heights of the ink of two lines of one size differ."""
STRETCHED = 0.25
"""The share by which a line that is filled to the edge may be set wider than its size."""
UNSTRETCHED = 0.25
"""Of well measured lines: so many are hardly stretched, and say best what their size is."""


def settled(lines: Sequence[Piece]) -> list[float]:
    """The size of each line in level pixels: the text's, for a line that is near to it by its steps or by its ink."""
    sure = [line for line in lines if sum(map(is_ideograph, line.text)) >= LONG]
    if not sure:
        return [line.em for line in lines]
    size, tall = _text(sure)
    of_text = [_is_text(line, size, tall) for line in lines]
    titles = [line.em for line, text in zip(lines, of_text, strict=True) if not text and line in sure]
    return [size if text else _title_size(line.em, titles) for line, text in zip(lines, of_text, strict=True)]


def _text(sure: Sequence[Piece]) -> tuple[float, float]:
    """The size of a page's text and the size that its ink alone speaks for."""
    usual = median(line.em for line in sure for _char in line.text)
    near = [line for line in sure if abs(line.em - usual) <= NEAR * usual]
    steps = sorted(line.em for line in near)
    return steps[int(UNSTRETCHED * len(steps))], median(line.tall for line in near)


def _is_text(line: Piece, size: float, tall: float) -> bool:
    alike = abs(line.tall - tall) <= ALIKE * tall and abs(line.em - size) <= STRETCHED * size
    ideographs = sum(map(is_ideograph, line.text))
    near = NEAR_DIGITS if 0 < ideographs < len(line.text) / 2 else NEAR
    return alike or abs(line.em - size) <= near * size


def _title_size(em: float, titles: Sequence[float]) -> float:
    nearest = min(titles, key=lambda one: abs(one - em), default=em)
    if abs(nearest - em) > NEAR * em:
        return em
    return median(one for one in titles or [em] if abs(one - nearest) <= SAME * nearest)
