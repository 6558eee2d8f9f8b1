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
_BY_RANK = re.compile(r"(?:社区|街道|[县区旗镇乡村])(?=党|委|工|纪|[\u4e00-\u9fff]{1,8}[局办])")
_RANKS = {
    "县": Rank.COUNTY,
    "区": Rank.COUNTY,
    "旗": Rank.COUNTY,
    "镇": Rank.TOWN,
    "乡": Rank.TOWN,
    "街道": Rank.TOWN,
    "社区": Rank.VILLAGE,
    "村": Rank.VILLAGE,
}


def places(passage: Passage, gazetteer: Gazetteer, organisation: Drafted | None = None) -> tuple[Drafted, ...]:
    """Candidates for the place, best first, in normal form (安徽省安庆市桐城市吕亭镇).

    `organisation` is the unit taken for the doer; None takes the first that the passage offers.
    """
    if organisation is None:
        organisation = next(iter(organisations(passage, gazetteer)), None)
    issuer = passage.issuer
    home = place_of(gazetteer, organisation.text, issuer) if organisation else place_of(gazetteer, issuer)
    if organisation and _says_no_place(organisation.text, home):
        organisation, home = _of_another(passage, gazetteer, organisation) or (organisation, home)
    return ranked((*_of_unit(organisation, home), *_said(passage, gazetteer, home)))


def _says_no_place(unit: str, home: Place | None) -> bool:
    """Whether a unit is named by its rank alone (镇党委, 县委组织部) and the issuer does not tell where it is."""
    ranked = _BY_RANK.match(unit)
    return ranked is not None and (home is None or (home.rank or Rank.TOWN) > _RANKS[ranked[0]])


def _of_another(passage: Passage, gazetteer: Gazetteer, unit: Drafted) -> tuple[Drafted, Place] | None:
    """The first other unit that the passage offers and whose name tells a place of the same rank."""
    ranked = _BY_RANK.match(unit.text)
    for one in organisations(passage, gazetteer):
        home = place_of(gazetteer, one.text, passage.issuer)
        if home and ranked and home.rank == _RANKS[ranked[0]]:
            return one, home
    return None


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
    inside = home is None or home.holds(said.place) or home.name == said.place.name
    if not inside:
        return 0.2
    if home == said.place:
        return weight + 0.15
    if home is not None and home.name == said.place.name and len(said.place.chain) > len(home.chain):
        return weight + 0.16
    if home is None and said.start and said.place.rank is not None and said.place.rank >= Rank.CITY:
        return 0.2
    low = said.place.rank in (Rank.TOWN, Rank.VILLAGE)
    begins = said.start == 0 or text[start + said.start - 1] in "。\n"
    several = _NOT_DOER.match(text[start + said.end : start + said.end + 4])
    if low and begins and not several:
        return weight + (0.14 if number == 0 and said.start == 0 else 0.0)
    return weight - 0.2 if several else weight - 0.1
