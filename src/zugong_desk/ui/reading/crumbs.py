"""Where in the issue a place lies, in words: issue, article, heading."""

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.credit import title_head
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.masthead import masthead
from zugong_desk.domain.span import Anchor

SEPARATOR = " › "
_OUTSIDE = frozenset({Kind.MASTHEAD, Kind.TOC, Kind.TOC_ENTRY, Kind.COLUMN, Kind.DISTRIBUTION})


def issue_name(bulletin: Bulletin) -> str:
    """The issue's number as printed, else its title, else the name of its file."""
    head = masthead(bulletin)
    number = head.issue_no if head else None
    return (number or (head.title if head else None) or bulletin.source.file).strip()


def crumbs(bulletin: Bulletin, anchor: Anchor) -> list[str]:
    """The article and the heading under which an anchor lies; a heading counts from where it begins."""
    heading = ""
    at = bulletin.line_position.get(anchor.block)
    if at is None:
        return []
    offset = anchor.offset
    for line in reversed(bulletin.lines[: at + 1]):
        if line.kind in _OUTSIDE and line.kind is not Kind.COLUMN and not heading and line.id != anchor.block:
            break
        inside = [head for head in line.heads if head.role is Role.HEADING and head.start <= offset]
        if not heading and inside:
            heading = line.head_text(inside[-1])
        if not heading and line.kind is Kind.HEADING:
            heading = line.text
        title = title_head(line)
        if line.kind is Kind.ARTICLE_TITLE:
            return [part for part in (line.text, heading) if part]
        if title:
            return [part for part in (line.head_text(title), heading) if part]
        if line.kind in _OUTSIDE:
            break
        offset = len(line.text) + 1
    return [heading] if heading else []
