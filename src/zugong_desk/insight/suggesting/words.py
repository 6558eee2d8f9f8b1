"""The words of a passage that speak for a tag, in place of the grams that the learner counts."""

from collections.abc import Mapping

MOST = 4
SHORTEST = 2


def speaking_words(text: str, says: Mapping[str, float]) -> tuple[tuple[int, int], ...]:
    """The few stretches of a passage, as code points [start, end), that say most for a tag, in the order of the text.

    `says` tells how much each gram speaks for it (`Model.speaking`). Each character is as strong as the grams that cover
    it; stretches are runs of strong ones.
    """
    strength = _strength(text, says)
    strongest = max(strength, default=0.0)
    if strongest <= 0:
        return ()
    runs = [run for run in _runs(strength, strongest / 2) if run[1] - run[0] >= SHORTEST]
    best: dict[str, tuple[float, tuple[int, int]]] = {}
    for start, end in runs:
        weight = sum(strength[start:end])
        best.setdefault(text[start:end], (weight, (start, end)))
    chosen = sorted(best.values(), key=lambda pair: -pair[0])[:MOST]
    return tuple(sorted(run for _, run in chosen))


def _strength(text: str, says: Mapping[str, float]) -> list[float]:
    folded = text.lower()
    if len(folded) != len(text):
        folded = text
    strength = [0.0] * len(text)
    for at in range(len(text)):
        for size in (2, 3):
            much = says.get(folded[at : at + size], 0.0) if at + size <= len(text) else 0.0
            if much:
                for place in range(at, at + size):
                    strength[place] += much
    return strength


def _runs(strength: list[float], least: float) -> list[tuple[int, int]]:
    runs, start = [], -1
    for at, much in enumerate([*strength, 0.0]):
        if much >= least and start < 0:
            start = at
        elif much < least and start >= 0:
            runs.append((start, at))
            start = -1
    return runs
