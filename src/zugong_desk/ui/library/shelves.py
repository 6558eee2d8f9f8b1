"""The library as a tree: years, their issues, and the articles of the issue that is open. No Qt here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from zugong_desk.domain.masthead import key_of
from zugong_desk.library import IssueRow

Match = Callable[[str, Sequence[str]], list[tuple[int, ...] | None]]
NodeKind = Literal["year", "issue", "article"]
NO_MASTHEAD = "无报头"


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article of the open issue; `doubts` counts the doubtful blocks in it."""

    title: str
    block: str
    doubts: int = 0


@dataclass(slots=True)
class Node:
    """A row of the tree. `key` is the year, the issue's id or the article's first block."""

    kind: NodeKind
    key: str
    text: str
    row: int = 0
    issue: IssueRow | None = None
    article: ArticleLine | None = None
    matched: tuple[int, ...] = ()
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)

    def add(self, child: "Node") -> None:
        """Put a row under this one, at its end."""
        child.parent, child.row = self, len(self.children)
        self.children.append(child)


def issue_title(row: IssueRow) -> str:
    """What an issue is called in the list: its number, else the number as printed, else its title or its file."""
    if row.issue_number is not None:
        return f"第 {row.issue_number} 期"
    return row.issue_no or row.title or row.file


def issue_date(row: IssueRow) -> str:
    """Month and day in short; the date as printed if it is no full day."""
    if row.date_iso and len(row.date_iso) == len("2023-08-31"):
        _, month, day = row.date_iso.split("-")
        return f"{int(month)}-{day}"
    return row.date or ""


def issue_hint(row: IssueRow, findings: int | None = None) -> str:
    """Everything about an issue in a few lines, for a tool tip; `findings` are those open, None if that is not known."""
    named = [part for part in (row.title, row.issue_no, row.issuer, row.date) if part]
    facts = f"{row.articles} 篇，{row.blocks} 块，存疑 {row.doubtful}，标注 {row.annotations}"
    if findings is not None:
        facts += f"，待处理意见 {findings}"
    return "\n".join([*named, row.file, facts])


OTHER_NAMES: tuple[Callable[[IssueRow], str], ...] = (
    lambda row: key_of(row.year, row.issue_number) or "",
    lambda row: row.title or "",
    lambda row: row.issuer or "",
    lambda row: row.issue_no or "",
    lambda row: row.date or "",
    lambda row: row.date_iso or "",
    lambda row: row.file,
    lambda row: "" if row.year is not None else NO_MASTHEAD,
)
"""What else an issue can be found by, each on its own: initials may have gaps, but not across two names."""


def _newest_first(row: IssueRow) -> tuple[int, str, int, str]:
    return -(row.year or -1), _reversed(row.date_iso or ""), -(row.issue_number or 0), row.file


def _reversed(text: str) -> str:
    """A key that sorts digits downwards and nothing after everything."""
    return "".join(chr(0x10FFFF - ord(char)) for char in text) + "\U0010ffff"


def grow(issues: Sequence[IssueRow], query: str, match: Match) -> tuple[Node, int]:
    """The tree of the issues that the query finds, newest first, those without a year last; and how many there are."""
    rows = sorted(issues, key=_newest_first)
    matches = _matches(rows, query.strip(), match)
    root = Node("year", "", "")
    found = [(row, matched) for row, matched in zip(rows, matches, strict=True) if matched is not None]
    for year, members in groupby(found, key=lambda pair: pair[0].year):
        branch = Node("year", str(year or ""), f"{year} 年" if year is not None else NO_MASTHEAD)
        root.add(branch)
        for row, matched in members:
            branch.add(Node("issue", row.id, issue_title(row), issue=row, matched=matched))
    return root, len(found)


def _matches(rows: Sequence[IssueRow], query: str, match: Match) -> list[tuple[int, ...] | None]:
    """For each issue the characters of its title that the query matches, () if something else of it does."""
    if not query:
        return [()] * len(rows)
    found = match(query, [issue_title(row) for row in rows])
    for names in OTHER_NAMES:
        rest = [at for at, matched in enumerate(found) if matched is None]
        others = match(query, [names(rows[at]) for at in rest])
        for at, other in zip(rest, others, strict=True):
            found[at] = () if other is not None else None
    return found


def articles_into(issue: Node, articles: Sequence[ArticleLine]) -> None:
    """Put the articles of the open issue under it."""
    issue.children.clear()
    for article in articles:
        issue.add(Node("article", article.block, article.title, article=article))
