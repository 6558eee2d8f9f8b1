"""Telling by their mastheads whether two files are the same issue of the same bulletin."""

import re
from unicodedata import normalize

from zugong_desk.domain.masthead import Masthead
from zugong_desk.library import IssueFacts

_SORT = re.compile(r"[增合专特]刊")
_MARKS = re.compile(r"[\s《》〈〉“”\"'()（）·\-—]+")
SHORTEST = 3
"""Characters of a title that may stand at the end of a longer one, such as 组工信息 for 云岭组工信息."""


def is_same_issue(one: IssueFacts, other: IssueFacts) -> bool:
    """Whether title, year and number agree and no date, sort or count of issues speaks against it."""
    if one.issue_number is None or one.issue_number != other.issue_number or one.year is None:
        return False
    if one.year != other.year or _sort(one) != _sort(other) or _contradict(one, other):
        return False
    return _same_title(one, other)


def may_be_same_issue(one: IssueFacts, other: IssueFacts) -> bool:
    """Whether two of title, number and date agree, so that a correction of the third may be all that speaks against it."""
    pairs = (
        (_plain(one.title), _plain(other.title)),
        (one.issue_number, other.issue_number),
        (one.date_iso, other.date_iso),
    )
    return sum(bool(first) and first == second for first, second in pairs) > 1


def _sort(facts: Masthead) -> set[str]:
    return set(_SORT.findall(facts.issue_no or ""))


def _contradict(one: Masthead, other: Masthead) -> bool:
    dates = {one.date_iso, other.date_iso} - {None}
    totals = {one.issue_total, other.issue_total} - {None}
    return len(dates) > 1 or len(totals) > 1


def _same_title(one: Masthead, other: Masthead) -> bool:
    """Whether the titles are the same, or one is the end of the other and both bear the same day."""
    first, second = _plain(one.title), _plain(other.title)
    if not first or not second:
        return False
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    return (
        len(short) >= SHORTEST and long.endswith(short) and one.date_iso is not None and one.date_iso == other.date_iso
    )


def _plain(title: str | None) -> str:
    return _MARKS.sub("", normalize("NFKC", title or ""))
