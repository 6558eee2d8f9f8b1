"""The values of a practice record as they are shown: those recorded, then those that the text proposes. No Qt here."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from zugong_desk.desk.drafting import SINGLE, Draft
from zugong_desk.desk.recording import MANY, values
from zugong_desk.domain.annotation import Annotation, Field, Ground
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.span import Span
from zugong_desk.insight.drafting.drafted import Drafted

SURE = 0.5
"""A proposal below this confidence is shown but not ticked, and no single field offers it unasked."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One value. `number` is that of its link (0 for none), `at` its place among the recorded values of its field.

    A proposal has no place (-1) and is not taken yet; `span` is where the text says the value.
    """

    field: Field
    text: str
    about: str = ""
    level: str = ""
    number: int = 0
    orphan: bool = False
    at: int = -1
    span: Span | None = None
    proposal: Drafted | None = None
    ticked: bool = False
    why: str = ""

    @property
    def proposed(self) -> bool:
        return self.proposal is not None

    @property
    def ground(self) -> Ground:
        """What would be recorded."""
        return Ground("", self.field, self.text, self.about, self.level)


def key_of(one: Drafted) -> tuple[Field, int, int, str]:
    """What tells proposals apart: editors may reword them."""
    return one.field, one.start, one.end, one.text if one.start == one.end else ""


@dataclass(slots=True)
class Offer:
    """What the text proposes for one annotation, and what its editor has made of it so far."""

    draft: Draft = field(default_factory=Draft)
    refused: set[tuple[Field, int, int, str]] = field(default_factory=set)
    ticks: dict[tuple[Field, int, int, str], bool] = field(default_factory=dict)
    worded: dict[tuple[Field, int, int, str], Drafted] = field(default_factory=dict)

    def ticked(self, one: Drafted) -> bool:
        return self.ticks.get(key_of(one), one.confidence >= SURE)

    def kept(self, found: Iterable[Drafted]) -> Iterator[Drafted]:
        """Those that were not refused, as the editor has worded them."""
        for one in found:
            if key_of(one) not in self.refused:
                yield self.worded.get(key_of(one), one)


def entries(bulletin: Bulletin, annotation: Annotation, offer: Offer) -> tuple[Entry, ...]:
    """All values of an annotation's record in the order of the form, and within a field in that of the text."""
    out: list[Entry] = []
    number = 0
    for one in (*SINGLE, *MANY):
        recorded = [_recorded(bulletin, ground, at) for at, ground in enumerate(values(annotation.practice, one))]
        both = [*recorded, *_proposed(bulletin, one, offer, recorded)]
        for entry in sorted(both, key=lambda entry: _stands(bulletin, entry)):
            linked = entry.span is not None and not entry.orphan and not entry.proposed
            number += linked
            out.append(replace(entry, number=number) if linked else entry)
    return tuple(out)


def _stands(bulletin: Bulletin, entry: Entry) -> float:
    """Where the text says a value; one that it does not say comes last."""
    return bulletin.range(entry.span)[0] if entry.span is not None else float("inf")


def _recorded(bulletin: Bulletin, ground: Ground, at: int) -> Entry:
    place = bulletin.places.get(ground.id) if ground.id else None
    said = (ground.field, ground.text, ground.about, ground.level)
    if place is None:
        return Entry(*said, at=at)
    if place.orphan is not None:
        return Entry(*said, orphan=True, at=at, span=place.span, why=f"原文已删：“{place.orphan}”，撤销可恢复")
    return Entry(*said, at=at, span=place.span)


def _proposed(bulletin: Bulletin, field: Field, offer: Offer, there: Collection[Entry]) -> Iterator[Entry]:
    """What may still be taken: nothing for a single field that is filled, nothing that is recorded already."""
    if field in SINGLE:
        best = offer.draft.of(field)[: 0 if there else 1]
        yield from (_entry(bulletin, one, ticked=True) for one in offer.kept(best) if one.confidence >= SURE)
        return
    taken = {bulletin.range(one.span) for one in there if one.span is not None and not one.orphan}
    words = {(one.text, one.about) for one in there}
    for one in offer.kept(offer.draft.of(field)):
        if (one.start, one.end) not in taken and (one.grounded or (one.text, one.about) not in words):
            yield _entry(bulletin, one, ticked=offer.ticked(one))


def _entry(bulletin: Bulletin, one: Drafted, *, ticked: bool) -> Entry:
    span = bulletin.span(one.start, one.end) if one.grounded else None
    return Entry(one.field, one.text, one.about, one.level, span=span, proposal=one, ticked=ticked, why=one.why)
