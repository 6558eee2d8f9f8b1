"""Paths: the sequence of kinds with the highest sum of scores, and how likely each step of it is.

A state is the index of a kind for a line that begins a block, and that index plus the number of kinds for one that goes on.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import repeat
from math import exp
from operator import add, ge, mul, sub, truediv

Scores = Sequence[float]

NEGLIGIBLE = 1e-9
"""What of a likelihood is next to nothing beside another."""


@dataclass(slots=True)
class Lattice:
    """The scores of each line for beginning a block of each kind and for going on with one.

    Lines may share a row of scores, as lines of the same evidence do: then it is kept, and worked on, once.
    """

    begins: list[Scores] = field(default_factory=list)
    goes_on: list[Scores] = field(default_factory=list)

    def add(self, begins: Scores, goes_on: Scores) -> None:
        self.begins.append(begins)
        self.goes_on.append(goes_on)

    def __len__(self) -> int:
        return len(self.begins)


def best_path(lattice: Lattice, starts: Scores, follow: Sequence[Scores]) -> list[int]:
    """The state of each line on the path with the highest sum (Viterbi).

    `starts` are the scores of the kinds for the first line, `follow[a][b]` those for b beginning after a.
    """
    into = [list(column) for column in zip(*follow, strict=True)]
    leads = _leads(follow, sub)
    ends: list[float] = list(map(add, starts, lattice.begins[0]))
    before: list[Scores] = []
    begun_better: list[list[bool]] = []
    for begins, goes_on in zip(lattice.begins[1:], lattice.goes_on[1:], strict=True):
        begun = list(map(add, _best_into(ends, follow, leads), begins))
        gone_on = list(map(add, ends, goes_on))
        before.append(array("d", ends))
        begun_better.append(list(map(ge, begun, gone_on)))
        ends = list(map(max, begun, gone_on))
    return _traced(ends.index(max(ends)), before, begun_better, into)


def _best_into(ends: Sequence[float], follow: Sequence[Scores], leads: Sequence[Scores]) -> Iterable[float]:
    """The best score with which each kind begins after any other.

    Only few kinds come near the best one: `leads[a][b]` is what b gains on a at most by what follows them.
    """
    top = max(ends)
    lead = leads[ends.index(top)]
    rows = [map(add, repeat(end), follow[kind]) for kind, end in enumerate(ends) if end + lead[kind] >= top]
    return map(max, *rows) if len(rows) > 1 else rows[0]


def _traced(kind: int, before: list[Scores], begun_better: list[list[bool]], into: Sequence[Scores]) -> list[int]:
    """The states from the last line back to the first; `before` are the best scores of the kinds before each line."""
    states: list[int] = []
    for ends, better in zip(reversed(before), reversed(begun_better), strict=True):
        if better[kind]:
            states.append(kind)
            reached = list(map(add, ends, into[kind]))
            kind = reached.index(max(reached))
        else:
            states.append(kind + len(into))
    return [*states, kind][::-1]


def likelihoods(lattice: Lattice, starts: Scores, follow: Sequence[Scores], temper: float = 1.0) -> list[Scores]:
    """How likely each state of each line is, over all paths: each row adds up to 1 (forward and backward sums).

    `temper` divides all scores: above 1 it makes the likelihoods of a model that is too sure of itself more modest.
    """
    begins, goes_on = _powers(lattice.begins, temper), _powers(lattice.goes_on, temper)
    out_of = _powers(follow, temper)
    (first,) = _powers([starts], temper)
    out: list[Scores] = []
    rows = zip(reversed(_forward(begins, goes_on, first, out_of)), _backward(begins, goes_on, out_of), strict=True)
    for left, right in rows:
        through = list(map(mul, left, right))
        total = sum(through)
        out.append(array("d", [value / total for value in through]))
    return out[::-1]


def _powers(rows: Sequence[Scores], temper: float) -> list[Scores]:
    """The power of each score; rows that are one object are worked out once."""
    known = {id(row): row for row in rows}
    powers = {at: [exp(score / temper) for score in row] for at, row in known.items()}
    return [powers[id(row)] for row in rows]


def _forward(begins: list[Scores], goes_on: list[Scores], first: Scores, out_of: Sequence[Scores]) -> list[Scores]:
    size = len(first)
    leads = _leads(out_of, truediv)
    rows: list[Scores] = [_scaled([*map(mul, first, begins[0]), *[0.0] * size])]
    for begin, on in zip(begins[1:], goes_on[1:], strict=True):
        last = rows[-1]
        ends = list(map(add, last[:size], last[size:]))
        begun = map(mul, _weighted(ends, out_of, leads), begin)
        rows.append(_scaled([*begun, *map(mul, ends, on)]))
    return rows


def _backward(begins: list[Scores], goes_on: list[Scores], out_of: Sequence[Scores]) -> Iterator[Scores]:
    """From the last line to the first; what comes after a state depends on its kind only."""
    into = list(zip(*out_of, strict=True))
    leads = _leads(into, truediv)
    row: Scores = [1.0] * len(out_of)
    yield [*row, *row]
    for begin, on in zip(reversed(begins[1:]), reversed(goes_on[1:]), strict=True):
        begun = list(map(mul, begin, row))
        row = _scaled(list(map(add, map(mul, on, row), _weighted(begun, into, leads))))
        yield [*row, *row]


def _leads(rows: Sequence[Scores], by: Callable[[float, float], float]) -> list[list[float]]:
    """What each row has over each at most, in one place: [a][b] for row b over row a."""
    return [[max(map(by, other, row)) for other in rows] for row in rows]


def _weighted(weights: Scores, rows: Sequence[Scores], leads: Sequence[Scores]) -> Iterable[float]:
    """The sum of the rows, each times its weight, without those that are next to nothing beside the heaviest's in any place."""
    top = max(weights)
    least = NEGLIGIBLE * top
    lead = leads[weights.index(top)]
    first, *others = (
        map(mul, repeat(weight), row)
        for weight, row, over in zip(weights, rows, lead, strict=True)
        if weight * over >= least
    )
    return reduce(lambda summed, row: map(add, summed, row), others, first)


def _scaled(row: Sequence[float]) -> Scores:
    """The row in proportion, so that long files neither overflow nor vanish."""
    total = sum(row)
    return array("d", [value / total for value in row])
