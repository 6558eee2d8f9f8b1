"""Whether a cost grows far faster than what it is paid for, judged so that a busy machine cannot raise an alarm.

The cost of a size is held against that of an eighth of it: a linear rule pays eight times as much, a quadratic one
sixty-four times. Between them there is room for costs that are wrong by a factor of two and a half, all at once.
"""

import gc
from collections.abc import Callable
from time import process_time

FACTOR = 8
STEEPEST = 20.0
"""How many times as much a size may cost as an eighth of it."""
TRIES = 5
PEEKS = 3
"""How often the small size is paid for in each try: the least counts."""
QUICK = 0.02
"""Seconds of processor time that say nothing of how time grows."""

Cost = Callable[[int], float]


def grows_steeply(cost: Cost, size: int, quick: float = QUICK) -> bool:
    """Whether a size costs far more than eight times what an eighth of it does, and does so in every one of some tries.

    A cost below `quick` is none; the first try that tells otherwise is believed.
    """
    most = cost(size)
    if most < quick:
        return False
    least = float("inf")
    for left in reversed(range(TRIES)):
        least = min(least, *(cost(size // FACTOR) for _ in range(PEEKS)))
        if most < max(STEEPEST * least, quick):
            return False
        most = cost(size) if left else most
    return True


def seconds(job: Callable[[], object]) -> float:
    """Processor time of a job, without the collector of garbage, which comes when other tests have filled the memory."""
    gc.disable()
    try:
        begun = process_time()
        job()
        return process_time() - begun
    finally:
        gc.enable()
