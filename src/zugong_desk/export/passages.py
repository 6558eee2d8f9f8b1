"""Passages: what is exported of annotations and excerpts, each with the line that says where it comes from."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, replace
from functools import cached_property

from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tags, in_order
from zugong_desk.domain.collection import Excerpt
from zugong_desk.domain.masthead import Masthead, key_of, masthead, year_of
from zugong_desk.domain.outline import Article, articles, lead_at
from zugong_desk.domain.span import Anchor, Place, Span
from zugong_desk.export.clean import cleaned, unfit

GONE = "原文已删改，此处是标注时的文字。"
NO_BULLETIN = "原期刊已不在书库中"


@dataclass(frozen=True, slots=True)
class Where:
    """Where a passage stands: the date of its issue (2023-04-14, or as printed if that is all), its article, its range.

    `start` and `end` count code points of the issue's reading text, half-open; -1 if its text is gone.
    """

    date: str = ""
    article: str = ""
    column: str = ""
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as it goes out; `text` has one line a block, `bulletin` is an id, `issue` a key such as 2023-9."""

    title: str
    text: str
    source_line: str
    tags: tuple[str, ...] = ()
    note: str = ""
    practice: Practice = field(default_factory=Practice)
    bulletin: str = ""
    issue: str = ""
    org: str = ""
    section: str = ""
    issue_line: str = ""
    """The issue alone, such as 《安庆组工信息》2023年第9期; empty if it is not in the library any more."""
    short_issue: str = ""
    """Its number alone, such as 2023年第9期, or the date of one without a number."""
    id: str = ""
    """Of the annotation or excerpt; empty for what a search found."""
    where: Where = field(default_factory=Where)

    @property
    def words(self) -> tuple[str, ...]:
        """Every text of the passage that a document shows."""
        one = self.practice
        said = (one.name, one.organisation, one.place, one.period, one.results, one.recognition)
        named = (self.title, self.text, self.source_line, self.note, self.org, self.section)
        return (*named, *self.tags, *said, self.where.article, self.where.column)

    def fit(self) -> "Passage":
        """The passage without characters that no document can hold; itself if it has none."""
        if not unfit(self.words):
            return self
        practice = replace(self.practice, **_fit_texts(self.practice))  # type: ignore[arg-type]
        tags = tuple(cleaned(tag) for tag in self.tags)
        where = replace(self.where, **_fit_texts(self.where))  # type: ignore[arg-type]
        return replace(self, **_fit_texts(self), practice=practice, tags=tags, where=where)


def _fit_texts(record: Passage | Practice | Where) -> dict[str, str]:
    pairs = ((one.name, getattr(record, one.name)) for one in fields(record))
    return {name: cleaned(value) for name, value in pairs if isinstance(value, str)}


def source_line(head: Masthead | None, org: str | None, file: str) -> str:
    """Where a passage comes from, such as 《安庆组工信息》2023年第9期 · 桐城市委组织部; absent parts are left out."""
    return " · ".join(part for part in (issue_line(head, file), org) if part)


def issue_line(head: Masthead | None, file: str) -> str:
    """How an issue is cited, such as 《安庆组工信息》2023年第9期; by its file if it does not say how it is called."""
    if head is None or not (head.title or head.issue_no):
        return file
    name = (head.title or "").strip("《》")
    return (f"《{name}》" if name else "") + short_issue(head)


def short_issue(head: Masthead | None) -> str:
    """The number of an issue with its year, such as 2023年第9期; the date of one without a number."""
    if head is None:
        return ""
    year = year_of(head)
    if head.issue_no and head.issue_year is None and year is not None:
        return f"{year}年{head.issue_no}"
    return head.issue_no or head.date or ""


