"""What a list of issues shows of each, kept ready so that no bulletin need be read for it."""

from dataclasses import dataclass

from zugong_desk.domain.masthead import Masthead
from zugong_desk.domain.shelf import Progress


@dataclass(frozen=True, slots=True)
class IssueFacts(Masthead):
    """What is derived from a bulletin as it now stands; the desk works it out, the library keeps it.

    The masthead's fields, the year that the issue belongs to, and how many lines are doubtful and articles there are.
    """

    year: int | None = None
    doubtful: int = 0
    articles: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow(IssueFacts):
    """One issue in the list. `blocks` counts set-aside ones too; `imported_at` is UTC in ISO 8601."""

    id: str
    file: str
    sha256: str
    imported_at: str
    blocks: int
    annotations: int
    present: bool
    progress: Progress
