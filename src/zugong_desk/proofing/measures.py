"""Measure words and units as they stand behind a figure, from the table of them."""

import csv
import re
from functools import cache

from zugong_desk.places import resource

_SYMBOLS = re.compile(
    r"[%％‰㎡㎞㎏℃]|(?:km|KM|Km|cm|mm|m)[²³23]?(?![A-Za-z0-9])|M[²2](?![A-Za-z0-9])"
    r"|(?:kg|KG|Kg|mg|ml|mL|kWh|kW|MW|GW|kV|GB|TB|MB|ha|hm²|[gtLhs])(?![A-Za-z0-9])"
)
_SPACE = " \u3000"


def measure_at(text: str, at: int) -> tuple[int, int] | None:
    """The measure word, unit or symbol at code point `at` of a text, up to two spaces on, as [start, end).

    The longest counts; none is found where it is the beginning of another word: 家(庭), 条(件).
    """
    for start in range(at, min(at + 3, len(text))):
        if text[start] not in _SPACE:
            found = _patterns().get(text[start], _SYMBOLS).match(text, start)
            return found.span() if found else None
    return None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """For each first character the words that begin with it, the longest first."""
    with resource("proofing/measures.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: (-len(row["word"]), row["word"]))
    words: dict[str, list[str]] = {}
    for row in rows:
        other = f"(?!{row['not_before']})" if row["not_before"] else ""
        words.setdefault(row["word"][0], []).append(row["word"] + other)
    return {first: re.compile("|".join(some)) for first, some in words.items()}
