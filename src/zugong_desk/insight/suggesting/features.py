"""What a passage is made of for a learner: runs of one to three characters, weighed by how rare they are."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Vector = Mapping[str, float]
"""Weights by gram; their squares add up to 1."""

LONGEST = 3
_NOT_SAID = re.compile(r"[^\w]+|_+")
_FIGURES = re.compile(r"\d+")
_FIGURE = "0"


def grams(text: str) -> Counter[str]:
    """All runs of one to three characters within the clauses of a text; every figure counts as the same."""
    found: Counter[str] = Counter()
    for clause in _NOT_SAID.split(_FIGURES.sub(_FIGURE, text.lower())):
        for size in range(1, LONGEST + 1):
            found.update(clause[at : at + size] for at in range(len(clause) - size + 1))
    return found


@dataclass(frozen=True, slots=True)
class Scale:
    """How telling each gram is: the fewer passages hold it, the more. What only one passage holds teaches nothing."""

    idf: Mapping[str, float]

    @classmethod
    def of(cls, counted: Sequence[Mapping[str, int]]) -> "Scale":
        """The scale that passages give, as counted by `grams`."""
        held: Counter[str] = Counter()
        for counts in counted:
            held.update(counts.keys())
        total = 1 + len(counted)
        return cls({gram: math.log(total / (1 + count)) + 1 for gram, count in held.items() if count > 1})

    def vector(self, counts: Mapping[str, int]) -> Vector:
        """A passage as a vector of length 1 (empty for a passage of which nothing was ever met)."""
        idf = self.idf
        weights = {gram: (1 + math.log(count)) * idf[gram] for gram, count in counts.items() if gram in idf}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {gram: weight / length for gram, weight in weights.items()} if length else {}
