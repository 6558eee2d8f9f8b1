"""The best path and the likelihoods against trying all paths."""

from itertools import product
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.reading.path import Lattice, best_path, likelihoods

SIZE = 3
scores = st.integers(-9, 9).map(float)
rows = st.lists(scores, min_size=SIZE, max_size=SIZE)
lines_ = st.lists(st.tuples(rows, rows), min_size=1, max_size=4)
follows = st.lists(rows, min_size=SIZE, max_size=SIZE)


def total(lattice: Lattice, starts: list[float], follow: list[list[float]], states: tuple[int, ...]) -> float | None:
    """The score of a path; None if a line goes on with another kind than the one before it, or with none."""
    out = 0.0
    for at, state in enumerate(states):
        kind = state % SIZE
        if state < SIZE:
            out += lattice.begins[at][kind] + (follow[states[at - 1] % SIZE][kind] if at else starts[kind])
        elif at and states[at - 1] % SIZE == kind:
            out += lattice.goes_on[at][kind]
        else:
            return None
    return out


def all_paths(
    lines: list[tuple[list[float], list[float]]], starts: list[float], follow: list[list[float]]
) -> tuple[Lattice, dict[tuple[int, ...], float]]:
    lattice = Lattice()
    for begins, goes_on in lines:
        lattice.add(begins, goes_on)
    paths = {
        states: score
        for states in product(range(2 * SIZE), repeat=len(lines))
        if (score := total(lattice, starts, follow, states)) is not None
    }
    return lattice, paths


@given(lines_, rows, follows)
def test_the_best_path_is_the_best_of_all(
    lines: list[tuple[list[float], list[float]]], starts: list[float], follow: list[list[float]]
) -> None:
    lattice, paths = all_paths(lines, starts, follow)
    assert paths[tuple(best_path(lattice, starts, follow))] == max(paths.values())


@given(lines_, rows, follows, st.sampled_from([1.0, 1.5, 3.0]))
def test_likelihoods_are_shares_of_all_paths(
    lines: list[tuple[list[float], list[float]]], starts: list[float], follow: list[list[float]], temper: float
) -> None:
    lattice, paths = all_paths(lines, starts, follow)
    whole = sum(exp(score / temper) for score in paths.values())
    for at, row in enumerate(likelihoods(lattice, starts, follow, temper)):
        for state, likely in enumerate(row):
            share = sum(exp(score / temper) for states, score in paths.items() if states[at] == state) / whole
            assert likely == pytest.approx(share, abs=1e-9)


def test_long_files_neither_overflow_nor_vanish() -> None:
    lattice = Lattice()
    for _ in range(5000):
        lattice.add([30.0, -200.0], [-200.0, 20.0])
    likely = likelihoods(lattice, [0.0, 0.0], [[9.0, -9.0], [0.0, 0.0]])
    assert all(sum(row) == pytest.approx(1) for row in likely)
    assert best_path(lattice, [0.0, 0.0], [[9.0, -9.0], [0.0, 0.0]]) == [0] * 5000


def test_a_line_never_goes_on_with_another_kind() -> None:
    lattice = Lattice()
    for _ in range(3):
        lattice.add([0.0, 0.0], [0.0, 0.0])
    states = best_path(lattice, [0.0, 0.0], [[0.0, 0.0], [0.0, 0.0]])
    assert all(state < SIZE or states[at - 1] % SIZE == state % SIZE for at, state in enumerate(states))
