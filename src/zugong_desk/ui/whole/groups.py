"""The findings of a whole library, grouped by rule, and the issues with their numbers. No Qt here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from zugong_desk.desk.survey import Listed
from zugong_desk.domain.finding import SEVERITY_NAMES, Severity
from zugong_desk.library import IssueRow
from zugong_desk.proofing.rule import Family
from zugong_desk.ui.library.shelves import issue_title
from zugong_desk.ui.proof.words import family_of, name_of

NEAR = 12
"""Code points on either side that a row shows."""


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one rule and severity, in the order of issues and places; `across` of one that compares issues."""

    key: str
    title: str
    severity: Severity
    items: tuple[Listed, ...]
    across: bool = False

    @property
    def issues(self) -> int:
        """In how many issues they stand."""
        return len({one.issue for one in self.items})


@dataclass(slots=True)
class Line:
    """An issue in the list: what was found in it, or why nothing was looked for."""

    id: str
    name: str
    year: int | None
    order: int = 0
    ticked: bool = False
    done: bool = False
    changed: bool = False
    trouble: str = ""
    counts: dict[Severity, int] = field(default_factory=dict)
    across: int = 0

    @property
    def state(self) -> str:
        """What is to be said of it beside the numbers."""
        return self.trouble or ("查后有改动" if self.changed else "" if self.done else "未查")


def line_of_issue(row: IssueRow, order: int = 0) -> Line:
    """An issue nothing was found in yet."""
    year = f"{row.year} 年" if row.year is not None and row.issue_number is not None else ""
    return Line(row.id, f"{year}{issue_title(row)}", row.year, order)


def is_across(one: Listed) -> bool:
    """Whether a finding comes of comparing issues."""
    return family_of(one.rule) is Family.FACTS


def count(line: Line, listed: Iterable[Listed]) -> None:
    """Put an issue's numbers; those across issues are counted by themselves."""
    line.counts, line.across = dict.fromkeys(Severity, 0), 0
    for one in listed:
        if is_across(one):
            line.across += 1
        else:
            line.counts[one.severity] += 1


def groups_of(listed: Iterable[Listed], names: Mapping[str, str], query: str = "", issue: str = "") -> list[Group]:
    """The findings that hold all words of the query (of one issue only if one is given), the gravest rules first.

    What comes of comparing issues stands last, by itself.
    """
    words = query.lower().split()
    found: dict[tuple[str, Severity], list[Listed]] = {}
    for one in listed:
        if (not issue or one.issue == issue) and _holds(one, names, words):
            found.setdefault((one.rule, one.severity), []).append(one)
    groups = [_group(rule, severity, items) for (rule, severity), items in found.items()]
    return sorted(groups, key=lambda one: (one.across, one.severity.place, -len(one.items), one.title))


def _group(rule: str, severity: Severity, items: Sequence[Listed]) -> Group:
    across = is_across(items[0])
    return Group(f"{rule} {severity}", f"{'跨期：' if across else ''}{name_of(rule)}", severity, tuple(items), across)


def _holds(one: Listed, names: Mapping[str, str], words: Sequence[str]) -> bool:
    if not words:
        return True
    said = f"{one.left}{one.text}{one.right} {one.after or ''} {one.message} {one.article} {names.get(one.issue, '')}"
    text = f"{said} {one.rule} {name_of(one.rule)} {SEVERITY_NAMES[one.severity]}".lower()
    return all(word in text for word in words)


def row_text(one: Listed) -> tuple[str, tuple[int, ...]]:
    """What a row says of a finding, and which of its code points are the words found."""
    if one.beside and is_across(one):
        return f"{one.text}　↔　{one.beside[0].text}", tuple(range(len(one.text)))
    left, right = one.left[-NEAR:], one.right[:NEAR]
    becomes = f" → {one.after or '（删）'}" if one.after is not None else ""
    return f"{left}{one.text}{right}{becomes}", tuple(range(len(left), len(left) + len(one.text)))


def where(one: Listed, names: Mapping[str, str]) -> str:
    """In which issue, and on which line of its source."""
    if one.beside and is_across(one):
        return f"{names.get(one.issue, '')} ↔ {one.beside[0].label}"
    return f"{names.get(one.issue, '')}　{one.line} 行"
