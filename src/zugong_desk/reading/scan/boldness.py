"""Boldness: stretches of a page that are printed in a heavier face than its text."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
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
BARE = "一二三十人丫卜八入了丁日月口目"
"""So few strokes that their thickness says little."""
FULL_STOP = "。"
CLOSE = 4
"""Characters within which such a mark stands, quotes among them."""
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
    out: list[tuple[Range, ...]] = []
    for line, found in zip(lines, weights, strict=True):
        goes_on = bool(out and out[-1] and out[-1][-1][1] == len(lines[len(out) - 1].text))
        out.append(
            _ranges(line.text, [None if one is None else one / usual for one in _evened(found)], 1 if goes_on else 2)
        )
    return out


def _weights(line: Piece, size: float) -> Iterator[float | None]:
    """The thickness of each character's strokes as a share of the em; None for what says little."""
    parted = PARTED in line.text
    for char, stroke in zip(line.text, line.strokes, strict=True):
        says = stroke and is_ideograph(char) and char not in BARE and not parted
        yield stroke / size if says else None


def _evened(weights: Sequence[float | None]) -> list[float | None]:
    """Each known weight the median of itself and its known neighbours; at either end its own."""
    known = [(at, weight) for at, weight in enumerate(weights) if weight is not None]
    out = list(weights)
    for n in range(1, len(known) - 1):
        out[known[n][0]] = median(weight for _, weight in known[n - 1 : n + 2])
    return out


def _ranges(text: str, weights: Sequence[float | None], least: int) -> tuple[Range, ...]:
    """Runs of heavy characters, at the start of the line of `least`, else of two; the weights are multiples of the text's.

    They begin where the sentence does, if what stands before them is not light, and take the mark that closes it along.
    """
    known = [(at, weight) for at, weight in enumerate(weights) if weight is not None]
    out: list[Range] = []
    for heavy, run in groupby(known, lambda pair: pair[1] > HEAVY):
        places = [at for at, _ in run]
        if heavy and len(places) >= (least if places[0] == known[0][0] else 2):
            start, end = _start(text, weights, places[0]), _end(text, weights, places[-1] + 1)
            out += _sentences(text, max(start, out[-1][1] if out else 0), end)
    return tuple(out)


def _sentences(text: str, start: int, end: int) -> Iterator[Range]:
    """The stretch without the full stops inside it: whether they are bold does not show, and headings end at them."""
    stops = [at for at in range(start, end - 1) if text[at] == FULL_STOP]
    for left, right in pairwise([start - 1, *stops, end]):
        if right > left + 1:
            yield left + 1, right


def _start(text: str, weights: Sequence[float | None], at: int) -> int:
    """Where the stretch begins whose first heavy character is at `at`: with its sentence, unless that begins lightly."""
    sentence = max((text.rfind(mark, 0, at) for mark in CLOSING), default=-1) + 1
    light = [place for place in range(sentence, at) if (weights[place] or HEAVY) < HEAVIER]
    return at if light else sentence


def _end(text: str, weights: Sequence[float | None], at: int) -> int:
    """Where the stretch ends whose last heavy character is before `at`: behind the mark that closes it, if that is near."""
    for place in range(at, min(len(text), at + CLOSE)):
        if text[place] in CLOSING:
            return place + 1
        if (weights[place] or HEAVY) < HEAVIER:
            break
    known_after = any(weight is not None for weight in weights[at:])
    return at if known_after else len(text)
