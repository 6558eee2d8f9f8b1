"""Where an annotation from elsewhere belongs in an issue as it now stands, and what it is to those that are there."""

from dataclasses import fields, replace
from functools import cached_property

from rapidfuzz import fuzz

from zugong_desk.desk.taking_in_plan import Fate, Item, Places, Spot
from zugong_desk.domain.anchoring import NOT_FOUND, SHOWN, Anchored, Found, Ground, How, Sought, by_words, squeezed
from zugong_desk.domain.anchoring_texts import Versions
from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.incoming import IncomingAnnotation, IncomingDocument
from zugong_desk.export.clean import cleaned, replaced
from zugong_desk.export.exchange.qdpx.form import guid
from zugong_desk.insight.collation import collate, nearest

BESIDE = 20
"""Code points shown on each side of a place."""
NOWHERE = (-1, -1)

REWORDED = "这里的文字后来改过，请核对"
MOVED = "位置变了，按引文和上下文找到"
SEVERAL = "有几处都像，请选一处"
ONE = "只有一处相像，不能肯定是它"
WORDLESS = "文件没有给出位置和引文"
MISSING = "原文里找不到这段文字"
ALREADY = "已有这条标注"
TWICE = "文件里另有一条同处同标签的标注"
TOGETHER = "与文件里另一条同处同标签，备注合在一起"
FILLS = "已有这条标注，补上备注或典型做法"
DIFFERS = "已有这条标注，备注或典型做法不同，保留原样"


def alike(one: str, other: str) -> float:
    """How alike two short texts are, 0 to 1."""
    return fuzz.ratio(one, other) / 100


Taken = dict[tuple[str, str, int, int], IncomingAnnotation]
"""What has been placed so far, by issue, tag and range."""


