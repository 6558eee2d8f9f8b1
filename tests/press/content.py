"""Content: what a bulletin says, free of its layout, taken from a text by means of its gold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from tests.press.words import Words, joined, marked
from tests.score.gold import TESTS, Gold, GoldArticle, GoldBlock, examples_in, filled_lines, lines_of, seeds, squeezed

from zugong_desk.domain.kinds import ASIDE, Kind
from zugong_desk.domain.source import Source

_FORMAT = re.compile(r"^(?:#+\s+|>\s*)+|\*\*|<[^>]*>|&nbsp;")
_FRAME = re.compile(r"^[^\w“《（]+|[^\w”》）]+$")
_CREDIT = re.compile(r"^(?:供稿|作者|单位)[：:]\s*")
_MARKS = " \t\u3000△▲▽▼●○◆◇■□★☆◎※►▶·•-"
_LEFT_OUT = ASIDE | {Kind.TOC, Kind.TOC_ENTRY, Kind.MASTHEAD, Kind.BYLINE, Kind.COLUMN}
_NOTES = {Kind.EDITOR_NOTE, Kind.INSTRUCTION}


@dataclass(frozen=True, slots=True)
class Part:
    """One block of an article's body, of the front or of the back."""

    kind: str
    words: Words
    level: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """A title in its printed lines, who wrote it, its body, and notes that stand before it."""

    title: tuple[str, ...]
    org: str | None
    body: tuple[Part, ...]
    before: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Articles under one column; None if they stand under none."""

    column: str | None
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A bulletin: how it is called and who issues it, its notes, its sections, its back matter."""

    name: str
    title: str | None
    issuer: str | None
    front: tuple[Part, ...]
    sections: tuple[Section, ...]
    back: tuple[Part, ...]

    @property
    def articles(self) -> list[Article]:
        return [article for section in self.sections for article in section.articles]


def contents() -> list[Content]:
    """All the content there is to press: the seeds and the texts for tuning, never those kept back."""
    examples = [*seeds(), *examples_in(TESTS / "data" / "tuned")]
    return [content_of(one.name, one.source(), one.load()) for one in examples]


def mixed(pool: Sequence[Content], rng: Random, name: str, most: int = 5) -> Content:
    """A bulletin with two to `most` articles drawn from several others; the same for the same random state."""
    (one,) = series(pool, rng, name, 1, rng.randint(2, most))
    return one


def series(pool: Sequence[Content], rng: Random, name: str, count: int, articles: int) -> list[Content]:
    """`count` issues of one bulletin, each with so many articles: one name, columns and back matter; no article twice.

    ValueError if the pool has too few articles.
    """
    drawn = rng.sample([one for content in pool for one in content.articles], count * articles)
    masthead = rng.choice([content for content in pool if content.title])
    columns = sorted({section.column for content in pool for section in content.sections if section.column})
    named = rng.sample(columns, min(2, len(columns))) if rng.random() < 0.5 else []
    back = rng.choice(pool).back
    return [
        Content(
            f"{name} {number}",
            masthead.title,
            masthead.issuer,
            tuple(part for part in rng.choice(pool).front if part.kind in _NOTES),
            _under(named, drawn[number * articles : (number + 1) * articles], rng),
            back,
        )
        for number in range(count)
    ]


def _under(columns: Sequence[str], articles: Sequence[Article], rng: Random) -> tuple[Section, ...]:
    if len(columns) < 2 or len(articles) < 2:
        return (Section(columns[0] if columns else None, tuple(articles)),)
    cut = rng.randint(1, len(articles) - 1)
    return Section(columns[0], tuple(articles[:cut])), Section(columns[1], tuple(articles[cut:]))


