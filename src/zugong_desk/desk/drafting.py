"""Drafting practice records: what the text proposes for a passage, and how an editor's choice is recorded."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from zugong_desk.desk.codebook import tag_named
from zugong_desk.desk.core import Desk
from zugong_desk.desk.touched import Touched
from zugong_desk.domain import marking
from zugong_desk.domain.annotation import Annotation, Field, Ground, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.decision import Name, Sort
from zugong_desk.domain.span import Span
from zugong_desk.insight.drafting.drafted import Drafted
from zugong_desk.insight.drafting.known import NOTHING, Known
from zugong_desk.insight.drafting.names import SURE, names
from zugong_desk.insight.drafting.organisations import organisations
from zugong_desk.insight.drafting.passage import Passage, passage_of
from zugong_desk.insight.drafting.period import periods
from zugong_desk.insight.drafting.places import places
from zugong_desk.insight.drafting.recognition import recognitions
from zugong_desk.insight.drafting.results import results
from zugong_desk.insight.gazetteer import Gazetteer, bundled
from zugong_desk.insight.gazetteer_units import region_of
from zugong_desk.proofing.amounts import amounts

SINGLE = (Field.NAME, Field.ORGANISATION, Field.PLACE, Field.PERIOD)
"""Fields of which a record holds one value."""
_PRACTICE_SORTS = (Sort.PROJECT, Sort.BRAND)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the text proposes for a passage: single fields best first, results and recognitions in the order of the text."""

    values: tuple[Drafted, ...] = ()

    def of(self, field: Field) -> tuple[Drafted, ...]:
        """The candidates of a field."""
        return tuple(one for one in self.values if one.field is field)

    @property
    def best(self) -> tuple[Drafted, ...]:
        """What may be taken as it stands: of single fields the first, of the others all, as far as they are sure enough."""
        single = [one for field in SINGLE for one in self.of(field)[:1]]
        many = [one for field in (Field.RESULTS, Field.RECOGNITION) for one in self.of(field)]
        return tuple(one for one in (*single, *many) if one.confidence >= SURE)


def draft(bulletin: Bulletin, span: Span, known: Known = NOTHING, gazetteer: Gazetteer | None = None) -> Draft:
    """What the text proposes for the passage of a span; needs no library."""
    passage = passage_of(bulletin, span)
    where = gazetteer or bundled()
    doers = organisations(passage, where, known)
    doer = doers[0] if doers else None
    return Draft(
        (*names(passage, known), *doers, *places(passage, where, doer), *_values(passage, doer.text if doer else ""))
    )


def _values(passage: Passage, doer: str) -> Iterator[Drafted]:
    """Period, results and recognitions."""
    yield from periods(passage)
    yield from results(passage, amounts)
    yield from recognitions(passage, doer)


def draft_here(desk: Desk, span: Span) -> Draft:
    """What the text proposes for a passage of the bulletin on the table, with all that the library knows."""
    return draft(desk.table, span, known(desk), gazetteer(desk))


def draft_of(desk: Desk, annotation: str) -> Draft:
    """What the text proposes for an annotation's passage; nothing for an orphan."""
    place = desk.table.places[annotation]
    return Draft() if place.orphan is not None else draft_here(desk, place.span)


def gazetteer(desk: Desk) -> Gazetteer:
    """The gazetteer with the places of the library's registry."""
    return _with_places(tuple(one for one in desk.shelf.names.values() if one.sort is Sort.PLACE))


@lru_cache(maxsize=4)
def _with_places(names: tuple[Name, ...]) -> Gazetteer:
    return bundled().with_names(names)


def known(desk: Desk) -> Known:
    """The names that the library knows: confirmed ones of the registry, and those of earlier records."""
    registered = desk.shelf.names.values()
    earlier = {name: name for name in desk.library.practice_names() if len(name) > 1}
    return Known(
        {**earlier, **_forms(registered, _PRACTICE_SORTS)},
        _forms(registered, (Sort.ORGANISATION,)),
        frozenset(one.name for one in registered if not one.confirmed and one.sort in _PRACTICE_SORTS),
    )


def _forms(names: Iterable[Name], sorts: tuple[Sort, ...]) -> Mapping[str, str]:
    out = {}
    for one in names:
        if one.confirmed and one.sort in sorts:
            out.update({form: one.name for form in (one.name, *one.also.splitlines()) if len(form) > 1})
    return out


