"""Whether suggestions are any good: the learner is asked about passages that it did not see."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from zugong_desk.insight.suggesting.learner import Example, learn, unhurried

FOLDS = 5
ENOUGH = 12
"""Tagged passages below which nothing can be said."""
SHOWN = 3
THRESHOLDS = tuple(round(step / 20, 2) for step in range(-6, 17))


@dataclass(frozen=True, slots=True)
class Trial:
    """How a learner did on `passages` tagged passages that it had not seen, against always naming the commonest tags.

    `first`, `among_three`: the share of passages of which the best, or one of the best three, was right; `chance_*` the
    same of the commonest tags. `precision` and `recall` are those of what is shown above `threshold`, which is set so
    that at least half of what is shown is right, where that can be done.
    """

    passages: int = 0
    tags: int = 0
    first: float = 0.0
    among_three: float = 0.0
    chance_first: float = 0.0
    chance_three: float = 0.0
    precision: float = 0.0
    recall: float = 0.0
    threshold: float = 0.0

    @property
    def useful(self) -> bool:
        """Whether suggestions are better than chance, by enough not to be chance itself."""
        if self.passages < ENOUGH or self.tags < 2:
            return False
        margin = max(0.03, (self.chance_first * (1 - self.chance_first) / self.passages) ** 0.5)
        return self.first > self.chance_first + margin and self.among_three >= self.chance_three and self.precision > 0


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the learner said of a passage it had not seen, and what was right."""

    scores: tuple[tuple[str, float], ...]
    right: frozenset[str]


def try_out(examples: Sequence[Example], tags: Sequence[str], between: Callable[[], object] = unhurried) -> Trial:
    """Ask a learner of four fifths of the examples about the last fifth, five times over; `between` as for `learn`."""
    order = list(range(len(examples)))
    Random(1).shuffle(order)  # noqa: S311 -- an order, no secret
    asked: list[_Asked] = []
    common: list[bool] = []
    three: list[bool] = []
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        seen = [one for at, one in enumerate(examples) if at not in held]
        usual = [tag for tag, _ in Counter(tag for one in seen for tag in one.tags).most_common(SHOWN)]
        model = learn(seen, tags, between)
        for at in sorted(held):
            one = examples[at]
            ranked = sorted(model.scores(one.text).items(), key=lambda pair: (-pair[1], pair[0]))
            asked.append(_Asked(tuple(ranked), one.tags))
            if one.tags:
                common.append(bool(one.tags & set(usual[:1])))
                three.append(bool(one.tags & set(usual)))
    return _trial(asked, len(tags), _share(common), _share(three))


def _trial(asked: Sequence[_Asked], tags: int, chance_first: float, chance_three: float) -> Trial:
    tagged = [one for one in asked if one.right]
    first = _share([bool(one.right & _named(one, 1)) for one in tagged])
    among = _share([bool(one.right & _named(one, SHOWN)) for one in tagged])
    threshold, precision, recall = _threshold(asked)
    return Trial(len(tagged), tags, first, among, chance_first, chance_three, precision, recall, threshold)


def _named(one: _Asked, count: int) -> set[str]:
    return {tag for tag, _ in one.scores[:count]}


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else 0.0


def _threshold(asked: Sequence[_Asked]) -> tuple[float, float, float]:
    """The lowest threshold above which half of what is shown is right, with precision and recall; else the best one."""
    measured = [_measured(asked, threshold) for threshold in THRESHOLDS]
    good = [one for one in measured if one[1] >= 0.5]
    return good[0] if good else max(measured, key=lambda one: one[1])


def _measured(asked: Sequence[_Asked], threshold: float) -> tuple[float, float, float]:
    shown = right = wanted = 0
    for one in asked:
        named = {tag for tag, score in one.scores[:SHOWN] if score > threshold}
        shown += len(named)
        right += len(named & one.right)
        wanted += len(one.right)
    return threshold, right / shown if shown else 0.0, right / wanted if wanted else 0.0
