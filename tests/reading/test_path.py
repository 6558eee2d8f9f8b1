"""The best path against trying all of them."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.reading.path import Lattice, best_path

SIZE = 2
scores = st.integers(-9, 9).map(float)
rows = st.lists(scores, min_size=SIZE, max_size=SIZE)


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


@given(st.lists(st.tuples(rows, rows), min_size=1, max_size=4), rows, st.lists(rows, min_size=SIZE, max_size=SIZE))
def test_the_best_path_is_the_best_of_all(
    lines: list[tuple[list[float], list[float]]], starts: list[float], follow: list[list[float]]
) -> None:
    lattice = Lattice()
    for at, (begins, goes_on) in enumerate(lines):
        lattice.add(begins, goes_on if at else [-1000.0] * SIZE)
    paths = {
        states: score
        for states in product(range(2 * SIZE), repeat=len(lines))
        if (score := total(lattice, starts, follow, states)) is not None
    }
    best = max(paths.values())
    found, leads = best_path(lattice, starts, follow)
    if min(leads) > 0:
        assert paths[tuple(found)] == best
    for at, lead in enumerate(leads):
        others = [score for states, score in paths.items() if states[at] != found[at]]
        assert lead == best - max(others) or lead == 0 or max(others) < -500


def test_a_line_never_goes_on_with_another_kind() -> None:
    lattice = Lattice()
    for _ in range(3):
        lattice.add([0.0, 0.0], [0.0, 0.0])
    states, _ = best_path(lattice, [0.0, 0.0], [[0.0, 0.0], [0.0, 0.0]])
    assert all(state < SIZE or states[at - 1] % SIZE == state % SIZE for at, state in enumerate(states))
