"""The time that a sentence gives for its figures, and what it comes to."""

import re

_YEAR = r"(?P<year>(?:19|20)\d\d)\s*年(?:度)?(?:\s*(?P<month>\d{1,2})\s*月(?:\s*\d{1,2}\s*日)?)?"
_TIME = re.compile(
    rf"{_YEAR}(?P<part>以来|以前|之前|底|末|初|前|上半年|下半年|[一二三四]季度)?"
    r"|(?P<since>(?:今|去)年以来|年初以来)"
    r"|(?P<said>今年|去年|前年|上年|本年度|截[至止]目前|目前|近[一两二三四五几0-9]+年来?|近年来|每年|每月|每季度|年均|上半年|下半年)"
)
_BACK = {"今年": 0, "本年度": 0, "上半年": 0, "下半年": 0, "去年": 1, "上年": 1, "前年": 2}
_NOW = frozenset(("目前", "截至目前", "截止目前", "近年来"))


def when(text: str, start: int, end: int, year: int | None) -> tuple[str, str]:
    """The last time that code points [start, end) of a text name, and its period; both empty if there is none.

    `year` is the issue's own, for 今年 and 去年. A period is 2022, 2022-04, 2022底, 2022起; what comes round (每年) or has no
    bounds (近两年) stands for itself; 目前 is the time of the issue and so none.
    """
    last = None
    for found in _TIME.finditer(text, start, end):
        last = found
    return (last[0], _period(last, year)) if last else ("", "")


def _period(found: re.Match[str], year: int | None) -> str:
    if found["year"]:
        month = f"-{int(found['month']):02}" if found["month"] else ""
        part = found["part"] or ""
        return f"{found['year']}{month}{'起' if part == '以来' else part}"
    if found["since"]:
        if year is None:
            return found["since"]
        return f"{year - 1 if found['since'].startswith('去') else year}起"
    said = found["said"]
    if said in _NOW:
        return ""
    if said in _BACK and year is not None:
        return f"{year - _BACK[said]}{said if said.endswith('半年') else ''}"
    return said
