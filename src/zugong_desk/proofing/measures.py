"""Measure words and units as they stand behind a figure, from the table of them."""

import csv
from functools import cache

from zugong_desk.places import resource

_SYMBOLS = (
    r"[%％‰]|㎡|㎞|㎏|℃|(?:km|KM|Km|cm|mm|m)[²³23]?(?![A-Za-z0-9])|M[²2](?![A-Za-z0-9])"
    r"|(?:kg|KG|Kg|mg|ml|mL|kWh|kW|MW|GW|kV|GB|TB|MB|ha|hm²|[gtLhs])(?![A-Za-z0-9])"
)


@cache
def measure() -> str:
    """A pattern, without groups, for a measure word, unit or symbol of a unit.

    The longest come first; none matches where it is the beginning of another word: 家(庭), 条(件).
    """
    with resource("proofing/measures.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: (-len(row["word"]), row["word"]))
    words = [row["word"] + (f"(?!{row['not_before']})" if row["not_before"] else "") for row in rows]
    return "|".join([*words, _SYMBOLS])
