"""Lines: the source cut into lines, with the marks of a conversion taken off and their places kept."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from zugong_desk.domain.coverage import touching_joined
from zugong_desk.domain.source import Source
from zugong_desk.reading.appearance import UNSEEN, Appearance, appearances_of

Range = tuple[int, int]

_HASHES = re.compile(r"[ \t]{0,3}(#{1,6})(?:[ \t]+|(?=[^\s#\d])(?!.*#))")
_QUOTE = re.compile(r"(?:>[ \t]*)+")
_STARS = re.compile(r"(?<!\*)\*{2,4}(?!\*)")
_TAG = re.compile(
    r"</?(?:p|div|span|b|strong|br|font|center|u|h[1-6])\b[^<>]{0,200}/?>|&(?:nbsp|emsp|ensp|ZeroWidthSpace);",
    re.IGNORECASE,
)
_BOLD_TAG = re.compile(r"<(/?)(?:b|strong)\b[^<>]{0,200}>", re.IGNORECASE)
_SPACE_TAG = re.compile(r"(?:\s|&(nbsp|emsp|ensp);|</?\w+[^<>]{0,200}>)", re.IGNORECASE)
_SPACE_WIDTHS = {"nbsp": 1, "ensp": 1, "emsp": 2}
_BREAKS = re.compile("[\\r\\f\\v\\x85\\u2028\\u2029]")
_CLOSERS = "，。、；：！？）】》”’,.;:!?)"


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line of the source.

    `number` is 1-based. `kept` are the half-open ranges of the source that a reader should see, in order; `text` is what
    they hold. `bold` are ranges of `text`. `hashes` counts the # of a markdown heading. `indent` counts columns of white
    space before the text; `gap` counts the blank lines before this one; `new_page` says that a form feed stands before it.
    """

    number: int
    start: int
    end: int
    kept: tuple[Range, ...]
    text: str
    bold: tuple[Range, ...] = ()
    hashes: int = 0
    indent: int = 0
    gap: int = 0
    new_page: bool = False
    appearance: Appearance = UNSEEN
    """How it is printed, where the form of the source says."""


@dataclass(slots=True)
class _Draft:
    """A line while its marks are being found: `marks` are ranges of the source to leave out."""

    number: int
    start: int
    end: int
    marks: list[Range]
    stars: list[Range]
    hashes: int
    indent: int
    gap: int
    new_page: bool
    bold: list[Range]
    appearance: Appearance


def lines_of(source: Source) -> list[Line]:
    """The non-blank lines of the source in order. A line of marks alone keeps them: nothing else would show it."""
    drafts = list(_drafts(source))
    _pair_bold(source.text, drafts)
    return [_line(source.text, draft) for draft in drafts]


def _drafts(source: Source) -> Iterator[_Draft]:
    text = source.text
    gap, new_page = 0, False
    starts = (*source.line_starts, len(text))
    for number, appearance in enumerate(appearances_of(source), 1):
        raw = text[starts[number - 1] : starts[number]]
        body = raw.strip()
        new_page = new_page or "\f" in raw[: len(raw) - len(raw.lstrip())]
        if not body:
            gap += 1
            continue
        at = starts[number - 1] + raw.index(body)
        indent = _indent(raw) + (_tagged_indent(body) if body[0] in "<&" else 0) + appearance.indent
        draft = _draft(body, number, at, indent, max(gap, appearance.gap), appearance, new_page=new_page)
        draft.bold += _printed_bold(source, number, draft)
        yield draft
        gap, new_page = 0, "\f" in raw[len(raw.rstrip()) :]


def _printed_bold(source: Source, number: int, draft: _Draft) -> Iterator[Range]:
    """What is printed bold in a line, as ranges of the source."""
    first = source.line_starts[number - 1]
    for start, end in source.imprint.line(number).bold:
        low, high = max(first + start, draft.start), min(first + end, draft.end)
        if low < high:
            yield low, high


def _draft(body: str, number: int, at: int, indent: int, gap: int, appearance: Appearance, *, new_page: bool) -> _Draft:
    marks: list[Range] = []
    hashes = appearance.level
    front = 0
    quote = _QUOTE.match(body)
    if quote:
        marks.append((at, at + quote.end()))
        front = quote.end()
    heading = _HASHES.match(body, front) if "#" in body else None
    if heading:
        hashes = len(heading[1])
        marks.append((at + front, at + heading.end()))
    if "<" in body or "&" in body:
        marks += [(at + tag.start(), at + tag.end()) for tag in _TAG.finditer(body)]
    marks += [(at + found.start(), at + found.end()) for found in _BREAKS.finditer(body)]
    stars = [(at + found.start(), at + found.end()) for found in _STARS.finditer(body)] if "**" in body else []
    bold = _tagged_bold(body, at) if "<" in body else []
    return _Draft(number, at, at + len(body), marks, stars, hashes, indent, gap, new_page, bold, appearance)


