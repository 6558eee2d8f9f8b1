"""The articles of the open issue as the list shows them. No Qt here."""

from collections.abc import Set as AbstractSet

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


def article_of_block(bulletin: Bulletin, firsts: AbstractSet[str], block: str) -> str:
    """The first block (one of `firsts`) of the article that begins at or last before a block; empty before them all.

    Articles that have lost their first block since the lines were made are passed over.
    """
    here = bulletin.line_position.get(block)
    if here is None or not firsts:
        return ""
    return next((line.id for line in reversed(bulletin.lines[: here + 1]) if line.id in firsts), "")
