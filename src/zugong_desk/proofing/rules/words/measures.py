"""Measure words and units behind a figure that sound or look like the right one (14明人选, 3坐桥); rows of `counted.csv`.

wrong, right   the measure word as it stands, and as it should
nouns          what the right one counts: one of them follows within a few characters;
               empty if behind a figure the wrong one never stands but before `unless`
spelt          1 if it is looked for behind numbers in Chinese characters too (一只队伍)
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from zugong_desk.places import resource

_BETWEEN = "[\u4e00-\u9fff“”]{0,4}?"
_FIGURE = r"(?:(?<=[0-9])|(?<=[0-9][余多万千百]))(?<!年[0-9])(?<!年[0-9]{2})(?<!(?:19|20)[0-9]{2})"
_NUMBER = r"(?:(?<=[0-9一二两三四五六七八九十百千几数])|(?<=[0-9十百千][余多万千百]))"


def miscounted(text: str) -> Iterator[tuple[int, int, str]]:
    """Code points [start, end) of a wrong measure word behind a figure, and the right one; none overlap."""
    pattern, slips = _table()
    for found in pattern.finditer(text):
        start, end = found.span()
        for right, test in slips[found[0]]:
            if test.match(text, start):
                yield start, end, right
                break


@cache
def _table() -> tuple[re.Pattern[str], dict[str, list[tuple[str, re.Pattern[str]]]]]:
    """The pattern of what may be wrong behind a number, and for each what is right, with a pattern of where it is."""
    with resource("proofing/counted.csv").open(encoding="utf-8", newline="") as file:
        lines = sorted(csv.DictReader(file), key=lambda line: line["said"])
    slips = {
        wrong: [(line["right"], _pattern(line)) for line in group]
        for wrong, group in groupby(lines, key=lambda line: line["said"])
    }
    longest_first = "|".join(sorted(slips, key=len, reverse=True))
    return re.compile(rf"(?<=[0-9余多万千百一二两三四五六七八九十几数])(?:{longest_first})"), slips


def _pattern(line: dict[str, str]) -> re.Pattern[str]:
    number = _NUMBER if line["spelt"] else _FIGURE
    unless = f"(?!{line['unless']})" if line["unless"] else ""
    return re.compile(
        rf"{number}{line['said']}{unless}" + (f"(?={_BETWEEN}(?:{line['nouns']}))" if line["nouns"] else "")
    )
