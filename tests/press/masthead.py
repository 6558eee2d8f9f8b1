"""Mastheads in the forms that bulletins give them, each with the fields that a reader takes from it."""

import calendar
from dataclasses import dataclass
from random import Random

from tests.press.numbers import chinese, chinese_year
from tests.press.style import Style
from tests.score.gold import squeezed

WIDE = "\u3000" * 8
_LONGEST_APART = 12
_SHORTEST_IN_TWO = 6


@dataclass(frozen=True, slots=True)
class Issue:
    """Which issue of which bulletin."""

    title: str
    issuer: str | None
    number: int
    total: int | None
    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Masthead:
    """The printed lines and what a reader takes from them; `issue_no` is how a running head calls the issue."""

    lines: tuple[str, ...]
    fields: dict[str, str | int | None]
    issue_no: str


def drawn_issue(title: str, issuer: str | None, style: Style, rng: Random) -> Issue:
    """An issue of that bulletin: number and day are drawn."""
    year, month = rng.randrange(2012, 2025), rng.randrange(1, 13)
    day = rng.randrange(1, calendar.monthrange(year, month)[1] + 1)
    total = rng.randrange(40, 600) if style.total else None
    return Issue(title, issuer, rng.randrange(1, 40), total, year, month, day)


def masthead_of(issue: Issue, style: Style) -> Masthead:
    """The masthead in the style's form."""
    title = _title(issue.title, style)
    number, carries_year = _number(issue, style)
    day = _day(issue, style)
    total = f"（总第{issue.total}期）" if issue.total else ""
    issuer = issue.issuer or ""
    foot = WIDE.join(part for part in (issuer, day) if part)
    forms = {
        "four": (title, number + total, issuer, day),
        "three": (title, number + total, foot),
        "year": (title, number + total, foot),
        "ordinal": (title, number + total, foot),
        "two": (title, WIDE[:4].join(part for part in (number + total, issuer, day) if part)),
        "one": (WIDE[:3].join(part for part in (title, number + total, issuer, day) if part),),
        "issuer first": (title, issuer, WIDE.join((number + total, day))),
        "late issue": (title, issuer, day, number + total),
    }
    lines = tuple(line for line in forms[style.masthead] if line)
    if style.house.title_in_two and lines[0] == issue.title and len(lines[0]) >= _SHORTEST_IN_TWO:
        lines = (issue.title[: len(issue.title) - 4], issue.title[-4:], *lines[1:])
    if style.stamp:
        lines = (*lines, style.house.stamp) if style.house.stamp_below else (style.house.stamp, *lines)
    return Masthead(lines, _fields(issue, number, day, carries_year), number)


def _title(title: str, style: Style) -> str:
    """The bulletin's name, its letters set apart if the style or the house does so."""
    apart = style.house.letters or (" " if style.numbers == "spaced" and style.centred else "")
    return apart.join(title) if len(title) <= _LONGEST_APART else title


def _number(issue: Issue, style: Style) -> tuple[str, bool]:
    """The issue's number as printed, and whether it says the year."""
    if style.masthead == "ordinal":
        return f"〔{issue.year}〕{issue.number}号", True
    special = style.house.special
    behind = f"（{special}）" if special == "增刊" or (special and style.seed % 2) else ""
    double = special == "合刊"
    digits = f"{issue.number}-{issue.number + 1}" if double else str(issue.number)
    if style.masthead == "year":
        return f"{issue.year}年第{digits}期{behind}", True
    han = f"{chinese(issue.number)}、{chinese(issue.number + 1)}" if double else chinese(issue.number)
    forms = {"plain": f"第{digits}期", "spaced": f"第 {digits} 期", "chinese": f"第{han}期"}
    return forms[style.numbers] + behind, False


def _day(issue: Issue, style: Style) -> str:
    if style.numbers == "chinese":
        return f"{chinese_year(issue.year)}年{chinese(issue.month)}月{chinese(issue.day)}日"
    blank = " " if style.numbers == "spaced" else ""
    return blank.join((str(issue.year), "年", str(issue.month), "月", str(issue.day), "日"))


def _fields(issue: Issue, number: str, day: str, carries_year: bool) -> dict[str, str | int | None]:
    return {
        "title": issue.title,
        "issue_no": squeezed(number),
        "issuer": issue.issuer,
        "date": squeezed(day),
        "issue_number": issue.number,
        "issue_year": issue.year if carries_year else None,
        "issue_total": issue.total,
        "date_iso": f"{issue.year}-{issue.month:02}-{issue.day:02}",
    }
