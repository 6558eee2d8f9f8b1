"""A tagged passage with what stands around it: the input of everything that drafts a practice record."""

from dataclasses import dataclass

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.masthead import masthead
from zugong_desk.domain.outline import Article, article_of
from zugong_desk.domain.span import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """The code points [start, end) of a reading text, and the article around them.

    `article` is the half-open range of the whole article (of the passage itself, if it belongs to none), `title` that of
    its title's line or None. `organisation` is who signed the article as the text names it, `signed` the range of that
    name or None. `issuer` and `date` (ISO) are the masthead's, empty and None if it has none.
    """

    text: str
    start: int
    end: int
    article: tuple[int, int]
    title: tuple[int, int] | None = None
    organisation: str = ""
    signed: tuple[int, int] | None = None
    column: str = ""
    issuer: str = ""
    date: str | None = None

    @property
    def quote(self) -> str:
        """The passage's own characters."""
        return self.text[self.start : self.end]


def passage_of(bulletin: Bulletin, span: Span) -> Passage:
    """The passage that a span covers, with its surroundings as the bulletin now stands."""
    start, end = bulletin.range(span)
    head = masthead(bulletin)
    issuer, date = (head.issuer or "", head.date_iso) if head else ("", None)
    article = article_of(bulletin.lines, bulletin.line(span.start.block))
    if article is None:
        return Passage(bulletin.text, start, end, (start, end), issuer=issuer, date=date)
    whole = bulletin.start_of(article.first), bulletin.start_of(article.last) + len(bulletin.block(article.last).text)
    return Passage(
        bulletin.text,
        start,
        end,
        whole,
        _title(bulletin, article),
        "".join((article.org or "").split()),
        _signed(bulletin, article, whole),
        article.column or "",
        issuer,
        date,
    )


def _title(bulletin: Bulletin, article: Article) -> tuple[int, int]:
    block = bulletin.block(article.first)
    at = bulletin.start_of(article.first)
    if article.head:
        return at + article.head.start, at + article.head.end
    return at, at + len(block.text)


def _signed(bulletin: Bulletin, article: Article, whole: tuple[int, int]) -> tuple[int, int] | None:
    """Where the article names who signed it: in its byline or credit, else where the name stands last."""
    if not article.org:
        return None
    first, last = bulletin.line(article.first), bulletin.line(article.last)
    signing = [one for one in bulletin.lines[first : last + 1] if one.kind in (Kind.BYLINE, Kind.SOURCE_CREDIT)]
    for block in signing:
        if (at := block.text.find(article.org)) >= 0:
            start = bulletin.start_of(block.id) + at
            return start, start + len(article.org)
    at = bulletin.text.rfind(article.org, *whole)
    return (at, at + len(article.org)) if at >= 0 else None
