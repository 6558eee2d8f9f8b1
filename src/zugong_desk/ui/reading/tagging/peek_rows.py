"""What a look at the annotations of a place shows: one row each, the shortest passage first. No Qt here."""

from collections.abc import Iterable
from dataclasses import dataclass

from zugong_desk.domain.annotation import Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tag, Tags
from zugong_desk.domain.span import Span

QUOTE = 60
RATINGS = ("", "一般", "较好", "典型")
LOST = "（标签已不在标签表）"
NOTHING_HERE = "光标处没有标注。"
DELETED = "所标文字已删，撤销可恢复"


@dataclass(frozen=True, slots=True)
class PeekRow:
    """One annotation: its tag (None if the codebook has lost it), what its record says, its note, its words."""

    id: str
    tag: Tag | None
    name: str
    record: str
    note: str
    quote: str
    orphan: bool

    @property
    def below(self) -> str:
        """What stands under the name: note and record, else the words that are tagged."""
        if self.orphan:
            return f"{DELETED}：{self.quote}"
        return "　".join(filter(None, (self.record, self.note))) or self.quote


def at_place(bulletin: Bulletin, place: Span) -> list[str]:
    """The annotations (ids) around a caret, or on any of a selection; the shortest first."""
    start, end = bulletin.range(place)
    found = []
    for id in bulletin.annotations:
        span = bulletin.places[id].span
        if span.start.block in bulletin.line_position and span.end.block in bulletin.line_position:
            first, last = bulletin.range(span)
            if first <= start < last or start <= first < end or first == last == start:
                found.append((last - first, first, id))
    return [id for _, _, id in sorted(found)]


def rows_of(bulletin: Bulletin, tags: Tags, ids: Iterable[str]) -> list[PeekRow]:
    """The rows of these annotations, in this order."""
    return [_row(bulletin, tags, id) for id in ids if id in bulletin.annotations]


def _row(bulletin: Bulletin, tags: Tags, id: str) -> PeekRow:
    annotation, place = bulletin.annotations[id], bulletin.places[id]
    tag = tags.get(annotation.tag)
    quote = place.orphan if place.orphan is not None else bulletin.quote(place.span)
    return PeekRow(
        id, tag, tag.name if tag else LOST, _record(annotation.practice), _one_line(annotation.note),
        _one_line(quote), place.orphan is not None,
    )  # fmt: skip


def _record(practice: Practice) -> str:
    """The practice in a line: name, who and where, what came of it."""
    told = (practice.name, practice.organisation, practice.place, practice.results, practice.recognition)
    return "　".join(filter(None, (*map(_one_line, told), RATINGS[practice.rating])))


def _one_line(text: str) -> str:
    return " ".join(text[:QUOTE].split())