def content_of(name: str, source: Source, gold: Gold) -> Content:
    """What the text says by its gold. ValueError if the gold's articles are not those that its blocks begin."""
    fields = gold["masthead"] or {}
    taken = _Taking(source, gold["articles"])
    filled = filled_lines(source)
    for block in gold["blocks"]:
        taken.take(block, [source.line_text(line) for line in sorted(lines_of(block, filled))])
    if len(taken.open) != len(gold["articles"]):
        raise ValueError(f"{name}: {len(taken.open)} articles begin, gold names {len(gold['articles'])}")
    text = {key: str(fields[key]) if fields.get(key) else None for key in ("title", "issuer")}
    sections = tuple(_sections(taken.open))
    return Content(name, text["title"], text["issuer"], tuple(taken.front), sections, tuple(taken.back))


@dataclass(slots=True)
class _Open:
    """An article that is still being taken."""

    column: str | None
    title: tuple[str, ...]
    org: str | None
    before: list[Part]
    body: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class _Taking:
    """Takes blocks one after the other and gathers them into articles."""

    source: Source
    named: Sequence[GoldArticle]
    front: list[Part] = field(default_factory=list)
    back: list[Part] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    waiting: list[Part] = field(default_factory=list)
    column: str | None = None
    ended: bool = True

    def take(self, block: GoldBlock, lines: list[str]) -> None:
        kind = block["kind"]
        lines = [_FORMAT.sub("", line.strip()).strip() for line in lines]
        if kind == Kind.COLUMN:
            self.column, self.ended = _column(lines), True
        elif kind == Kind.ARTICLE_TITLE:
            self._begin(tuple(lines))
        elif kind not in _LEFT_OUT:
            self._part(block, lines)

    def _part(self, block: GoldBlock, lines: list[str]) -> None:
        kind = block["kind"]
        glue = {Kind.SOURCE_CREDIT: "\n", Kind.HEADING: " "}.get(Kind(kind))
        text = joined(lines) if glue is None else glue.join(lines)
        words = marked(text.removesuffix("。") if kind == Kind.HEADING else text, block["heads"])
        if words.marks and words.marks[0].role == "title":
            title = words.marks[0]
            self._begin((words.text[title.start : title.end],))
            rest = words.part(title.end, len(words.text))
            words = rest.part(len(rest.text) - len(rest.text.lstrip("。 \u3000")), len(rest.text))
        part = Part(kind, words, block["level"])
        if kind == Kind.DISTRIBUTION:
            self.back.append(part)
            self.ended = True
        elif self.ended and not (self.open or self.column):
            self.front.append(part)
        elif self.ended or kind in _NOTES:
            self.waiting.append(part)
        elif kind != Kind.SOURCE_CREDIT or not self._names_org(text):
            self.open[-1].body.append(self._uncredited(part))

    def _begin(self, lines: tuple[str, ...]) -> None:
        if len(self.open) == len(self.named):
            raise ValueError(f"gold names no article that begins with {lines[0]!r}")
        named = self.named[len(self.open)]
        lines = (lines[0].lstrip(_MARKS), *lines[1:])
        if squeezed("".join(lines)) != squeezed(named["title"]):
            lines = (named["title"],)
        self.open.append(_Open(self.column, lines, named["org"], self.waiting))
        self.waiting, self.ended = [], False

    def _names_org(self, text: str) -> bool:
        org = self.open[-1].org
        return org is not None and _CREDIT.sub("", squeezed(text.split("\n", maxsplit=1)[0])).strip(
            "（）()"
        ) == squeezed(org)

    def _uncredited(self, part: Part) -> Part:
        found = re.search(r"\s*[（(]([^（）()]{2,40})[）)]$", part.words.text)
        if part.kind != Kind.PARAGRAPH or not found or squeezed(found[1]) != squeezed(self.open[-1].org or ""):
            return part
        return replace(part, words=part.words.part(0, found.start()))


def _column(lines: list[str]) -> str:
    return _FRAME.sub("", " ".join(lines))


def _sections(articles: Sequence[_Open]) -> Iterator[Section]:
    run: list[_Open] = []
    for one in articles:
        if run and run[0].column != one.column:
            yield _section(run)
            run = []
        run.append(one)
    if run:
        yield _section(run)


def _section(run: Sequence[_Open]) -> Section:
    done = tuple(Article(one.title, one.org, tuple(one.body), tuple(one.before)) for one in run)
    return Section(run[0].column, done)
