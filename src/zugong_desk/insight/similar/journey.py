"""How a practice travelled: where it was told, oldest first, and which earlier telling each is likest."""

from collections.abc import Sequence
from dataclasses import dataclass

from zugong_desk.insight.similar.index import Index, Said, Skip
from zugong_desk.insight.similar.likeness import Hit, Kind
from zugong_desk.insight.similar.passage import Passage

KIN = 0.24
"""Nearness in sense from which another telling is asked about in its turn."""
REACH = 24
"""Passages of a journey at most."""

Telling = tuple[Passage, str, str]
"""A passage, when it was published and who tells it."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A telling of a practice and when it was published (ISO date or year, empty if unknown).

    `after` is the index of the earlier stop that it is likest, None for the first and for one that is like none before
    it; `kind` and `nearness` say how like.
    """

    passage: Passage
    when: str
    unit: str
    after: int | None = None
    kind: Kind | None = None
    nearness: float = 0.0


def kin(index: Index, passage: Passage, skip: Skip | None = None) -> list[Passage]:
    """The tellings of a practice: those like the passage, and those like one of these that it is surely like."""
    found: dict[Passage, None] = {passage: None}
    near = _near(index, passage.text, skip)
    found.update((hit.passage, None) for hit in near)
    for hit in near:
        if len(found) < REACH and hit.kind is not Kind.RETOLD:
            found.update((more.passage, None) for more in _near(index, hit.passage.text, skip))
    return list(found)[:REACH]


def _near(index: Index, text: str, skip: Skip | None) -> list[Hit]:
    hits = index.query(text, REACH, skip=skip)
    return [hit for hit in hits if hit.kind is not Kind.RETOLD or hit.nearness >= KIN]


def journey(index: Index, tellings: Sequence[Telling]) -> tuple[Stop, ...]:
    """The stops of a practice in order of time, from its passages with the time and the unit of each.

    Of the tellings of one unit on one day the longest stands for all; those without a time come last.
    """
    kept: dict[tuple[str, str, str], Telling] = {}
    for telling in sorted(tellings, key=lambda one: -len(one[0].text)):
        kept.setdefault((telling[0].bulletin, telling[1], telling[2]), telling)
    ordered = sorted(kept.values(), key=lambda one: (one[1] or "~", one[0].bulletin, one[0].start))
    said = [index.said(passage.text) for passage, _, _ in ordered]
    return tuple(_stop(index, ordered, said, at) for at in range(len(ordered)))


def _stop(index: Index, ordered: Sequence[Telling], said: Sequence[Said], at: int) -> Stop:
    passage, when, unit = ordered[at]
    best: tuple[Hit, int] | None = None
    for before in range(at):
        hit = index.compare_said(said[at], said[before], ordered[before][0])
        if ordered[before][1] < when and (best is None or best[0].order < hit.order):
            best = hit, before
    if best is None or (best[0].kind is Kind.RETOLD and best[0].nearness < KIN):
        return Stop(passage, when, unit)
    return Stop(passage, when, unit, best[1], best[0].kind, best[0].nearness)
