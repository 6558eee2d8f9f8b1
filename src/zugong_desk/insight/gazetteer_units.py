"""Which place an organisation belongs to, and the county, city or zone under which it is counted."""

import re
from functools import lru_cache

from zugong_desk.domain.rank import Rank
from zugong_desk.insight.gazetteer import Gazetteer, Place, rank_by_name
from zugong_desk.insight.gazetteer_reading import below, places_in, read_at, zone_at, zone_of

_HAN = "\u4e00-\u9fff\U00020000-\U0003ffff"
_PARTY = re.compile(r"^(?:中共|共青团|中国共产党|民盟|民建|民进|农工党|九三学社|民革)")
_RANKED = re.compile(
    r"^(?P<rank>[省市县区州])(?!场|容|域|政公司)(?=[直属委政人纪监检法工妇科团文教卫医发财住建交水农商审统应市自生公安司民退信国税林城乡编档党金融招供残侨台外网大数协总联政机"
    r"级老红气邮电烟消广图博体殡第]|管|属|乡村|中心|人民)"
)
_SORT_OF_ZONE = (
    r"(?:管理|实验|试验|综合|示范|园|城|景|库|矿|林|牧|辖|片|街|校|院|厂|新|老|山|灾|产业|度假|旅游|保税|物流){1,3}区"
)
_STRANGER = re.compile(
    rf"(?P<high>[{_HAN}]{{2,4}}?[市州盟](?![委直政场]?(?:局|场)))?(?P<low>(?!{_SORT_OF_ZONE})[{_HAN}]{{2,4}}?[县区旗](?!域))?(?<=[市州盟县区旗])"
    rf"(?:(?(high)(?(low)|(?!))|(?!))|(?=[委直人政纪监检法工妇科团文教卫医发财住建交水农商审统应自生公安司民退信国税林城乡编档党金招供残侨外大数协总机老第社行]|经开|高新|开发)|(?=[{_HAN}]{{1,4}}(?:[镇乡]|街道))|$)"
)
"""A unit's name that begins with a place: 岚水县委…; the place need not be known."""
_OF_RANK = {"省": Rank.PROVINCE, "州": Rank.CITY, "市": Rank.CITY, "县": Rank.COUNTY, "区": Rank.COUNTY}


def place_of(gazetteer: Gazetteer, organisation: str, issuer: str = "") -> Place | None:
    """The place that a unit is named after (桐城市委组织部: 桐城市), or that its rank says where the issuer is (市直机关工委).

    `issuer` is the name of the bulletin's issuer or of the unit whose article it is. None if nothing tells.
    """
    return _place_of(gazetteer, "".join(organisation.split()), "".join(issuer.split()))


@lru_cache(maxsize=8192)
def _place_of(gazetteer: Gazetteer, organisation: str, issuer: str) -> Place | None:
    near = place_of(gazetteer, issuer) if issuer and issuer != organisation else None
    name = _PARTY.sub("", organisation)
    said = read_at(gazetteer, name, 0, near)
    if said:
        return said.place
    zone = zone_at(name, 0)
    if not zone and (stranger := _STRANGER.match(name)):
        return unheard_of(name, stranger)
    if zone and near:
        return zone_of(near, zone)
    if not zone and (town := next(iter(places_in(gazetteer, name, near)), None)) and town.start == 0:
        return town.place
    ranked = _RANKED.match(name)
    if ranked and near:
        return _up_to(near, _OF_RANK[ranked["rank"]])
    return near if near and not ranked and not zone and _belongs(name) else None


def unheard_of(text: str, found: re.Match[str]) -> Place:
    """A place that the gazetteer lacks, read from the form of a unit's name, with the towns and villages behind it."""
    chain = tuple(part for part in (found["high"], found["low"]) if part)
    return below(text, found.end(), Place(chain, Rank.COUNTY if found["low"] else Rank.CITY))[0]


def _belongs(name: str) -> bool:
    """Whether a unit without a place's name is one of the issuer's own: 本部, 组织部研究室."""
    return name.startswith(("本部", "本市", "本县", "本区", "组织部", "全市", "全县", "全区", "我市", "我县", "我区"))


def _up_to(place: Place, rank: Rank) -> Place | None:
    """The place of that rank that holds a place; the place itself if it is higher, as a county's city calls itself 市."""
    ranks = [Rank.PROVINCE, Rank.CITY, Rank.COUNTY]
    if rank is Rank.CITY and place.rank is Rank.COUNTY and place.name.endswith("市"):
        return place
    if place.rank is None:
        return Place(place.chain[:-1], Rank.CITY) if len(place.chain) > 2 else place
    if place.rank >= rank:
        return place
    depth = ranks.index(rank) + 1
    return Place(place.chain[:depth], rank) if len(place.chain) >= depth else place


def region_of(gazetteer: Gazetteer, name: str, issuer: str = "") -> str:
    """The county, district or zone of a place or organisation; of what belongs to no county the city or province itself.

    Empty if nothing tells: 市直 alone is no place without an issuer.
    """
    place = place_of(gazetteer, name, issuer)
    if place is None:
        return ""
    at = _county(place)
    if at is not None:
        return place.chain[at]
    return "" if place.rank in (Rank.TOWN, Rank.VILLAGE) and len(place.chain) == 1 else place.name


def _county(place: Place) -> int | None:
    """Where in its chain the county stands: after province and city, or right after a municipality."""
    if place.rank is Rank.COUNTY:
        return len(place.chain) - 1
    above = [rank_by_name(name) for name in place.chain[:-1]]
    if Rank.COUNTY in above:
        return above.index(Rank.COUNTY)
    cities = [at for at, rank in enumerate(above) if rank is Rank.CITY]
    return cities[-1] if len(cities) > 1 else None