def _indent(raw: str) -> int:
    """Columns of white space before the text: an ideographic space counts two."""
    white = raw[: len(raw) - len(raw.lstrip())]
    return sum(2 if char == "\u3000" else 4 if char == "\t" else 1 for char in white if char != "\f")


def _tagged_indent(body: str) -> int:
    """Columns of white space that a web page's entities put before the text."""
    at = width = 0
    while found := _SPACE_TAG.match(body, at):
        width += _SPACE_WIDTHS.get((found[1] or "").lower(), 2 if found[0] == "\u3000" else 0)
        at = found.end()
    return width


def _tagged_bold(body: str, at: int) -> list[Range]:
    """What stands between a web page's tags for bold, as ranges of the source."""
    out: list[Range] = []
    opened: int | None = None
    for tag in _BOLD_TAG.finditer(body):
        if not tag[1]:
            opened = tag.end() if opened is None else opened
        elif opened is not None:
            out.append((at + opened, at + tag.start()))
            opened = None
    return out


def _pair_bold(text: str, drafts: list[_Draft]) -> None:
    """Find the bold ranges and take off their stars; a pair may be cut by a line's end, other stars stay text."""
    opened: tuple[int, Range] | None = None
    for index, draft in enumerate(drafts):
        if opened is not None and opened[0] < index - 1:
            opened = None
        for star in draft.stars:
            if opened is None:
                opened = (index, star) if _can_open(text, star, draft) else None
            elif _can_close(text, star, draft):
                _mark_bold(drafts, opened, (index, star))
                opened = (index, star) if star[1] - star[0] == 4 else None


def _can_open(text: str, star: Range, draft: _Draft) -> bool:
    """An opening mark stands before something to print bold, not before a pause: 张**、李** hides names."""
    return star[1] < draft.end and not text[star[1]].isspace() and text[star[1]] not in _CLOSERS


def _can_close(text: str, star: Range, draft: _Draft) -> bool:
    return star[0] == draft.start or not text[star[0] - 1].isspace()


def _mark_bold(drafts: list[_Draft], opened: tuple[int, Range], closed: tuple[int, Range]) -> None:
    (first, left), (last, right) = opened, closed
    drafts[first].marks.append(left)
    drafts[last].marks.append(right)
    if first == last:
        drafts[first].bold.append((left[1], right[0]))
    else:
        drafts[first].bold.append((left[1], drafts[first].end))
        drafts[last].bold.append((drafts[last].start, right[0]))


def _line(text: str, draft: _Draft) -> Line:
    kept = _without(text, draft.start, draft.end, draft.marks)
    if not kept:
        kept = ((draft.start, draft.end),)
    shown = "".join(text[start:end] for start, end in kept)
    shown_at = _shown_at(kept)
    bold = [(shown_at(start), shown_at(end)) for start, end in sorted(draft.bold)]
    return Line(
        draft.number,
        draft.start,
        draft.end,
        kept,
        shown,
        touching_joined(found for found in bold if found[0] < found[1]),
        draft.hashes,
        draft.indent,
        draft.gap,
        draft.new_page,
        draft.appearance,
    )


def _without(text: str, start: int, end: int, marks: list[Range]) -> tuple[Range, ...]:
    """[start, end) less the marks, with no white space at either edge of what is left."""
    kept: list[Range] = []
    at = start
    for left, right in sorted(set(marks)):
        if left > at:
            kept.append((at, left))
        at = max(at, right)
    if at < end:
        kept.append((at, end))
    return _trimmed(text, kept)


def _trimmed(text: str, kept: list[Range]) -> tuple[Range, ...]:
    while kept:
        start, end = kept[0]
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            kept[0] = (start, end)
            break
        del kept[0]
    while kept:
        start, end = kept[-1]
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            kept[-1] = (start, end)
            break
        del kept[-1]
    return tuple(kept)


def _shown_at(kept: tuple[Range, ...]) -> Callable[[int], int]:
    """From a place in the source to the place in the shown text; one that is not shown falls on what follows it."""
    starts = [start for start, _ in kept]
    shown = [0, *accumulate(end - start for start, end in kept)]

    def at(origin: int) -> int:
        piece = bisect_right(starts, origin) - 1
        if piece < 0:
            return 0
        return shown[piece] + min(origin, kept[piece][1]) - starts[piece]

    return at