def region(desk: Desk, practice: Practice, issuer: str = "") -> str:
    """Under which county, district or zone a record is counted (a city for its own units); empty if nothing tells.

    `issuer` is the masthead's, which settles what 市委 and 高新区 mean.
    """
    where = gazetteer(desk)
    return region_of(where, practice.place, issuer) or region_of(where, practice.organisation, issuer)


# recording --------------------------------------------------------------------------------------------------------------


def worded(ground: Ground) -> str:
    """How a value is written in the record's string: 办理诉求7.2万余件, 获评先进集体（省委组织部）."""
    if ground.field is Field.RESULTS:
        return f"{ground.about}{ground.text}"
    giver = f"（{ground.about}）" if ground.about and ground.about not in ground.text else ""
    return f"{ground.text}{giver}" if ground.field is Field.RECOGNITION else ground.text


def record(desk: Desk, annotation: str, chosen: Iterable[Drafted], rating: int | None = None) -> Touched:
    """Put chosen values into an annotation's record as one step: strings, grounds and their places together.

    Name, organisation, place and period are replaced; results and recognitions are added, none twice. KeyError if the
    bulletin on the table has no such annotation.
    """
    before = desk.table.annotations[annotation].practice
    after, spans = recorded(desk, before, chosen)
    if rating is not None:
        after = replace(after, rating=rating)
    changes = marking.change_annotation(desk.table, annotation, practice=after, grounds=spans)
    return desk.perform("填典型做法", changes)


def recorded(desk: Desk, practice: Practice, chosen: Iterable[Drafted]) -> tuple[Practice, dict[str, Span]]:
    """A record with chosen values put in, and where those of them stand that the text says, by the id of the ground."""
    spans: dict[str, Span] = {}
    for one in chosen:
        ground = Ground(desk.new_id(), one.field, one.text, one.about, one.level)
        if one.field not in SINGLE and _has(desk.table, practice, ground, one, spans):
            continue
        practice = _with(practice, ground)
        if one.grounded:
            spans[ground.id] = desk.table.span(one.start, one.end)
    kept = {ground.id for ground in practice.grounds}
    return practice, {id: span for id, span in spans.items() if id in kept}


def _has(bulletin: Bulletin, practice: Practice, ground: Ground, value: Drafted, fresh: Mapping[str, Span]) -> bool:
    """Whether a record says a result or recognition already, of the same characters or, without any, in the same words."""
    for other in practice.of(ground.field):
        span = fresh.get(other.id)
        if span is None and other.id in bulletin.places and bulletin.places[other.id].orphan is None:
            span = bulletin.places[other.id].span
        if span is not None and value.grounded:
            if bulletin.range(span) == (value.start, value.end):
                return True
        elif (other.text, other.about) == (ground.text, ground.about):
            return True
    return False


def _with(practice: Practice, ground: Ground) -> Practice:
    words = worded(ground)
    if ground.field in SINGLE:
        others = tuple(one for one in practice.grounds if one.field is not ground.field)
        return _worded(replace(practice, grounds=(*others, ground)), ground.field, words)
    said = getattr(practice, ground.field.value)
    both = f"{said}；{words}" if said else words
    return _worded(replace(practice, grounds=(*practice.grounds, ground)), ground.field, both)


def _worded(practice: Practice, field: Field, words: str) -> Practice:
    """The record with the string of a field put."""
    return replace(practice, **{field.value: words})  # type: ignore[arg-type]


def drop(desk: Desk, annotation: str, ground: str) -> Touched:
    """Take a value out of a record: its ground, its place and its words. KeyError if the record has no such ground."""
    practice = desk.table.annotations[annotation].practice
    gone = {one.id: one for one in practice.grounds}[ground]
    said = getattr(practice, gone.field.value)
    parts = [said] if gone.field in SINGLE else said.split("；")
    if worded(gone) in parts:
        parts.remove(worded(gone))
    others = tuple(one for one in practice.grounds if one.id != ground)
    after = _worded(replace(practice, grounds=others), gone.field, "；".join(parts))
    return desk.perform("删去典型做法的一项", marking.change_annotation(desk.table, annotation, practice=after))


def annotate_with_draft(
    desk: Desk, span: Span, tag: str, note: str = "", chosen: Iterable[Drafted] | None = None
) -> Touched:
    """Put a tag (by id or name) on a passage with its record, as one step; `chosen` None takes what the draft is sure of."""
    found = tag_named(desk, tag)
    values = draft_here(desk, span).best if chosen is None else chosen
    practice, spans = recorded(desk, Practice(), values)
    annotation = Annotation(desk.new_id(), found.id, note, practice)
    return desk.perform(f"标注“{found.name}”", marking.annotate(desk.table, span, annotation, spans))
