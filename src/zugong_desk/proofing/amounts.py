"""Amounts as rules read them: with the measure words and units of the table."""

from functools import lru_cache

from zugong_desk.domain.amounts import Amount, amounts_in
from zugong_desk.proofing.measures import measure_at


@lru_cache(maxsize=1024)
def amounts(text: str) -> tuple[Amount, ...]:
    """Every amount of a text, in order and without overlap; see `amounts_in`."""
    return amounts_in(text, measure_at)
