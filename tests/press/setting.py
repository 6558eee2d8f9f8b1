"""Setting: slabs as printed lines on pages, each line knowing its block, and the gold that follows from that."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tests.press.slab import Composed, Slab
from tests.press.style import Style
from tests.press.words import Words
from tests.score.gold import Gold, GoldBlock

from zugong_desk.domain.kinds import Kind

NEVER_FIRST = frozenset("，。、；：？！”’）》】〕…—%％·")
NEVER_LAST = frozenset("“‘（《【〔")
PAGE_WIDTH = 76
"""Columns of a print whose lines a conversion has put together again."""
_TOKEN = re.compile(r"[A-Za-z0-9.%]+[\u0300-\u036f]*|——|……|.[\u0300-\u036f]*", re.DOTALL)
_SENTENCE_END = frozenset("。！？”；：")


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line: its text, and the number of its block (None for a blank line)."""

    text: str
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Owner:
    """What a block is, for gold."""

    kind: str
    level: int = 0
    heads: tuple[tuple[object, ...], ...] = ()


@dataclass(slots=True)
class Setting:
    """Sets slabs in a style: rows first, then pages, then gold from the numbers of the lines."""

    style: Style
    title: str
    issue: str
    owners: list[Owner] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    printed: int = 0
    """Lines of print on this page, whether or not a conversion put them together."""
    page: int = 1
    pages: int = 1

    def set(self, slabs: Sequence[Slab]) -> None:
        """Set all slabs and end the last page."""
        self.pages = max(2, sum(len(slab.words.text) // 30 + 1 if slab.words else 1 for slab in slabs) // 20)
        for slab in slabs:
            self._between(slab)
            heads = tuple(tuple(head) for head in slab.words.heads()) if slab.words else ()
            self.owners.append(Owner(slab.kind, slab.level, heads))
            number = len(self.owners) - 1
            if slab.words:
                self._flow(slab, slab.words, number)
            else:
                self._lines(slab, number)
        if self.style.page and self.style.footer:
            self._blank(self.style.footer_air or 1)
            self._furniture(Kind.PAGE_FOOTER, self._footer())

    def _between(self, slab: Slab) -> None:
        style = self.style
        if not self.rows:
            return
        if style.page and self.printed >= style.page and not slab.close:
            self._turn(after_sentence=True)
        gap = {"every": 1, "between": 1, "none": 0}[style.gap]
        if gap and style.ragged:
            gap += (len(self.owners) * 7 + style.seed) % style.ragged == 0
        self._blank(max(gap, slab.air))

    def _blank(self, least: int) -> None:
        """Blank lines, counting those that already stand there."""
        if self.rows and self.rows[-1].text != "\f":
            have = next((at for at, row in enumerate(reversed(self.rows)) if row.block is not None), len(self.rows))
            self.rows += [Row("")] * max(0, least - have)

    def _put(self, text: str, number: int) -> None:
        if self.rows and self.rows[-1].block is not None and self.style.gap == "every":
            self.rows.append(Row(""))
        self.rows.append(Row(text, number))

    def _lines(self, slab: Slab, number: int) -> None:
        room = self.style.width or PAGE_WIDTH
        apart = {Kind.MASTHEAD} if self.style.gap == "between" else set()
        apart |= {Kind.ARTICLE_TITLE} if self.style.markdown else set()
        for at, line in enumerate(slab.lines):
            if at and slab.kind in apart:
                self._blank(1)
            before = self.style.margin if slab.kind != Kind.NOISE else ""
            if slab.centred or slab.right:
                spare = max(0, room - columns(line) - 4 * slab.right)
                before += " " * (spare if slab.right else spare // 2)
            elif slab.indented:
                before += self.style.indent
            self._put(before + line, number)
            self.printed += 1

    def _flow(self, slab: Slab, words: Words, number: int) -> None:
        """Running text: wrapped, or a line of the file for each page that it stands on."""
        style = self.style
        room = style.width or PAGE_WIDTH
        short = 4 if slab.indented else 0
        start = 0
        ranges = list(wrapped(words.text, room, short, ends_tell=not style.tells_paragraphs, uneven=style.uneven))
        for at, (_, end) in enumerate(ranges):
            self.printed += 1
            last = at == len(ranges) - 1
            turn = not last and self._page_ends(words, end, number)
            if style.width or turn or last:
                indent = style.indent if slab.indented and not start else ""
                self._put(style.margin + indent + rendered(words, start, end), number)
                start = end
            if turn:
                self._turn(after_sentence=False)

    def _page_ends(self, words: Words, end: int, number: int) -> bool:
        """Whether the page is full; it never ends in a title, or where nobody could tell that the paragraph goes on."""
        full = self.style.page is not None and self.printed >= self.style.page
        if not full or self.owners[number].kind != Kind.PARAGRAPH:
            return False
        in_title = any(mark.role == "title" and mark.end >= end for mark in words.marks)
        return not in_title and words.text[:end].rstrip()[-1:] not in _SENTENCE_END

    def _turn(self, *, after_sentence: bool) -> None:
        """The foot of one page and the head of the next."""
        style = self.style
        shown = self.title and not (style.house.even_heads and self.page % 2 == 0)
        running = style.running if shown else None
        seen = bool(style.footer or running)
        air = style.footer_air if style.gap == "none" else max(1, style.footer_air)
        if after_sentence or seen:
            self._blank(air if seen else 0)
        else:
            self._blank({"every": 1, "between": 1, "none": 0}[style.gap])
        if style.footer:
            self._furniture(Kind.PAGE_FOOTER, self._footer())
        if style.form_feed:
            self.rows.append(Row("\f"))
        if running:
            self._blank(air)
            self._furniture(Kind.NOISE, running.format(title=self.title, issue=self.issue, n=self.page + 1))
        if seen:
            self._blank(0 if style.gap == "none" else 1)
        self.page += 1
        self.printed = 0

    def _footer(self) -> str:
        text = (self.style.footer or "").format(n=self.page, m=self.pages)
        if self.style.centred:
            return " " * max(0, ((self.style.width or PAGE_WIDTH) - columns(text)) // 2) + text
        if self.style.outer and self.page % 2:
            return " " * max(0, (self.style.width or PAGE_WIDTH) - columns(text)) + text
        return text

    def _furniture(self, kind: Kind, line: str) -> None:
        self.owners.append(Owner(kind))
        self.rows.append(Row(line, len(self.owners) - 1))

    def text(self) -> str:
        """The file; a form feed stands at the head of the line that follows it."""
        tail = self.style.trailing
        out = "\n".join(row.text + tail if row.block is not None else row.text for row in self.rows) + "\n"
        return out.replace("\f\n", "\f").replace("\n", self.style.line_end)

    def blocks(self) -> list[GoldBlock]:
        """The blocks by their lines in `text`."""
        lines: dict[int, list[int]] = {}
        number = 0
        for row in self.rows:
            number += row.text != "\f"
            if row.block is not None:
                lines.setdefault(row.block, []).append(number)
        found = sorted(lines.items(), key=lambda item: item[1][0])
        furniture = [own[0] for block, own in found if self.owners[block].kind in {Kind.PAGE_FOOTER, Kind.NOISE}]
        return [self._gold(self.owners[block], own, furniture) for block, own in found]

    def _gold(self, owner: Owner, own: list[int], furniture: Sequence[int]) -> GoldBlock:
        return {
            "kind": str(owner.kind),
            "level": owner.level,
            "line_start": own[0],
            "line_end": own[-1],
            "except": _ranges([line for line in furniture if own[0] < line < own[-1]]),
            "heads": [list(head) for head in owner.heads],
        }


def gold_of(setting: Setting, composed: Composed) -> Gold:
    """The gold of what was set."""
    fields = dict(composed.masthead.fields) if composed.masthead else None
    return {"masthead": fields, "blocks": setting.blocks(), "articles": list(composed.articles)}


def _ranges(lines: Sequence[int]) -> list[list[int]]:
    out = [[line, line] for line in lines[:1]]
    for before, line in pairwise(lines):
        if line == before + 1:
            out[-1][1] = line
        else:
            out.append([line, line])
    return out


def columns(text: str) -> int:
    """How wide the text is set: 2 for a full-width character, 1 for one of ASCII."""
    return sum(1 if char < "\u0080" else 2 for char in text)


def wrapped(
    text: str, room: int, short: int = 0, *, ends_tell: bool = False, uneven: int = 0
) -> Iterator[tuple[int, int]]:
    """Half-open ranges of lines of at most about `room` columns, the first one shorter by `short`.

    No line begins with a closing mark or ends with an opening one; numbers and dashes stay whole. A credit never gets the
    last line for itself. If only full stops tell where a paragraph ends, the first line has none at its end, nor has the
    last but one. Lines are shorter by up to `uneven` columns, one by chance.
    """
    tokens = [(found.start(), found[0]) for found in _TOKEN.finditer(text)]
    start, used, limit = 0, 0, room - short
    for number, (at, token) in enumerate(tokens):
        wide = columns(token)
        if used and used + wide > limit and token[0] not in NEVER_FIRST:
            cut = tokens[number - 1][0] if tokens[number - 1][1] in NEVER_LAST and tokens[number - 1][0] > start else at
            last = columns(text[cut:]) <= room
            riddle = ends_tell and text[cut - 1] in _SENTENCE_END and (last or not start)
            if riddle or (last and text[cut:].lstrip()[:1] == "（"):
                cut = _one_word_earlier(tokens[:number], start, cut)
            yield start, cut
            start, used, limit = cut, columns(text[cut:at]), room - (13 * number % uneven if uneven else 0)
        used += wide
    yield start, len(text)


def _one_word_earlier(tokens: Sequence[tuple[int, str]], start: int, cut: int) -> int:
    """Where a line may end before the last word that stands before `cut`; `cut` if there is none."""
    words = (at for at, token in reversed(tokens) if start < at < cut and token[0] not in NEVER_FIRST | {" ", "\u3000"})
    return next(words, cut)


def rendered(words: Words, start: int, end: int) -> str:
    """Code points [start, end) with the marks of what is bold in them, white space at the edges left out."""
    out, at = "", start
    here = ((max(first, start), min(last, end)) for first, last in words.bold)
    for first, last in here:
        if first < last:
            out += f"{words.text[at:first]}**{words.text[first:last]}**"
            at = last
    return (out + words.text[at:end]).strip()
