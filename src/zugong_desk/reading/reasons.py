"""Reasons: why a line is read as it is, in the few words that an editor sees."""

from collections.abc import Iterable

from zugong_desk.domain.kinds import KIND_NAMES
from zugong_desk.reading.joins import GOES_ON, JOINTS, Joint
from zugong_desk.reading.model import KINDS, Model
from zugong_desk.reading.signs import ALWAYS, SIGNS, Sign

MOST = 3
"""Reasons given for a line."""

LEAST = 0.6
"""What evidence weighs at least, to be a reason beside stronger ones."""

GOING_ON = -1
"""In the place of a rival, for a line that goes on."""

BY_CONTEXT = "前后文如此"
"""The reason of a line that shows nothing: its neighbours leave it no other kind."""

_Found = tuple[float, float, Sign | Joint]
"""What evidence weighs for the kind, by how much it sets the kind apart from its rival, and the evidence."""


class Reasons:
    """Puts evidence in words by the weights of a model; lines that show the same, as most running text does, only once."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._known: dict[tuple[int, int, tuple[int, ...]], str] = {}

    def begins(self, kind: int, rival: int, signs: tuple[int, ...]) -> str:
        """Why a block of the kind begins; first what speaks against the next likely kind too. Kinds are indexes in `KINDS`."""
        key = kind, rival, signs
        if key not in self._known:
            rows = [(self._model.signs[SIGNS[at].why], SIGNS[at]) for at in signs if SIGNS[at].why != ALWAYS]
            told = ((row[kind], row[kind] - row[rival] * (rival != kind), sign) for row, sign in rows)
            self._known[key] = _in_words(told)
        return self._known[key]

    def goes_on(self, kind: int, joints: tuple[int, ...]) -> str:
        """Why the block of the kind before the line goes on with it."""
        key = kind, GOING_ON, joints
        if key not in self._known:
            rows = [(self._model.joints[JOINTS[at].why], JOINTS[at]) for at in joints if JOINTS[at].why != GOES_ON]
            self._known[key] = _in_words((row[kind], row[kind], joint) for row, joint in rows)
        return self._known[key]


def rival_in_words(state: int, rival: int) -> str:
    """What a doubtful line may be instead, by the next likely of its states as `reading.path` counts them."""
    if state < len(KINDS) <= rival:
        return "也像接着上一行"
    if state - len(KINDS) == rival:
        return "也像另起一段"
    return f"也像{KIND_NAMES[KINDS[rival % len(KINDS)]]}"


def _in_words(found: Iterable[_Found]) -> str:
    """The strongest reasons, none of which says what another says too; faint ones only if there are no others."""
    known = sorted((one for one in found if one[0] > 0), key=lambda one: -one[1])
    telling = [one for one in known if not one[2].faint]
    chosen = [one for one in telling if one[0] >= LEAST] or telling or known
    given: list[str] = []
    for _, _, evidence in chosen:
        if len(given) < MOST and not any(evidence.why in other for other in given):
            given = [*(other for other in given if other not in evidence.why), evidence.why]
    return "、".join(given) or BY_CONTEXT
