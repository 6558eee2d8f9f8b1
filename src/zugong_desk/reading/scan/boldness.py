"""Boldness: stretches of a page that are printed in a heavier face than its text."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from zugong_desk.domain.imprint import Range
from zugong_desk.reading.scan.cells import is_ideograph
from zugong_desk.reading.scan.pieces import Piece

HEAVY = 1.2
"""Strokes this many times as thick as the text's are of a heavier face."""
HEAVIER = 1.08
"""The same of the characters between the start of a line and a heavy stretch of it: a heading begins there."""
STEADY = 0.09
"""The usual difference from the text's thickness, as a share of it, up to which a page's print tells faces apart."""
ENOUGH = 60
"""Ideographs that a page must have for that."""
BARE = "一二三十人丫卜八入了丁"
"""So few strokes that their thickness says little."""
PARTED = "\u3000" * 4
"""Cells of a row are set so far apart; each may have a size of its own."""
CLOSING = "。：！？；"
"""What ends a heading at the start of a paragraph is as bold as the heading."""


def bold_ranges(lines: Sequence[Piece], sizes: Sequence[float]) -> list[tuple[Range, ...]]:
    """The bold ranges of each line of a page; none anywhere if its print is too uneven to tell. Sizes are in pixels."""
    weights = [list(_weights(line, size)) for line, size in zip(lines, sizes, strict=True)]
    known = [weight for line in weights for weight in line if weight is not None]
    if len(known) < ENOUGH:
        return [()] * len(lines)
    usual = median(known)
    if median(abs(weight - usual) for weight in known) > STEADY * usual:
        return [()] * len(lines)
    return [
        _ranges(line.text, [None if one is None else one / usual for one in _evened(found)])
        for line, found in zip(lines, weights, strict=True)
    ]


def _weights(line: Piece, size: float) -> Iterator[float | None]:
    """The thickness of each character's strokes as a share of the em; None for what says little."""
    parted = PARTED in line.text
    for char, stroke in zip(line.text, line.strokes, strict=True):
        says = stroke and is_ideograph(char) and char not in BARE and not parted
        yield stroke / size if says else None


def _evened(weights: Sequence[float | None]) -> list[float | None]:
    """Each known weight the median of itself and its known neighbours."""
    known = [(at, weight) for at, weight in enumerate(weights) if weight is not None]
    out: list[float | None] = [None] * len(weights)
    for n, (at, _) in enumerate(known):
        out[at] = median(weight for _, weight in known[max(0, n - 1) : n + 2])
    return out


def _ranges(text: str, weights: Sequence[float | None]) -> tuple[Range, ...]:
    """Runs of two and more heavy characters, with what stands between them or begins the line before them.

    The weights are multiples of the text's.
    """
    known = [(at, weight) for at, weight in enumerate(weights) if weight is not None]
    out: list[Range] = []
    for heavy, run in groupby(known, lambda pair: pair[1] > HEAVY):
        places = [at for at, _ in run]
        if not heavy or len(places) < 2:
            continue
        begins = all(weight > HEAVIER for at, weight in known if at < places[0])
        end = len(text) if places[-1] == known[-1][0] else places[-1] + 1
        if end < len(text) and text[end] in CLOSING:
            end += 1
        out.append((0 if begins else places[0], end))
    return tuple(out)
