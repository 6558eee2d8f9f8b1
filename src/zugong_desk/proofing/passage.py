"""What rules see of a bulletin: blocks with their article's unit, articles, and the whole issue with its date."""

from dataclasses import dataclass, field
from functools import cached_property

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.masthead import Masthead, masthead, year_of
from zugong_desk.domain.outline import Article, articles
from zugong_desk.domain.rank import Rank, rank_of
from zugong_desk.proofing.house import House

PROSE = frozenset({Kind.PARAGRAPH, Kind.EDITOR_NOTE, Kind.INSTRUCTION, Kind.HEADING, Kind.ARTICLE_TITLE})
"""Kinds whose text is written in sentences or headings, and not a form of names and numbers."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One block as rules see it: its text and heads, the unit that writes and its rank, the issue's date, the house.

    `date` is ISO, None if the issue does not say; `year` is known more often. A rule that needs more looks at articles
    or issues.
    """

    block: Block
    org: str | None
    rank: Rank | None
    date: str | None
    year: int | None
    house: House

    @property
    def id(self) -> str:
        return self.block.id

    @property
    def text(self) -> str:
        return self.block.text

    @property
    def kind(self) -> Kind:
        return self.block.kind

    @property
    def prose(self) -> bool:
        """Whether the block is written in sentences, or is a title or heading."""
        return self.block.kind in PROSE


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with its blocks in order, the title's first; what stands outside of articles has no `article`."""

    article: Article | None
    passages: tuple[Passage, ...]

    @property
    def org(self) -> str | None:
        return self.article.org if self.article else None


@dataclass(frozen=True)
class IssueView:
    """A whole bulletin: its passages in reading order, its articles, its masthead, and the bulletin itself."""

    bulletin: Bulletin
    house: House
    passages: tuple[Passage, ...] = ()
    articles: tuple[ArticleView, ...] = ()
    head: Masthead | None = None
    label: str = field(default="", compare=False)

    @cached_property
    def by_id(self) -> dict[str, Passage]:
        """The passages by block id."""
        return {passage.id: passage for passage in self.passages}

    @property
    def date(self) -> str | None:
        return self.head.date_iso if self.head else None

    @property
    def year(self) -> int | None:
        return year_of(self.head)


def view_of(bulletin: Bulletin, house: House) -> IssueView:
    """A bulletin as rules see it, with the house's facts of its day."""
    head = masthead(bulletin)
    date, year = (head.date_iso if head else None), year_of(head)
    house = house.on(date)
    whose = _articles_of(bulletin)
    passages = tuple(
        Passage(block, one.org if one else None, _rank(one.org if one else None, head), date, year, house)
        for block, one in zip(bulletin.lines, whose, strict=True)
    )
    return IssueView(bulletin, house, passages, tuple(_grouped(passages, whose)), head)


def _rank(org: str | None, head: Masthead | None) -> Rank | None:
    """The rank of the unit that writes; what nobody signs is the issuer's."""
    name = org or (head.issuer if head else None)
    return rank_of(name) if name else None


def _articles_of(bulletin: Bulletin) -> list[Article | None]:
    """The article of each line, in order."""
    position = bulletin.line_position
    out: list[Article | None] = [None] * len(bulletin.lines)
    for article in articles(bulletin.lines):
        for at in range(position[article.first], position[article.last] + 1):
            out[at] = article
    return out


def _grouped(passages: tuple[Passage, ...], whose: list[Article | None]) -> list[ArticleView]:
    """The passages article by article; those between two articles form a view of their own."""
    out: list[ArticleView] = []
    begin = 0
    for at in range(1, len(passages) + 1):
        if at == len(passages) or whose[at] is not whose[begin]:
            out.append(ArticleView(whose[begin], passages[begin:at]))
            begin = at
    return out
