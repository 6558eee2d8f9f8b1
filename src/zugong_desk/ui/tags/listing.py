"""The annotations of a bulletin as rows: those at the caret first, then the others in reading order. No Qt here."""

from collections import Counter
from dataclasses import dataclass, field

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tag, Tags
from zugong_desk.domain.span import Place, Span

QUOTE = 80
"""Code points of a quote that a row can ever show."""


@dataclass(frozen=True, slots=True)
class Section:
    """A line above rows that belong together."""

    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One annotation as it is listed; `tag` is None if the codebook has lost it, `start` and `end` count code points.

    Where it stands makes no difference to the list: typing before it moves it without a new row.
    """

    id: str
    tag: Tag | None
    quote: str
    orphan: bool
    start: int = field(compare=False)
    end: int = field(compare=False)
    remark: str = ""


Row = Section | Mark


def marks_of(bulletin: Bulletin, tags: Tags) -> list[Mark]:
    """All annotations in reading order, the longer first where two begin together."""
    marks = [_mark(id, bulletin.places[id], bulletin, tags) for id in bulletin.annotations]
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.id))


def rows_of(marks: list[Mark], bulletin: Bulletin, place: Span | None, only: str = "") -> list[Row]:
    """The rows to list; `only` keeps to one tag and those below it are not meant."""
    shown = [mark for mark in marks if not only or (mark.tag is not None and mark.tag.id == only)]
    at = {mark.id for mark in shown if _at(mark, bulletin, place)}
    here = [mark for mark in shown if mark.id in at]
    others = [mark for mark in shown if mark.id not in at]
    if not here:
        return [Section("全期", len(shown)), *others] if others else []
    rest: list[Row] = [Section("其余", len(others)), *others] if others else []
    return [Section("本段", len(here)), *here, *rest]


def uses(marks: list[Mark]) -> list[tuple[Tag, int]]:
    """The tags that are used, most often first, with how often."""
    tags = {mark.tag.id: mark.tag for mark in marks if mark.tag}
    counts = Counter(mark.tag.id for mark in marks if mark.tag)
    return [(tags[id], count) for id, count in counts.most_common()]


def innermost(marks: list[Mark], offset: int) -> Mark | None:
    """The shortest annotation around a code point of the reading text."""
    around = [mark for mark in marks if mark.start <= offset < mark.end]
    return min(around, key=lambda mark: mark.end - mark.start, default=None)


def next_mark(marks: list[Mark], offset: int, by: int) -> Mark | None:
    """The next (by > 0) or previous annotation from a code point on, round the end."""
    if not marks:
        return None
    if by > 0:
        return next((mark for mark in marks if mark.start > offset), marks[0])
    return next((mark for mark in reversed(marks) if mark.start < offset), marks[-1])


def _mark(id: str, place: Place, bulletin: Bulletin, tags: Tags) -> Mark:
    annotation = bulletin.annotations[id]
    start, end = bulletin.range(place.span)
    quote = place.orphan if place.orphan is not None else bulletin.quote(place.span)
    remark = annotation.practice.name or annotation.note
    tag = tags.get(annotation.tag)
    return Mark(id, tag, _short(quote), place.orphan is not None, start, end, _short(remark))


def _short(text: str) -> str:
    return " ".join(text[:QUOTE].split())


def _at(mark: Mark, bulletin: Bulletin, place: Span | None) -> bool:
    """Whether the annotation covers any of the line in which the shared place begins."""
    if place is None or place.start.block not in bulletin.line_position:
        return False
    line = bulletin.line(place.start.block)
    first = bulletin.starts[line]
    last = first + len(bulletin.lines[line].text)
    if mark.orphan:
        return first <= mark.start <= last
    return mark.start < max(last, first + 1) and mark.end > first
