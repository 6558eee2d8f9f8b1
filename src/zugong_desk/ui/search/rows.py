"""Hits as rows: under each issue, and in it under each article. No Qt here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from zugong_desk.desk.finding import Found, Hit, Unit

UNITS = {Unit.WORDS: "处", Unit.ARTICLE: "篇", Unit.PASSAGE: "段"}
LONGEST = 24
BESIDE = 6
"""Code points on one side by which words are known again."""
NO_ARTICLE = "（文章之外）"


class Sort(Enum):
    """What a row is."""

    ISSUE = auto()
    ARTICLE = auto()
    HIT = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """A row that stands above or is a hit; `at` is the number of the hit, or of the first one below."""

    sort: Sort
    hit: Hit
    at: int


def rows_of(hits: Sequence[Hit], unit: Unit, first: int = 0, before: Hit | None = None) -> Iterator[Row]:
    """The rows of hits, the first of which has the number `first` and follows `before`."""
    for at, hit in enumerate(hits, first):
        other = before is None or before.bulletin != hit.bulletin
        if other:
            yield Row(Sort.ISSUE, hit, at)
        if unit is not Unit.ARTICLE and (other or before is None or before.article != hit.article):
            yield Row(Sort.ARTICLE, hit, at)
        yield Row(Sort.HIT, hit, at)
        before = hit


def summary(found: Found, issues: int) -> str:
    """How much was found, of so many issues."""
    query = found.query if len(found.query) <= LONGEST else f"{found.query[:LONGEST]}…"
    if not found.total:
        return f"{issues} 期里没有“{query}”。试试去掉空格，或换一个说法。"
    return f"“{query}”：{found.total:,} {UNITS[found.unit]}，在 {found.issues:,} 期里"


def alike(one: Hit, other: Hit) -> bool:
    """Whether two hits may be the same, before and after a change: the same words in the same block, beside the same."""
    if (one.bulletin, one.span.start.block, one.text) != (other.bulletin, other.span.start.block, other.text):
        return False
    return one.left[-BESIDE:] == other.left[-BESIDE:] or one.right[:BESIDE] == other.right[:BESIDE]


def again(hits: Sequence[Hit], before: Hit, number: int) -> int:
    """The number of the same hit after another search; of the one that follows if it is gone, which had that `number`."""
    near = [(abs(hit.start - before.start), at) for at, hit in enumerate(hits) if alike(hit, before)]
    return min(near)[1] if near else min(number, len(hits) - 1)
