"""The place of a practice: where the passage says it is done, else the place of the unit that does it."""

import re
from collections.abc import Iterator

from zugong_desk.domain.annotation import Field
from zugong_desk.domain.rank import Rank
from zugong_desk.insight.drafting.drafted import Drafted, ranked
from zugong_desk.insight.drafting.organisations import organisations
from zugong_desk.insight.drafting.passage import Passage
from zugong_desk.insight.gazetteer import Gazetteer, Place
from zugong_desk.insight.gazetteer_reading import PlaceSaid, places_in
from zugong_desk.insight.gazetteer_units import place_of

_NOT_DOER = re.compile(r"^(?:、|等|和|及|与[^合])|^(?:召开|大学)")
_NEAR_END = 0.9


def places(passage: Passage, gazetteer: Gazetteer, organisation: Drafted | None = None) -> tuple[Drafted, ...]:
    """Candidates for the place, best first, in normal form (安徽省安庆市桐城市吕亭镇).

    `organisation` is the unit taken for the doer; None takes the first that the passage offers.
    """
    if organisation is None:
        organisation = next(iter(organisations(passage, gazetteer)), None)
    issuer = passage.issuer
    home = place_of(gazetteer, organisation.text, issuer) if organisation else place_of(gazetteer, issuer)
    return ranked((*_of_unit(organisation, home), *_said(passage, gazetteer, home)))


def _of_unit(organisation: Drafted | None, home: Place | None) -> Iterator[Drafted]:
    if organisation and home:
        yield Drafted(
            Field.PLACE,
            organisation.start,
            organisation.end,
            home.normal,
            confidence=0.7,
            why=f"{organisation.text}所在地",
        )


def _said(passage: Passage, gazetteer: Gazetteer, home: Place | None) -> Iterator[Drafted]:
    """Places that title and passage name; the one that the passage begins with, and deeper ones inside it, weigh most."""
    stretches = [(passage.start, passage.end, 0.6)]
    if passage.title and passage.title[1] <= passage.start:
        stretches.append((*passage.title, 0.55))
    for start, end, weight in stretches:
        for number, said in enumerate(places_in(gazetteer, passage.text[start:end], home)):
            confidence = _weight(passage.text, start, said, number, home, weight)
            yield Drafted(
                Field.PLACE,
                start + said.start,
                start + said.end,
                said.place.normal,
                confidence=confidence,
                why="文中地名",
            )


def _weight(text: str, start: int, said: PlaceSaid, number: int, home: Place | None, weight: float) -> float:
    inside = home is None or home.holds(said.place)
    if not inside:
        return 0.2
    if home == said.place:
        return weight + 0.15
    low = said.place.rank in (Rank.TOWN, Rank.VILLAGE)
    begins = said.start == 0 or text[start + said.start - 1] in "。\n"
    several = _NOT_DOER.match(text[start + said.end : start + said.end + 4])
    if low and begins and not several:
        return weight + (0.14 if number == 0 and said.start == 0 else 0.0)
    return weight - 0.2 if several else weight - 0.1
