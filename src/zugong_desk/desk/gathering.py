"""What could be taken into a collection: passages of a tag, of a search, or a whole article, seen before they are taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from zugong_desk.desk import overview, tagging_many
from zugong_desk.desk.arranging import items_of
from zugong_desk.desk.core import Desk
from zugong_desk.desk.tagging_many import Spot, Unit
from zugong_desk.domain import marking
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tags
from zugong_desk.domain.collection import Excerpt
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.outline import Article
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.insight.similar.repeats import repeats

_TEXT = frozenset((Kind.HEADING, Kind.PARAGRAPH, Kind.EDITOR_NOTE))


class Held(StrEnum):
    """Whether a collection holds a passage already."""

    FRESH = "fresh"
    TAKEN = "taken"
    """The very passage is in it."""
    ALIKE = "alike"
    """An excerpt says the same, or nearly."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that could be taken; `number` is that of the excerpt that holds or resembles it, 0 for none."""

    spot: Spot
    title: str
    text: str
    held: Held = Held.FRESH
    number: int = 0


def of_tag(desk: Desk, tag: str, collection: str) -> list[Candidate]:
    """The passages that bear a tag (id) or one below it, oldest issue first, each once."""
    wanted = {id for id in desk.shelf.tags if tag in _line_of(id, desk.shelf.tags)}
    found = [one for one in overview.entries(desk) if one.tag in wanted]
    passages = {(one.bulletin, one.span): Candidate(Spot(one.bulletin, one.span), one.title, one.text) for one in found}
    return _weighed(desk, list(passages.values()), collection)


def of_spots(desk: Desk, spots: Sequence[Spot], unit: Unit, collection: str) -> list[Candidate]:
    """What stands around places, so much of it, in their order, each passage once."""
    found = tagging_many.around(desk, spots, unit, "")
    return _weighed(desk, [Candidate(one.spot, "", one.text) for one in found], collection)


def article_passage(bulletin: Bulletin, article: Article) -> Span | None:
    """The text of an article from its first heading or paragraph to its last; None if it is nothing but a title."""
    lines = bulletin.lines[bulletin.line(article.first) : bulletin.line(article.last) + 1]
    start = Anchor(article.first, article.head.end) if article.head else None
    inside = [one for one in lines if one.kind in _TEXT and one.id != article.first]
    if start is None and inside:
        start = Anchor(inside[0].id, 0)
    last = inside[-1] if inside else bulletin.block(article.first)
    if start is None or (not inside and start.offset >= len(last.text)):
        return None
    return Span(start, Anchor(last.id, len(last.text)))


def _line_of(tag: str, tags: Tags) -> list[str]:
    """A tag and all above it."""
    out = [tag]
    while (one := tags.get(out[-1])) and one.parent and one.parent not in out:
        out.append(one.parent)
    return out


def _weighed(desk: Desk, found: list[Candidate], collection: str) -> list[Candidate]:
    """The candidates with what the collection holds of them."""
    excerpts = [one for one in items_of(desk, collection) if isinstance(one, Excerpt)] if collection else []
    numbers = {one.id: number for number, one in enumerate(excerpts, 1)}
    taken = {(one.bulletin, span): one.id for one, span in _standing(desk, excerpts)}
    texts = {one.id: one.text for one in excerpts}
    alike = _alike(texts, found)
    out = []
    for at, one in enumerate(found):
        same = taken.get((one.spot.bulletin, _trimmed(desk, one.spot)))
        held = Held.TAKEN if same else Held.ALIKE if at in alike else Held.FRESH
        number = numbers.get(same or alike.get(at, ""), 0)
        out.append(Candidate(one.spot, one.title, one.text, held, number))
    return out


def _standing(desk: Desk, excerpts: Iterable[Excerpt]) -> Iterable[tuple[Excerpt, Span]]:
    """The excerpts that still stand in their issues, with their places."""
    for one in sorted(excerpts, key=lambda one: one.bulletin):
        bulletin = desk.find(one.bulletin)
        place = bulletin.places.get(one.id) if bulletin else None
        if place and place.orphan is None:
            yield one, place.span


def _trimmed(desk: Desk, spot: Spot) -> Span:
    return marking.passage(desk.load(spot.bulletin), spot.span)


def _alike(excerpts: dict[str, str], found: Sequence[Candidate]) -> dict[int, str]:
    """Which candidates, by position, say what an excerpt (id) says; of two excerpts the first."""
    texts = excerpts | {f"\0{at}": one.text for at, one in enumerate(found)}
    out: dict[int, str] = {}
    for pair in repeats(texts):
        if pair.one in excerpts and pair.other not in excerpts:
            out.setdefault(int(pair.other[1:]), pair.one)
    return out
