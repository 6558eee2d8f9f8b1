"""Composing: a content in a style as slabs, one for each block that gold will have, in order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from tests.press import extras
from tests.press.content import Article, Content, Part
from tests.press.feasible import feasible
from tests.press.headings import placed, renumbered
from tests.press.listing import listed
from tests.press.masthead import Masthead, drawn_issue, masthead_of
from tests.press.numbers import heading_number
from tests.press.slab import Composed, Slab
from tests.press.slips import slipped, spaced
from tests.press.style import Style
from tests.press.ways import in_ways_of, shaped
from tests.press.words import Mark, Words
from tests.score.gold import GoldArticle

from zugong_desk.domain.kinds import Kind

_NO_UNIT = re.compile(r"\u3000|书记|主任|^.{2,4}$")
_CLOSING = frozenset("。！？；：”’）》…")
_LONG_TITLE = 15
_SHORT_PARAGRAPH = 30
_FEWEST_PARTED = 2
_LETTERS = 0.25


def composed(content: Content, style: Style, rng: Random) -> Composed:
    """The content as slabs; the same for the same random state."""
    style = feasible(content, style)
    content = in_ways_of(style.house, content, rng)
    at_work = _Composing(style, rng)
    issues = _parted(content) if style.house.joined else [content]
    mastheads = [
        masthead_of(drawn_issue(one.title, one.issuer, style, rng), style) if one.title else None for one in issues
    ]
    slabs = [slab for one, masthead in zip(issues, mastheads, strict=True) for slab in at_work.issue(one, masthead)]
    return Composed(tuple(_around(slabs, content.title or "", style, rng)), mastheads[0], tuple(at_work.articles))


def _parted(content: Content) -> list[Content]:
    """Two issues of one bulletin, if there are two sections to share out."""
    if not content.title or len(content.sections) < _FEWEST_PARTED:
        return [content]
    first, *others = content.sections
    return [replace(content, sections=(first,)), replace(content, front=(), sections=tuple(others))]


def _around(slabs: list[Slab], title: str, style: Style, rng: Random) -> Iterator[Slab]:
    """The slabs with what a mail program or a web page puts around them."""
    if style.house.mail:
        yield from extras.mail_head(title, rng)
    if style.house.web:
        yield from extras.web_above(title)
    for slab in slabs:
        yield slab
        if style.house.web and slab is slabs[0] and slab.kind == Kind.MASTHEAD:
            yield from extras.web_below_masthead(rng)
    if style.house.web:
        yield from extras.web_below(rng)
    if style.house.mail:
        yield extras.mail_foot()


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

    def issue(self, content: Content, masthead: Masthead | None) -> Iterator[Slab]:
        """One issue from its masthead to its back matter."""
        style = self.style
        if masthead:
            named = 1 if style.stamp and not style.house.stamp_below else 0
            marks = ["# " if style.markdown and at == named else "" for at in range(len(masthead.lines))]
            lines = tuple(mark + line for mark, line in zip(marks, masthead.lines, strict=True))
            yield Slab(Kind.MASTHEAD, lines=lines, centred=style.centred)
        has_list = bool(style.toc and masthead)
        if has_list and not style.house.toc_end:
            yield from listed(content, style, self.rng)
        yield from self.slabs(content.front)
        for section in content.sections:
            if section.column:
                yield from self.column(section.column)
            for at, article in enumerate(section.articles):
                yield from [Slab(Kind.NOISE, lines=("---",))] if style.rules and at else []
                yield from self.article(article, section.column)
        if has_list and style.house.toc_end:
            yield from listed(content, style, self.rng)
        yield from self._back(content.back)

    def _back(self, parts: Sequence[Part]) -> Iterator[Slab]:
        rows = [part.words.text for part in parts if part.kind == Kind.DISTRIBUTION]
        if self.style.house.back == "table" and self.style.markdown and len(rows) == len(parts):
            yield from extras.distribution_rows(rows)
        else:
            yield from (Slab(part.kind, words=part.words) for part in parts)

    def column(self, name: str) -> Iterator[Slab]:
        line = self.style.column.format(name)
        line = f"{self.style.hashes(2)}{line}" if self.style.markdown and self.style.heading_mark == "#" else line
        yield Slab(Kind.COLUMN, lines=(line,), centred=self.style.centred, air=self.style.air)

    def article(self, article: Article, column: str | None) -> list[Slab]:
        """One article's notes, title, byline, body and credit."""
        before = list(self.slabs(article.before))
        byline = self._byline(article)
        title = self._title(article.title)
        self.articles.append({"title": " ".join(title), "org": article.org, "column": column})
        parts = [renumbered(part, self.style.scheme) for part in placed(article.body, self.style.own_levels)]
        parts = shaped(parts, self.style.house.heading_form)
        if self.style.lead_titles:
            parts[0] = replace(parts[0], words=self._led(title[0], parts[0].words))
        else:
            before += self._titled(title, article.org, byline)
        body = self._with_extras([self.slab(part) for part in parts])
        return [*before, *self._credited(body, article.org, byline)]

    def _with_extras(self, body: list[Slab]) -> list[Slab]:
        """The body with something between two of its paragraphs, or before them, once in a while."""
        if self.rng.random() >= self.style.house.extras:
            return body
        if not self.style.lead_titles and self.rng.random() < _LETTERS:
            return [extras.salutation(self.rng), *body]
        places = [at for at in range(1, len(body)) if body[at - 1].kind == Kind.PARAGRAPH]
        at = self.rng.choice(places) if places else len(body)
        return [*body[:at], *extras.in_body(self.style, self.rng), *body[at:]] if places else body

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
            first = self.style.hashes(1) if mark == "#" else ""
            lines = [first + line if not at or style.seed % 3 else line for at, line in enumerate(lines)]
            in_bold = mark == "**" and self.rng.random() >= style.house.lost_bold
            lines = [f"**{line}**" if in_bold else line for line in lines]
        own = Slab(Kind.ARTICLE_TITLE, lines=tuple(lines), centred=style.centred, air=style.air)
        if not (org and byline in {"own", "bracketed"}):
            yield own
            return
        name = f"（{org}）" if byline == "bracketed" else org
        above = style.house.byline_first and style.byline == "own"
        unit = Slab(
            Kind.BYLINE,
            lines=(f"{style.bullet}{name}",),
            centred=style.centred,
            right=style.right,
            close=not above,
            air=style.air if above else 0,
        )
        yield from (unit, replace(own, air=0, close=True)) if above else (own, unit)

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
        word = "" if _NO_UNIT.search(org) else self.style.house.credit_word
        line = f"{word}{org}" if word else f"（{org}）"
        return [*body, Slab(Kind.SOURCE_CREDIT, lines=(line,), indented=True, right=self.style.right)]

    def slabs(self, parts: Sequence[Part]) -> Iterator[Slab]:
        """The slabs of notes; the words 编者按 may stand above their text."""
        for part in parts:
            if part.kind == Kind.EDITOR_NOTE and part.words.text.startswith("编者按：") and self.style.house.note_own:
                yield Slab(part.kind, lines=(self.style.note.strip("：\u3000"),), centred=self.style.centred)
                part = replace(part, words=part.words.part(4, len(part.words.text)))  # noqa: PLW2901
            yield self.slab(part)

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
            return Words(self.style.hashes(part.level + 1) + text)
        bold = style.heading_mark == "**" and self.rng.random() >= style.house.lost_bold
        return Words(text, (), ((0, len(text)),) if bold else ())

    def _slipped(self, words: Words) -> Words:
        if self.style.spaced_digits:
            words = spaced(words)
        if not self.style.tells_paragraphs and len(words.text) > _SHORT_PARAGRAPH and words.text[-1] not in _CLOSING:
            words = Words("。").after(words)
        if (
            self.style.tells_paragraphs
            and words.text.endswith("。")
            and self.rng.random() < self.style.house.lost_stops
        ):
            words = words.spliced(len(words.text) - 1, len(words.text), "")
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
