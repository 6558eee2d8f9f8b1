"""Which of a few hundred passages say the same, word for word or nearly: what a collection should print once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zugong_desk.insight.similar.likeness import REUSED_SHARE, Kind, Wording, kind_of, share_of
from zugong_desk.insight.similar.prints import prints


@dataclass(frozen=True, slots=True)
class Repeat:
    """Two passages, by key, the earlier first; `share` of the shorter one's letters stand in the other (0.5 to 1)."""

    one: str
    other: str
    kind: Kind
    share: float


def repeats(texts: Mapping[str, str]) -> tuple[Repeat, ...]:
    """The pairs of texts of which one takes over at least half of the other, in the order of the mapping.

    Texts of a few words, too short for that to mean anything, are a pair if they are the same but for white space.
    """
    wordings = {key: Wording.of(text) for key, text in texts.items()}
    keys = list(texts)
    found = []
    bare = ["".join(text.split()) for text in texts.values()]
    for one, other in sorted(_candidates(texts) | _same(bare)):
        if bare[one] == bare[other]:
            found.append(Repeat(keys[one], keys[other], Kind.VERBATIM, 1.0))
            continue
        share = share_of(wordings[keys[one]], wordings[keys[other]])
        kind = kind_of(share, 0.0, 1.0)
        if kind and share >= REUSED_SHARE:
            found.append(Repeat(keys[one], keys[other], kind, share))
    return tuple(found)


def _same(texts: Sequence[str]) -> set[tuple[int, int]]:
    """Pairs of positions of texts that are the same."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        if text:
            holders[text].append(at)
    return _pairs(holders.values())


def _pairs(groups: Iterable[Sequence[int]]) -> set[tuple[int, int]]:
    return {(one, other) for held in groups for at, one in enumerate(held) for other in held[at + 1 :]}


def _candidates(texts: Mapping[str, str]) -> set[tuple[int, int]]:
    """Pairs of positions that share a fingerprint; any run of thirteen letters in common makes one."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, text in enumerate(texts.values()):
        for mark in prints(text):
            holders[mark].append(at)
    return _pairs(holders.values())
