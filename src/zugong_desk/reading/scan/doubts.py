"""Doubts: characters that the engine is not sure of."""

from itertools import groupby

SURE = 0.85
"""The confidence below which a character is doubted: nine wrong ones in ten have less, few right ones on a fair scan."""


def doubts(text: str, confidences: tuple[float, ...]) -> tuple[tuple[int, int, float], ...]:
    """Half-open ranges of a line's characters that are read with too little confidence, each with its lowest."""
    unsure = [at for at, char in enumerate(text) if not char.isspace() and confidences[at] < SURE]
    runs = [[at for _, at in run] for _, run in groupby(enumerate(unsure), lambda pair: pair[1] - pair[0])]
    return tuple((run[0], run[-1] + 1, round(min(confidences[at] for at in run), 3)) for run in runs)
