"""Finding titles, organisations, places, columns and tags by characters, pinyin or initials: where a search may go at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from time import perf_counter

from zugong_desk.desk.core import Desk
from zugong_desk.domain.query import Field, Filter, Word, text_of
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.insight import pinyin
from zugong_desk.library import Hit, Sound

MOST_AT_ONCE = 4_000
"""Names whose keys are worked out at once."""
PATIENCE = 0.5
"""Seconds that a look may spend on keys that are missing; in a library of very many issues the first looks find less."""
SHORT = 12
"""Code points of a name that may be meant by letters scattered over it; in a long title nearly any letters are."""
CONSIDERED = 400
UNKEPT = 2_000
"""Names whose keys are worked out for one look in a library that may only be read."""


class NameSort(StrEnum):
    """What a name is the name of."""

    TAG = "tag"
    TITLE = "title"
    ORGANISATION = "org"
    PLACE = "place"
    COLUMN = "column"


_FIELDS = {NameSort.ORGANISATION: Field.ORG, NameSort.PLACE: Field.PLACE, NameSort.COLUMN: Field.COLUMN}


@dataclass(frozen=True, slots=True)
class Named:
    """A name that fits what was typed; `positions` are the code points of `text` that it took.

    `count` says how many articles (for a tag: annotations) bear it, `query` lists them. For a title `bulletin` and `span`
    say where it stands in the newest issue.
    """

    sort: NameSort
    text: str
    positions: tuple[int, ...]
    count: int
    query: str
    bulletin: str | None = None
    span: Span | None = None


def prepare(desk: Desk, budget: float = 0.05) -> bool:
    """Work off names whose keys are not made yet, for about `budget` seconds; whether nothing is left. LibraryError."""
    if desk.library.read_only:
        return True
    ends = perf_counter() + budget
    names = desk.library.finder.names_without_sound(MOST_AT_ONCE)
    sounds = []
    for name in names:
        sounds.append(_sound(name))
        if perf_counter() > ends:
            break
    if sounds:
        desk.library.finder.keep_sounds(sounds)
    return len(sounds) == len(names) < MOST_AT_ONCE


def names(desk: Desk, typed: str, limit: int = 20) -> tuple[Named, ...]:
    """The names that fit what is typed, best first; none if nothing is typed."""
    letters = "".join(char for char in pinyin.fold(typed) if char.isalnum())
    if not letters:
        return ()
    desk.flush()
    prepare(desk, PATIENCE)
    keys = [_keys(sound) for sound in desk.library.finder.sounding(letters, CONSIDERED)]
    if desk.library.read_only:
        keys += [pinyin.keys(name) for name in desk.library.finder.names_without_sound(UNKEPT)]
    tags = {tag.name for tag in desk.shelf.tags.values()}
    known = {one.text for one in keys}
    keys += [pinyin.keys(name) for name in sorted(tags - known)]
    by_name = {one.text: one for one in keys}
    ranked = pinyin.rank(typed, list(by_name.items()))
    near = {
        name: fit.positions for name, fit in ranked if len(name) <= SHORT or pinyin.at_a_stretch(fit, by_name[name])
    }
    return tuple(_named(desk, near, limit))


def _named(desk: Desk, positions: Mapping[str, tuple[int, ...]], limit: int) -> Iterable[Named]:
    """Each name once for each thing it is the name of, up to a limit."""
    counts = desk.library.finder.articles_called(list(positions))
    uses = desk.library.tag_uses()
    tags = {tag.name: uses.get(tag.id, 0) for tag in desk.shelf.tags.values()}
    given = 0
    for name, taken in positions.items():
        for sort in NameSort:
            count = tags.get(name) if sort is NameSort.TAG else counts.get((sort.value, name))
            if count is None:
                continue
            if given == limit:
                return
            given += 1
            hit = desk.library.finder.newest_titled(name) if sort is NameSort.TITLE else None
            place = (hit.bulletin, _span(hit)) if hit else (None, None)
            yield Named(sort, name, taken, count, _query(sort, name), *place)


def _query(sort: NameSort, name: str) -> str:
    """The query that lists what bears the name."""
    if sort is NameSort.TITLE:
        return text_of(Word(name))
    return text_of(Filter(Field.TAG if sort is NameSort.TAG else _FIELDS[sort], name, whole=True))


def _span(hit: Hit) -> Span:
    return Span(Anchor(hit.block, hit.offset), Anchor(hit.end_block, hit.end_offset))


def _keys(sound: Sound) -> pinyin.PinyinKeys:
    return pinyin.PinyinKeys.load(sound.keys)


def _sound(name: str) -> Sound:
    keys = pinyin.keys(name)
    return Sound(name, keys.lead, keys.spelling, keys.dump())
