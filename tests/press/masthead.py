"""Mastheads in the forms that bulletins give them, each with the fields that a reader takes from it."""

import calendar
from dataclasses import dataclass
from random import Random

from tests.press.numbers import chinese, chinese_year
from tests.press.style import Style
from tests.score.gold import squeezed

WIDE = "\u3000" * 8


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
    title = " ".join(issue.title) if style.numbers == "spaced" and style.centred else issue.title
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
    return Masthead(
        ("内部资料　注意保存", *lines) if style.stamp else lines, _fields(issue, number, day, carries_year), number
    )


def _number(issue: Issue, style: Style) -> tuple[str, bool]:
    """The issue's number as printed, and whether it says the year."""
    if style.masthead == "ordinal":
        return f"〔{issue.year}〕{issue.number}号", True
    if style.masthead == "year":
        return f"{issue.year}年第{issue.number}期", True
    forms = {
        "plain": f"第{issue.number}期",
        "spaced": f"第 {issue.number} 期",
        "chinese": f"第{chinese(issue.number)}期",
    }
    return forms[style.numbers], False


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
