"""Kinds: what each line of a file is read as, judged over the whole sequence, with confidence and reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp

from zugong_desk.domain.kinds import Kind
from zugong_desk.reading import joins, order
from zugong_desk.reading.features import Features
from zugong_desk.reading.joins import Joint, Pair
from zugong_desk.reading.layout import Layout
from zugong_desk.reading.order import KINDS
from zugong_desk.reading.path import Lattice, Scores, best_path
from zugong_desk.reading.signs import SIGNS, Sign, View

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
"""Confidence 1 is for editors."""

_LEAD_UNIT = 2.5
"""A lead of so much over the next best path is odds of e to 1."""

_INDEX = {kind: at for at, kind in enumerate(KINDS)}
_FOLLOW = [order.after(before) for before in KINDS]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line is read as: its kind, whether a block begins with it, how surely (0 to 1), and why."""

    kind: Kind
    begins: bool
    confidence: float
    why: str


def readings_of(features: Sequence[Features], layout: Layout) -> list[Reading]:
    """The most likely reading of each line."""
    if not features:
        return []
    pairs = joins.pairs_of(features, layout)
    lattice = Lattice()
    for at, view in enumerate(_views(features, layout)):
        begins = _begin_scores([sign for sign in SIGNS if sign.holds(view)])
        lattice.add(begins, _continue_scores(pairs[at - 1], begins) if at else [NEVER] * len(KINDS))
    states, leads = best_path(lattice, order.at_start(), _FOLLOW)
    out: list[Reading] = []
    for at, view in enumerate(_views(features, layout)):
        kind, begins_ = KINDS[states[at] % len(KINDS)], states[at] < len(KINDS)
        why = "" if begins_ else _why_goes_on(kind, pairs[at - 1])
        out.append(Reading(kind, begins_, _confidence(leads[at]), why or _why_kind(kind, view)))
    return out


def _views(features: Sequence[Features], layout: Layout) -> Iterator[View]:
    padded = (None, *features, None, None)
    for at, this in enumerate(features):
        yield View(this, padded[at], padded[at + 2], padded[at + 3], layout)


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


def _confidence(lead: float) -> float:
    return round(min(SUREST, 1 / (1 + exp(-min(lead, 40) / _LEAD_UNIT))), 3)


def _why_kind(kind: Kind, view: View) -> str:
    held = [sign for sign in SIGNS if sign.weights.get(kind, 0) > 0 and sign.holds(view)]
    return _in_words([sign.why for sign in sorted(held, key=lambda sign: -sign.weights[kind])]) or "依前后文"


def _why_goes_on(kind: Kind, pair: Pair) -> str:
    joints: Sequence[Joint] = next((joints for joints, kinds in _GOING_ON if kind in kinds), ())
    held = [joint for joint in joints if joint.score > 0 and joint.holds(pair)]
    return _in_words([joint.why for joint in sorted(held, key=lambda joint: -joint.score)])


def _in_words(reasons: Sequence[str]) -> str:
    """The three strongest reasons."""
    return "、".join(reasons[:3])
