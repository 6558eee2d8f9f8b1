"""Issues and their annotations as formats for other tools take them: one issue after the other, ranges in the text's order."""

from collections.abc import Iterator
from dataclasses import dataclass

from zugong_desk.domain.annotation import Annotation
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tag, Tags
from zugong_desk.domain.masthead import Masthead, key_of, masthead, year_of
from zugong_desk.export.clean import replaced
from zugong_desk.export.holdings import Holdings, Tell


@dataclass(frozen=True, slots=True)
class Marked:
    """An annotation where it stands: a half-open range of code points in the issue's text, which reads `quote` there.

    `prefix` and `suffix` are up to 32 code points beside it. An orphan's range is empty and its quote what once stood there.
    """

    annotation: Annotation
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    orphan: bool


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue on its way out: `number` counts from 1, `key` is such as 2023-9 or empty.

    `text` is the reading text with U+FFFD for characters that no document can hold, code point for code point; that of
    `bulletin` and the words of `marks` have them still.
    """

    bulletin: Bulletin
    number: int
    head: Masthead
    key: str
    text: str
    marks: tuple[Marked, ...]

    @property
    def standing(self) -> tuple[Marked, ...]:
        """The annotations whose text is still there."""
        return tuple(mark for mark in self.marks if not mark.orphan)


def issues(holdings: Holdings, tell: Tell) -> Iterator[Issue]:
    """The issues in order; `tell` hears of each when the next is asked for."""
    for number, bulletin in enumerate(holdings.bulletins(), start=1):
        yield issue_of(bulletin, number, holdings.only)
        tell(number)


def issue_of(bulletin: Bulletin, number: int = 1, only: frozenset[str] = frozenset()) -> Issue:
    """A bulletin as it goes out, with the annotations of the tags `only` (empty: all)."""
    head = masthead(bulletin) or Masthead()
    key = key_of(year_of(head), head.issue_number) or ""
    wanted = (one for one in bulletin.annotations.values() if not only or one.tag in only)
    marks = sorted((_marked(bulletin, one) for one in wanted), key=_order)
    return Issue(bulletin, number, head, key, replaced(bulletin.text), tuple(marks))


def _marked(bulletin: Bulletin, annotation: Annotation) -> Marked:
    place = bulletin.places[annotation.id]
    quote = bulletin.quote(place.span) if place.orphan is None else place.orphan
    before, after = bulletin.context(place.span)
    start, end = bulletin.range(place.span)
    return Marked(annotation, start, end, quote, before, after, place.orphan is not None)


def _order(mark: Marked) -> tuple[int, int, str]:
    return mark.start, mark.end, mark.annotation.id


def tag_of(id: str, tags: Tags) -> Tag:
    """The tag of that id; one that the codebook lacks is called by its id."""
    return tags.get(id) or Tag(id, id)
