"""The articles of the open issue as the list shows them. No Qt here."""

from bisect import bisect_right

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.outline import articles
from zugong_desk.ui.library.shelves import ArticleLine


def article_lines(bulletin: Bulletin) -> list[ArticleLine]:
    """A line for each article, with the doubtful blocks in it counted."""
    out = []
    for article in articles(bulletin.lines):
        first, last = bulletin.line(article.first), bulletin.line(article.last)
        doubts = sum(block.label.doubtful for block in bulletin.lines[first : last + 1])
        out.append(ArticleLine(article.title, article.first, doubts))
    return out


def article_of_block(bulletin: Bulletin, lines: list[ArticleLine], block: str) -> str:
    """The first block of the article that begins at or last before a block; empty before the first article.

    Articles that have lost their first block since the lines were made are passed over.
    """
    known = [line.block for line in lines if line.block in bulletin.line_position]
    here = bulletin.line_position.get(block)
    if here is None:
        return ""
    at = bisect_right([bulletin.line(one) for one in known], here)
    return known[at - 1] if at else ""
