"""Paths: the sequence of kinds with the highest sum of scores, and how far each step leads the next best.

A state is the index of a kind for a line that begins a block, and that index plus the number of kinds for one that goes on.
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Scores = Sequence[float]


@dataclass(slots=True)
class Lattice:
    """The scores of each line for beginning a block of each kind and for going on with one; in arrays, for long files."""

    begins: list[Scores] = field(default_factory=list)
    goes_on: list[Scores] = field(default_factory=list)

    def add(self, begins: Scores, goes_on: Scores) -> None:
        self.begins.append(array("d", begins))
        self.goes_on.append(array("d", goes_on))


def best_path(lattice: Lattice, starts: Scores, follow: Sequence[Scores]) -> tuple[list[int], list[float]]:
    """The best state of each line, and by how much its path beats the best that avoids it.

    `starts` are the scores of the kinds for the first line, `follow[a][b]` those for b beginning after a. Viterbi from both
    ends: the sum of both is the best score of any path through a state, so the leads are exact.
    """
    states: list[int] = []
    leads: list[float] = []
    forward = _forward(lattice, starts, follow)
    for left, right in zip(reversed(forward), _backward(lattice, follow), strict=True):
        through = [a + b for a, b in zip(left, right, strict=True)]
        best = max(range(len(through)), key=through.__getitem__)
        states.append(best)
        leads.append(through[best] - max(score for state, score in enumerate(through) if state != best))
    return _legal(states[::-1], len(starts)), leads[::-1]


def _forward(lattice: Lattice, starts: Scores, follow: Sequence[Scores]) -> list[Scores]:
    """The best score of any path from the first line to each state of each line."""
    size = len(starts)
    into = [list(column) for column in zip(*follow, strict=True)]
    first = [start + begin for start, begin in zip(starts, lattice.begins[0], strict=True)]
    rows: list[Scores] = [array("d", [*first, *lattice.goes_on[0]])]
    for begins, goes_on in zip(lattice.begins[1:], lattice.goes_on[1:], strict=True):
        ends = list(map(max, rows[-1][:size], rows[-1][size:]))
        begun = [max(map(float.__add__, ends, column)) + begin for column, begin in zip(into, begins, strict=True)]
        rows.append(array("d", begun + [end + score for end, score in zip(ends, goes_on, strict=True)]))
    return rows


def _backward(lattice: Lattice, follow: Sequence[Scores]) -> Iterator[Scores]:
    """The best score of any path from each state of each line to the last line; from the last line to the first."""
    size = len(follow)
    row = [0.0] * (2 * size)
    yield row
    for begins, goes_on in zip(reversed(lattice.begins[1:]), reversed(lattice.goes_on[1:]), strict=True):
        begun = list(map(float.__add__, begins, row[:size]))
        gone_on = map(float.__add__, goes_on, row[size:])
        left = [max((on, *map(float.__add__, begun, scores))) for on, scores in zip(gone_on, follow, strict=True)]
        row = left + left
        yield row


def _legal(states: list[int], size: int) -> list[int]:
    """The states with a block begun wherever one would go on with another kind: two equally good paths may meet."""
    out: list[int] = []
    for state in states:
        goes_on = state >= size and out and out[-1] % size == state % size
        out.append(state if goes_on else state % size)
    return out
