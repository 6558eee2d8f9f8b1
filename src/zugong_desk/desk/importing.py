"""Importing: a file becomes a bulletin of the library."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from zugong_desk.desk.core import Desk
from zugong_desk.desk.facts import facts_of, issue_key
from zugong_desk.desk.receiving import Received, parsed, receive, receive_all
from zugong_desk.desk.same_issue import is_same_issue, may_be_same_issue
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.shelf import RecordChange, Standing
from zugong_desk.domain.step import Step
from zugong_desk.library import IssueFacts, IssueRow

__all__ = [
    "LEARNT",
    "ImportResult",
    "Known",
    "Received",
    "Verdict",
    "parsed",
    "receive",
    "receive_all",
    "replace_id",
    "result_of",
    "same_issue",
    "take_in",
    "weigh",
]

LEARNT = "按本库的更正"
"""What the parser writes into the reason of a block that it reads by what the library has learnt."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of a file: `status` is new, duplicate or failed; `issue` is e.g. 2023-9, or None.

    `learnt` counts the blocks of a new issue that were read by what the library has learnt.
    """

    file: str
    id: str | None
    issue: str | None
    status: str
    blocks: int = 0
    doubtful: int = 0
    learnt: int = 0
    error: str | None = None


class Known(StrEnum):
    """What a library knows of a file that was received."""

    FAILED = "failed"
    NEW = "new"
    DUPLICATE = "duplicate"
    """The same bytes."""
    SAME_ISSUE = "same_issue"
    """Other bytes, but the same issue by what its masthead says."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a library knows of a file: the issue that it is the same as, None if it is new or failed."""

    known: Known
    issue: IssueRow | None = None

    @property
    def id(self) -> str | None:
        return self.issue.id if self.issue else None


def weigh(desk: Desk, received: Received) -> Verdict:
    """What the library knows of a file, before it is decided what becomes of it. Nothing is changed."""
    if received.bulletin is None:
        return Verdict(Known.FAILED)
    duplicate = desk.library.find_by_sha256(received.bulletin.source.sha256)
    if duplicate is not None:
        return Verdict(Known.DUPLICATE, next(row for row in desk.library.issues() if row.id == duplicate))
    row = same_issue(desk, received)
    return Verdict(Known.SAME_ISSUE, row) if row else Verdict(Known.NEW)


def same_issue(desk: Desk, received: Received) -> IssueRow | None:
    """The issue in the library that a file is another form or version of, the one imported last; None if there is none.

    Its masthead counts both as it stands and as it was parsed: an editor may have corrected what the file still says.
    """
    if received.bulletin is None:
        return None
    desk.flush()
    facts = facts_of(received.bulletin)
    rows = [row for row in desk.library.issues() if row.present]
    found = [row for row in rows if is_same_issue(facts, row)]
    found += _same_as_parsed(desk, facts, [row for row in rows if may_be_same_issue(facts, row)])
    return max(found, key=lambda row: row.imported_at, default=None)


def _same_as_parsed(desk: Desk, facts: IssueFacts, rows: list[IssueRow]) -> Iterator[IssueRow]:
    """Those of the rows that were the same issue when they were parsed; only where an editor worked may it differ now."""
    worked_on = desk.library.traces() if rows else {}
    for row in rows:
        if row.id in worked_on:
            parsed = desk.load(row.id).with_blocks(desk.library.parsed(row.id).blocks)
            if is_same_issue(facts, facts_of(parsed)):
                yield row


def take_in(desk: Desk, received: Received) -> tuple[ImportResult, Touched | None]:
    """Put what was received into the library as one step; the same bytes are never taken in twice.

    Of those that are there already the original is kept again if it has gone missing beside the library.
    """
    if received.bulletin is None:
        return ImportResult(received.file, None, None, "failed", error=received.error), None
    desk.end_burst()
    known = desk.library.find_by_sha256(received.bulletin.source.sha256)
    if known is not None:
        desk.library.keep_again(received.data)
        return result_of(received.file, desk.load(known), "duplicate"), None
    bulletin = replace_id(received.bulletin, desk.new_id())
    return result_of(received.file, bulletin, "new"), _add(desk, received.file, bulletin, received.data)


def replace_id(bulletin: Bulletin, id: str) -> Bulletin:
    """The same bulletin under another id."""
    return Bulletin(id, bulletin.source, bulletin.blocks, bulletin.places, bulletin.annotations)


def _add(desk: Desk, file: str, bulletin: Bulletin, data: bytes) -> Touched:
    change = RecordChange(None, Standing(bulletin.id))
    return desk.admit(bulletin, Step(desk.new_id(), f"导入“{file}”", records=(change,)), data)


def result_of(file: str, bulletin: Bulletin, status: str) -> ImportResult:
    """What became of a file that is now, or was already, in the library as the bulletin."""
    facts = facts_of(bulletin)
    learnt = sum(LEARNT in block.label.why for block in bulletin.blocks) if status == "new" else 0
    return ImportResult(file, bulletin.id, issue_key(facts), status, len(bulletin.lines), facts.doubtful, learnt)
