"""Fitting: weights that make gold most likely without straying far from what a person set (AdaGrad, L2 to the prior)."""

import csv
import random
from collections.abc import Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path

from tests.train.lessons import Lesson
from tests.train.slope import Rows, Slope, model_of, rows_of, slope_of

from zugong_desk.reading.kinds import lattice_of
from zugong_desk.reading.model import KINDS, TABLES, Model, table
from zugong_desk.reading.path import best_path

PRIOR = Path(__file__).with_name("prior")
PACE = 0.25
PULL = 0.02
"""How strongly each weight is pulled to the prior, for each text."""
BATCH = 8
AVERAGED = 8
"""Last rounds whose weights are averaged, so that the order of the last texts does not decide."""


def prior() -> Model:
    """The weights that a person set."""
    return Model(*(table(PRIOR / f"{name}.csv") for name in TABLES))


def fitted(lessons: Sequence[Lesson], rounds: int, processes: int = 2, seed: int = 0) -> Model:
    """The weights of the last of some rounds through all lessons, in an order of chance; same seed, same weights."""
    origin = rows_of(prior())
    rows = [list(row) for row in origin]
    squares = [[1e-2] * len(row) for row in rows]
    chance = random.Random(seed)
    passed: list[Rows] = []
    with Pool(processes) as pool:
        for number in range(rounds):
            loss = 0.0
            for batch in _batches(list(lessons), chance):
                slopes = pool.map(_slope, [(lesson, rows) for lesson in batch])
                loss += sum(slope.loss for slope in slopes)
                _step(rows, origin, squares, slopes)
                if number >= rounds - AVERAGED:
                    passed.append([list(row) for row in rows])
            print(f"round {number + 1}: loss {loss:.1f}")
    return model_of(_mean(passed))


def _mean(some: Sequence[Rows]) -> Rows:
    return [[sum(weights) / len(some) for weights in zip(*row, strict=True)] for row in zip(*some, strict=True)]


def _slope(work: tuple[Lesson, Rows]) -> Slope:
    return slope_of(work[0], model_of(work[1]))


def _batches(lessons: list[Lesson], chance: random.Random) -> Iterator[list[Lesson]]:
    chance.shuffle(lessons)
    for at in range(0, len(lessons), BATCH):
        yield lessons[at : at + BATCH]


def _step(rows: Rows, origin: Rows, squares: Rows, slopes: Sequence[Slope]) -> None:
    summed = [
        [sum(column) for column in zip(*group, strict=True)] for group in zip(*(s.rows() for s in slopes), strict=True)
    ]
    for row, first, square, uphill in zip(rows, origin, squares, summed, strict=True):
        for at, up in enumerate(uphill):
            slope = up / len(slopes) - PULL * (row[at] - first[at])
            square[at] += slope * slope
            row[at] += PACE * slope / square[at] ** 0.5


def errors(model: Model, lessons: Sequence[Lesson]) -> str:
    """How many lines of the lessons the model reads wrong, in words."""
    wrong = lines = 0
    for lesson in lessons:
        states = best_path(lattice_of(lesson.evidence, model), model.start, model.follow)
        known = [(state, wanted) for state, wanted in zip(states, lesson.states, strict=True) if wanted is not None]
        lines += len(known)
        wrong += sum(state != wanted for state, wanted in known)
    return f"{wrong} of {lines} lines wrong"


def write(model: Model, folder: Path) -> None:
    """The tables of a model as files that a person reads: one row a piece of evidence, one column a kind."""
    for name in TABLES:
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([name.removesuffix("s"), *(kind.value for kind in KINDS)])
            for why, row in getattr(model, name).items():
                writer.writerow(
                    [why, *(f"{weight:.1f}".rstrip("0").rstrip(".") if abs(weight) >= 0.05 else "" for weight in row)]
                )
