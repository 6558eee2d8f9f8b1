"""Passages of a sentence or two, as the drafters get them."""

import time
from collections.abc import Callable

from zugong_desk.insight.drafting.drafted import Drafted
from zugong_desk.insight.drafting.passage import Passage
from zugong_desk.insight.drafting.recognition import recognitions
from zugong_desk.insight.drafting.results import results
from zugong_desk.proofing.amounts import amounts

SURE = 0.5


def passage(text: str, date: str | None = "2023-08-31", issuer: str = "中共青陵市委组织部") -> Passage:
    """The whole text as one tagged passage of an issue."""
    return Passage(text, 0, len(text), (0, len(text)), issuer=issuer, date=date)


def drafted_results(text: str, date: str | None = "2023-08-31") -> list[Drafted]:
    """The results that are ticked beforehand."""
    return [one for one in results(passage(text, date), amounts) if one.confidence >= SURE]


def drafted_recognition(text: str, issuer: str = "中共青陵市委组织部") -> list[Drafted]:
    """The recognitions that are ticked beforehand."""
    return [one for one in recognitions(passage(text, issuer=issuer)) if one.confidence >= SURE]


def grows_linearly(draft: Callable[[Passage], object], piece: str) -> bool:
    """Whether drafting from five times as much of the same takes no more than about five times as long."""

    def spent(size: int) -> float:
        text = (piece * size)[:size]
        begin = time.process_time()
        draft(passage(text))
        return time.process_time() - begin

    return spent(100_000) < 20 * max(spent(20_000), 0.02)
