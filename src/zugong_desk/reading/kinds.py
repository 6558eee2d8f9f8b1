"""Kinds: what each line of a file is read as, judged over the whole sequence, with confidence and reasons."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from operator import add

from zugong_desk.domain.block import DOUBT
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.profile import Profile, Weights
from zugong_desk.reading import joins
from zugong_desk.reading.features import Features
from zugong_desk.reading.habits import NONE, Habit, habits_of
from zugong_desk.reading.joins import JOINTS, Pair
from zugong_desk.reading.layout import Layout
from zugong_desk.reading.model import INDEX, KINDS, Model, Scores, builtin
from zugong_desk.reading.path import Lattice, best_path, likelihoods
from zugong_desk.reading.reasons import Reasons, rival_in_words
from zugong_desk.reading.sights import View
from zugong_desk.reading.signs import SIGNS, held_by, held_by_habit
from zugong_desk.reading.traits import Traits, traits_of

NOTES = (Kind.EDITOR_NOTE, Kind.INSTRUCTION, Kind.DISTRIBUTION)
"""Kinds that are running text and so score as a paragraph does, besides what is their own."""

TEMPER = 2.4
"""How much surer of itself the model is than it is right: as much as leaves no more than a tenth of the blocks in doubt."""

SUREST = 0.99
"""Confidence 1 is for editors."""

STRONGEST = 60.0
"""What a library's traits may weigh together: enough to settle a line, and not more than likelihoods can hold."""

Held = tuple[int, ...]
"""The indexes of the signs or joints that hold."""

Learnt = tuple[Scores | None, Scores | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line is read as: its kind, whether a block begins with it, how surely (0 to 1), and why."""

    kind: Kind
    begins: bool
    confidence: float
    why: str
    ends_before: float = 1.0
    """How surely the block before the line does not go on with it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What holds for one line, and for its joint with the line before it (nothing for the first)."""

    signs: Held
    joints: Held


def evidence_of(features: Sequence[Features], layout: Layout, model: Model | None = None) -> list[Evidence]:
    """The evidence for each line: what is seen at once, and what a first reading shows of the file's habits."""
    pairs: list[Pair | None] = [None, *joins.pairs_of(features, layout)]
    views = list(_views(features, layout))
    first = [
        Evidence(held_by(view), joins.held_by(pair) if pair else ()) for view, pair in zip(views, pairs, strict=True)
    ]
    model = model or builtin()
    states = best_path(lattice_of(first, model), model.start, model.follow)
    kinds = [KINDS[state % len(KINDS)] for state in states]
    habits = habits_of(features, layout, kinds, [state < len(KINDS) for state in states])
    return [_with_habit(*line) for line in zip(first, views, habits, strict=True)]


def _with_habit(evidence: Evidence, view: View, habit: Habit) -> Evidence:
    if habit is NONE:
        return evidence
    return replace(evidence, signs=(*evidence.signs, *held_by_habit(replace(view, habit=habit))))


def _views(features: Sequence[Features], layout: Layout) -> Iterator[View]:
    padded = (None, None, *features, None, None)
    for at, this in enumerate(features):
        yield View(this, padded[at], padded[at + 1], padded[at + 3], padded[at + 4], layout)


def lattice_of(evidence: Sequence[Evidence], model: Model, learnt: Sequence[Learnt] = ()) -> Lattice:
    """The scores of each line. Lines with the same evidence, such as most running text, are added up once.

    `learnt` are the scores that a library's profile adds: for beginning and for going on, one pair a line.
    """
    signs = [model.signs[sign.why] for sign in SIGNS]
    joints = [model.joints[joint.why] for joint in JOINTS]
    begins: dict[Held, Scores] = {}
    goes_on: dict[tuple[Held, Held], Scores] = {}
    lattice = Lattice()
    for line, (begin, on) in zip(evidence, learnt or repeat((None, None)), strict=bool(learnt)):
        if line.signs not in begins:
            begins[line.signs] = array("d", _with_notes(_sum(signs, line.signs)))
        both = (line.signs, line.joints)
        if both not in goes_on:
            # A line that goes on with a block must look like the kind as well as one that begins a block does.
            goes_on[both] = array("d", map(add, begins[line.signs], _sum(joints, line.joints)))
        lattice.add(_raised(begins[line.signs], begin), _raised(_raised(goes_on[both], begin), on))
    return lattice


def _raised(scores: Scores, by: Scores | None) -> Scores:
    return array("d", map(add, scores, by)) if by else scores


def learnt_of(traits: Sequence[Traits], profile: Profile) -> list[Learnt]:
    """The scores that a profile adds to each line."""
    return [(_weighed(line.line, profile.lines), _weighed(line.joint, profile.joints)) for line in traits]


def _weighed(traits: Sequence[str], weights: Weights) -> Scores | None:
    known = [weights[trait] for trait in traits if trait in weights]
    if not known:
        return None
    sums = (sum(_bounded(row.get(kind, 0.0)) for row in known) for kind in KINDS)
    return [_bounded(weight) for weight in sums]


def _bounded(weight: float) -> float:
    return min(max(weight, -STRONGEST), STRONGEST)


def _sum(rows: Sequence[Scores], held: Held) -> list[float]:
    return [sum(column) for column in zip(*(rows[at] for at in held), strict=True)] if held else [0.0] * len(KINDS)


def _with_notes(scores: list[float]) -> list[float]:
    for note in NOTES:
        scores[INDEX[note]] += scores[INDEX[Kind.PARAGRAPH]]
    return scores


def readings_of(features: Sequence[Features], layout: Layout, profile: Profile) -> list[Reading]:
    """The most likely reading of each line."""
    if not features:
        return []
    model = builtin()
    evidence = evidence_of(features, layout)
    traits = [] if profile.empty else traits_of(features, layout)
    lattice = lattice_of(evidence, model, learnt_of(traits, profile))
    states = best_path(lattice, model.start, model.follow)
    likely = likelihoods(lattice, model.start, model.follow, TEMPER)
    reasons = Reasons(model)
    readings = [_reading(*line, reasons) for line in zip(states, likely, evidence, strict=True)]
    return [_as_learnt(*line, profile) for line in zip(readings, traits, strict=True)] if traits else readings


def _as_learnt(reading: Reading, traits: Traits, profile: Profile) -> Reading:
    """The reading, with the trait that the library learnt to read so, if it spoke for it."""
    rows, names = (profile.lines, traits.line) if reading.begins else (profile.joints, traits.joint)
    weights = {name: rows[name].get(reading.kind, 0.0) for name in names if name in rows}
    best = max(weights, key=lambda name: weights[name], default="")
    return replace(reading, why=f"按本库的更正（{best}）；{reading.why}") if best and weights[best] > 0 else reading


def _reading(state: int, likely: Scores, evidence: Evidence, reasons: Reasons) -> Reading:
    kind, begins = state % len(KINDS), state < len(KINDS)
    others = list(likely)
    others[state] = -1.0
    rival = others.index(max(others))
    confidence = _rounded(likely[state])
    why = reasons.begins(kind, rival % len(KINDS), evidence.signs) if begins else reasons.goes_on(kind, evidence.joints)
    if confidence < DOUBT:
        why = f"{why}；{rival_in_words(state, rival)}"
    return Reading(KINDS[kind], begins, confidence, why, _rounded(sum(likely[: len(KINDS)])))


def _rounded(likely: float) -> float:
    return round(min(SUREST, likely), 3)
