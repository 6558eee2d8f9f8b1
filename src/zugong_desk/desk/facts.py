"""What a list of issues shows of a bulletin, worked out from it as it now stands."""

from collections.abc import Mapping
from typing import Protocol

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.masthead import Masthead, masthead, year_of
from zugong_desk.domain.outline import articles
from zugong_desk.library import IssueFacts


class Numbered(Protocol):
    """Anything that says which issue of which year it is."""

    @property
    def year(self) -> int | None: ...

    @property
    def issue_number(self) -> int | None: ...


def facts_of(bulletin: Bulletin) -> IssueFacts:
    """The facts of a bulletin as it now stands."""
    head = masthead(bulletin)
    shown = head or Masthead()
    return IssueFacts(
        title=shown.title,
        issue_no=shown.issue_no,
        issuer=shown.issuer,
        date=shown.date,
        issue_number=shown.issue_number,
        issue_year=shown.issue_year,
        issue_total=shown.issue_total,
        date_iso=shown.date_iso,
        year=year_of(head),
        doubtful=sum(block.label.doubtful for block in bulletin.lines),
        articles=len(articles(bulletin.lines)),
    )


def facts_of_all(bulletins: Mapping[str, Bulletin]) -> dict[str, IssueFacts]:
    """The facts of several bulletins by id."""
    return {id: facts_of(bulletin) for id, bulletin in bulletins.items()}


def issue_key(issue: Numbered) -> str | None:
    """How an issue is called from the command line, such as 2023-9; None without a year and a number."""
    if issue.year is None or issue.issue_number is None:
        return None
    return f"{issue.year}-{issue.issue_number}"
