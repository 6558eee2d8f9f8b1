"""On which page each line of a manuscript comes to stand in Word, reckoned from its type and the height of the page.

Word tells page numbers to nobody who only writes a file, and does not renew a table of contents unless it is asked to.
Type of one width on lines of one height lets them be reckoned: where only Latin letters vary, they are taken for as wide
as those of Times. A page may be wrong by one where a line ends within a letter's width of the margin.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from zugong_desk.domain.looks import LEADING, LINES, LOOKS, MEASURE, TRACKING, Look, Style, fitted
from zugong_desk.domain.manuscript import Entry, Line, held
from zugong_desk.export.word.styles import RULE_GAP

_HEIGHT = LINES * LEADING
"""Points of a page; what is left of the type area below its last line is less than programs are exact to."""
_LEAST = 2
"""Lines of a paragraph that stand together at the foot and at the head of a page."""
_WORD = re.compile(r"[!-~\u00a1-\u02ff]+|.", re.DOTALL)
_CLOSING = frozenset("，。、；：？！）》」』】〕〉”’…—％,.;:?!)]}%·")
_OPENING = frozenset("（《「『【〔〈“‘([{")
_HANGING = frozenset("，。、；：？！")
"""Marks that may stand out of the margin."""
_NARROW = {" ": 0.25, "%": 0.83, "@": 0.92, "m": 0.78, "w": 0.72, "W": 0.94, "M": 0.89, "+": 0.56, "-": 0.33}
_THIN = frozenset("ijltf.,:;'!|()[]/")
_LAST_LATIN = 0x2FF
_GAP = 0.23
"""The room between Chinese and Latin, a share of the size."""


@dataclass(slots=True)
class _Pages:
    """Where the pen stands: on which page, and how many points are left below it."""

    page: int = 1
    left: float = _HEIGHT

    def turn(self) -> None:
        self.page, self.left = self.page + 1, _HEIGHT

    @property
    def fresh(self) -> bool:
        return self.left == _HEIGHT


@dataclass(frozen=True, slots=True)
class _Set:
    """A paragraph to be set: its look, how many lines it fills, which line of the manuscript it is (-1: none).

    `above` are the points between it and the paragraph before, the more of what both ask for; `edges` those of its rules.
    """

    look: Look
    rows: int
    held: bool = False
    breaks: bool = False
    line: int = -1
    above: float = 0
    edges: float = 0

    @property
    def least(self) -> float:
        """Points that the paragraph needs where it begins: of all of it, or of its first lines."""
        rows = self.rows if self.held or self.rows < 2 * _LEAST else _LEAST
        return self.above + self.edges + rows * self.look.leading


def pages_of(lines: Sequence[Line], listed: Sequence[Entry] = (), at: int = -1) -> list[int]:
    """The page from 1 on which each line begins, a table of contents of `listed` standing before the line of index `at`."""
    out = [1] * len(lines)
    pages = _Pages()
    whole = list(_spaced(_sets(lines, listed, at)))
    for number, one in enumerate(whole):
        if not pages.fresh and (one.breaks or _group(whole, number) > pages.left + _SLACK):
            pages.turn()
        if one.line >= 0:
            out[one.line] = pages.page
        _place(pages, one)
    return out


def _spaced(whole: Iterable[_Set]) -> Iterator[_Set]:
    below = 0.0
    for one in whole:
        yield replace(one, above=one.look.before if one.breaks else max(below, one.look.before))
        below = one.look.after


def _group(whole: Sequence[_Set], first: int) -> float:
    """Points that a paragraph needs together with those that it is held to; nothing for more than a page of them."""
    needed = 0.0
    for one in whole[first:]:
        needed += one.least
        if not one.held:
            break
        if needed > _HEIGHT:
            return 0
    return needed


def _place(pages: _Pages, one: _Set) -> None:
    """Let the pen down behind a paragraph; there is no room above one that begins a page by itself."""
    pages.left -= one.above if not pages.fresh or pages.page == 1 or one.breaks else 0
    rows = one.rows
    while rows * one.look.leading > pages.left + _SLACK:
        here = int((pages.left + _SLACK) // one.look.leading)
        rows -= max(min(here, rows - _LEAST), 0)
        pages.turn()
    pages.left -= rows * one.look.leading + one.edges


_SLACK = 0.01
"""Points by which the last line of a page may stand out of it in the reckoning."""


def _sets(lines: Sequence[Line], listed: Sequence[Entry], at: int) -> Iterator[_Set]:
    holds = held(lines)
    breaks = False
    for number, one in enumerate(lines):
        if number == at:
            yield from _contents(listed)
        if one.style is Style.PAGE_BREAK:
            breaks = True
            continue
        look = fitted(LOOKS[one.style], one.text)
        follows, goes_on = (_style(lines, beside) is one.style for beside in (number - 1, number + 1))
        edges = _edge(0 if follows else look.rule_above) + _edge(0 if goes_on else look.rule_below)
        yield _Set(_room(look, follows, goes_on), rows_of(one.text, look), holds[number], breaks, number, edges=edges)
        breaks = False


def _edge(rule: float) -> float:
    """Points that a rule takes, with what keeps it off the text."""
    return rule + RULE_GAP if rule else 0


def _style(lines: Sequence[Line], at: int) -> Style | None:
    return lines[at].style if 0 <= at < len(lines) else None


def _room(look: Look, follows: bool, goes_on: bool) -> Look:
    """The look without the room above and below that it has not among lines of its own."""
    if not look.together:
        return look
    return replace(look, before=0 if follows else look.before, after=0 if goes_on else look.after)


def _contents(listed: Sequence[Entry]) -> Iterator[_Set]:
    title, entry = LOOKS[Style.CONTENTS_TITLE], LOOKS[Style.CONTENTS_ENTRY]
    yield _Set(title, 1, held=True)
    for one in listed:
        look = entry if one.level == 1 else replace(entry, left=entry.left + 2)
        yield _Set(look, rows_of(f"{one.text}\t99", look))


def rows_of(text: str, look: Look) -> int:
    """How many lines a text fills in that look."""
    room = MEASURE - (look.left + look.right) * look.size
    rows = 0
    for part in text.split("\n"):
        rows += _rows(part, room, look, 0 if rows else look.indent * look.size)
    return rows


def _rows(text: str, room: float, look: Look, used: float) -> int:
    """Lines of a text without breaks, the first of which begins `used` points in."""
    rows = 1
    before = ""
    for cluster in _clusters(text):
        width = _points(cluster, look.size)
        gap = _GAP * look.size if _meet(before, cluster) else 0
        fits = room + _points(cluster[-1], look.size) * (cluster[-1] in _HANGING)
        if before and used + gap + width > fits and cluster != " ":
            rows, used, gap = rows + 1, 0.0, 0.0
        used += gap + width
        while used > fits and cluster != " ":
            rows, used = rows + 1, used - room
        before = cluster
    return rows


def _clusters(text: str) -> Iterator[str]:
    """The text cut where a line may end: not before closing marks and not behind opening ones."""
    cluster = ""
    for word in _WORD.findall(text):
        if cluster and cluster[-1] not in _OPENING and word not in _CLOSING:
            yield cluster
            cluster = ""
        cluster += word
    if cluster:
        yield cluster


@lru_cache(maxsize=4096)
def _points(text: str, size: float) -> float:
    """How wide a text is that stays on one line, in type of that size."""
    closer = TRACKING if size == LOOKS[Style.BODY].size else 0
    gaps = sum(_GAP * size for before, after in pairwise(text) if _meet(before, after))
    return sum(_width(character) * size + closer for character in text) + gaps


def _meet(before: str, word: str) -> bool:
    """Whether a letter or figure stands beside a Chinese character: there is a little room between them."""
    if not before or not (before[-1].isalnum() and word[0].isalnum()):
        return False
    return (ord(before[-1]) > _LAST_LATIN) is not (ord(word[0]) > _LAST_LATIN)


def _width(character: str) -> float:
    """A share of the size: all of it, or what a letter of Times takes on average."""
    if ord(character) > _LAST_LATIN:
        return 1
    if character in _NARROW:
        return _NARROW[character]
    if character in _THIN:
        return 0.3
    if character.isupper():
        return 0.67
    return 0.5 if character.isdigit() else 0.46
