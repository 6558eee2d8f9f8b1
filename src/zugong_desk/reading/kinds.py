"""Kinds: the best sequence of kinds for the lines of a file, with its confidence and its reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from zugong_desk.domain.kinds import Kind
from zugong_desk.reading import joins, order
from zugong_desk.reading.features import Features, Layout
from zugong_desk.reading.joins import Joint, Pair
from zugong_desk.reading.order import KINDS
from zugong_desk.reading.signs import SIGNS, Sign, View

_INDEX = {kind: at for at, kind in enumerate(KINDS)}
_GOING_ON = (
    (joins.TEXT_JOINTS, (Kind.PARAGRAPH, Kind.EDITOR_NOTE, Kind.INSTRUCTION, Kind.DISTRIBUTION)),
    (joins.TITLE_JOINTS, (Kind.ARTICLE_TITLE, Kind.HEADING)),
    (joins.LIST_JOINTS, (Kind.TOC_ENTRY,)),
    (joins.CREDIT_JOINTS, (Kind.SOURCE_CREDIT,)),
)
"""What makes blocks of a kind go on over a line's end; a masthead takes in all of its lines, other kinds have one."""

NOTES = (Kind.EDITOR_NOTE, Kind.INSTRUCTION, Kind.DISTRIBUTION)
"""Kinds that are running text and so score as a paragraph does, besides what is their own."""

MASTHEAD_GOES_ON = 3.0
NEVER = -200.0
SUREST = 0.99

Scores = list[float]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line is read as: its kind, whether a block begins with it, how surely (0 to 1), and why."""

    kind: Kind
    begins: bool
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class _Lattice:
    """Scores of the lines: for beginning a block of each kind and for going on with one."""

    begins: list[Scores]
    goes_on: list[Scores]
    signs: list[list[Sign]]


def readings_of(features: Sequence[Features], layout: Layout) -> list[Reading]:
    """The most likely reading of each line, judged over the whole sequence."""
    if not features:
        return []
    pairs = joins.pairs_of(features, layout)
    lattice = _lattice(features, pairs, layout)
    path, margins = _best(lattice)
    return [
        Reading(
            KINDS[state % len(KINDS)],
            state < len(KINDS),
            round(min(SUREST, 1 / (1 + exp(-min(margin, 40) / 2.5))), 3),
            _why(lattice, pairs, at, state),
        )
        for at, (state, margin) in enumerate(zip(path, margins, strict=True))
    ]


def _lattice(features: Sequence[Features], pairs: Sequence[Pair], layout: Layout) -> _Lattice:
    begins, goes_on, signs = [], [], []
    for at, this in enumerate(features):
        before, after, beyond = (
            features[other] if 0 <= other < len(features) else None for other in (at - 1, at + 1, at + 2)
        )
        view = View(this, before, after, beyond, layout)
        held = [sign for sign in SIGNS if sign.holds(view)]
        scores = _begin_scores(held)
        begins.append(scores)
        goes_on.append(_continue_scores(pairs[at - 1], scores) if at else [NEVER] * len(KINDS))
        signs.append(held)
    return _Lattice(begins, goes_on, signs)


def _begin_scores(held: Sequence[Sign]) -> Scores:
    scores = [0.0] * len(KINDS)
    for sign in held:
        for kind, weight in sign.weights.items():
            scores[_INDEX[kind]] += weight
    for note in NOTES:
        scores[_INDEX[note]] += scores[_INDEX[Kind.PARAGRAPH]]
    return scores


def _continue_scores(pair: Pair, begins: Scores) -> Scores:
    """A line that goes on with a block must look like the kind as well as one that begins a block does."""
    joined = dict.fromkeys(KINDS, NEVER) | {Kind.MASTHEAD: MASTHEAD_GOES_ON}
    for joints, kinds in _GOING_ON:
        joined |= dict.fromkeys(kinds, joins.score(joints, pair))
    return [join + begin for join, begin in zip(joined.values(), begins, strict=True)]


_STARTS = order.at_start()
_OUT_OF = [order.after(before) for before in KINDS]
_INTO = [list(column) for column in zip(*_OUT_OF, strict=True)]


def _best(lattice: _Lattice) -> tuple[list[int], list[float]]:
    """The best path of states (kind, or kind + len(KINDS) where a block goes on), and each line's lead over the next best.

    Viterbi from both ends: the sum of both is the best score of any path through a state, so the leads are exact.
    """
    forward = _forward(lattice)
    backward = _backward(lattice)
    path, margins = [], []
    for left, right in zip(forward, backward, strict=True):
        through = [a + b for a, b in zip(left, right, strict=True)]
        best = max(range(len(through)), key=through.__getitem__)
        second = max(score for state, score in enumerate(through) if state != best)
        path.append(best)
        margins.append(through[best] - second)
    return _legal(path), margins


def _forward(lattice: _Lattice) -> list[Scores]:
    size = len(KINDS)
    rows = [[start + begin for start, begin in zip(_STARTS, lattice.begins[0], strict=True)] + [NEVER] * size]
    for begins, goes_on in zip(lattice.begins[1:], lattice.goes_on[1:], strict=True):
        last = rows[-1]
        ends = [max(last[kind], last[kind + size]) for kind in range(size)]
        begun = [max(map(float.__add__, ends, into)) + begin for into, begin in zip(_INTO, begins, strict=True)]
        rows.append(begun + [end + score for end, score in zip(ends, goes_on, strict=True)])
    return rows


def _backward(lattice: _Lattice) -> list[Scores]:
    size = len(KINDS)
    rows = [[0.0] * (2 * size)]
    for begins, goes_on in zip(reversed(lattice.begins[1:]), reversed(lattice.goes_on[1:]), strict=True):
        following = rows[-1]
        begun = [begin + score for begin, score in zip(begins, following[:size], strict=True)]
        gone_on = [score + rest for score, rest in zip(goes_on, following[size:], strict=True)]
        left = [max((on, *map(float.__add__, begun, out))) for on, out in zip(gone_on, _OUT_OF, strict=True)]
        rows.append(left + left)
    rows.reverse()
    return rows


def _legal(path: list[int]) -> list[int]:
    """The path with a block begun wherever it would go on with another kind: two equally good paths may meet."""
    size = len(KINDS)
    out: list[int] = []
    for state in path:
        goes_on = state >= size and out and out[-1] % size == state % size
        out.append(state if goes_on else state % size)
    return out


def _joints(kind: Kind) -> Sequence[Joint]:
    return next((joints for joints, kinds in _GOING_ON if kind in kinds), ())


def _why(lattice: _Lattice, pairs: Sequence[Pair], at: int, state: int) -> str:
    """The two strongest reasons for the reading, in words."""
    kind = KINDS[state % len(KINDS)]
    if state >= len(KINDS):
        reasons = [why for score, why in joins.reasons(_joints(kind), pairs[at - 1]) if score > 0]
    else:
        weights = sorted(
            ((sign.weights.get(kind, 0.0), sign.why) for sign in lattice.signs[at]), key=lambda row: -row[0]
        )
        reasons = [why for weight, why in weights if weight > 0]
    return "、".join(reasons[:3]) or "依前后文"
