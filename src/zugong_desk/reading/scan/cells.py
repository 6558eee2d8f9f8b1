"""Cells: how wide each character of a recognised line is, from where the engine saw its middle."""

from itertools import accumulate
from statistics import fmean, median
from unicodedata import category, east_asian_width

HALF = 0.5
"""A half-width character's share of the em: a digit, a Latin letter, a space."""

UNEVEN = 0.35
"""Steps that differ from the usual one by more than this share of it have a space in them."""

REACH = 2
"""Neighbours on each side over which the position of a character is evened out: the engine's columns are coarse."""


def share(char: str) -> float:
    """How wide a character is set, as a share of the em; quotes and dashes count as Chinese print has them."""
    return 1.0 if east_asian_width(char) in "WFA" else HALF


def is_ideograph(char: str) -> bool:
    """Whether its print fills the middle of its cell, so that the engine's column is the cell's middle."""
    return category(char) == "Lo"


def steps(text: str, centres: tuple[float | None, ...]) -> list[float]:
    """The distances between neighbouring ideographs, in the unit of the centres."""
    return [
        after - before
        for left, right, before, after in zip(text, text[1:], centres, centres[1:], strict=False)
        if before is not None and after is not None and is_ideograph(left) and is_ideograph(right)
    ]


def usual_step(found: list[float]) -> float:
    """The mean of steps, of which those far from their median are left out: a space was typed there."""
    usual = median(found)
    return fmean([step for step in found if abs(step - usual) <= UNEVEN * usual] or [usual])


def gap(text: str, centres: tuple[float | None, ...], left: int, right: int, em: float) -> float:
    """The room between two characters as the ideographs on either side agree on it, in the unit of the centres.

    0 where fewer than two stand evenly on a side: the engine's columns are too coarse to tell it by one.
    """
    before = _run(text, centres, left, -1, em)
    after = _run(text, centres, right, 1, em)
    if min(len(before), len(after)) < 2:
        return 0.0
    ends = median(centre + at * em for at, centre in enumerate(before))
    begins = median(centre - at * em for at, centre in enumerate(after))
    return begins - ends - em


def _run(text: str, centres: tuple[float | None, ...], start: int, way: int, em: float) -> list[float]:
    """The centres of up to three ideographs from `start` on in one direction that follow each other evenly."""
    found: list[float] = []
    for at in (start, start + way, start + 2 * way):
        centre = centres[at] if 0 <= at < len(text) and is_ideograph(text[at]) else None
        if centre is None or (found and abs(abs(centre - found[-1]) - em) > UNEVEN * em):
            break
        found.append(centre)
    return found


def em_of_span(text: str, centres: tuple[float | None, ...]) -> float:
    """The em that fits the whole length of a line, in the unit of the centres; 0 for a single character."""
    seen = [at for at, centre in enumerate(centres) if centre is not None]
    if len(seen) < 2:
        return 0.0
    first, last = seen[0], seen[-1]
    shares = [share(char) for char in text[first : last + 1]]
    return ((centres[last] or 0.0) - (centres[first] or 0.0)) / (sum(shares) - (shares[0] + shares[-1]) / 2)


def edges(text: str, centres: tuple[float | None, ...], em: float) -> tuple[float, ...]:
    """The borders of the cells of a line, len(text) + 1 of them, never falling, in the unit of the centres.

    Cells touch: room between two characters is halved between them.
    """
    shares = [share(char) * em for char in text]
    starts = [0.0, *accumulate(shares)]
    seen = [
        None if centre is None else centre - start - width / 2
        for centre, start, width in zip(centres, starts, shares, strict=False)
    ]
    # A comma's print stands in a corner of its cell: it says nothing of where the cell is.
    sure = [None if category(char)[0] in "PZ" else lag for char, lag in zip(text, seen, strict=True)]
    lag = _evened(sure if any(one is not None for one in sure) else seen)
    lefts = [starts[i] + lag[i] for i in range(len(text))]
    rights = [lefts[i] + shares[i] for i in range(len(text))]
    borders = [lefts[0], *((rights[i] + lefts[i + 1]) / 2 for i in range(len(text) - 1)), rights[-1]]
    return tuple(accumulate(borders, max))


def _evened(lags: list[float | None]) -> list[float]:
    """The lags with each one the median of its neighbourhood, and those of unknown place filled from beside them."""
    known = [(at, lag) for at, lag in enumerate(lags) if lag is not None]
    if not known:
        return [0.0] * len(lags)
    smooth = {at: median(lag for _, lag in known[max(0, n - REACH) : n + REACH + 1]) for n, (at, _) in enumerate(known)}
    filled: list[float] = []
    last = smooth[known[0][0]]
    for at in range(len(lags)):
        last = smooth.get(at, last)
        filled.append(last)
    return filled
