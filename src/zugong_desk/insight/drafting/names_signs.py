"""The words by which a clause launches a name, holds one up, or takes it up behind: tables that patterns are made of."""

import csv
import re
from collections import defaultdict
from functools import lru_cache

from zugong_desk.places import resource


@lru_cache(maxsize=1)
def _words() -> dict[str, list[str]]:
    out: defaultdict[str, list[str]] = defaultdict(list)
    with resource("practices/name_signs.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            out[row["sort"]].append(row["word"])
    return dict(out)


def any_of(*sorts: str) -> str:
    """A pattern for any word of these sorts, the longest first."""
    words = sorted({word for sort in sorts for word in _words()[sort]}, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, words))})"


@lru_cache(maxsize=64)
def at_end(*sorts: str) -> re.Pattern[str]:
    """A pattern for a word of these sorts at the end of a text."""
    return re.compile(f"{any_of(*sorts)}$")


@lru_cache(maxsize=64)
def behind(sort: str, most: int) -> re.Pattern[str]:
    """A pattern for a word of a sort after at most so many other characters, nearest first."""
    return re.compile(rf"[\u4e00-\u9fff]{{0,{most}}}?{any_of(sort)}")


@lru_cache(maxsize=16)
def anywhere(*sorts: str) -> re.Pattern[str]:
    """A pattern for a word of these sorts."""
    return re.compile(any_of(*sorts))


@lru_cache(maxsize=1)
def not_names() -> dict[str, str]:
    """Words that go about in marks everywhere, with the sort of each: policy, metaphor, or common."""
    with resource("practices/names.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["sort"] for row in csv.DictReader(file)}