class Placing:
    """One issue, and one document that is a version of it; `taken` is shared by all documents of a file."""

    def __init__(self, bulletin: Bulletin, document: IncomingDocument, taken: Taken) -> None:
        self._bulletin, self._document = bulletin, document
        self._now = Ground(replaced(bulletin.text), nearest, alike)
        self._taken = taken

    @cached_property
    def _versions(self) -> Versions:
        old, new = self._document.text, self._now.text
        mapping = range(len(old)) if old == new else collate(old, new)
        return Versions(Ground(old, nearest, alike), self._now, mapping)

    @cached_property
    def _borne(self) -> dict[tuple[str, int, int], Annotation]:
        """The annotations by their tag and where they stand."""
        out = {}
        for one in self._bulletin.annotations.values():
            place = self._bulletin.places[one.id]
            if place.orphan is None:
                out[(one.tag, *self._bulletin.range(place.span))] = one
        return out

    @cached_property
    def _sent(self) -> dict[tuple[str, str], Annotation]:
        """The annotations that stand somewhere, by their tag and the ids under which they go out."""
        return {
            (one.tag, id): one
            for one in self._borne.values()
            for id in (one.id, guid("annotation", f"{self._bulletin.id}:{one.id}"))
        }

    @cached_property
    def _orphans(self) -> frozenset[tuple[str, str]]:
        """The tags of annotations whose passage is gone, with its words."""
        places = self._bulletin.places
        all_of = ((one.tag, places[one.id].orphan) for one in self._bulletin.annotations.values())
        return frozenset((tag, squeezed(replaced(quote))) for tag, quote in all_of if quote is not None)

    def item(self, number: int, annotation: IncomingAnnotation, tag: str) -> Item:
        """What becomes of an annotation that bears the tag (its id in the library)."""
        item = Item(number, annotation, tag, Fate.LOST, why=MISSING if annotation.quote.strip() else WORDLESS)
        if annotation.start < 0 and (tag, squeezed(annotation.quote)) in self._orphans:
            return replace(item, fate=Fate.THERE, why=ALREADY)
        found = self._anchored(annotation)
        ours = self._ours(item, found)
        if ours is not None:
            return self._compared(self._standing(item, ours), ours)
        if not found.places:
            return item
        item = replace(item, places=tuple(self._spot(one) for one in found.places), grounds=self._grounds(annotation))
        there = self._there(item, found)
        if there is not None:
            return self._compared(item, there)
        if not found.sure:
            return replace(item, fate=Fate.ASKED, why=SEVERAL if len(found.places) > 1 else ONE)
        return self._placed(item)

    def _placed(self, item: Item) -> Item:
        spot = item.places[0]
        where = (self._bulletin.id, item.tag, spot.start, spot.end)
        if where in self._taken:
            more = not no_more(item.annotation, self._taken[where].note, self._taken[where].practice)
            return replace(item, fate=Fate.PLACED if more else Fate.THERE, why=TOGETHER if more else TWICE)
        self._taken[where] = item.annotation
        whys = {How.EXACT: "", How.QUOTE: MOVED, How.ALIKE: REWORDED}
        return replace(item, fate=Fate.PLACED, why=whys[spot.how])

    def _there(self, item: Item, found: Anchored) -> Annotation | None:
        """The annotation that stands where this one belongs; of several places, one that says just the same."""
        standing = [self._borne.get((item.tag, spot.start, spot.end)) for spot in item.places]
        if found.sure:
            return standing[0]
        return next((one for one in standing if one and says_no_more(item.annotation, one)), None)

    def _ours(self, item: Item, found: Anchored) -> Annotation | None:
        """The annotation that went out as this one, though its words have changed; None if they surely stand somewhere."""
        if found.sure and found.places[0].how is not How.ALIKE:
            return None
        return self._sent.get((item.tag, item.annotation.id))

    def _standing(self, item: Item, ours: Annotation) -> Item:
        """The annotation from elsewhere, where ours stands."""
        start, end = self._bulletin.range(self._bulletin.places[ours.id].span)
        spot = self._spot(Found(start, end, How.EXACT))
        return replace(item, places=(spot,), grounds=self._grounds(item.annotation))

    def _compared(self, item: Item, there: Annotation) -> Item:
        if says_no_more(item.annotation, there):
            return replace(item, fate=Fate.THERE, there=there.id, why=ALREADY)
        fills = loses_nothing(item.annotation, there)
        return replace(item, fate=Fate.DIFFERS, there=there.id, fills=fills, why=FILLS if fills else DIFFERS)

    # places

    def _anchored(self, one: IncomingAnnotation) -> Anchored:
        if not self._agrees(one):
            return by_words(self._now, Sought(one.quote, one.prefix, one.suffix, one.start, one.end))
        all_of = [self._versions.find(*there) for there in ((one.start, one.end), *one.others)]
        first = all_of[0]
        if all(found == first for found in all_of):
            return first
        places = dict.fromkeys(place for found in all_of for place in found.places)
        return Anchored(tuple(places)[:SHOWN]) if places else NOT_FOUND

    def _agrees(self, one: IncomingAnnotation) -> bool:
        """Whether the words of the annotation stand where it says in the document's own text."""
        text = self._document.text
        inside = 0 <= one.start < one.end <= len(text)
        return inside and (not one.quote or squeezed(one.quote) == squeezed(text[one.start : one.end]))

    def _grounds(self, one: IncomingAnnotation) -> Places:
        """Where the values of its record stand now: only where their words stand, too."""
        return tuple(self._ground(there) for there in one.grounds)

    def _ground(self, there: tuple[int, int]) -> tuple[int, int]:
        start, end = there
        if not self._document.text or not 0 <= start < end <= len(self._document.text):
            return NOWHERE
        found = self._versions.find(start, end)
        exact = found.sure and found.places[0].how is How.EXACT
        return (found.places[0].start, found.places[0].end) if exact else NOWHERE

    def _spot(self, found: Found) -> Spot:
        text = self._bulletin.text
        left, right = text[max(0, found.start - BESIDE) : found.start], text[found.end : found.end + BESIDE]
        return Spot(found.start, found.end, found.how, left, text[found.start : found.end], right)


def says_no_more(incoming: IncomingAnnotation, there: Annotation) -> bool:
    """Whether an annotation that comes says nothing that the one that is there does not say."""
    return no_more(incoming, there.note, there.practice)


def no_more(incoming: IncomingAnnotation, note: str, practice: Practice) -> bool:
    """Whether an annotation says nothing beyond a note and a record."""
    said = set(_bare(note).split("\n"))
    return said.issuperset(line for line in _bare(incoming.note).split("\n") if line.strip()) and (
        incoming.practice.empty or _plain(incoming.practice) == _plain(practice)
    )


def loses_nothing(incoming: IncomingAnnotation, there: Annotation) -> bool:
    """Whether what comes only fills what the annotation that is there leaves empty."""
    note = _bare(incoming.note)
    notes = not note.strip() or not there.note.strip() or note == _bare(there.note)
    records = incoming.practice.empty or there.practice.empty or _plain(incoming.practice) == _plain(there.practice)
    return notes and records


def _plain(practice: Practice) -> Practice:
    """A record as all files hold it, without ids."""
    texts = {
        one.name: _bare(value) for one in fields(practice) if isinstance(value := getattr(practice, one.name), str)
    }
    grounds = tuple(
        replace(one, id="", text=_bare(one.text), about=_bare(one.about), level=_bare(one.level))
        for one in practice.grounds
    )
    return replace(practice, grounds=grounds, **texts)  # type: ignore[arg-type]


def _bare(text: str) -> str:
    """A text as all files hold it: some leave out what they cannot hold, some say U+FFFD for it."""
    return cleaned(text).replace("\ufffd", "")