class Origin:
    """A bulletin as passages name it: its masthead and articles, read once for many passages."""

    def __init__(self, bulletin: Bulletin) -> None:
        self.bulletin = bulletin
        self._articles = articles(bulletin.lines)
        self._firsts = [bulletin.line(article.first) for article in self._articles]

    @cached_property
    def head(self) -> Masthead | None:
        return masthead(self.bulletin)

    @cached_property
    def key(self) -> str:
        """How the issue is called, such as 2023-9; empty without a year and a number."""
        return key_of(year_of(self.head), self.head.issue_number if self.head else None) or ""

    @cached_property
    def _issue(self) -> dict[str, str]:
        """What every passage says of the issue."""
        return {
            "bulletin": self.bulletin.id,
            "issue": self.key,
            "issue_line": issue_line(self.head, self.bulletin.source.file),
            "short_issue": short_issue(self.head),
        }

    def _where(self, place: Place | None, article: Article | None) -> Where:
        date = (self.head.date_iso or self.head.date or "") if self.head else ""
        title, column = (article.title, article.column or "") if article else ("", "")
        if place is None or place.orphan is not None:
            return Where(date, title, column)
        return Where(date, title, column, *self.bulletin.range(place.span))

    def article_at(self, block_id: str) -> Article | None:
        """The article that a block belongs to; None for one outside all articles or set aside."""
        line = self.bulletin.line_position.get(block_id)
        at = bisect_right(self._firsts, line) - 1 if line is not None else -1
        if line is None or at < 0 or line > self.bulletin.line(self._articles[at].last):
            return None
        return self._articles[at]

    def of_annotation(self, annotation: Annotation, tags: Tags) -> Passage:
        """An annotation as a passage, in the section of its tag."""
        place = self.bulletin.places[annotation.id]
        article = self.article_at(place.span.start.block)
        org = (article.org if article else None) or annotation.practice.organisation
        tag = _tag_name(annotation.tag, tags)
        return Passage(
            title=annotation.practice.name or self._title(place.span.start, article),
            text=self.bulletin.quote(place.span) if place.orphan is None else place.orphan,
            source_line=source_line(self.head, org, self.bulletin.source.file),
            tags=(tag,),
            note=annotation.note if place.orphan is None else f"{GONE}{annotation.note}",
            practice=annotation.practice,
            org=org,
            section=tag,
            id=annotation.id,
            where=self._where(place, article),
            **self._issue,
        )

    def _title(self, anchor: Anchor, article: Article | None) -> str:
        """The head under which a passage stands in its block, else the title of its article."""
        lead = lead_at(self.bulletin.block(anchor.block), anchor.offset)
        return lead or (article.title if article else "")

    def of_span(self, span: Span, tags: Tags) -> Passage:
        """A passage that nobody has tagged or taken, with the tags of the annotations that it overlaps."""
        article = self.article_at(span.start.block)
        org = (article.org if article else None) or ""
        under = self._annotations_under(Place(span))
        return Passage(
            title=self._title(span.start, article),
            text=self.bulletin.quote(span),
            source_line=source_line(self.head, org, self.bulletin.source.file),
            tags=tuple(dict.fromkeys(_tag_name(one.tag, tags) for _, one in under)),
            bulletin=self.bulletin.id,
            issue=self.key,
            org=org,
            issue_line=self._issue["issue_line"],
            short_issue=self._issue["short_issue"],
            where=self._where(Place(span), article),
        )

    def of_excerpt(self, excerpt: Excerpt, tags: Tags) -> Passage:
        """An excerpt as a passage, with the tags of the annotations that it overlaps and the practice most of it is in."""
        place = self.bulletin.places.get(excerpt.id)
        article = self.article_at(place.span.start.block) if place else None
        under = self._annotations_under(place)
        org = (article.org if article else None) or ""
        return Passage(
            title=excerpt.title or (article.title if article else ""),
            text=excerpt.text,
            source_line=source_line(self.head, org, self.bulletin.source.file),
            tags=tuple(dict.fromkeys(_tag_name(one.tag, tags) for _, one in under)),
            note=excerpt.note,
            practice=max(
                ((size, one.practice) for size, one in under if not one.practice.empty),
                key=lambda pair: pair[0],
                default=(0, Practice()),
            )[1],
            org=org,
            section=excerpt.section,
            id=excerpt.id,
            where=self._where(place, article),
            **self._issue,
        )

    def _annotations_under(self, place: Place | None) -> list[tuple[int, Annotation]]:
        """The annotations that share characters with a place, in the order of the text, each with how many."""
        if place is None or place.orphan is not None:
            return []
        start, end = self.bulletin.range(place.span)
        found = []
        for (first, last), annotation in self._ranges:
            shared = min(end, last) - max(start, first)
            if shared > 0:
                found.append((shared, annotation))
        return found

    @cached_property
    def _ranges(self) -> list[tuple[tuple[int, int], Annotation]]:
        places = self.bulletin.places
        pairs = [(self.bulletin.range(places[one.id].span), one) for one in self.bulletin.annotations.values()]
        return sorted(pairs, key=lambda pair: (pair[0], pair[1].id))


def _tag_name(tag: str, tags: Tags) -> str:
    return tags[tag].name if tag in tags else tag


def passage_of_excerpt(bulletin: Bulletin | None, excerpt: Excerpt, tags: Tags) -> Passage:
    """One excerpt as a passage; it outlives its bulletin (None), which is then said in its source line."""
    if bulletin is not None:
        return Origin(bulletin).of_excerpt(excerpt, tags)
    return Passage(
        title=excerpt.title,
        text=excerpt.text,
        source_line=NO_BULLETIN,
        note=excerpt.note,
        bulletin=excerpt.bulletin,
        section=excerpt.section,
        id=excerpt.id,
    )


def passages_of_annotations(
    bulletins: Iterable[Bulletin], tags: Tags, only: frozenset[str] = frozenset()
) -> list[Passage]:
    """The annotations of many bulletins (with the tags of ids `only`, if any are given) as passages.

    They come tag by tag in the codebook's order, under one tag in the order of the bulletins and of their text.
    """
    found: dict[str, list[Passage]] = {tag.id: [] for tag in in_order(tags)}
    for bulletin in bulletins:
        origin = Origin(bulletin)
        for _, annotation in origin._ranges:  # noqa: SLF001 -- one job in two halves
            if not only or annotation.tag in only:
                found.setdefault(annotation.tag, []).append(origin.of_annotation(annotation, tags))
    return [passage for passages in found.values() for passage in passages]


def passages_of_excerpts(
    excerpts: Iterable[Excerpt], bulletin_of: Callable[[str], Bulletin | None], tags: Tags
) -> list[Passage]:
    """The excerpts of a collection, in the order given; each bulletin is asked for once (None if it is gone)."""
    origins: dict[str, Origin | None] = {}
    out = []
    for excerpt in excerpts:
        if excerpt.bulletin not in origins:
            bulletin = bulletin_of(excerpt.bulletin)
            origins[excerpt.bulletin] = Origin(bulletin) if bulletin else None
        origin = origins[excerpt.bulletin]
        out.append(origin.of_excerpt(excerpt, tags) if origin else passage_of_excerpt(None, excerpt, tags))
    return out
