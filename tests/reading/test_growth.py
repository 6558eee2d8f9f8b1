"""The judgement of how a cost grows, over declared costs: no clock decides here."""

from collections.abc import Iterator
from gc import isenabled
from itertools import count, cycle
from random import Random

import pytest
from tests.reading.growth import FACTOR, TRIES, Cost, grows_steeply, seconds

SIZE = 8_000
LINEAR = 1e-5
ALMOST = 2.4
"""A cost that is wrong by less than this factor never changes a verdict, whichever way it errs each time."""


def power(exponent: float) -> Cost:
    return lambda size: LINEAR * SIZE * (size / SIZE) ** exponent


def wrong(cost: Cost, *, small: Iterator[float], great: Iterator[float]) -> Cost:
    """A cost that errs each time by the next factor of its size."""
    return lambda size: cost(size) * next(great if size == SIZE else small)


@pytest.mark.parametrize(("exponent", "steep"), [(0, False), (1, False), (1.1, False), (2, True), (3, True)])
def test_what_grows_faster_than_what_it_is_paid_for_is_steep(exponent: float, steep: bool) -> None:
    assert grows_steeply(power(exponent), SIZE) is steep


def test_a_rule_that_is_quadratic_beside_linear_work_is_steep() -> None:
    assert grows_steeply(lambda size: power(1)(size) + 8 * power(2)(size), SIZE)


def test_what_is_quick_is_let_pass_at_once() -> None:
    paid: list[int] = []

    def cost(size: int) -> float:
        paid.append(size)
        return power(3)(size)

    assert not grows_steeply(cost, SIZE, quick=1)
    assert paid == [SIZE]


def test_noise_changes_no_verdict() -> None:
    random = Random(7)
    noise = (random.uniform(1, ALMOST) for _ in count())
    for _ in range(200):
        assert not grows_steeply(wrong(power(1), small=noise, great=noise), SIZE)
        assert grows_steeply(wrong(power(2), small=noise, great=noise), SIZE)


def test_the_worst_of_noise_changes_no_verdict() -> None:
    calm = cycle((1.0,))
    assert not grows_steeply(wrong(power(1), small=calm, great=cycle((ALMOST,))), SIZE)
    assert grows_steeply(wrong(power(2), small=cycle((ALMOST,)), great=calm), SIZE)


@pytest.mark.parametrize("calm_at", range(TRIES))
def test_one_try_without_a_stall_is_enough_for_what_is_linear(calm_at: int) -> None:
    stalls = iter(1.0 if number == calm_at else 50.0 for number in range(TRIES))
    assert not grows_steeply(wrong(power(1), small=cycle((1.0,)), great=stalls), SIZE)


def test_stalls_do_not_hide_what_is_quadratic() -> None:
    stalled = wrong(power(2), small=cycle((50.0, 1.0, 50.0)), great=cycle((1.0, 50.0)))
    assert grows_steeply(stalled, SIZE)


def test_the_great_size_is_paid_for_once_when_the_first_try_tells() -> None:
    paid: list[int] = []

    def cost(size: int) -> float:
        paid.append(size)
        return power(1)(size)

    assert not grows_steeply(cost, SIZE)
    assert paid.count(SIZE) == 1
    assert set(paid) == {SIZE, SIZE // FACTOR}


def test_the_job_is_done_once_and_the_collector_comes_back() -> None:
    done: list[bool] = []
    assert seconds(lambda: done.append(isenabled())) >= 0
    assert done == [False]
    assert isenabled()


def test_a_job_that_fails_leaves_the_collector_on() -> None:
    with pytest.raises(ZeroDivisionError):
        seconds(lambda: 1 // 0)
    assert isenabled()
