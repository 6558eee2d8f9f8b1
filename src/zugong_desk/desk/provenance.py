"""Where excerpts come from and what stands there now: worked out once for each, and again when its issue has changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from math import inf
from time import perf_counter

from zugong_desk.desk.arranging import items_of
from zugong_desk.desk.core import Desk
from zugong_desk.domain.arrangement import Item
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.collection import Collection, Excerpt
from zugong_desk.domain.manuscript import Manuscript
from zugong_desk.export.passages import Origin, Passage, passage_of_excerpt
from zugong_desk.export.publication import manuscript_of


@dataclass(frozen=True, slots=True)
class Ground:
    """What an excerpt rests on: its passage as its issue alone tells it, and the text there (None: gone)."""

    passage: Passage
    now: str | None

    def under(self, excerpt: Excerpt) -> Passage:
        """The passage with what the editor made of it."""
        title = excerpt.title or self.passage.title
        return replace(self.passage, title=title, text=excerpt.text, note=excerpt.note, section=excerpt.section)


class Provenance:
    """A cache over an open library: a long collection draws on more issues than are kept in memory."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, Ground] = {}
        self._seen: Mapping[str, object] = desk.library.traces()
        self._shelves: tuple[object, ...] = ()

    def read(self, excerpts: Iterable[Excerpt], seconds: float) -> bool:
        """Work out what is not known yet, issue by issue for about so long; whether all is known then."""
        self._forget_changed()
        end = perf_counter() + seconds
        missing = sorted((one for one in excerpts if one.id not in self._known), key=lambda one: one.bulletin)
        for id, group in groupby(missing, key=lambda one: one.bulletin):
            if perf_counter() > end:
                return False
            self._read(self._desk.find(id), group)
        return True

    def known(self, excerpts: Iterable[Excerpt]) -> dict[str, Ground]:
        """What is known by now of excerpts, by id."""
        return {one.id: self._known[one.id] for one in excerpts if one.id in self._known}

    def of(self, excerpts: Iterable[Excerpt]) -> dict[str, Ground]:
        """What each excerpt rests on, by id; LibraryError if an issue cannot be read."""
        held = list(excerpts)
        self.read(held, inf)
        return self.known(held)

    def manuscript(self, collection: str, draft: Item | Collection | None = None) -> Manuscript:
        """A collection (id) as it is printed; `draft` stands for what has its id while that is being worked on."""
        held = self._desk.shelf.collections[collection]
        items = tuple(draft if draft and one.id == draft.id else one for one in items_of(self._desk, collection))
        excerpts = [one for one in items if isinstance(one, Excerpt)]
        grounds = self.of(excerpts)
        passages = {one.id: grounds[one.id].under(one) for one in excerpts}
        whole = draft if isinstance(draft, Collection) and draft.id == collection else held
        return manuscript_of(whole, [one for one in items if not isinstance(one, Collection)], passages)

    def forget(self, bulletin: str | None) -> None:
        """Ask again about an issue in which someone types: what is not written leaves no trace yet."""
        self._known = {id: one for id, one in self._known.items() if one.passage.bulletin != bulletin}

    def _read(self, bulletin: Bulletin | None, excerpts: Iterable[Excerpt]) -> None:
        tags = self._desk.shelf.tags
        origin = Origin(bulletin) if bulletin else None
        for excerpt in excerpts:
            bare = replace(excerpt, title="", text="", note="", section="")
            passage = origin.of_excerpt(bare, tags) if origin else passage_of_excerpt(None, bare, tags)
            place = bulletin.places.get(excerpt.id) if bulletin else None
            now = bulletin.quote(place.span) if bulletin and place and place.orphan is None else None
            self._known[excerpt.id] = Ground(passage, now)

    def _forget_changed(self) -> None:
        """What an issue tells changes with its steps; tags and standings with the shelf."""
        shelves = (self._desk.shelf.tags, self._desk.shelf.standings)
        if len(self._shelves) != len(shelves) or any(a is not b for a, b in zip(shelves, self._shelves, strict=True)):
            self._shelves = shelves
            self._known.clear()
        traces = self._desk.library.traces()
        if traces != self._seen:
            changed = {id for id in {*traces, *self._seen} if traces.get(id) != self._seen.get(id)}
            self._known = {id: one for id, one in self._known.items() if one.passage.bulletin not in changed}
            self._seen = traces
