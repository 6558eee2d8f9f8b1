"""What a template can name: a manuscript's title, its sections with their excerpts, and all its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zugong_desk.domain.looks import Style
from zugong_desk.domain.manuscript import Face, Line, Manuscript, contents_at, levels
from zugong_desk.export.clean import cleaned
from zugong_desk.export.publication import SOURCES

_OWN_HEADINGS = frozenset((Style.COLUMN, Style.ARTICLE_TITLE))


@dataclass(slots=True)
class Excerpt:
    """An excerpt or an article as a template sees it; texts are one line each."""

    title: str = ""
    section: str = ""
    byline: str = ""
    citation: str = ""
    paragraphs: list[str] = field(default_factory=list)
    lines: list[dict[str, object]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    origin: str = ""


@dataclass(slots=True)
class Section:
    """A section: its lead paragraphs and its excerpts; without a title for excerpts before the first."""

    title: str = ""
    lead: list[str] = field(default_factory=list)
    excerpts: list[Excerpt] = field(default_factory=list)


def content_of(manuscript: Manuscript) -> dict[str, object]:
    """The names of a template and what they stand for: texts, and lists of texts, of sections, excerpts and lines."""
    reading = _Reading(manuscript.lines)
    for at in range(len(manuscript.lines)):
        reading.take(at)
    sections = [one for one in reading.sections if one.title or one.excerpts or one.lead]
    excerpts = [excerpt for one in sections for excerpt in one.excerpts]
    front = manuscript.lines[: contents_at(manuscript)]
    issuer, date = _issuer(front)
    return {
        "title": _plain(manuscript.title),
        "subtitle": " ".join(_of_style(front, Style.SUBTITLE)),
        "maker": _of_style(front, Style.MAKER),
        "name": " ".join(_of_style(front, Style.MASTHEAD)),
        "issue_no": " ".join(_of_style(front, Style.ISSUE_NO)),
        "issuer": issuer,
        "date": date,
        "preface": reading.preface,
        "sections": sections,
        "excerpts": excerpts,
        "sources": reading.sources,
        "count": len(excerpts),
        "instructions": _of_style(manuscript.lines, Style.INSTRUCTION),
        "distribution": _of_style(manuscript.lines, Style.DISTRIBUTION),
        "lines": list(_lines(manuscript)),
    }


def _issuer(front: Sequence[Line]) -> tuple[str, str]:
    """Issuer and date, which stand below the name at the ends of one line or of two."""
    styles = [one.style for one in front]
    below = front[styles.index(Style.MASTHEAD) :] if Style.MASTHEAD in styles else front
    issuer, _, date = "".join(one.text for one in below if one.style is Style.ISSUER).partition("\t")
    return _plain(issuer), _plain(date)


def _of_style(lines: Sequence[Line], style: Style) -> list[str]:
    return [_plain(one.text) for one in lines if one.style is style and one.text.strip()]


def _lines(manuscript: Manuscript) -> Iterator[dict[str, object]]:
    for one, level in zip(manuscript.lines, levels(manuscript.lines), strict=True):
        if one.text.strip():
            yield _line(one.style, level, _plain(one.text))


def _line(style: Style, level: int, text: str) -> dict[str, object]:
    return {"style": style.value, "level": level, "text": text}


def _plain(text: str) -> str:
    return " ".join(cleaned(text).split("\n")).strip()


class _Reading:
    """Reads the lines of a manuscript into sections and excerpts, one after the other."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._levels = levels(lines)
        self._articles = any(one.style is Style.ARTICLE_TITLE for one in lines)
        self._excerpt: Excerpt | None = None
        self._listing = False
        self.preface: list[str] = []
        self.sources: list[str] = []
        self.sections = [Section()]

    def take(self, at: int) -> None:
        """Put the line of that index where it belongs."""
        line = self._lines[at]
        text = _plain(line.text)
        if not text:
            return
        if self._begins(at):
            self._begin(at, text)
        elif self._listing:
            self.sources.append(text)
        elif line.style is Style.QUIET and self._excerpt is None:
            (self.sections[-1].lead if self.sections[-1].title else self.preface).append(text)
        elif self._levels[at] or line.style in (Style.BODY, Style.QUIET, Style.CREDIT):
            self._say(line, text, self._levels[at])
        elif self._excerpt is not None:
            self._note(self._excerpt, line.style, text)

    def _begins(self, at: int) -> bool:
        """Whether a line is the heading of a section, an excerpt or the sources; headings inside an excerpt are its text."""
        line = self._lines[at]
        if not self._levels[at]:
            return False
        if self._articles or line.style in _OWN_HEADINGS:
            return line.style in _OWN_HEADINGS
        return not (line.origin and self._excerpt and self._excerpt.origin == line.origin)

    def _begin(self, at: int, text: str) -> None:
        line = self._lines[at]
        self._excerpt, self._listing = None, line.style is Style.HEADING_1 and not line.origin and text == SOURCES
        if self._listing:
            return
        if self._is_section(at):
            self.sections.append(Section(text))
        else:
            self._excerpt = self._opened(text, line.origin)

    def _is_section(self, at: int) -> bool:
        if self._lines[at].style in _OWN_HEADINGS:
            return self._lines[at].style is Style.COLUMN
        rest = (number for number in range(at + 1, len(self._lines)) if self._lines[number].style is not Style.QUIET)
        after = next(rest, None)
        if after is None:
            return False
        own, origin = self._levels[at], self._lines[at].origin
        other = not origin or self._lines[after].origin != origin
        return other and (self._levels[after] > own or bool(origin and not self._levels[after]))

    def _opened(self, title: str, origin: str) -> Excerpt:
        excerpt = Excerpt(title, self.sections[-1].title, origin=origin)
        self.sections[-1].excerpts.append(excerpt)
        return excerpt

    def _say(self, line: Line, text: str, level: int) -> None:
        """A paragraph of the excerpt, or of a new one if it has another origin: its source in brackets is set apart."""
        excerpt = self._excerpt
        if excerpt is None or (not self._articles and line.origin and line.origin != excerpt.origin):
            first = line.pieces[0]
            title = _plain(first.text).rstrip("。") if first.face is Face.HEI and len(line.pieces) > 1 else ""
            excerpt = self._excerpt = self._opened(title, line.origin)
            text = _plain("".join(one.text for one in line.pieces[1:])) if title else text
        last = line.pieces[-1]
        if last.face is Face.KAI and len(line.pieces) > 1 and not self._articles:
            excerpt.citation = _plain(last.text).strip("（）")
            text = text.removesuffix(_plain(last.text))
        excerpt.paragraphs.append(text)
        excerpt.lines.append(_line(line.style, level, text))

    def _note(self, excerpt: Excerpt, style: Style, text: str) -> None:
        if style is Style.SUBTITLE:
            excerpt.title = f"{excerpt.title} {text}"
        elif style is Style.BYLINE:
            excerpt.byline = text
        elif style is Style.CITATION:
            excerpt.citation = text
        elif style is Style.REMARK:
            excerpt.remarks.append(text)
