"""Two like passages side by side: where they run alike, what was changed, and the words that both have."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from rapidfuzz.distance import Levenshtein

from zugong_desk.insight.similar.wording import Senses, places_of, terms

Range = tuple[int, int]
"""Half-open, in code points of one of the two texts."""

ISLAND = 2
"""Characters that agree between two changes of several times their length agree by chance."""
WIDER = 3
_TOKEN = re.compile(r"[0-9０-９]+(?:[.．,，][0-9０-９]+)*|[A-Za-z]+|.", re.DOTALL)
"""A number or a word in letters is changed as a whole."""


class Side(StrEnum):
    """How a stretch of the two texts compares."""

    SAME = "same"
    CHANGED = "changed"
    HERE = "here"
    THERE = "there"


@dataclass(frozen=True, slots=True)
class Run:
    """Code points [start, end) of the one text and [start_, end_) of the other that stand for each other.

    Same but for white space, changed, or only here (the one) or there (the other), where the other range is empty.
    """

    side: Side
    start: int
    end: int
    start_: int
    end_: int


def runs(one: str, other: str) -> tuple[Run, ...]:
    """Both texts from beginning to end as runs, in order."""
    mine, others = _TOKEN.findall(one), _TOKEN.findall(other)
    at, at_ = _starts(mine), _starts(others)
    found = [
        Run(
            Side.SAME if code.tag == "equal" else Side.CHANGED,
            at[code.src_start],
            at[code.src_end],
            at_[code.dest_start],
            at_[code.dest_end],
        )
        for code in Levenshtein.opcodes(mine, others)
    ]
    parts = _merged([_island(found, at) for at in range(len(found))])
    return tuple(_merged([_sided(part, one, other) for part in parts]))


def _starts(tokens: Sequence[str]) -> list[int]:
    """Where each token begins, and where the last one ends."""
    return list(accumulate(map(len, tokens), initial=0))


def _island(found: Sequence[Run], at: int) -> Run:
    """A run, as changed if it agrees by chance."""
    run = found[at]
    if run.side is not Side.SAME or at in (0, len(found) - 1):
        return run
    size = run.end - run.start
    around = min(max(near.end - near.start, near.end_ - near.start_) for near in (found[at - 1], found[at + 1]))
    if size <= ISLAND and around >= WIDER * size:
        return Run(Side.CHANGED, run.start, run.end, run.start_, run.end_)
    return run


def _merged(found: Sequence[Run]) -> list[Run]:
    out: list[Run] = []
    for run in found:
        if out and out[-1].side is run.side and run.side in (Side.SAME, Side.CHANGED):
            out[-1] = Run(run.side, out[-1].start, run.end, out[-1].start_, run.end_)
        else:
            out.append(run)
    return out


def _sided(run: Run, one: str, other: str) -> Run:
    here, there = one[run.start : run.end], other[run.start_ : run.end_]
    if "".join(here.split()) == "".join(there.split()):
        side = Side.SAME
    elif not there.strip():
        side = Side.HERE
    elif not here.strip():
        side = Side.THERE
    else:
        side = Side.CHANGED
    return Run(side, run.start, run.end, run.start_, run.end_)


@dataclass(frozen=True, slots=True)
class Echoes:
    """The words that speak for a likeness: their ranges in the one text and in the other, in order."""

    here: tuple[Range, ...]
    there: tuple[Range, ...]


def echoes(one: str, other: str, known: Senses, telling: Callable[[str], bool]) -> Echoes:
    """The words that both texts have, or have others of the same sense for, where `telling` holds of the term."""
    common = terms(one, known) & terms(other, known)
    wanted = frozenset(term for term in common if len(term) > 1 and telling(term))
    return Echoes(*(tuple(_joined(sorted(places_of(text, wanted, known)))) for text in (one, other)))


def _joined(ranges: Sequence[Range]) -> Iterator[Range]:
    begun: Range | None = None
    for start, end in ranges:
        if begun and start <= begun[1]:
            begun = begun[0], max(begun[1], end)
        else:
            if begun:
                yield begun
            begun = start, end
    if begun:
        yield begun
