"""What a list of issues shows of each, kept ready so that no bulletin need be read for it."""

from dataclasses import dataclass

from zugong_desk.domain.shelf import Progress


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """What is derived from a bulletin as it now stands; the desk works it out, the library keeps it.

    The masthead's fields are as printed or parsed, None when absent; `doubtful` counts blocks, `articles` articles.
    """

    title: str | None = None
    issue_no: str | None = None
    issuer: str | None = None
    date: str | None = None
    issue_number: int | None = None
    issue_year: int | None = None
    issue_total: int | None = None
    date_iso: str | None = None
    year: int | None = None
    doubtful: int = 0
    articles: int = 0


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One issue in the list. `blocks` counts set-aside ones too; `imported_at` is UTC in ISO 8601."""

    id: str
    file: str
    sha256: str
    imported_at: str
    title: str | None
    issue_no: str | None
    issuer: str | None
    date: str | None
    issue_number: int | None
    issue_year: int | None
    issue_total: int | None
    date_iso: str | None
    year: int | None
    doubtful: int
    articles: int
    blocks: int
    annotations: int
    present: bool
    progress: Progress
