"""Slopes: how the likelihood of a lesson's gold rises with each weight (the gradient of a linear-chain CRF)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, log
from operator import add, mul

from tests.train.lessons import Lesson

from zugong_desk.reading.joins import JOINTS
from zugong_desk.reading.kinds import NOTES, Evidence, lattice_of
from zugong_desk.reading.model import INDEX, KINDS, START, Model
from zugong_desk.reading.path import Lattice
from zugong_desk.reading.signs import SIGNS

SIZE = len(KINDS)
FORBIDDEN = -60.0
_PARAGRAPH = next(at for kind, at in INDEX.items() if kind.value == "paragraph")
_NOTES = [INDEX[note] for note in NOTES]

Rows = list[list[float]]


@dataclass(slots=True)
class Slope:
    """One number for each weight of a model, in the order of its tables' rows."""

    signs: Rows = field(default_factory=lambda: [[0.0] * SIZE for _ in SIGNS])
    joints: Rows = field(default_factory=lambda: [[0.0] * SIZE for _ in JOINTS])
    order: Rows = field(default_factory=lambda: [[0.0] * SIZE for _ in range(SIZE + 1)])
    loss: float = 0.0

    def rows(self) -> Rows:
        return [*self.signs, *self.joints, *self.order]


def slope_of(lesson: Lesson, model: Model) -> Slope:
    """What gold's paths hold minus what all paths hold; `loss` is the negative log-likelihood."""
    slope = Slope()
    lattice = lattice_of(lesson.evidence, model)
    slope.loss = _walk(slope, lesson.evidence, lattice, model, -1.0)
    slope.loss -= _walk(slope, lesson.evidence, _only(lattice, lesson.states), model, 1.0)
    return slope


def _only(lattice: Lattice, states: Sequence[int | None]) -> Lattice:
    """The lattice in which a known line has no other state."""
    out = Lattice()
    for begins, goes_on, state in zip(lattice.begins, lattice.goes_on, states, strict=True):
        both = [*begins, *goes_on]
        if state is not None:
            both = [score if at == state else FORBIDDEN for at, score in enumerate(both)]
        out.add(both[:SIZE], both[SIZE:])
    return out


def _walk(slope: Slope, evidence: Sequence[Evidence], lattice: Lattice, model: Model, sign: float) -> float:
    """Add `sign` times what is expected over all paths of the lattice; gives the log of their sum."""
    powers = [[exp(score) for score in row] for row in model.follow]
    into = [list(column) for column in zip(*powers, strict=True)]
    begins = [[exp(score) for score in row] for row in lattice.begins]
    goes_on = [[exp(score) for score in row] for row in lattice.goes_on]
    start = [exp(score) for score in model.start]
    rows, log_sum = _forward(begins, goes_on, start, into)
    after = [1.0] * SIZE
    for at in range(len(rows) - 1, -1, -1):
        through = list(map(mul, rows[at], after + after))
        total = sum(through)
        _add_line(slope, evidence[at], [sign * value / total for value in through])
        begun = list(map(mul, begins[at], after))
        if at:
            ends = list(map(add, rows[at - 1][:SIZE], rows[at - 1][SIZE:]))
            on = list(map(mul, goes_on[at], after))
            after = [here + sum(map(mul, begun, row)) for here, row in zip(on, powers, strict=True)]
            whole = sum(map(mul, ends, after))
            for before, end in enumerate(ends):
                share = sign * end / whole
                if abs(share) > 1e-9:
                    row, power = slope.order[before + 1], powers[before]
                    for kind in range(SIZE):
                        row[kind] += share * power[kind] * begun[kind]
            top = max(after)
            after = [value / top for value in after]
        else:
            for kind in range(SIZE):
                slope.order[0][kind] += sign * through[kind] / total
    return log_sum


def _forward(begins: Rows, goes_on: Rows, start: list[float], into: Rows) -> tuple[Rows, float]:
    row = list(map(mul, start, begins[0])) + [0.0] * SIZE
    rows: Rows = []
    log_sum = 0.0
    for at in range(len(begins)):
        if at:
            ends = list(map(add, rows[-1][:SIZE], rows[-1][SIZE:]))
            begun = [sum(map(mul, ends, column)) * power for column, power in zip(into, begins[at], strict=True)]
            row = begun + list(map(mul, ends, goes_on[at]))
        total = sum(row)
        log_sum += log(total)
        rows.append([value / total for value in row])
    return rows, log_sum


def _add_line(slope: Slope, evidence: Evidence, shares: list[float]) -> None:
    both = list(map(add, shares[:SIZE], shares[SIZE:]))
    both[_PARAGRAPH] += sum(both[note] for note in _NOTES)
    for at in evidence.signs:
        slope.signs[at] = list(map(add, slope.signs[at], both))
    for at in evidence.joints:
        slope.joints[at] = list(map(add, slope.joints[at], shares[SIZE:]))


def model_of(rows: Rows) -> Model:
    """The model whose weights are the rows, in a slope's order."""
    signs, joints, order = rows[: len(SIGNS)], rows[len(SIGNS) : -SIZE - 1], rows[-SIZE - 1 :]
    return Model(
        {sign.why: row for sign, row in zip(SIGNS, signs, strict=True)},
        {joint.why: row for joint, row in zip(JOINTS, joints, strict=True)},
        dict(zip([START, *(kind.value for kind in KINDS)], order, strict=True)),
    )


def rows_of(model: Model) -> Rows:
    """The weights of a model as rows, in a slope's order; evidence that it does not know weighs nothing."""
    blank = [0.0] * SIZE
    names = [START, *(kind.value for kind in KINDS)]
    return [
        *(list(model.signs.get(sign.why, blank)) for sign in SIGNS),
        *(list(model.joints.get(joint.why, blank)) for joint in JOINTS),
        *(list(model.order[name]) for name in names),
    ]
