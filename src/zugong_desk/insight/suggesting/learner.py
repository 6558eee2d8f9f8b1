"""The learner: one line between yes and no for each tag, moved just as far as each example asks (passive-aggressive)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from zugong_desk.insight.suggesting.features import Scale, Vector, grams

ROUNDS = 3
MARGIN = 1.0
CAUTION = 0.25
"""How far one example may move a line at most; low, since one passage may be tagged by mistake."""
RARE_WEIGHT = 2.0
"""A passage that bears a tag counts this much more for it than one that does not: there are many more of those."""


@dataclass(frozen=True, slots=True)
class Example:
    """A passage and what editors said of it.

    `tags` are those it bears. `refused` are tags that an editor refused for it. `settled` says that it bears no others:
    its issue was worked through; of a passage that is not, only what is said is learnt.
    """

    text: str
    tags: frozenset[str]
    refused: frozenset[str] = frozenset()
    settled: bool = True


@dataclass(slots=True)
class Model:
    """What was learnt: for each gram what it says of each tag, and how rare grams are."""

    scale: Scale
    tags: tuple[str, ...]
    weights: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    bias: dict[str, float] = field(default_factory=dict)

    def scores(self, text: str) -> dict[str, float]:
        """How well each tag suits a passage; above 0 speaks for it."""
        return self.scores_of(self.scale.vector(grams(text)))

    def scores_of(self, vector: Vector) -> dict[str, float]:
        """The same of a passage made ready."""
        scores = dict(self.bias)
        for gram, weight in vector.items():
            for tag, says in self.weights.get(gram, _NOTHING).items():
                scores[tag] += says * weight
        return scores

    def speaking(self, text: str, tag: str) -> dict[str, float]:
        """How much each gram of a passage says for a tag."""
        vector = self.scale.vector(grams(text))
        said = ((gram, self.weights.get(gram, _NOTHING).get(tag, 0.0) * weight) for gram, weight in vector.items())
        return {gram: much for gram, much in said if much > 0}

    def take(self, vector: Vector, wanted: Mapping[str, bool]) -> None:
        """Learn from one passage: `wanted` says which tags it bears, and which not."""
        scores, size = self.scores_of(vector), 1.0 + sum(weight * weight for weight in vector.values())
        for tag, bears in wanted.items():
            sign = 1.0 if bears else -1.0
            short = MARGIN - sign * scores[tag]
            if short > 0:
                step = sign * min(CAUTION * (RARE_WEIGHT if bears else 1.0), short / size)
                self._move(vector, tag, step)

    def _move(self, vector: Vector, tag: str, step: float) -> None:
        self.bias[tag] += step
        for gram, weight in vector.items():
            says = self.weights[gram]
            says[tag] = says.get(tag, 0.0) + step * weight


_NOTHING: Mapping[str, float] = {}


def unhurried() -> None:
    """What a learner does between two examples if nobody says otherwise."""


def learn(examples: Sequence[Example], tags: Iterable[str], between: Callable[[], object] = unhurried) -> Model:
    """What the examples teach of the tags. The same examples in the same order always teach the same.

    `between` is called before each example; it may wait, or stop the work by raising.
    """
    counted = [grams(example.text) for example in examples]
    model = Model(Scale.of(counted), tuple(tags))
    model.bias = dict.fromkeys(model.tags, 0.0)
    ready = [
        (model.scale.vector(counts), _wanted(one, model.tags)) for counts, one in zip(counted, examples, strict=True)
    ]
    order = list(range(len(ready)))
    chance = Random(0)  # noqa: S311 -- an order, no secret
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for at in order:
            between()
            model.take(*ready[at])
    return model


def _wanted(example: Example, tags: Sequence[str]) -> dict[str, bool]:
    said = {tag: tag in example.tags for tag in tags if tag in example.tags or tag in example.refused}
    return {tag: tag in example.tags for tag in tags} if example.settled else said
