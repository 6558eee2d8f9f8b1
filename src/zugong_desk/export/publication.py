"""A publication as a manuscript: a collection, or passages under their tags, laid out as an office would print them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from zugong_desk.domain.arrangement import Item, chapters
from zugong_desk.domain.collection import Citing, Collection, Excerpt, Section
from zugong_desk.domain.looks import Style
from zugong_desk.domain.manuscript import Face, Line, Manuscript, Piece, line
from zugong_desk.domain.numbering import HEADINGS, in_words, number_at
from zugong_desk.domain.outline import TITLE_MARKS
from zugong_desk.export.passages import Passage
from zugong_desk.export.remarks import NOTE, remarks

SOURCES = "资料来源"
TO_READERS = "编者注"
_HEADING = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.HEADING_4)
_LONGEST_HEADING = 40
"""Code points; a longer numbered line is a paragraph that counts its points."""
_STOPS = "。！？；：，…"
_MOST = 99
"""Numbers beyond it are not put before headings."""


@dataclass(frozen=True, slots=True)
class Counter:
    """How the headings of one level are counted: after GB/T 9704-2012, 7.3.3."""

    depth: int

    def before(self, title: str, value: int) -> str:
        """The title with its number, unless it has one or there are too many."""
        if number_at(title) is not None or value > _MOST:
            return title
        match self.depth:
            case 0:
                return f"{in_words(value)}、{title}"
            case 1:
                return f"（{in_words(value)}）{title}"
            case 2:
                return f"{value}．{title}"
            case _:
                return f"（{value}）{title}"


def manuscript_of(collection: Collection, items: Sequence[Item], passages: Mapping[str, Passage]) -> Manuscript:
    """A collection as it is printed; `passages` has each of its excerpts, by id, with where it comes from."""
    lines = (*_front(collection), *_chapters(collection, items, passages), *_sources(collection, items, passages))
    return Manuscript(collection.name, lines, collection.contents)


def manuscript_of_passages(title: str, passages: Sequence[Passage]) -> Manuscript:
    """Passages in the order given, under the sections that they name, with their sources, tags, practices and notes."""
    layout = Collection("", title, citing=Citing.FULL, details=True)
    items: list[Item] = []
    held: dict[str, Passage] = {}
    for name, group in groupby(passages, key=lambda one: one.section):
        if name:
            items.append(Section("", "", 0, name))
        for passage in group:
            id = str(len(held))
            held[id] = passage
            items.append(Excerpt(id, "", passage.bulletin, 0, passage.text, passage.text, passage.title))
    lines = tuple(replace(one, origin="") for one in (*_front(layout), *_chapters(layout, items, held)))
    return Manuscript(title, lines, contents=False)


def _front(collection: Collection) -> Iterator[Line]:
    yield line(Style.TITLE, collection.name)
    for style, text in (
        (Style.SUBTITLE, collection.subtitle),
        (Style.MAKER, collection.maker),
        (Style.MAKER, collection.date),
    ):
        if text.strip():
            yield line(style, text.strip())
    if collection.maker.strip() or collection.date.strip():
        yield line(Style.RULE, "")
    if collection.contents:
        yield line(Style.PAGE_BREAK, "")
    yield from (line(Style.QUIET, text) for text in _paragraphs(collection.preface))


def _chapters(collection: Collection, items: Sequence[Item], passages: Mapping[str, Passage]) -> Iterator[Line]:
    counts = [0, 0, 0]
    depth = 0
    for chapter in chapters(items):
        if chapter.section:
            depth = chapter.section.level
            yield _section(collection, chapter.section, counts)
            yield from (line(Style.QUIET, text, chapter.section.id) for text in _paragraphs(chapter.section.lead))
        for excerpt in chapter.excerpts:
            counts[depth] += bool(passages[excerpt.id].title.strip())
            yield from _excerpt(collection, excerpt, passages[excerpt.id], depth, counts[depth])
        counts[depth + 1 :] = [0] * len(counts[depth + 1 :])


def _section(collection: Collection, section: Section, counts: list[int]) -> Line:
    depth = section.level - 1
    counts[depth] += 1
    counts[depth + 1 :] = [0] * (len(counts) - depth - 1)
    title = Counter(depth).before(section.title, counts[depth]) if collection.numbered else section.title
    return line(_HEADING[depth], title, section.id)


def _excerpt(collection: Collection, excerpt: Excerpt, passage: Passage, depth: int, number: int) -> Iterator[Line]:
    title = " ".join(passage.title.split())
    cited = _citation(collection.citing, excerpt, passage)
    paragraphs = _paragraphs(said_once(title, passage.text, passage.org if cited else ""))
    if title and not collection.run_in:
        wanted = Counter(depth).before(title, number) if collection.numbered else title
        yield line(_HEADING[depth], wanted, excerpt.id)
    for at, text in enumerate(paragraphs):
        head = (Piece(_ended(title), Face.HEI),) if at == 0 and title and collection.run_in else ()
        last = at == len(paragraphs) - 1
        tail = (Piece(f"（{cited}）", Face.KAI),) if last and cited else ()
        level = None if head or last else heading_level(text)
        style = Style.BODY if level is None else _HEADING[min(depth + level, len(_HEADING) - 1)]
        yield Line(style, (*head, Piece(text), *tail), excerpt.id)
    yield from _remarks(collection, excerpt, passage)


def _remarks(collection: Collection, excerpt: Excerpt, passage: Passage) -> Iterator[Line]:
    said = remarks(passage) if collection.details else [pair for pair in remarks(passage) if pair[0] == NOTE]
    for label, value in said:
        shown = TO_READERS if label == NOTE and excerpt.collection else label
        yield Line(Style.REMARK, (Piece(f"{shown}：", Face.HEI), Piece(value)), excerpt.id)


def said_once(title: str, text: str, org: str) -> str:
    """A text without the title that opens it and the credit that ends it, since both are printed beside it."""
    opened = re.match(rf"[{TITLE_MARKS}]*{_loosely(title)}[{_STOPS}\s]+(?=\S)", text) if title else None
    text = text[opened.end() :] if opened else text
    credit = re.search(rf"\s*[（(]\s*{_loosely(org)}\s*[）)]\s*$", text) if org else None
    return text[: credit.start()] if credit and credit.start() else text


def _loosely(words: str) -> str:
    """A pattern for words, whatever white space stands between their characters."""
    return r"\s*".join(re.escape(char) for char in words if not char.isspace())


def heading_level(text: str) -> int | None:
    """Which of the four levels of heading, from 1, a paragraph is by its own number and shape; None for a paragraph."""
    number = number_at(text)
    if number is None or number.style not in HEADINGS or len(text) > _LONGEST_HEADING or text.endswith(tuple(_STOPS)):
        return None
    return int(number.style)


def _citation(citing: Citing, excerpt: Excerpt, passage: Passage) -> str:
    """Where an excerpt comes from, in words for a bracket; the editor's own go first."""
    if citing is Citing.NONE:
        return ""
    if excerpt.citation.strip():
        return excerpt.citation.strip()
    if not passage.issue_line:
        return ""
    short = "，".join(filter(None, (passage.org, passage.short_issue))) if citing is Citing.SHORT else ""
    return short or passage.source_line


def _sources(collection: Collection, items: Sequence[Item], passages: Mapping[str, Passage]) -> Iterator[Line]:
    """The issues drawn on, each once, in the order of first use."""
    used = [passages[item.id].issue_line for item in items if isinstance(item, Excerpt)]
    named = [name for name in dict.fromkeys(used) if name]
    if not collection.sources or not named:
        return
    yield line(Style.HEADING_1, SOURCES)
    for at, name in enumerate(named, 1):
        yield line(Style.BODY, f"{at}．{name}")


def _ended(title: str) -> str:
    return title if title.endswith(tuple(_STOPS)) else f"{title}。"


def _paragraphs(text: str) -> list[str]:
    return [one.strip() for one in text.split("\n") if one.strip()]
