"""Composing: a content in a style as slabs, one for each block that gold will have, in order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from tests.press.content import Article, Content, Part
from tests.press.headings import opens_with_heading, placed, renumbered
from tests.press.masthead import drawn_issue, masthead_of
from tests.press.numbers import OFFICIAL, heading_number
from tests.press.setting import columns, wrapped
from tests.press.slab import Composed, Slab
from tests.press.slips import slipped, spaced
from tests.press.style import Style
from tests.press.words import Mark, Words
from tests.score.gold import GoldArticle

from zugong_desk.domain.kinds import Kind

_ITEM_LIKE_HEADING = re.compile(r"[（(]\d|\d+[.．、]")
_NO_UNIT = re.compile(r"\u3000|书记|主任|^.{2,4}$")
_CLOSING = frozenset("。！？；：”’）》…")
_LONG_TITLE = 15
_LEAST_FOLDED = 2
_NO_TITLE = " .…0123456789（）"
_SHORT_PARAGRAPH = 30


def composed(content: Content, style: Style, rng: Random) -> Composed:
    """The content as slabs; the same for the same random state."""
    masthead = masthead_of(drawn_issue(content.title, content.issuer, style, rng), style) if content.title else None
    at_work = _Composing(_feasible(content, style), rng)
    slabs: list[Slab] = []
    if masthead:
        lines = tuple(
            f"# {line}" if style.markdown and at == style.stamp else line for at, line in enumerate(masthead.lines)
        )
        slabs.append(Slab(Kind.MASTHEAD, lines=lines, centred=style.centred))
    if style.toc and masthead:
        slabs += at_work.toc(content)
    slabs += [at_work.slab(part) for part in content.front]
    for section in content.sections:
        if section.column:
            slabs += at_work.column(section.column)
        for at, article in enumerate(section.articles):
            slabs += [Slab(Kind.NOISE, lines=("---",))] if style.rules and at else []
            slabs += at_work.article(article, section.column)
    slabs += [Slab(part.kind, words=part.words) for part in content.back]
    return Composed(tuple(slabs), masthead, tuple(at_work.articles))


def _feasible(content: Content, style: Style) -> Style:
    """The style without what this content cannot bear: titles before headings, numbers that its items have."""
    if style.lead_titles and not all(_can_lead(article) for article in content.articles):
        style = replace(style, lead_titles=False)
    if style.lead_titles and style.byline in {"own", "bracketed", "title"}:
        style = replace(style, byline="credit")
    if style.lead_titles and not style.title_mark:
        style = replace(style, title_mark="△")
    if style.scheme and _depth(content) > len(style.scheme):
        style = replace(style, scheme=OFFICIAL)
    if any(_ITEM_LIKE_HEADING.match(item) for item in _items(content)):
        style = replace(style, scheme=None)
    return style


def _depth(content: Content) -> int:
    """How many levels of headings there are."""
    parts = [part for article in content.articles for part in article.body]
    return max([0, *(part.level for part in parts), *(mark.level for part in parts for mark in part.words.marks)])


def _items(content: Content) -> Iterator[str]:
    for part in (part for article in content.articles for part in article.body):
        yield from (part.words.text[mark.start : mark.end] for mark in part.words.marks if mark.role == "item")


def _can_lead(article: Article) -> bool:
    return article.body[0].kind == Kind.PARAGRAPH and not opens_with_heading(article.body[0].words)


@dataclass(slots=True)
class _Composing:
    """Makes slabs of a content's parts in one style, and notes the articles as gold names them."""

    style: Style
    rng: Random
    articles: list[GoldArticle]

    def __init__(self, style: Style, rng: Random) -> None:
        self.style = style
        self.rng = rng
        self.articles = []

    def _hash(self, level: int) -> str:
        """What a conversion puts before a heading of that level; some know only one."""
        return f"{'#' * (self.style.one_hash or level)} "

    def toc(self, content: Content) -> Iterator[Slab]:
        """The heading of the contents list, its columns and entries."""
        word = f"{self._hash(2)}{self.style.toc_word}" if self.style.markdown else self.style.toc_word
        yield Slab(Kind.TOC, lines=(word,), centred=self.style.centred, air=self.style.air)
        page, number = 1, 0
        for section in content.sections:
            if section.column:
                yield Slab(Kind.TOC, lines=(self.style.column.format(section.column),))
            for article in section.articles:
                number += 1
                lines = self._folded(self._entry(" ".join(article.title), number, page))
                yield Slab(Kind.TOC_ENTRY, lines=lines)
                page += self.rng.randrange(1, 4)

    def _entry(self, title: str, number: int, page: int) -> str:
        mark = f"{number}." if self.style.toc_mark == "1." else self.style.toc_mark
        room = self.style.width - columns(mark + title) - 6 if self.style.width else 2 * self.rng.randrange(4, 16)
        ends = {
            "plain": "",
            "leaders": f"{'…' * max(3, room // 2)}{page}",
            "dots": f" {'.' * max(6, room)} {page}",
            "page": f" {page}",
            "brackets": f"（{page}）",
        }
        return f"{mark}{title}{ends[self.style.toc or 'plain']}"

    def _folded(self, entry: str) -> tuple[str, ...]:
        """An entry too long for its line goes on, indented, on the next."""
        room = self.style.width or 2 * len(entry)
        ranges = list(wrapped(entry, room))
        if len(entry[ranges[-1][0] :].strip(_NO_TITLE)) < _LEAST_FOLDED:
            return (entry,)
        return tuple(f"    {entry[start:end].strip()}" if start else entry[:end] for start, end in ranges)

    def column(self, name: str) -> Iterator[Slab]:
        line = self.style.column.format(name)
        line = f"{self._hash(2)}{line}" if self.style.markdown and self.style.heading_mark == "#" else line
        yield Slab(Kind.COLUMN, lines=(line,), centred=self.style.centred, air=self.style.air)

    def article(self, article: Article, column: str | None) -> list[Slab]:
        """One article's notes, title, byline, body and credit."""
        before = [self.slab(part) for part in article.before]
        byline = self._byline(article)
        title = self._title(article.title)
        self.articles.append({"title": " ".join(title), "org": article.org, "column": column})
        parts = [renumbered(part, self.style.scheme) for part in placed(article.body, self.style.own_levels)]
        if self.style.lead_titles:
            parts[0] = replace(parts[0], words=self._led(title[0], parts[0].words))
        else:
            before += self._titled(title, article.org, byline)
        body = [self.slab(part) for part in parts]
        return [*before, *self._credited(body, article.org, byline)]

    def _byline(self, article: Article) -> str | None:
        if not article.org:
            return None
        if _NO_UNIT.search(article.org):
            return "line" if self.style.lead_titles else "own"
        return self.style.byline

    def _title(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        if self.style.lead_titles:
            return (" ".join(lines),)
        if self.style.title_lines == "join":
            lines = (" ".join(lines),)
        room = self.style.width // 2 - 4 if self.style.width else None
        longest = min(_LONG_TITLE, room or _LONG_TITLE) if self.style.title_lines == "split" else room
        return tuple(part for line in lines for part in _split_title(line, longest))

    def _titled(self, title: tuple[str, ...], org: str | None, byline: str | None) -> Iterator[Slab]:
        style = self.style
        lines = [f"{style.title_mark}{title[0]}", *title[1:]]
        if byline == "title" and org:
            lines[-1] += f"（{org}）" if style.seed % 2 else f"\u3000\u3000{org}"
        if style.markdown and style.heading_mark:
            mark = style.heading_mark
            first = self._hash(1) if mark == "#" else ""
            lines = [first + line if not at or style.seed % 3 else line for at, line in enumerate(lines)]
            lines = [f"**{line}**" if mark == "**" else line for line in lines]
        yield Slab(Kind.ARTICLE_TITLE, lines=tuple(lines), centred=style.centred, air=style.air)
        if org and byline in {"own", "bracketed"}:
            name = f"（{org}）" if byline == "bracketed" else org
            lines = [f"{style.bullet}{name}"]
            yield Slab(Kind.BYLINE, lines=tuple(lines), centred=style.centred, right=style.right, close=True)

    def _led(self, title: str, words: Words) -> Words:
        """A paragraph that its article's title opens."""
        mark = self.style.title_mark
        stop = "" if title[-1] in "。？！" else "。"
        head = Words(f"{mark}{title}{stop}", (Mark("title", 0, len(mark), len(mark) + len(title)),))
        return words.after(head)

    def _credited(self, body: list[Slab], org: str | None, byline: str | None) -> list[Slab]:
        if not org or byline not in {"credit", "line"}:
            return body
        last = body[-1]
        if byline == "credit" and last.kind == Kind.PARAGRAPH and last.words:
            return [*body[:-1], replace(last, words=Words(f"{self.style.credit_gap}（{org}）").after(last.words))]
        return [*body, Slab(Kind.SOURCE_CREDIT, lines=(f"（{org}）",), indented=True, right=self.style.right)]

    def slab(self, part: Part) -> Slab:
        """A part of a body or of the notes."""
        if part.kind == Kind.SOURCE_CREDIT:
            return Slab(part.kind, lines=tuple(part.words.text.split("\n")), indented=True)
        if part.kind == Kind.HEADING:
            return Slab(part.kind, part.level, self._heading(part), indented=True, close=False)
        words = self._slipped(part.words) if part.kind == Kind.PARAGRAPH else part.words
        words = self._bold(words)
        if part.kind == Kind.EDITOR_NOTE and words.text.startswith("编者按："):
            size = len(self.style.note)
            bold = ((0, size),) if self.style.bold == 1 else ()
            words = Words(self.style.note + words.text[4:], words.marks, bold)
        if part.kind in {Kind.EDITOR_NOTE, Kind.INSTRUCTION} and self.style.quote_notes:
            return Slab(part.kind, lines=(f"> {words.text}",))
        return Slab(part.kind, words=words, indented=True)

    def _heading(self, part: Part) -> Words:
        style, text = self.style, part.words.text
        text = f"{text}。" if style.heading_stop and heading_number(text) and text[-1] not in "？！" else text
        if style.heading_mark == "#":
            return Words(self._hash(part.level + 1) + text)
        return Words(text, (), ((0, len(text)),) if style.heading_mark == "**" else ())

    def _slipped(self, words: Words) -> Words:
        if self.style.spaced_digits:
            words = spaced(words)
        if not self.style.tells_paragraphs and len(words.text) > _SHORT_PARAGRAPH and words.text[-1] not in _CLOSING:
            words = Words("。").after(words)
        slips = self.rng.random() < self.style.slips
        return slipped(words, self.rng, may_lose_stop=self.style.tells_paragraphs) if slips else words

    def _bold(self, words: Words) -> Words:
        """The words with those heads in bold that kept it."""
        bold: list[tuple[int, int]] = []
        for mark in words.marks:
            if self.style.bold and self.rng.random() < self.style.bold and (not bold or bold[-1][1] <= mark.start):
                stop = self.style.bold_stop and words.text[mark.end : mark.end + 1] in {"。", "："}
                bold.append((mark.start, mark.end + 1 if stop else mark.end))
        return replace(words, bold=tuple(bold))


def _split_title(title: str, longest: int | None) -> tuple[str, ...]:
    """A title of more than `longest` characters in two lines, cut at a pause near its middle if it has one."""
    if longest is None or len(title) <= longest:
        return (title,)
    pauses = [found.end() for found in re.finditer(r"[：，、\s]+|(?=——)", title) if 4 < found.end() < len(title) - 4]
    if not pauses:
        return (title,)
    at = min(pauses, key=lambda at: abs(2 * at - len(title)))
    return title[:at].strip(), title[at:].strip()
