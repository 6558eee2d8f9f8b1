"""Facts of an issue for the status line and the tabs, in words. No Qt here."""

from dataclasses import dataclass

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.masthead import masthead
from zugong_desk.domain.span import Span
from zugong_desk.ui.source.whereabouts import origin_of


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """What is counted in an issue; `name` is what it is called."""

    name: str
    blocks: int
    doubts: int
    annotations: int
    characters: int


def issue_name(bulletin: Bulletin) -> str:
    """第 n 期, the number as printed, or the file's name if no masthead tells."""
    head = masthead(bulletin)
    if head and head.issue_number is not None:
        year = f"{head.issue_year} 年" if head.issue_year is not None else ""
        return f"{year}第 {head.issue_number} 期"
    return (head.issue_no if head else None) or bulletin.source.file


def facts_of(bulletin: Bulletin) -> IssueFacts:
    """Count an issue as it now stands; blanks are not characters."""
    lines = bulletin.lines
    return IssueFacts(
        issue_name(bulletin),
        len(lines),
        sum(block.label.doubtful for block in lines),
        len(bulletin.annotations),
        sum(len(block.text) - block.text.count(" ") - block.text.count("\u3000") for block in lines),
    )


def place_in_source(bulletin: Bulletin, place: Span) -> str:
    """原件第 n 行，第 m 字 of where the caret is, with the page if it is known; empty if the source has no such place."""
    at = origin_of(bulletin, place.start)
    if at is None:
        return ""
    line = bulletin.source.line_of(at)
    placement = bulletin.source.imprint.line(line).placement
    page = f"第 {placement.page} 页，" if placement else ""
    return f"原件{page}第 {line} 行，第 {at - bulletin.source.line_range(line)[0] + 1} 字"


def blocks_of(bulletin: Bulletin, place: Span) -> list[str]:
    """The ids of the blocks that a selection reaches into, in order; one that it only ends before is left out."""
    if place.start.block not in bulletin.line_position or place.end.block not in bulletin.line_position:
        return []
    first, last = bulletin.line(place.start.block), bulletin.line(place.end.block)
    if last > first and place.end.offset == 0:
        last -= 1
    return [block.id for block in bulletin.lines[first : last + 1]]
