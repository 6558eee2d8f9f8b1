"""How two passages are alike: how much of the one stands in the other word for word, and how near they are in sense."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from zugong_desk.insight.similar.passage import Passage
from zugong_desk.insight.similar.prints import letters

RUN = 5
"""Letters in a row that have to agree before they count as taken over."""
ENOUGH = 24
"""Letters taken over below which nothing is reused, however short the passage."""
VERBATIM_SHARE = 0.8
REUSED_SHARE = 0.5
PARTLY_SHARE = 0.25


class Kind(StrEnum):
    """In which way a passage is like another."""

    VERBATIM = "verbatim"
    REUSED = "reused"
    PARTLY = "partly"
    RETOLD = "retold"


RANKS = {Kind.VERBATIM: 3, Kind.REUSED: 2, Kind.PARTLY: 1, Kind.RETOLD: 0}


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage like the one asked about.

    `part` is the half-open range of the text asked about that it is like. `share` says how much of the shorter of the
    two stands in the other word for word, `nearness` how near they are in sense (both 0 to 1).
    """

    passage: Passage
    kind: Kind
    part: tuple[int, int]
    share: float
    nearness: float

    @property
    def order(self) -> tuple[float, float]:
        """Sorts hits, the likest last."""
        return max(self.share if self.kind is not Kind.RETOLD else 0.0, self.nearness), self.nearness


def joined(hits: Iterable[Hit]) -> list[Hit]:
    """The hits, those one that stand side by side and take over what stands side by side."""
    out: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.passage.bulletin, hit.passage.start)):
        if out and _goes_on(out[-1], hit):
            out[-1] = _both(out[-1], hit)
        else:
            out.append(hit)
    return out


def _goes_on(one: Hit, other: Hit) -> bool:
    if Kind.RETOLD in (one.kind, other.kind) or one.passage.bulletin != other.passage.bulletin:
        return False
    return 0 <= other.passage.start - one.passage.end <= 1 and 0 <= other.part[0] - one.part[1] <= 1


def _both(one: Hit, other: Hit) -> Hit:
    before, after = one.passage, other.passage
    text = before.text + "\n" * (after.start - before.end) + after.text
    share = (one.share * len(before.text) + other.share * len(after.text)) / max(1, len(before.text) + len(after.text))
    nearness = max(one.nearness, other.nearness)
    return Hit(
        Passage(before.bulletin, before.start, after.end, text),
        kind_of(share, nearness, 0.0) or Kind.RETOLD,
        (one.part[0], other.part[1]),
        share,
        nearness,
    )


@dataclass(frozen=True, slots=True)
class Wording:
    """A text made ready to be compared word for word with many."""

    letters: str
    grams: frozenset[str]

    @classmethod
    def of(cls, plain: str) -> "Wording":
        """The wording of a text in its plain form."""
        text = letters(plain)
        return cls(text, frozenset(text[at : at + RUN] for at in range(len(text) - RUN + 1)))


def share_of(one: Wording, other: Wording) -> float:
    """How much of the shorter text stands in the other in runs; 0 if that is too little to tell."""
    if len(one.letters) > len(other.letters):
        one, other = other, one
    common = one.grams & other.grams
    if not common:
        return 0.0
    taken = _covered(one.letters, common)
    return taken / len(one.letters) if taken >= ENOUGH else 0.0


def _covered(text: str, common: frozenset[str]) -> int:
    taken = reached = 0
    for at in range(len(text) - RUN + 1):
        if text[at : at + RUN] in common:
            taken += at + RUN - max(at, reached)
            reached = at + RUN
    return taken


def kind_of(share: float, nearness: float, least: float) -> Kind | None:
    """The kind of a likeness; None if there is none: nothing taken over, and nearness below the least."""
    for kind, bound in ((Kind.VERBATIM, VERBATIM_SHARE), (Kind.REUSED, REUSED_SHARE), (Kind.PARTLY, PARTLY_SHARE)):
        if share >= bound:
            return kind
    return Kind.RETOLD if nearness >= least else None
