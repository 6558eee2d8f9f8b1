"""The slope against what a small push of a weight does, and the tables against their prior."""

from dataclasses import replace
from itertools import product

import pytest
from tests.train.fit import fitted, prior
from tests.train.lessons import Lesson
from tests.train.material import held_out, material
from tests.train.slope import model_of, rows_of, slope_of

from zugong_desk.reading.model import builtin

PUSH = 1e-4


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return min(held_out(12), key=lambda one: len(one.states))


@pytest.mark.parametrize(("row", "kind"), list(product([0, 3, 20, -5, -13], [5, 6, 9])))
def test_the_slope_is_how_the_loss_falls(lesson: Lesson, row: int, kind: int) -> None:
    rows = rows_of(prior())
    slope = slope_of(lesson, model_of(rows)).rows()[row][kind]
    losses = []
    for by in (-PUSH, PUSH):
        pushed = [list(one) for one in rows]
        pushed[row][kind] += by
        losses.append(slope_of(lesson, model_of(pushed)).loss)
    assert slope == pytest.approx((losses[0] - losses[1]) / (2 * PUSH), abs=1e-3)


def test_lines_without_gold_teach_nothing(lesson: Lesson) -> None:
    unknown = replace(lesson, states=[None] * len(lesson.states))
    slope = slope_of(unknown, prior())
    assert slope.loss == pytest.approx(0, abs=1e-9)
    assert all(abs(value) < 1e-9 for row in slope.rows() for value in row)


def test_fitting_lowers_the_loss(lesson: Lesson) -> None:
    model = fitted([lesson], rounds=3, processes=1)
    assert slope_of(lesson, model).loss < slope_of(lesson, prior()).loss


def test_a_model_of_its_own_rows_is_itself() -> None:
    assert rows_of(model_of(rows_of(builtin()))) == [list(row) for row in rows_of(builtin())]


def test_prior_and_tables_hold_the_same_evidence() -> None:
    for name in ("signs", "joints", "order"):
        assert list(getattr(prior(), name)) == list(getattr(builtin(), name))


def test_the_material_knows_a_state_for_nearly_every_line() -> None:
    states = [state for one in material(3) for state in one.states]
    assert states.count(None) < 0.02 * len(states)
