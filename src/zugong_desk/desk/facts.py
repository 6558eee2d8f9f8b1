"""What a list of issues shows of a bulletin, worked out from it as it now stands."""

from collections.abc import Mapping
from dataclasses import asdict

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import AnnotationChange, PlaceChange, TextChange
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.masthead import Masthead, key_of, masthead, year_of
from zugong_desk.domain.outline import articles
from zugong_desk.domain.step import Part, Step
from zugong_desk.library import IssueFacts


def facts_of(bulletin: Bulletin) -> IssueFacts:
    """The facts of a bulletin as it now stands."""
    head = masthead(bulletin)
    return IssueFacts(
        **asdict(head or Masthead()),
        year=year_of(head),
        doubtful=sum(block.label.doubtful for block in bulletin.lines),
        articles=len(articles(bulletin.lines)),
    )


def facts_after(step: Step, after: Mapping[str, Bulletin]) -> dict[str, IssueFacts]:
    """The facts, by id, of those bulletins whose facts the step may have changed."""
    return {part.bulletin: facts_of(after[part.bulletin]) for part in step.parts if _alters_facts(part, after)}


def _alters_facts(part: Part, after: Mapping[str, Bulletin]) -> bool:
    bulletin = after[part.bulletin]
    for change in part.changes:
        match change:
            case PlaceChange() | AnnotationChange():
                continue
            case TextChange() if _is_body(bulletin, change.block):
                continue
            case _:
                return True
    return False


def _is_body(bulletin: Bulletin, block: str) -> bool:
    """Whether a block is there (a later change of the same step may have joined it away) and is no masthead."""
    return block in bulletin.position and bulletin.block(block).kind is not Kind.MASTHEAD


def issue_key(issue: IssueFacts) -> str | None:
    """How an issue is called from the command line, such as 2023-9; None without a year and a number."""
    return key_of(issue.year, issue.issue_number)
